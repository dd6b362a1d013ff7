package stats

import "math"

// CompareTable tests whether groups differ in which one of several choices they took: counts[group][choice]. With two
// choices taken it is [CompareShares]; with more, Pearson's chi-square of the whole table without continuity correction,
// df = (groups - 1)(choices - 1). R: chisq.test(table, correct = FALSE).
//
// Groups of nobody and choices that nobody took are left out. OK is false with fewer than two of either left, for rows of
// unequal length, and for a count below 0. Where MinExpected is below 5 chi-square is an approximation.
func CompareTable(counts [][]int) Test {
	rows, columns, ok := margins(counts)
	if !ok || len(rows.kept) < 2 || len(columns.kept) < 2 {
		return Test{}
	}
	if len(columns.kept) == 2 {
		groups := make([]Count, len(rows.kept))
		for i, g := range rows.kept {
			groups[i] = Count{X: counts[g][columns.kept[0]], N: rows.totals[g]}
		}
		return CompareShares(groups)
	}
	var statistic float64
	smallest := math.Inf(1)
	for _, g := range rows.kept {
		for _, c := range columns.kept {
			expected := float64(rows.totals[g]) * float64(columns.totals[c]) / float64(rows.whole)
			d := float64(counts[g][c]) - expected
			statistic += d * d / expected
			smallest = math.Min(smallest, expected)
		}
	}
	df := float64((len(rows.kept) - 1) * (len(columns.kept) - 1))
	return Test{
		Method: MethodChiSquare, Statistic: statistic, DF: df, P: chiSquareP(statistic, df),
		MinExpected: smallest, OK: true,
	}
}

// margin is the totals along one side of a table, and which of them are not 0.
type margin struct {
	totals []int
	kept   []int
	whole  int
}

func margins(counts [][]int) (rows, columns margin, ok bool) {
	if len(counts) == 0 {
		return rows, columns, false
	}
	rows.totals, columns.totals = make([]int, len(counts)), make([]int, len(counts[0]))
	for g, row := range counts {
		if len(row) != len(columns.totals) {
			return rows, columns, false
		}
		for c, x := range row {
			if x < 0 {
				return rows, columns, false
			}
			rows.totals[g] += x
			columns.totals[c] += x
		}
	}
	rows.keep()
	columns.keep()
	return rows, columns, true
}

func (m *margin) keep() {
	for i, total := range m.totals {
		m.whole += total
		if total > 0 {
			m.kept = append(m.kept, i)
		}
	}
}
