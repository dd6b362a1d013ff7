package questionnaire

import "sonde/survey"

// judge applies the rules to a sheet or a row, gathers what is wrong, and gives the answers, in the order of the
// questionnaire.
func (v *validation) judge(s *sheet) survey.Answers {
	answers := make(survey.Answers, len(s.in.Items))
	for i := range s.in.Items {
		it := &s.in.Items[i]
		if !it.keeps {
			continue
		}
		value := s.values[i]
		switch {
		case s.isBad(i) && (s.asked[i] || v.entry.Mode == Import):
			if s.bad[i].Code == problemWorked && v.heavy {
				continue // said once: each that is worked out after it is too much as well
			}
			v.heavy = v.heavy || s.bad[i].Code == problemWorked
			if s.bad[i].Code == problemWanted {
				v.tooMany(s, it, s.bad[i].Args["Max"].(int))
				continue
			}
			v.problem(s, s.bad[i])
		case !s.asked[i]:
			v.notAsked(s, it)
		case it.Row != nil:
			if rows := v.judgeRows(s, it); rows != nil {
				answers[it.key] = rows
			}
		case !it.asks:
			if value != nil {
				answers[it.key] = value
			}
		case value == nil:
			v.skip(s, it)
			if it.always || it.required != nil && it.required.Bool(s.at(it)) {
				v.breach(s, wrong(it, problemRequired, nil))
			}
		default:
			answers[it.key] = value
			v.rules(s, it, value)
		}
	}
	v.unknown(s)
	return answers
}

// unknown tells of the names that are no question's.
func (v *validation) unknown(s *sheet) {
	for _, name := range s.raw.unknown {
		if v.entry.Mode == Page {
			v.result.Dropped = append(v.result.Dropped, excerpt(name))
		} else {
			v.problem(s, survey.Problem{Question: excerpt(name), Code: problemUnknown})
		}
	}
}

// skip notes a question that was asked and left without an answer.
func (v *validation) skip(s *sheet, it *Item) {
	if s.up == nil {
		v.result.Skipped = append(v.result.Skipped, it.key)
	}
}

// notAsked leaves out an answer to a question that was not asked.
func (v *validation) notAsked(s *sheet, it *Item) {
	if s.raw.values[it.Index].empty() || it.computed {
		return
	}
	if v.entry.Mode == API {
		if v.unsure == nil || !v.unsure[it.id] {
			v.problem(s, wrong(it, problemNotAsked, nil))
		}
		return
	}
	if v.entry.Mode == Page && !it.Asks() {
		return // nobody typed it
	}
	v.result.Dropped = append(v.result.Dropped, s.address(it))
	if v.entry.Mode == Import {
		v.breach(s, wrong(it, problemNotAsked, nil))
	}
}

// problem records what refuses the sheet; in a row, with the row's address.
func (v *validation) problem(s *sheet, p survey.Problem) {
	if s.up != nil {
		p.Question = s.prefix() + p.Question
	}
	v.result.Problems = append(v.result.Problems, p)
}

// breach records a rule of entry that is not kept: it refuses, but in an import, where it is counted.
func (v *validation) breach(s *sheet, p survey.Problem) {
	if v.entry.Mode != Import {
		v.problem(s, p)
		return
	}
	if s.up != nil {
		p.Question = s.prefix() + p.Question
	}
	v.result.Breaches = append(v.result.Breaches, p)
}
