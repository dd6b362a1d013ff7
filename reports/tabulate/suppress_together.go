package tabulate

import (
	"fmt"
	"slices"

	"sonde/survey"
)

// suppressTogether joins numbers of ticks, and hides pairs, of which some respondents are fewer than K. shown is the
// table of the question as the same reader sees it.
func (p Policy) suppressTogether(c CoOccurrence, shown GroupResult) CoOccurrence {
	exclusive, counted := false, false
	for _, cell := range shown.Cells {
		exclusive = exclusive || cell.Suppressed && cell.Exclusive
		counted = counted || cell.Suppressed && !cell.Exclusive
	}
	c.Ticks = p.joinTicks(c, exclusive, counted)
	if counted {
		c.Mean = nil // it is the sum of the choices' counts
	}
	c.Pairs = slices.Clone(c.Pairs)
	for i, one := range c.Pairs {
		if one.smallest(c.Answered) < p.K {
			c.Pairs[i] = Pair{A: one.A, B: one.B, Suppressed: true}
		}
	}
	if c.Answered < p.K {
		c.Answered = 0
	}
	return c
}

// joinTicks joins numbers of ticks until each holds K respondents and leaves out K. Hiding single numbers would protect
// nobody: the respondents of all numbers add up to those who answered, their ticks to the counts of the choices, and those
// without a tick to the counts of the exclusive choices, so that two or three hidden numbers can be solved for. What keeps
// this sum open is the last one, "so many or more", whose ticks nobody can know. exclusive and counted say that a choice
// of that kind is hidden.
func (p Policy) joinTicks(c CoOccurrence, exclusive, counted bool) []Ticks {
	small := func(t Ticks) bool { return min(t.Count, c.Answered-t.Count) < p.K }
	if !exclusive && !counted && !slices.ContainsFunc(c.Ticks, small) {
		return c.Ticks
	}
	last := len(c.Ticks)
	people, beyond := 0, 0 // of the last numbers; their ticks above the lowest of these numbers
	for last > 0 && (people < p.K || beyond < p.K) {
		last--
		beyond += people
		people += c.Ticks[last].Count
	}
	if last == 0 {
		return []Ticks{}
	}
	made := []Ticks{c.Ticks[0]}
	for i, one := range c.Ticks[1 : last+1] {
		before := &made[len(made)-1]
		if i == last-1 {
			one.Count, one.More = people, true
		}
		if before.Count >= p.K && (i > 0 || !exclusive) {
			made = append(made, one)
			continue
		}
		before.Count, before.To, before.More = before.Count+one.Count, one.To, one.More
	}
	for i := range made {
		one := &made[i]
		if len(made) == 1 || small(*one) {
			return []Ticks{}
		}
		one.Code = fmt.Sprint(one.From)
		switch {
		case one.More:
			one.Code, one.To = one.Code+"+", one.From
		case one.To > one.From:
			one.Code = fmt.Sprintf("%d-%d", one.From, one.To)
		}
		one.Label = survey.Text{}
		one.Share, one.Low, one.High = share(one.Count, c.Answered, c.Level)
	}
	return made
}
