package stats

import "math"

// Count is X of N: those with a property among those who count, 0 <= X <= N.
type Count struct {
	X, N int
}

// valid reports whether c can be a share of somebody.
func (c Count) valid() bool {
	return c.N > 0 && c.X >= 0 && c.X <= c.N
}

// share is X/N; call it on valid counts only.
func (c Count) share() float64 {
	return float64(c.X) / float64(c.N)
}

// Interval is a confidence interval. OK is false, and both limits 0, when the
// data allow none.
type Interval struct {
	Low, High float64
	OK        bool
}

// validLevel reports whether level is a confidence level: strictly between 0
// and 1.
func validLevel(level float64) bool {
	return level > 0 && level < 1
}

// normalQuantile is the two-sided standard normal quantile of level: 1.959964
// for 0.95 (R: qnorm((1 + level) / 2)).
func normalQuantile(level float64) float64 {
	return math.Sqrt2 * math.Erfinv(level)
}
