package stats

import "math"

// Wilson is the score interval of a share x of n at a confidence level
// (Wilson 1927, without continuity correction), the default everywhere: it
// stays in [0, 1] and does not collapse at 0 of n or n of n.
//
// x = 0 gives Low = 0, x = n gives High = 1, exactly. OK is false for n = 0,
// x outside 0..n, or a level outside (0, 1).
func Wilson(x, n int, level float64) Interval {
	c := Count{X: x, N: n}
	if !c.valid() {
		return Interval{}
	}
	return WilsonEffective(c.share(), float64(n), level)
}

// WilsonEffective is the score interval of a share that carries the
// information of n independent answers, n being any positive number: an
// effective size after weighting or against a finite population. n = +Inf
// means the share is known and gives the point [share, share].
//
// OK is false for n <= 0, a share outside [0, 1], or a level outside (0, 1).
func WilsonEffective(share, n, level float64) Interval {
	if !(share >= 0 && share <= 1) || !(n > 0) || !validLevel(level) {
		return Interval{}
	}
	z := normalQuantile(level)
	// Dividing through by n keeps n = +Inf finite.
	w := z * z / n
	centre := (share + w/2) / (1 + w)
	half := math.Sqrt(w*share*(1-share)+w*w/4) / (1 + w)
	low, high := centre-half, centre+half
	// At the ends the limit is the end itself, which rounding misses by 1e-17.
	if share == 0 {
		low = 0
	}
	if share == 1 {
		high = 1
	}
	return Interval{
		Low:  math.Max(0, math.Min(low, share)),
		High: math.Min(1, math.Max(high, share)),
		OK:   true,
	}
}
