package tabulate

import (
	"slices"

	"sonde/reports/stats"
)

// topBox is how many of the highest points of a rating count as its top.
const topBox = 2

// summary describes a group's ratings or numbers; nil for other questions.
func (t *table) summary(g group, counts []int) *Summary {
	switch {
	case t.rows.rating:
		return t.ratings(counts)
	case t.rows.numeric():
		return describe(t.numbers(g), t.query.Level)
	}
	return nil
}

// ratings describes the points of a scale: 1, 2, 3 ... in list order, exclusive choices left out.
func (t *table) ratings(counts []int) *Summary {
	var values []stats.Tally
	for i, at := range t.rows.order {
		if t.rows.choices[at].Exclusive {
			continue
		}
		values = append(values, stats.Tally{Value: float64(len(values) + 1), Count: counts[i]})
	}
	s := describe(values, t.query.Level)
	if top := stats.TopBox(values, float64(len(values)-topBox+1)); top.N > 0 {
		s.Top2 = new(float64(top.X) / float64(top.N))
	}
	return s
}

// numbers gives the numbers of a group, equal ones counted together.
func (t *table) numbers(g group) []stats.Tally {
	all := make([]float64, 0, g.n)
	g.answered.each(func(ordinal uint32) {
		if int(ordinal) < len(t.rows.numbers) {
			all = append(all, t.rows.numbers[ordinal])
		}
	})
	slices.Sort(all)
	var values []stats.Tally
	for _, x := range all {
		if last := len(values) - 1; last >= 0 && values[last].Value == x {
			values[last].Count++
			continue
		}
		values = append(values, stats.Tally{Value: x, Count: 1})
	}
	return values
}

func describe(values []stats.Tally, level float64) *Summary {
	s := stats.Summarise(values, level)
	if !s.OK {
		return &Summary{}
	}
	made := &Summary{
		N: s.N, Mean: new(s.Mean), Median: new(s.Median), Q1: new(s.Q1), Q3: new(s.Q3),
	}
	if s.N > 1 {
		made.SD = new(s.SD)
	}
	if s.Interval.OK {
		made.Low, made.High = new(s.Interval.Low), new(s.Interval.High)
	}
	return made
}
