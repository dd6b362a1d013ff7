package stats

import "gonum.org/v1/gonum/stat/distuv"

// ClopperPearson is the exact interval of a share x of n at a confidence level
// (Clopper and Pearson 1934): it covers at least the level, and is wider than
// [Wilson] for it.
//
// x = 0 gives Low = 0, x = n gives High = 1, exactly. OK is false for n = 0,
// x outside 0..n, or a level outside (0, 1).
func ClopperPearson(x, n int, level float64) Interval {
	if c := (Count{X: x, N: n}); !c.valid() || !validLevel(level) {
		return Interval{}
	}
	tail := (1 - level) / 2
	// The upper limit of x is one less the lower limit of those without.
	return Interval{Low: exactLow(x, n, tail), High: 1 - exactLow(n-x, n, tail), OK: true}
}

// exactLow is the share at which x or more of n has probability tail.
func exactLow(x, n int, tail float64) float64 {
	if x == 0 {
		return 0
	}
	return distuv.Beta{Alpha: float64(x), Beta: float64(n - x + 1)}.Quantile(tail)
}
