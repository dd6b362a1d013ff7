package stats_test

import (
	"testing"

	"sonde/reports/stats"
)

// ST010
func TestPlacements(t *testing.T) {
	// R 4.2.2: one row of ranks a respondent in the matrix R, choices left out
	// at (placed + 1 + k) / 2; colMeans(R), colSums(k - R), colMeans(k - R) / (k - 1);
	// first and top three counted over the choices placed.
	cases := []struct {
		choices  int
		rankings []stats.Ranking
		want     []stats.Placement
	}{
		{3, []stats.Ranking{{Order: []int{0, 1, 2}, Count: 4}, {Order: []int{2, 1, 0}, Count: 2}}, []stats.Placement{
			{1.666666666666667, 8, 0.6666666666666666, 4, 6},
			{2, 6, 0.5, 0, 6},
			{2.333333333333333, 4, 0.3333333333333333, 2, 6},
		}},
		{3, []stats.Ranking{{Order: []int{0}, Count: 5}, {Order: []int{1, 2}, Count: 3}, {Order: []int{2, 0, 1}, Count: 1}}, []stats.Placement{
			{1.777777777777778, 11, 0.6111111111111112, 5, 6},
			{2.055555555555555, 8.5, 0.4722222222222222, 3, 4},
			{2.166666666666667, 7.5, 0.4166666666666667, 1, 4},
		}},
		{4, []stats.Ranking{{Order: []int{3, 2}, Count: 7}, {Order: []int{0, 1, 2}, Count: 6}, {Order: []int{1, 3, 0, 2}, Count: 2}}, []stats.Placement{
			{2.433333333333333, 23.5, 0.5222222222222223, 6, 8},
			{2.566666666666667, 21.5, 0.4777777777777778, 2, 8},
			{2.666666666666667, 20, 0.4444444444444444, 0, 13},
			{2.333333333333333, 25, 0.5555555555555556, 7, 9},
		}},
		{5, []stats.Ranking{{Order: []int{0, 1, 2}, Count: 10}, {Order: []int{4, 3, 2}, Count: 8}, {Order: []int{2}, Count: 5}}, []stats.Placement{
			{2.760869565217391, 51.5, 0.5597826086956522, 10, 10},
			{3.195652173913043, 41.5, 0.4510869565217391, 0, 10},
			{2.565217391304348, 56, 0.6086956521739131, 5, 23},
			{3.41304347826087, 36.5, 0.3967391304347826, 0, 8},
			{3.065217391304348, 44.5, 0.483695652173913, 8, 8},
		}},
		{5, []stats.Ranking{{Order: []int{4, 3, 2, 1, 0}, Count: 1}}, []stats.Placement{
			{5, 0, 0, 0, 0},
			{4, 1, 0.25, 0, 0},
			{3, 2, 0.5, 0, 1},
			{2, 3, 0.75, 0, 1},
			{1, 4, 1, 1, 1},
		}},
		{2, []stats.Ranking{{Order: []int{0, 1}, Count: 9}, {Order: []int{1, 0}, Count: 9}}, []stats.Placement{
			{1.5, 9, 0.5, 9, 18},
			{1.5, 9, 0.5, 9, 18},
		}},
		{2, []stats.Ranking{{Order: []int{0}, Count: 9}, {Order: []int{1}, Count: 4}}, []stats.Placement{
			{1.307692307692308, 9, 0.6923076923076923, 9, 9},
			{1.692307692307692, 4, 0.3076923076923077, 4, 4},
		}},
		{6, []stats.Ranking{{Order: []int{5, 0, 2}, Count: 3}, {Order: []int{1, 0, 5}, Count: 3}, {Order: []int{2, 3, 4, 5, 0, 1}, Count: 2}, {Order: []int{3}, Count: 1}}, []stats.Placement{
			{2.888888888888889, 28, 0.6222222222222222, 0, 6},
			{3.777777777777778, 20, 0.4444444444444445, 3, 3},
			{3.333333333333333, 24, 0.5333333333333333, 2, 5},
			{3.888888888888889, 19, 0.4222222222222222, 1, 3},
			{4.444444444444445, 14, 0.3111111111111111, 0, 2},
			{2.666666666666667, 30, 0.6666666666666667, 3, 6},
		}},
		{8, []stats.Ranking{{Order: []int{7, 6, 5}, Count: 12}, {Order: []int{0, 1, 2}, Count: 11}, {Order: []int{3, 4, 0, 1, 2, 5, 6, 7}, Count: 3}, {Order: []int{4}, Count: 2}}, []stats.Placement{
			{3.642857142857143, 122, 0.6224489795918366, 11, 14},
			{4.142857142857143, 108, 0.5510204081632654, 0, 11},
			{4.642857142857143, 94, 0.4795918367346939, 0, 11},
			{5.392857142857143, 73, 0.3724489795918368, 3, 3},
			{5.214285714285714, 78, 0.3979591836734694, 2, 5},
			{4.642857142857143, 94, 0.4795918367346939, 0, 12},
			{4.321428571428571, 103, 0.5255102040816326, 0, 12},
			{4, 112, 0.5714285714285714, 12, 12},
		}},
		{7, []stats.Ranking{{Order: []int{0, 1, 2, 3, 4, 5, 6}, Count: 20}, {Order: []int{6, 5, 4, 3, 2, 1, 0}, Count: 15}, {Order: []int{3}, Count: 10}}, []stats.Placement{
			{3.777777777777778, 145, 0.5370370370370371, 20, 20},
			{3.888888888888889, 140, 0.5185185185185185, 0, 20},
			{4, 135, 0.5, 0, 20},
			{3.333333333333333, 165, 0.611111111111111, 10, 10},
			{4.222222222222222, 125, 0.462962962962963, 0, 15},
			{4.333333333333333, 120, 0.4444444444444444, 0, 15},
			{4.444444444444445, 115, 0.4259259259259259, 15, 15},
		}},
		{4, []stats.Ranking{{Order: []int{0, 1, 2}, Count: 100}, {Order: []int{1, 0, 2}, Count: 99}, {Order: []int{2, 1, 0}, Count: 98}, {Order: []int{3}, Count: 3}}, []stats.Placement{
			{2.003333333333333, 599, 0.6655555555555556, 100, 297},
			{1.68, 696, 0.7733333333333333, 99, 297},
			{2.346666666666667, 496, 0.5511111111111111, 98, 297},
			{3.97, 9, 0.01, 3, 3},
		}},
	}
	for i, c := range cases {
		got := stats.Placements(c.choices, c.rankings)
		if !got.OK || len(got.Choices) != c.choices {
			t.Errorf("case %d: %+v", i, got)
			continue
		}
		for j, want := range c.want {
			near(t, "mean rank", got.Choices[j].MeanRank, want.MeanRank, closedForm)
			near(t, "Borda", got.Choices[j].Borda, want.Borda, closedForm)
			near(t, "Borda share", got.Choices[j].BordaShare, want.BordaShare, closedForm)
			if got.Choices[j].First != want.First || got.Choices[j].TopThree != want.TopThree {
				t.Errorf("case %d, choice %d: %+v, want %+v", i, j, got.Choices[j], want)
			}
		}
		var ranks, first float64
		for _, p := range got.Choices {
			ranks += p.MeanRank
			first += float64(p.First)
		}
		near(t, "sum of mean ranks", ranks, float64(c.choices*(c.choices+1))/2, closedForm)
		near(t, "first places", first, float64(got.N), closedForm)
	}
}

func TestRankingsAtTheEdges(t *testing.T) {
	one := stats.Placements(1, []stats.Ranking{{Order: []int{0}, Count: 7}})
	if !one.OK || one.N != 7 || one.Choices[0] != (stats.Placement{MeanRank: 1, First: 7, TopThree: 7}) {
		t.Errorf("one choice: %+v", one)
	}
	skipped := stats.Placements(2, []stats.Ranking{{Order: []int{1}, Count: 2}, {Count: 90}})
	if !skipped.OK || skipped.N != 2 {
		t.Errorf("an empty order is no answer: %+v", skipped)
	}
	for behaviour, rankings := range map[string][]stats.Ranking{
		"none":             nil,
		"nobody ranked":    {{Count: 5}},
		"counted zero":     {{Order: []int{0, 1}}},
		"a choice twice":   {{Order: []int{0, 0}, Count: 1}},
		"a choice too far": {{Order: []int{2}, Count: 1}},
		"before the first": {{Order: []int{-1}, Count: 1}},
		"a negative count": {{Order: []int{0}, Count: -1}},
	} {
		if got := stats.Placements(2, rankings); got.OK || got.N != 0 || got.Choices != nil {
			t.Errorf("%s: %+v, want nothing", behaviour, got)
		}
	}
	if got := stats.Placements(0, nil); got.OK {
		t.Errorf("no choices: %+v", got)
	}
}
