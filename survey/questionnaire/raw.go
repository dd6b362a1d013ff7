package questionnaire

import (
	"slices"

	"sonde/survey"
)

// Raw is a sheet as it came, before it is held against the questionnaire: one place for each of Instrument.Items. It is
// also what fills the page again. A repeat's place holds a Raw of its Row instrument for each row.
type Raw struct {
	values  []rawValue
	unknown []string // names that are no question's, maxUnknown at most
}

// maxUnknown bounds how many names that are no question's are told, so that a hostile sheet gets no endless reply.
const maxUnknown = 100

type shape uint8

const (
	nothing shape = iota
	textShape
	listShape
	numberShape // text holds the JSON number
	boolShape   // text holds true or false
	rowsShape
	otherShape // JSON of a form that no question takes
)

type rawValue struct {
	shape shape
	over  bool // of rows: there were more than are kept
	text  string
	list  []string
	rows  *[]Raw
}

// NewRaw gives an empty sheet of the instrument, or an empty row.
func (in *Instrument) NewRaw() Raw { return Raw{values: make([]rawValue, len(in.Items))} }

// SetText gives the item at index a single text: a choice's name, a text, a number, "yes" for acknowledge.
func (r Raw) SetText(index int, text string) {
	r.values[index] = rawValue{shape: textShape, text: text}
}

// SetPicks gives the item at index several names; the slice is kept.
func (r Raw) SetPicks(index int, names []string) {
	r.values[index] = rawValue{shape: listShape, list: names}
}

// SetRows gives the repeat at index its rows, each made by NewRaw of the item's Row; the slice is kept.
func (r Raw) SetRows(index int, rows []Raw) {
	r.values[index] = rawValue{shape: rowsShape, rows: &rows}
}

// Rows are the rows that the repeat at index came with, empty ones too.
func (r Raw) Rows(index int) []Raw {
	if v := r.values[index]; v.shape == rowsShape {
		return *v.rows
	}
	return nil
}

// Text is the single text that the item at index came with, "" when there is none.
func (r Raw) Text(index int) string {
	v := r.values[index]
	switch {
	case v.shape == listShape && len(v.list) > 0:
		return v.list[0]
	case v.shape == boolShape && v.text == "true":
		return acknowledged
	}
	return v.text
}

// Picks are the names that the item at index came with; for a rank of the page "" stands for a menu left empty.
func (r Raw) Picks(index int) []string {
	v := r.values[index]
	if v.shape == textShape && v.text != "" {
		return []string{v.text}
	}
	return v.list
}

// Picked tells whether the item at index came with the choice.
func (r Raw) Picked(index int, choice string) bool {
	v := r.values[index]
	return v.shape == textShape && v.text == choice || slices.Contains(v.list, choice)
}

// At gives the choice at a rank, from 1, "" when there is none.
func (r Raw) At(index, rank int) string {
	if picks := r.values[index].list; rank <= len(picks) {
		return picks[rank-1]
	}
	return ""
}

// Answered tells whether anything at all came for the item at index.
func (r Raw) Answered(index int) bool { return !r.values[index].empty() }

// empty tells whether nothing came for any item.
func (r Raw) empty() bool {
	return len(r.unknown) == 0 && !slices.ContainsFunc(r.values, func(v rawValue) bool { return !v.empty() })
}

func (v rawValue) empty() bool {
	switch v.shape {
	case nothing:
		return true
	case textShape:
		return v.text == ""
	case listShape:
		return !slices.ContainsFunc(v.list, func(s string) bool { return s != "" })
	case boolShape:
		return v.text == "false"
	case rowsShape:
		return !v.over && !slices.ContainsFunc(*v.rows, func(r Raw) bool { return !r.empty() })
	}
	return false
}

// acknowledged is what a ticked acknowledge sends from the page.
const acknowledged = "yes"

// several tells the types that take several choices.
func several(t survey.QuestionType) bool { return t == survey.SelectMultiple || t == survey.Rank }
