package stats

import "gonum.org/v1/gonum/stat/distuv"

// Method names a test as results and exports print it.
type Method string

// The tests of this package.
const (
	MethodChiSquare Method = "chi-square"
	MethodFisher    Method = "fisher"
	MethodRaoScott  Method = "rao-scott-2"
)

// Test is the outcome of a test that groups do not differ. OK is false, and
// the rest empty, when there is nothing to compare.
type Test struct {
	Method    Method
	Statistic float64 // X²; 0 for Fisher, which has none
	DF        float64 // degrees of freedom, not whole for Rao-Scott; 0 for Fisher
	P         float64 // in [0, 1]

	// MinExpected is the smallest count expected if the groups did not differ.
	// A chi-square below 5 is an approximation to be named as one.
	MinExpected float64
	OK          bool
}

// chiSquareP is the upper tail of the chi-square distribution, df > 0 and not
// necessarily whole (R: pchisq(x, df, lower.tail = FALSE)).
func chiSquareP(x, df float64) float64 {
	return distuv.ChiSquared{K: df}.Survival(x)
}

// occupied drops the groups of nobody and sums the others. ok is false with
// fewer than two left or an X outside 0..N.
func occupied(groups []Count) (kept []Count, total Count, ok bool) {
	for _, g := range groups {
		if g == (Count{}) {
			continue
		}
		if !g.valid() {
			return nil, Count{}, false
		}
		kept = append(kept, g)
		total.X += g.X
		total.N += g.N
	}
	return kept, total, len(kept) >= 2
}
