package stats

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"
)

// Tally is a value and how many respondents gave it: a point of a rating
// scale, or any number.
type Tally struct {
	Value float64
	Count int
}

// Summary describes ratings or numbers. SD is the standard deviation of the
// answers (divisor n-1), not a standard error.
type Summary struct {
	N              int
	Mean, SD       float64
	Median, Q1, Q3 float64
	Interval       Interval // of the mean, see [MeanInterval]
	OK             bool
}

// Summarise describes the values given; "no opinion" is left out by the caller.
// Median and quartiles are type 7 of Hyndman and Fan 1996, R's default:
// quantile(x, type = 7).
//
// One respondent has SD 0 and no Interval. OK is false for none, for a negative
// count, and for values that are not finite or too large to
// be squared.
func Summarise(values []Tally, level float64) Summary {
	sorted, n, ok := tallied(values)
	if !ok {
		return Summary{}
	}
	var sum float64
	for _, t := range sorted {
		sum += t.Value * float64(t.Count)
	}
	s := Summary{N: n, Mean: sum / float64(n)}
	var squares float64
	for _, t := range sorted {
		squares += (t.Value - s.Mean) * (t.Value - s.Mean) * float64(t.Count)
	}
	if n > 1 {
		s.SD = math.Sqrt(squares / float64(n-1))
	}
	s.Q1, s.Median, s.Q3 = quantile(sorted, n, 0.25), quantile(sorted, n, 0.5), quantile(sorted, n, 0.75)
	if math.IsInf(s.Mean, 0) || math.IsNaN(s.SD) || math.IsInf(s.SD, 0) {
		return Summary{}
	}
	s.Interval = MeanInterval(s.Mean, s.SD, n, level)
	s.OK = true
	return s
}

// MeanInterval is Student's interval of a mean, mean ± t(n-1) sd/sqrt(n). R:
// t.test(x)$conf.int. It may leave the scale, and collapses to the mean where
// all agree (sd = 0).
//
// OK is false for n < 2, a negative sd, or a level outside (0, 1).
func MeanInterval(mean, sd float64, n int, level float64) Interval {
	if n < 2 || !(sd >= 0) || !validLevel(level) {
		return Interval{}
	}
	t := distuv.StudentsT{Sigma: 1, Nu: float64(n - 1)}.Quantile((1 + level) / 2)
	half := t * sd / math.Sqrt(float64(n))
	return Interval{Low: mean - half, High: mean + half, OK: true}
}

// TopBox counts those whose value is at least from (4 for the top two of five
// points) among all who gave one; [Wilson] makes the interval. Nobody is 0 of 0.
func TopBox(values []Tally, from float64) Count {
	var c Count
	for _, t := range values {
		c.N += t.Count
		if t.Value >= from {
			c.X += t.Count
		}
	}
	return c
}

// tallied sorts the values given by somebody and counts respondents.
func tallied(values []Tally) (sorted []Tally, n int, ok bool) {
	for _, t := range values {
		if t.Count < 0 || math.IsNaN(t.Value) || math.IsInf(t.Value, 0) {
			return nil, 0, false
		}
		if t.Count > 0 {
			sorted = append(sorted, t)
			n += t.Count
		}
	}
	slices.SortFunc(sorted, func(a, b Tally) int { return cmp.Compare(a.Value, b.Value) })
	return sorted, n, n > 0
}

// quantile is type 7: linear between the order statistics around (n-1)p.
func quantile(sorted []Tally, n int, p float64) float64 {
	h := float64(n-1) * p
	below := math.Floor(h)
	low := nth(sorted, int(below))
	if h == below {
		return low
	}
	return low + (h-below)*(nth(sorted, int(below)+1)-low)
}

// nth is the value of the respondent at position i, from 0 to n-1, in
// ascending order.
func nth(sorted []Tally, i int) float64 {
	at := 0
	for ; i >= sorted[at].Count; at++ {
		i -= sorted[at].Count
	}
	return sorted[at].Value
}
