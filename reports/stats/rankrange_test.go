package stats_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"sonde/reports/stats"
)

// R 4.2.2: 200,000 resamples (the last two 100,000 and 50,000):
// D <- rmultinom(B, n, count / n); S <- sweep(t(D) %*% ticks, 2, weights, "*")
// R <- apply(-S, 1, rank, ties.method = "random"); quantile(R[j, ], c(.025, .975), type = 1),
// mean(R[j, ] == 1), mean(R[j, ] <= 3); Rank is rank(ties.method = "min") of the data.
var rankCases = []struct {
	choices  int
	patterns []stats.Pattern
	weights  []float64
	want     []stats.RankRange
}{
	{2, []stats.Pattern{{0b01, 12}, {0b10, 9}, {0b00, 5}}, []float64{1, 1}, []stats.RankRange{
		{1, 1, 2, 0.7434, 1.0000}, {2, 1, 2, 0.2566, 1.0000},
	}},
	{3, []stats.Pattern{{0b001, 9}, {0b010, 7}, {0b100, 5}, {0b011, 4}, {0b111, 2}}, []float64{1, 1, 1}, []stats.RankRange{
		{1, 1, 2, 0.6843, 1.0000}, {2, 1, 3, 0.3051, 1.0000}, {3, 2, 3, 0.0106, 1.0000},
	}},
	{4, []stats.Pattern{{0b0001, 6}, {0b0010, 6}, {0b0100, 4}, {0b1000, 2}, {0b0101, 5}, {0b1010, 3}, {0b1111, 1}}, []float64{1, 1, 1, 1}, []stats.RankRange{
		{1, 1, 4, 0.5409, 0.9659}, {2, 1, 4, 0.2766, 0.9421}, {2, 1, 4, 0.1746, 0.8809}, {4, 2, 4, 0.0078, 0.2112},
	}},
	{3, []stats.Pattern{{0b000, 3}, {0b001, 4}, {0b010, 4}, {0b100, 4}}, []float64{1, 1, 1}, []stats.RankRange{
		{1, 1, 3, 0.3340, 1.0000}, {1, 1, 3, 0.3335, 1.0000}, {1, 1, 3, 0.3325, 1.0000},
	}},
	{5, []stats.Pattern{{0b00011, 8}, {0b00101, 7}, {0b01001, 6}, {0b10001, 5}, {0b11111, 4}, {0b00000, 6}, {0b11100, 3}}, []float64{1, 1, 1, 1, 1}, []stats.RankRange{
		{1, 1, 1, 0.9999, 1.0000}, {4, 2, 5, 0.0000, 0.4026}, {2, 2, 5, 0.0000, 0.6980}, {3, 2, 5, 0.0000, 0.5413}, {4, 2, 5, 0.0000, 0.3581},
	}},
	{4, []stats.Pattern{{0b0001, 10}, {0b0010, 1}, {0b0100, 0}, {0b1000, 1}}, []float64{1, 1, 1, 1}, []stats.RankRange{
		{1, 1, 1, 0.9994, 1.0000}, {2, 2, 4, 0.0003, 0.8426}, {4, 2, 4, 0.0000, 0.3155}, {2, 2, 4, 0.0003, 0.8419},
	}},
	{4, []stats.Pattern{{0b0001, 10}, {0b0011, 10}, {0b0111, 10}, {0b1111, 10}}, []float64{1, 1, 1, 1}, []stats.RankRange{
		{1, 1, 1, 1.0000, 1.0000}, {2, 2, 2, 0.0000, 1.0000}, {3, 3, 3, 0.0000, 1.0000}, {4, 4, 4, 0.0000, 0.0000},
	}},
	{4, []stats.Pattern{{0b0001, 6}, {0b0010, 6}, {0b0100, 4}, {0b1000, 2}, {0b0101, 5}, {0b1010, 3}, {0b1111, 1}}, []float64{0.5, 1, 0.5, 1}, []stats.RankRange{
		{2, 1, 4, 0.0958, 0.8317}, {1, 1, 3, 0.8282, 0.9844}, {4, 2, 4, 0.0239, 0.5058}, {2, 1, 4, 0.0521, 0.6781},
	}},
	{5, []stats.Pattern{{0b00011, 8}, {0b00101, 7}, {0b01001, 6}, {0b10001, 5}, {0b11111, 4}, {0b00000, 6}, {0b11100, 3}}, []float64{0.25, 0.5, 1, 1, 0.5}, []stats.RankRange{
		{3, 2, 5, 0.0010, 0.7254}, {4, 3, 5, 0.0014, 0.1271}, {1, 1, 2, 0.6079, 0.9940}, {2, 1, 3, 0.3895, 0.9869}, {4, 3, 5, 0.0001, 0.1667},
	}},
	{6, []stats.Pattern{{0b000001, 15}, {0b000010, 14}, {0b000100, 13}, {0b001000, 12}, {0b010000, 11}, {0b100000, 4}, {0b111111, 5}, {0b010101, 6}, {0b101010, 7}}, []float64{1, 1, 1, 1, 1, 1}, []stats.RankRange{
		{1, 1, 5, 0.3171, 0.7605}, {1, 1, 5, 0.3232, 0.7401}, {3, 1, 6, 0.1517, 0.5686}, {3, 1, 5, 0.1506, 0.5673}, {5, 1, 6, 0.0572, 0.3483}, {6, 4, 6, 0.0001, 0.0152},
	}},
	{3, []stats.Pattern{{0b001, 900}, {0b010, 880}, {0b100, 700}, {0b011, 60}, {0b101, 50}}, []float64{1, 1, 1.2}, []stats.RankRange{
		{1, 1, 2, 0.9450, 1.0000}, {2, 1, 3, 0.0496, 1.0000}, {3, 2, 3, 0.0054, 1.0000},
	}},
	{4, []stats.Pattern{{0b0001, 2500}, {0b0010, 2480}, {0b0100, 2300}, {0b1000, 1200}, {0b1001, 1150}}, []float64{1, 1, 1, 1}, []stats.RankRange{
		{1, 1, 1, 1.0000, 1.0000}, {2, 2, 3, 0.0000, 0.9987}, {4, 3, 4, 0.0000, 0.2334}, {3, 2, 4, 0.0000, 0.7679},
	}},
}

// weighted scores each choice by its share times a weight.
func weighted(weights []float64) stats.Score {
	return func(shares, scores []float64) {
		for i, w := range weights {
			scores[i] = w * shares[i]
		}
	}
}

// ST013. TestScoreRanks averages over twenty seeds: one seed alone is within 0.03 or
// so of a true probability, twenty within 0.01, and a limit whose tail lies
// near 2.5 % moves by a rank from seed to seed.
func TestScoreRanks(t *testing.T) {
	const seeds = 20
	for i, c := range rankCases {
		first, top3 := make([]float64, c.choices), make([]float64, c.choices)
		low, high := make([]float64, c.choices), make([]float64, c.choices)
		for seed := range seeds {
			got, ok := stats.ScoreRanks(c.patterns, c.choices, c.choices, weighted(c.weights), fmt.Sprintf("case %d seed %d", i, seed))
			if !ok || len(got) != len(c.want) {
				t.Fatalf("case %d: %v, %t", i, got, ok)
			}
			for j, want := range c.want {
				if got[j].Rank != want.Rank {
					t.Errorf("case %d, choice %d: %+v, want %+v", i, j, got[j], want)
				}
				first[j] += got[j].PFirst / seeds
				top3[j] += got[j].PTop3 / seeds
				low[j] += float64(got[j].Low) / seeds
				high[j] += float64(got[j].High) / seeds
			}
		}
		for j, want := range c.want {
			if math.Abs(first[j]-want.PFirst) > 0.01 || math.Abs(top3[j]-want.PTop3) > 0.01 {
				t.Errorf("case %d, choice %d: first %.4f, top three %.4f, want %+v", i, j, first[j], top3[j], want)
			}
			if math.Round(low[j]) != float64(want.Low) || math.Round(high[j]) != float64(want.High) {
				t.Errorf("case %d, choice %d: ranks %.2f to %.2f, want %+v", i, j, low[j], high[j], want)
			}
		}
	}
}

func TestShareRanksIsTheScoreOfShares(t *testing.T) {
	c := rankCases[2]
	shares, _ := stats.ShareRanks(c.patterns, c.choices, "a")
	scores, _ := stats.ScoreRanks(c.patterns, c.choices, c.choices, weighted(c.weights), "a")
	if !slices.Equal(shares, scores) {
		t.Errorf("ShareRanks %v, ScoreRanks %v", shares, scores)
	}
}

func TestScoresMayCombineChoices(t *testing.T) {
	// Two items, each important and satisfied: bits 0, 1 and 2, 3.
	patterns := []stats.Pattern{{0b1011, 30}, {0b0011, 20}, {0b1001, 10}}
	got, ok := stats.ScoreRanks(patterns, 4, 2, func(shares, scores []float64) {
		for i := range scores {
			scores[i] = shares[i] + max(shares[i]-shares[i+2], 0)
		}
	}, "opportunity")
	want := []stats.RankRange{{1, 1, 1, 1, 1}, {2, 2, 2, 0, 1}}
	if !ok || !slices.Equal(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
}

func TestTheSameSeedGivesTheSameRanks(t *testing.T) {
	for _, times := range []int{1, 3} { // 2,590 respondents one by one, then 7,770 by the normal law
		patterns := slices.Clone(rankCases[10].patterns)
		for i := range patterns {
			patterns[i].Count *= times
		}
		first, _ := stats.ShareRanks(patterns, 3, "survey/question/")
		slices.Reverse(patterns)
		// A pattern split in two is the same people.
		patterns[0].Count--
		patterns = append(patterns, stats.Pattern{Ticked: patterns[0].Ticked, Count: 1})
		again, _ := stats.ShareRanks(patterns, 3, "survey/question/")
		if !slices.Equal(first, again) {
			t.Errorf("times %d: %v, again %v", times, first, again)
		}
		other, _ := stats.ShareRanks(patterns, 3, "survey/question/other")
		if slices.Equal(first, other) {
			t.Errorf("times %d: another seed changed nothing", times)
		}
	}
}

func TestRankRangesHoldTheRank(t *testing.T) {
	for _, n := range []int{1, 2, 10, 100, 1_000, 6_000} {
		for _, choices := range []int{1, 2, 8, 9, 14, 64} {
			ranks, ok := stats.ShareRanks(simulated(n, choices), choices, "range")
			if !ok || len(ranks) != choices {
				t.Fatalf("%d respondents, %d choices: %v, %t", n, choices, ranks, ok)
			}
			var first, top3 float64
			for _, r := range ranks {
				if !(1 <= r.Low && r.Low <= r.Rank && r.Rank <= r.High && r.High <= choices) || !(0 <= r.PFirst && r.PFirst <= r.PTop3 && r.PTop3 <= 1) {
					t.Errorf("%d respondents, %d choices: %+v", n, choices, r)
				}
				first += r.PFirst
				top3 += r.PTop3
			}
			near(t, "probabilities of being first", first, 1, closedForm)
			near(t, "of being in the first three", top3, float64(min(3, choices)), closedForm)
		}
	}
}

func TestScoresThatAreNoNumberRankLast(t *testing.T) {
	got, ok := stats.ScoreRanks([]stats.Pattern{{0b1, 5}}, 1, 2, func(_, scores []float64) {
		scores[0], scores[1] = math.NaN(), -3
	}, "nan")
	if want := []stats.RankRange{{2, 2, 2, 0, 1}, {1, 1, 1, 1, 1}}; !ok || !slices.Equal(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
}

func TestNoRanksOfNothing(t *testing.T) {
	some := []stats.Pattern{{0b1, 5}}
	for behaviour, c := range map[string]struct {
		patterns []stats.Pattern
		choices  int
	}{
		"no respondent": {nil, 3}, "counted zero": {[]stats.Pattern{{0b1, 0}}, 3}, "no choice": {some, 0},
		"too many choices": {some, 65}, "a tick beyond": {[]stats.Pattern{{0b1000, 5}}, 3}, "a negative count": {[]stats.Pattern{{0b1, -5}, {0b10, 9}}, 3},
	} {
		if got, ok := stats.ShareRanks(c.patterns, c.choices, "s"); ok || len(got) != 0 {
			t.Errorf("%s: %v, %t, want none", behaviour, got, ok)
		}
	}
	if got, ok := stats.ScoreRanks(some, 1, 0, func(_, _ []float64) {}, "s"); ok || len(got) != 0 {
		t.Errorf("no item: %v, %t, want none", got, ok)
	}
}
