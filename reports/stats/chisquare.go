package stats

import "math"

// Expected is what one group would count if the groups did not differ: with
// the property and without.
type Expected struct {
	With, Without float64
}

// ExpectedCounts returns, per group in the order given, group size x overall
// share; zeros for a group of nobody, and for all when nobody answered.
func ExpectedCounts(groups []Count) []Expected {
	var total Count
	for _, g := range groups {
		total.X += g.X
		total.N += g.N
	}
	expected := make([]Expected, len(groups))
	if total.N == 0 {
		return expected
	}
	for i, g := range groups {
		// Multiply first: 10 x 10 / 20 must be 5 and not a hair below.
		expected[i] = Expected{
			With:    float64(g.N) * float64(total.X) / float64(total.N),
			Without: float64(g.N) * float64(total.N-total.X) / float64(total.N),
		}
	}
	return expected
}

// ChiSquare is Pearson's test of the r x 2 table of r groups, without
// continuity correction; df = groups with somebody in them - 1.
//
// OK is false with fewer than two such groups, an X outside 0..N, or when
// everybody or nobody has the property: there is then no variation to test.
func ChiSquare(groups []Count) Test {
	kept, total, ok := occupied(groups)
	if !ok || total.X == 0 || total.X == total.N {
		return Test{}
	}
	var statistic float64
	smallest := math.Inf(1)
	for i, e := range ExpectedCounts(kept) {
		// O - E is the same in both columns but for its sign.
		d := float64(kept[i].X) - e.With
		statistic += d*d/e.With + d*d/e.Without
		smallest = math.Min(smallest, math.Min(e.With, e.Without))
	}
	df := float64(len(kept) - 1)
	return Test{
		Method: MethodChiSquare, Statistic: statistic, DF: df, P: chiSquareP(statistic, df),
		MinExpected: smallest, OK: true,
	}
}
