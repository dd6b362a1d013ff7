package tabulate

import (
	"sonde/reports/stats"
	"sonde/survey"
)

// adjustment is how the p-values of a question's choices are adjusted: Benjamini-Hochberg.
const adjustment = "bh"

// tests compares the groups. Groups that can share respondents, numbers, texts and rankings are not tested: Global is nil
// and Cells is empty.
func (t *table) tests(groups []GroupResult) *Tests {
	made := &Tests{Cells: []CellTest{}}
	if len(groups) == 0 || !t.by.single() || !t.rows.single() && t.rows.question.Type != survey.SelectMultiple {
		return made
	}
	made.Global = t.global(groups)
	var p []float64
	var tested []int
	for i := range t.rows.order {
		one, ok := t.cellTest(groups, i)
		if ok {
			p, tested = append(p, *one.P), append(tested, i)
		}
		made.Cells = append(made.Cells, one)
	}
	for i, adjusted := range stats.BenjaminiHochberg(p) {
		made.Cells[tested[i]].PAdjusted = new(adjusted)
	}
	return made
}

// cellTest compares the groups' shares of the choice at place i of the list; ok when there is a p-value. Groups in which
// the choice is hidden are not compared.
func (t *table) cellTest(groups []GroupResult, i int) (one CellTest, ok bool) {
	counts := make([]stats.Count, len(groups))
	for g, group := range groups {
		if !group.Cells[i].Suppressed {
			counts[g] = stats.Count{X: group.Cells[i].Count, N: t.base(t.groups[g])}
		}
	}
	one = CellTest{Code: groups[0].Cells[i].Code, Adjustment: adjustment, Differences: []Difference{}}
	test := stats.CompareShares(counts)
	if test.OK {
		one.Method, one.P = string(test.Method), new(test.P)
	}
	for a := range counts {
		for b := a + 1; b < len(counts); b++ {
			one.Differences = append(one.Differences, t.difference(a, b, counts))
		}
	}
	return one, test.OK
}

// difference is share(a) - share(b); its numbers are nil when one of the two is of nobody, or hidden.
func (t *table) difference(a, b int, counts []stats.Count) Difference {
	made := Difference{A: t.groups[a].code, B: t.groups[b].code}
	if d := stats.Newcombe(counts[a], counts[b], t.query.Level); d.OK {
		made.Difference, made.Low, made.High = new(d.Value), new(d.Low), new(d.High)
	}
	return made
}

// global tests the whole question: by Rao and Scott's second correction when respondents tick several choices, else by
// chi-square or Fisher, of those who answered.
func (t *table) global(groups []GroupResult) *GlobalTest {
	var test stats.Test
	if t.rows.single() {
		test = stats.CompareTable(t.usableCounts(groups))
	} else {
		test = stats.RaoScott(t.coOccurrences())
	}
	if !test.OK {
		return nil
	}
	made := &GlobalTest{Method: string(test.Method), P: new(test.P)}
	if test.Method != stats.MethodFisher {
		made.Statistic, made.DF = new(test.Statistic), new(test.DF)
	}
	return made
}

// uses tells whether the tests may use a group, or with choice not -1 a choice.
func (t *table) uses(group, choice int) bool { return t.usable == nil || t.usable(group, choice) }

func (t *table) usableCounts(groups []GroupResult) [][]int {
	var counts [][]int
	for g, group := range groups {
		if !t.uses(g, -1) {
			continue
		}
		line := make([]int, len(group.Cells))
		for c, cell := range group.Cells {
			if t.uses(g, c) {
				line[c] = cell.Count
			}
		}
		counts = append(counts, line)
	}
	return counts
}

// coOccurrences counts, in each group, who ticked which two choices.
func (t *table) coOccurrences() []stats.CoOccurrence {
	var made []stats.CoOccurrence
	for i, g := range t.groups {
		if !t.uses(i, -1) {
			continue
		}
		sets := t.choices()
		for c := range sets {
			if !t.uses(i, c) {
				sets[c] = nil // nobody: a choice without variance is no part of the test
				continue
			}
			sets[c] = both(sets[c], g.answered)
		}
		made = append(made, stats.CoOccurrence{N: t.base(g), Both: pairCounts(sets)})
	}
	return made
}
