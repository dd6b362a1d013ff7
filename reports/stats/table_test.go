package stats_test

import (
	"testing"

	"sonde/reports/stats"
)

func TestCompareTable(t *testing.T) {
	// R 4.2.2: t <- chisq.test(matrix(x, rows, byrow = TRUE), correct = FALSE); t$statistic; t$parameter; t$p.value; min(t$expected)
	for _, c := range []struct {
		counts                [][]int
		x, df, p, minExpected float64
	}{
		{[][]int{{20, 10, 5}, {10, 20, 15}}, 10.58201058201058, 2, 0.00503669437022, 8.75},
		{[][]int{{12, 5, 9, 4}, {7, 11, 3, 9}, {2, 6, 8, 10}}, 15.3686395729874, 6, 0.0175753765667, 6.0465116279070},
		{[][]int{{20, 0, 10, 5}, {0, 0, 0, 0}, {10, 0, 20, 15}}, 10.58201058201058, 2, 0.00503669437022, 8.75},
	} {
		got := stats.CompareTable(c.counts)
		if !got.OK || got.Method != stats.MethodChiSquare {
			t.Errorf("%v: %+v", c.counts, got)
		}
		near(t, "statistic", got.Statistic, c.x, closedForm)
		near(t, "df", got.DF, c.df, closedForm)
		near(t, "p", got.P, c.p, closedForm)
		near(t, "min expected", got.MinExpected, c.minExpected, closedForm)
	}
	two, shares := stats.CompareTable([][]int{{0, 3, 5}, {0, 9, 1}}), stats.CompareShares([]stats.Count{{X: 3, N: 8}, {X: 9, N: 10}})
	if two != shares {
		t.Errorf("two choices: %+v, want CompareShares' %+v", two, shares)
	}
	for _, none := range [][][]int{
		nil, {{1, 2, 3}}, {{1, 2}, {0, 0}}, {{4, 0}, {5, 0}}, {{1, 2}, {3}}, {{1, -2, 3}, {1, 2, 3}},
	} {
		if got := stats.CompareTable(none); got != (stats.Test{}) {
			t.Errorf("%v: %+v, want nothing", none, got)
		}
	}
}
