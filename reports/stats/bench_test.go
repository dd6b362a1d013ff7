package stats_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"sonde/reports/stats"
)

// simulated draws n respondents who tick each of some choices with a
// probability falling from 0.45, grouped by what they ticked.
func simulated(n, choices int) []stats.Pattern {
	random := rand.New(rand.NewPCG(1, 2))
	counts := map[uint64]int{}
	for range n {
		var ticked uint64
		for c := range choices {
			if random.Float64() < 0.45/(1+0.15*float64(c)) {
				ticked |= 1 << c
			}
		}
		counts[ticked]++
	}
	patterns := make([]stats.Pattern, 0, len(counts))
	for ticked, count := range counts {
		patterns = append(patterns, stats.Pattern{Ticked: ticked, Count: count})
	}
	return patterns
}

// together counts co-occurrences in patterns.
func together(patterns []stats.Pattern, choices int) stats.CoOccurrence {
	g := stats.CoOccurrence{Both: make([][]int, choices)}
	for j := range g.Both {
		g.Both[j] = make([]int, choices)
		for l := range g.Both[j] {
			for _, p := range patterns {
				g.Both[j][l] += p.Count * int(p.Ticked>>j&1) * int(p.Ticked>>l&1)
			}
		}
	}
	for _, p := range patterns {
		g.N += p.Count
	}
	return g
}

func BenchmarkShareRanks(b *testing.B) {
	for _, n := range []int{100, 240, 1_000, 5_000, 10_000, 100_000} {
		patterns := simulated(n, 14)
		b.Run(fmt.Sprintf("respondents=%d", n), func(b *testing.B) {
			for b.Loop() {
				if _, ok := stats.ShareRanks(patterns, 14, "seed"); !ok {
					b.Fatal("no ranks")
				}
			}
		})
	}
}

func BenchmarkRaoScott(b *testing.B) {
	for _, r := range []int{2, 4, 13} {
		groups := make([]stats.CoOccurrence, r)
		for i := range groups {
			groups[i] = together(simulated(100+10*i, 14), 14)
		}
		b.Run(fmt.Sprintf("groups=%d", r), func(b *testing.B) {
			for b.Loop() {
				if !stats.RaoScott(groups).OK {
					b.Fatal("no test")
				}
			}
		})
	}
}

// BenchmarkFisher measures what a table costs, counted or refused.
func BenchmarkFisher(b *testing.B) {
	for _, c := range []struct {
		groups, size, x int
	}{{2, 60, 4}, {4, 60, 4}, {4, 60, 20}, {13, 20, 4}, {13, 60, 20}, {4, 25_000, 3}, {2, 50_000, 10_000}} {
		groups := make([]stats.Count, c.groups)
		for i := range groups {
			groups[i] = stats.Count{X: c.x + i%3, N: c.size + 7*i}
		}
		b.Run(fmt.Sprintf("groups=%d,size=%d,x=%d,ok=%t", c.groups, c.size, c.x, stats.Fisher(groups).OK), func(b *testing.B) {
			for b.Loop() {
				stats.Fisher(groups)
			}
		})
	}
}
