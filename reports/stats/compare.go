package stats

// minExpected is the smallest expected count at which chi-square is trusted.
const minExpected = 5

// CompareShares tests whether groups differ in one share, by the house rule:
// [ChiSquare] if every expected count is at least 5, else [Fisher]. Where
// Fisher is too much work the outcome is chi-square after all, and its
// MinExpected below 5 says so.
//
// Everybody or nobody having the property is Fisher with P = 1. OK is false
// with fewer than two groups that hold somebody, or an X outside 0..N.
func CompareShares(groups []Count) Test {
	chi := ChiSquare(groups)
	if chi.OK && chi.MinExpected >= minExpected {
		return chi
	}
	if exact := Fisher(groups); exact.OK {
		return exact
	}
	return chi
}
