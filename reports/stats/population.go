package stats

import "math"

// WilsonFinite is [Wilson] for n answers out of a known audience of
// population people (20 of the 25 present answered): Wilson on the effective
// size n(N-1)/(N-n), N the population.
//
// n = N, everybody answered, collapses to the point: nothing is left to
// estimate. OK is false for n > population and wherever Wilson's is.
func WilsonFinite(x, n, population int, level float64) Interval {
	c := Count{X: x, N: n}
	if !c.valid() || n > population {
		return Interval{}
	}
	effective := math.Inf(1)
	if n < population {
		effective = float64(n) * float64(population-1) / float64(population-n)
	}
	return WilsonEffective(c.share(), effective, level)
}
