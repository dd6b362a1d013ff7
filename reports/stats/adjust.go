package stats

import (
	"cmp"
	"math"
	"slices"
)

// The adjustments of several p-values of one family. Each returns a new slice
// in the order given, every value in [0, 1] and not below the one it came from;
// none for none. Leave out the tests that were not OK: they are not of the
// family. What is no probability (below 0, above 1, NaN) is taken as 1, so that
// it can never make a difference look real. R: p.adjust.

// Bonferroni is min(1, m p) for m tests.
func Bonferroni(p []float64) []float64 {
	adjusted := probabilities(p)
	for i, v := range adjusted {
		adjusted[i] = math.Min(1, v*float64(len(p)))
	}
	return adjusted
}

// Holm is the running maximum of (m-i+1)p(i), p(1) the smallest (Holm 1979):
// for the few comparisons announced before a survey.
func Holm(p []float64) []float64 {
	adjusted := probabilities(p)
	m := len(p)
	var running float64
	for i, at := range ascending(adjusted) {
		running = math.Max(running, math.Min(1, float64(m-i)*adjusted[at]))
		adjusted[at] = running
	}
	return adjusted
}

// BenjaminiHochberg is the running minimum from the largest of (m/i)p(i)
// (Benjamini and Hochberg 1995): the house rule inside one question.
func BenjaminiHochberg(p []float64) []float64 {
	return stepUp(p, 1)
}

// BenjaminiYekutieli is Benjamini-Hochberg times 1 + 1/2 + ... + 1/m
// (Benjamini and Yekutieli 2001), which holds under any dependence.
func BenjaminiYekutieli(p []float64) []float64 {
	var harmonic float64
	for i := range p {
		harmonic += 1 / float64(i+1)
	}
	return stepUp(p, harmonic)
}

// stepUp is the running minimum from the largest of factor (m/i) p(i).
func stepUp(p []float64, factor float64) []float64 {
	adjusted := probabilities(p)
	m := len(p)
	order := ascending(adjusted)
	running := 1.0
	for i, at := range slices.Backward(order) {
		running = math.Min(running, factor*float64(m)/float64(i+1)*adjusted[at])
		adjusted[at] = running
	}
	return adjusted
}

// probabilities copies p, with 1 for what is no probability.
func probabilities(p []float64) []float64 {
	copied := slices.Clone(p)
	for i, v := range copied {
		if !(v >= 0 && v <= 1) {
			copied[i] = 1
		}
	}
	return copied
}

// ascending returns the indices of p from the smallest value to the largest.
func ascending(p []float64) []int {
	order := make([]int, len(p))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p[a], p[b]) })
	return order
}
