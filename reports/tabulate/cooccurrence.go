package tabulate

import (
	"context"
	"fmt"

	"sonde/survey"
)

// CoOccurrence tells how many choices of a question respondents ticked at once, and which they ticked together. Exclusive
// choices ("none", "don't know") are no ticks.
type CoOccurrence struct {
	Survey   string
	Rows     string
	Where    string
	Answered int
	Level    float64
	// Ticks are those who ticked 0 choices, 1 choice and so on to the most that anybody did. Under a policy that hides,
	// numbers with few respondents are joined to their neighbours; none is left where fewer than two would stay.
	Ticks []Ticks
	Mean  *float64 // ticks a respondent; nil for no respondent, or where a choice that counts is suppressed
	Pairs []Pair
	// Simulated, Trial and Excluded as in Result.
	Excluded, Simulated, Trial int
}

// Ticks are the respondents who ticked From to To choices.
type Ticks struct {
	Cell
	From, To int
	More     bool // From or more; To is then From
}

// Pair is two choices, A before B in list order. Measures are nil where they divide by 0, and in a pair that is
// suppressed (STATS section 15).
type Pair struct {
	A, B       string
	CountA     int // who ticked A
	CountB     int
	Both       int
	Share      *float64 // both / answered
	Jaccard    *float64 // both / either
	Lift       *float64 // answered x both / (a x b)
	Suppressed bool
}

// CoOccurrence counts ticks and pairs of a select_multiple question; Query.By, Base and Level are as for a table
// without groups. Errors as of Tabulate; TAB_002 for a question that takes one choice.
func (v *View) CoOccurrence(ctx context.Context, q Query) (CoOccurrence, error) {
	q.By = ""
	q, err := q.normal()
	if err != nil {
		return CoOccurrence{}, err
	}
	c, err := v.column(q.Rows)
	if err != nil {
		return CoOccurrence{}, err
	}
	if c.question.Type != survey.SelectMultiple {
		return CoOccurrence{}, survey.Fail(survey.Invalid, "TAB_002", survey.Args{"Name": q.Rows})
	}
	filter, where, err := v.where(ctx, q.Where)
	if err != nil {
		return CoOccurrence{}, err
	}
	name := fmt.Sprintf("together %q %q %g", q.Rows, q.Where, q.Level)
	made, err := remember(v, name, append([]*column{c}, where...), func() (CoOccurrence, error) {
		return v.together(c, filter, q), nil
	})
	if err != nil {
		return CoOccurrence{}, err
	}
	if q.Policy.hides() {
		whole, err := v.table(ctx, q)
		if err != nil {
			return CoOccurrence{}, err
		}
		made = q.Policy.suppressTogether(made, whole.Groups[0])
	}
	made.Excluded, made.Simulated, made.Trial = v.Excluded(), v.ofSource(survey.SourceSimulated, filter), v.ofSource(survey.SourceTrial, filter)
	return made, nil
}

func (v *View) together(c *column, filter bitset, q Query) CoOccurrence {
	answered := c.answered.bits
	if q.Where != "" {
		answered = both(answered, filter)
	}
	var names []string
	var sets []bitset
	for _, at := range c.order {
		if one := &c.choices[at]; !one.Exclusive {
			names, sets = append(names, one.Name), append(sets, both(one.bits, answered))
		}
	}
	n := answered.count()
	made := CoOccurrence{
		Survey: v.slug, Rows: q.Rows, Where: q.Where, Answered: n, Level: q.Level, Ticks: []Ticks{}, Pairs: []Pair{},
	}
	total := 0
	for ticks, those := range exactly(sets, answered) {
		cell := Cell{Code: fmt.Sprint(ticks), Label: survey.Text{}, Count: those.count()}
		cell.Share, cell.Low, cell.High = share(cell.Count, n, q.Level)
		made.Ticks = append(made.Ticks, Ticks{Cell: cell, From: ticks, To: ticks})
		total += ticks * cell.Count
	}
	for last := len(made.Ticks) - 1; last > 0 && made.Ticks[last].Count == 0; last-- {
		made.Ticks = made.Ticks[:last]
	}
	if n > 0 {
		made.Mean = new(float64(total) / float64(n))
	}
	counts := pairCounts(sets)
	for a := range sets {
		for b := a + 1; b < len(sets); b++ {
			made.Pairs = append(made.Pairs, pair(names[a], names[b], counts[a][b], counts[a][a], counts[b][b], n))
		}
	}
	return made
}

func pair(a, b string, both, countA, countB, n int) Pair {
	return Pair{
		A: a, B: b, CountA: countA, CountB: countB, Both: both, Share: ratio(both, n), Jaccard: ratio(both, countA+countB-both),
		Lift: ratio(n*both, countA*countB),
	}
}

// ratio gives x/n, nil for n = 0.
func ratio(x, n int) *float64 {
	if n == 0 {
		return nil
	}
	return new(float64(x) / float64(n))
}

// exactly gives, for each number of sets from 0 to all, those of within that are in exactly so many. It counts 64
// ordinals at a time: digit d of their counts is bit d of the planes.
func exactly(sets []bitset, within bitset) []bitset {
	made := make([]bitset, len(sets)+1)
	for i := range made {
		made[i] = make(bitset, len(within))
	}
	var planes [32]uint64
	for w, inside := range within {
		clear(planes[:])
		most := 0
		for _, s := range sets {
			if w >= len(s) || s[w]&inside == 0 {
				continue
			}
			carry := s[w] & inside
			for d := 0; carry != 0; d++ {
				planes[d], carry = planes[d]^carry, planes[d]&carry
			}
			most++
		}
		for count := range most + 1 {
			those := inside
			for d := range 32 {
				if count>>d&1 == 1 {
					those &= planes[d]
				} else {
					those &^= planes[d]
				}
			}
			made[count][w] = those
		}
	}
	return made
}

// smallest is the fewest respondents that ticked both, one of the two alone, or neither.
func (p Pair) smallest(answered int) int {
	return min(p.Both, p.CountA-p.Both, p.CountB-p.Both, answered-p.CountA-p.CountB+p.Both)
}
