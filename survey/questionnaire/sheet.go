package questionnaire

import (
	"strconv"

	"sonde/survey"
	"sonde/survey/expr"
)

// sheet is what expressions see while a sheet is validated: the answers to what is asked. A row of a repeat is a sheet
// within that which holds the repeat. It is an expr.Env, for one goroutine.
type sheet struct {
	in      *Instrument
	values  []survey.Value // by item
	asked   []bool         // by item
	repeats []repeated     // by the slot of the repeat
	*moment
	up     *sheet // that holds the row; nil for the whole sheet
	number int    // of the row, from 1, among those that are kept

	raw   Raw
	gates []gateState
	bad   []survey.Problem // by item; nil when every answer could be read
	place int              // of the row, from 1, as it came
	blank bool             // a row that the page shows and that answers nothing: for expressions there is none

	current *Item          // whose answer "." is
	choice  *survey.Choice // under test in a choice filter
}

// moment is what all rows of a sheet share.
type moment struct {
	today  string
	now    string
	seed   string
	coarse bool // a value is worked out: what is stored holds no time of day
	// language is that of words; "" is the questionnaire's own, which all that is stored speaks.
	language string
}

// newSheet gives an empty sheet, or a row when up is not nil.
func newSheet(in *Instrument, up *sheet, m *moment) *sheet { return new(sheet).make(in, up, m) }

func (s *sheet) make(in *Instrument, up *sheet, m *moment) *sheet {
	s.in, s.up, s.moment = in, up, m
	s.values, s.asked = make([]survey.Value, len(in.Items)), make([]bool, len(in.Items))
	s.gates = make([]gateState, len(in.gates))
	if in.repeats > 0 {
		s.repeats = make([]repeated, in.repeats)
	}
	return s
}

// at makes it the current question.
func (s *sheet) at(it *Item) *sheet {
	s.current = it
	return s
}

// Answer gives the answer to a question that is asked; one that is not asked has none. Of a question in rows that the
// expression does not stand in it gives all, of a repeat a text for each row.
func (s *sheet) Answer(name string) expr.Value {
	if i, own := s.in.byName[name]; own {
		if s.repeats == nil && s.asked[i] {
			return seen(s.values[i])
		}
		return s.value(i)
	}
	if s.in.levels == 1 {
		return expr.Value{}
	}
	return s.distant(name)
}

// value gives the answer to an item of the sheet itself.
func (s *sheet) value(i int) expr.Value {
	if !s.asked[i] {
		return expr.Value{}
	}
	if it := &s.in.Items[i]; it.Row != nil {
		numbers := make([]string, len(s.repeats[it.slot].there()))
		for n := range numbers {
			numbers[n] = strconv.Itoa(n + 1)
		}
		return expr.Sequence(numbers)
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

// ChoiceLabel gives the label of a choice, in the questionnaire's default language where it is stored: what is worked out
// does not depend on the language in which the sheet was filled.
func (s *sheet) ChoiceLabel(question, choice string) string {
	it := s.in.named[question]
	switch {
	case it != nil && it.source != nil:
		return choice
	case it == nil || it.list == nil:
		return ""
	}
	if i, known := it.list.index[choice]; known {
		return it.list.choices[i].Label.In(s.speaks(), s.in.Questionnaire.DefaultLanguage)
	}
	return ""
}

// Today gives the day of the sheet.
func (s *sheet) Today() string { return s.today }

// Now gives the minute; of the day its beginning where the value is stored, for no exact time stands beside an answer, and
// the same sheet sent again has the same content.
func (s *sheet) Now() string {
	if s.coarse || s.now == "" {
		return s.today + "T00:00"
	}
	return s.now
}

// Language gives the language that ChoiceLabel speaks.
func (s *sheet) Language() string { return s.speaks() }

// Seed gives what chance is drawn from, another for each question and row: the sheet's key, a space and the question's
// address, or, in a condition, the beginning of the addresses in its row.
func (s *sheet) Seed() string {
	if s.current == nil {
		return s.seed + " " + s.prefix()
	}
	return s.seed + " " + s.address(s.current)
}

// offers tells whether the filter of it lets a choice through.
func (s *sheet) offers(it *Item, choice int) bool {
	s.choice = &it.Choices[choice]
	open := it.filter.Bool(s.at(it))
	s.choice = nil
	return open
}

// sheetOf makes the sheet of answers that have been validated.
func (in *Instrument) sheetOf(answers survey.Answers, up *sheet, m *moment) *sheet {
	s := newSheet(in, up, m)
	for i := range in.Items {
		it := &in.Items[i]
		value := answers[it.key]
		if rows, ok := value.(survey.Rows); ok && it.Row != nil {
			for n, row := range rows {
				inner := it.Row.sheetOf(row, s, m)
				inner.number = n + 1
				s.repeats[it.slot].rows = append(s.repeats[it.slot].rows, inner)
			}
		}
		s.values[i], s.asked[i] = value, value != nil
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
