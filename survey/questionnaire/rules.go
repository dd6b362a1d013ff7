package questionnaire

import (
	"slices"

	"sonde/survey"
)

// rules applies the rules of entry to the answer of an asked question. The constraint is looked at last, when nothing
// else is wrong.
func (v *validation) rules(s *sheet, it *Item, value survey.Value) {
	before := len(v.result.Problems) + len(v.result.Breaches)
	switch answer := value.(type) {
	case survey.Str:
		switch {
		case it.Question.Type == survey.SelectOne:
			v.available(s, it, string(answer))
		case it.source != nil && !slices.Contains(s.among(it), string(answer)):
			v.breach(s, wrong(it, problemFiltered, survey.Args{"Choice": excerpt(string(answer))}))
		}
	case survey.Names:
		v.several(s, it, answer)
	case survey.Num:
		if it.Question.Type == survey.Range {
			v.scale(s, it, float64(answer))
		}
	}
	if it.constraint == nil || len(v.result.Problems)+len(v.result.Breaches) > before {
		return
	}
	if !it.constraint.Bool(s.at(it)) {
		v.breach(s, wrong(it, problemConstraint, nil))
	}
}

// scale checks that a number is one of those that a range takes.
func (v *validation) scale(s *sheet, it *Item, x float64) {
	switch {
	case !it.Scale.Within(x):
		v.breach(s, wrong(it, problemScale, survey.Args{"Min": it.Scale.Low(), "Max": it.Scale.High()}))
	case !it.Scale.OnStep(x):
		v.breach(s, wrong(it, problemStep, survey.Args{"Start": it.Scale.Start, "Step": it.Scale.Step}))
	}
}

// available checks that a choice is offered, and that the choice filter lets it through.
func (v *validation) available(s *sheet, it *Item, name string) bool {
	choice := it.list.index[name]
	if choice >= it.list.offered {
		v.breach(s, wrong(it, problemRetired, survey.Args{"Choice": it.label(choice)}))
		return false
	}
	if it.filter == nil || s.offers(it, choice) {
		return true
	}
	for _, twin := range it.list.twins[name] {
		if twin < it.list.offered && s.offers(it, twin) {
			return true
		}
	}
	v.breach(s, wrong(it, problemFiltered, survey.Args{"Choice": it.label(choice)}))
	return false
}

// among gives the answers among which a text is picked, each once.
func (s *sheet) among(it *Item) []string { return it.source.Eval(s.at(it)).All() }

// several checks the picks of a select_multiple or rank: each available, none that excludes the others, and how many.
func (v *validation) several(s *sheet, it *Item, picks survey.Names) {
	for _, name := range picks {
		if !v.available(s, it, name) {
			return
		}
	}
	if it.Question.Type == survey.SelectMultiple {
		if excluding := it.excluding(picks); excluding >= 0 {
			if len(picks) > 1 {
				v.breach(s, wrong(it, problemExclusive, survey.Args{"Choice": it.label(excluding)}))
			}
			return // "none of these" alone is enough, whatever the least number of picks
		}
	}
	most, least := it.Question.MaxPicks, it.Question.MinPicks
	ranksAll := it.Question.Type == survey.Rank && most == 0
	if least > 0 || ranksAll {
		offered := v.offered(s, it)
		if least = min(least, offered); ranksAll {
			if len(picks) < offered {
				v.breach(s, wrong(it, problemRankOpen, survey.Args{"Count": len(picks), "Want": offered}))
			}
			return
		}
	}
	switch {
	case most > 0 && len(picks) > most:
		v.breach(s, wrong(it, problemTooMany, survey.Args{"Count": len(picks), "Max": most}))
	case len(picks) < least:
		v.breach(s, wrong(it, problemTooFew, survey.Args{"Count": len(picks), "Min": least}))
	}
}

// excluding gives the index of the first pick that excludes the others, -1 for none.
func (it *Item) excluding(picks survey.Names) int {
	for _, name := range picks {
		if i := it.list.index[name]; it.list.choices[i].Exclusive {
			return i
		}
	}
	return -1
}

// offered counts the choices that the filter lets through.
func (v *validation) offered(s *sheet, it *Item) int {
	if it.filter == nil {
		return len(it.Choices)
	}
	count := 0
	for i := range it.Choices {
		if s.offers(it, i) {
			count++
		}
	}
	return count
}

// Offered gives the choices of a question that its filter lets through with the given answers, in list order. Of a row's
// instrument, the answers around the row count as missing.
func (in *Instrument) Offered(it *Item, answers survey.Answers) []survey.Choice {
	if it.filter == nil {
		return it.Choices
	}
	s := in.sheetOf(answers, nil, &moment{})
	var offered []survey.Choice
	for i := range it.Choices {
		if s.offers(it, i) {
			offered = append(offered, it.Choices[i])
		}
	}
	return offered
}
