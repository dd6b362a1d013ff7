package questionnaire

import (
	"sonde/survey"
	"sonde/survey/expr"
)

// sheet is what expressions see while a sheet is validated: the answers to what is asked. It is an expr.Env.
type sheet struct {
	expr.Blank
	in      *Instrument
	values  []survey.Value // by item
	asked   []bool         // by item
	today   string
	current *Item          // whose answer "." is
	choice  *survey.Choice // under test in a choice filter
}

// at makes it the current question.
func (s *sheet) at(it *Item) *sheet {
	s.current = it
	return s
}

// Answer gives the answer to a question that is asked; one that is not asked has none.
func (s *sheet) Answer(name string) expr.Value {
	i, known := s.in.byName[name]
	if !known || !s.asked[i] {
		return expr.Value{}
	}
	return seen(s.values[i])
}

// Current gives the answer to the current question.
func (s *sheet) Current() expr.Value {
	if s.current == nil {
		return expr.Value{}
	}
	return seen(s.values[s.current.Index])
}

// Column gives a property of the choice under test.
func (s *sheet) Column(name string) expr.Value {
	switch {
	case s.choice == nil:
		return expr.Value{}
	case name == "name":
		return expr.Text(s.choice.Name)
	}
	return expr.Text(s.choice.Filters[name])
}

// Today gives the day of the sheet.
func (s *sheet) Today() string { return s.today }

// offers tells whether the filter of it lets a choice through.
func (s *sheet) offers(it *Item, choice int) bool {
	s.choice = &it.Choices[choice]
	open := it.filter.Bool(s.at(it))
	s.choice = nil
	return open
}

// sheetOf makes the sheet of answers that have been validated.
func (in *Instrument) sheetOf(answers survey.Answers) *sheet {
	s := &sheet{in: in, values: make([]survey.Value, len(in.Items)), asked: make([]bool, len(in.Items))}
	for i := range in.Items {
		s.values[i] = answers[in.Items[i].key]
		s.asked[i] = s.values[i] != nil
	}
	return s
}

// seen is what an expression sees of an answer.
func seen(value survey.Value) expr.Value {
	switch v := value.(type) {
	case survey.Str:
		return expr.Text(string(v))
	case survey.Names:
		return expr.Picks(v)
	case survey.Num:
		return expr.Text(expr.NumberText(float64(v)))
	case survey.Ack:
		if v {
			return expr.Text(seenAcknowledged)
		}
	}
	return expr.Value{}
}

// seenAcknowledged is what an expression sees of a ticked acknowledge.
const seenAcknowledged = "OK"
