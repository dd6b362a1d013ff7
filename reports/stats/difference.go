package stats

import "math"

// Difference is share(a) - share(b) with its interval; Value and limits lie in
// [-1, 1].
type Difference struct {
	Value float64
	Interval
}

// Newcombe is the difference of two independent shares, a less b, with the
// hybrid score interval (Newcombe 1998, Statistics in Medicine 17:873, method
// 10), built from the two Wilson intervals at level. Exchanging a and b changes
// the signs and nothing else.
//
// OK is false where one of the shares has nobody, an X outside 0..N, or the
// level lies outside (0, 1).
func Newcombe(a, b Count, level float64) Difference {
	if !a.valid() || !b.valid() || !validLevel(level) {
		return Difference{}
	}
	pa, pb := a.share(), b.share()
	ia, ib := Wilson(a.X, a.N, level), Wilson(b.X, b.N, level)
	d := pa - pb
	return Difference{Value: d, Interval: Interval{
		Low:  math.Max(-1, d-root(pa-ia.Low, ib.High-pb)),
		High: math.Min(1, d+root(ia.High-pa, pb-ib.Low)),
		OK:   true,
	}}
}

// root is sqrt(u² + v²), the same to the last bit with u and v exchanged.
func root(u, v float64) float64 {
	return math.Sqrt(u*u + v*v)
}
