package stats

import (
	"math"
	"math/rand/v2"
	"testing"
)

// correlated answers of n people: choices overlap, one excludes the others,
// one repeats another and one is never ticked.
func correlated(n int) []Pattern {
	return []Pattern{
		{Ticked: 0b000011, Count: n / 4}, {Ticked: 0b000101, Count: n / 5}, {Ticked: 0b000110, Count: n / 5},
		{Ticked: 0b001000, Count: n / 10}, {Ticked: 0b110111, Count: n / 50}, {Ticked: 0, Count: n - n/4 - 2*(n/5) - n/10 - n/50},
	}
}

// TestBothWaysOfDrawingAgree compares means and covariances of totals drawn
// one by one and from the normal law with those of the multinomial law.
func TestBothWaysOfDrawingAgree(t *testing.T) {
	const n, choices, draws = 1_000, 7, 20_000
	patterns := correlated(n)
	for name, sample := range map[string]resampler{
		"one by one": newOneByOne(patterns, choices, n, rand.NewPCG(1, 1)),
		"normal":     newNormalTotals(patterns, choices, n, rand.NewPCG(1, 1)),
	} {
		var sum [choices]float64
		var products [choices][choices]float64
		totals := make([]int, choices)
		for range draws {
			sample.draw(totals)
			for j, x := range totals {
				sum[j] += float64(x)
				for l, y := range totals {
					products[j][l] += float64(x) * float64(y)
				}
			}
		}
		for j := range choices {
			for l := range choices {
				var x, y, both float64
				for _, p := range patterns {
					x += float64(p.Count) * float64(p.Ticked>>j&1)
					y += float64(p.Count) * float64(p.Ticked>>l&1)
					both += float64(p.Count) * float64(p.Ticked>>j&1) * float64(p.Ticked>>l&1)
				}
				want := both - x*y/n
				got := products[j][l]/draws - sum[j]/draws*sum[l]/draws
				scale := math.Sqrt(x * y)
				if math.Abs(sum[j]/draws-x) > 0.01*x || math.Abs(got-want) > 0.03*scale+0.1 {
					t.Errorf("%s: choices %d, %d: mean %g, want %g; covariance %g, want %g", name, j, l, sum[j]/draws, x, got, want)
				}
			}
		}
	}
}

// TestRanksDoNotJumpWhereTheWayOfDrawingChanges ranks the same answers drawn
// both ways at the size where one gives way to the other.
func TestRanksDoNotJumpWhereTheWayOfDrawingChanges(t *testing.T) {
	patterns := []Pattern{
		{0b00001, 180}, {0b00010, 178}, {0b00100, 172}, {0b00011, 60}, {0b00101, 64}, {0b01000, 2}, {0b10000, 3}, {0, 341},
	}
	const choices = 5
	n := respondents(patterns, choices)
	if n != ExactRespondents {
		t.Fatalf("%d respondents, want %d", n, ExactRespondents)
	}
	ranks := func(sample resampler) []RankRange {
		board, source := newRankBoard(choices), rand.NewPCG(8, 8)
		totals, ranges := make([]int, choices), make([]RankRange, choices)
		for range Resamples {
			sample.draw(totals)
			for c, x := range totals {
				board.scores[c] = float64(x)
			}
			board.record(source)
		}
		for i := range ranges {
			ranges[i].Rank = i + 1
			board.summarise(i, &ranges[i])
		}
		return ranges
	}
	one := ranks(newOneByOne(patterns, choices, n, rand.NewPCG(1, 1)))
	normal := ranks(newNormalTotals(patterns, choices, n, rand.NewPCG(1, 1)))
	for i := range one {
		if one[i].Low != normal[i].Low || one[i].High != normal[i].High ||
			math.Abs(one[i].PFirst-normal[i].PFirst) > 0.03 || math.Abs(one[i].PTop3-normal[i].PTop3) > 0.03 {
			t.Errorf("choice %d: one by one %+v, normal %+v", i, one[i], normal[i])
		}
	}
}
