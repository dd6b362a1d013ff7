package questionnaire

import (
	"strconv"

	"sonde/survey/expr"
)

// Rows gives what a lookup begins with: the rows of a repeat that are there, those of each row around them apart; of a
// question each row in which it stands, apart.
func (s *sheet) Rows(name string) []expr.Table {
	it, known := s.in.named[name]
	if !known {
		return nil
	}
	at := s
	for at != nil && !at.in.holds(it.in) {
		at = at.up
	}
	if at == nil {
		return nil // a row that was taken out of its sheet
	}
	var tables []expr.Table
	at.each(it.in, func(around *sheet) {
		switch {
		case !around.asked[it.Index]:
		case it.Row != nil:
			tables = append(tables, rowTable(around.repeats[it.slot].there()))
		default:
			tables = append(tables, rowTable{around})
		}
	})
	return tables
}

// rowTable are rows as a lookup sees them.
type rowTable []*sheet

// Len is how many there are.
func (t rowTable) Len() int { return len(t) }

// Cell gives what ${name} means in a row.
func (t rowTable) Cell(row int, name string) (expr.Value, bool) {
	s := t[row]
	if i, own := s.in.byName[name]; own {
		return s.value(i), s.asked[i]
	}
	if s.in.up != nil && s.in.up.Question.Name == name {
		return expr.Text(strconv.Itoa(s.number)), true
	}
	return s.Answer(name), true
}

// Inner gives what stands in a row.
func (t rowTable) Inner(row int, name string) []expr.Table { return t[row].Rows(name) }

// List gives the choices of a list that are offered.
func (s *sheet) List(name string) expr.Table {
	return choiceTable{s.in.looked[name], s.speaks(), s.in.Questionnaire.DefaultLanguage}
}

// choiceTable are the choices of a list as a lookup sees them.
type choiceTable struct {
	list            *list
	language, other string
}

// Len is how many are offered.
func (t choiceTable) Len() int {
	if t.list == nil {
		return 0
	}
	return t.list.offered
}

// Cell gives a column of a choice.
func (t choiceTable) Cell(row int, name string) (expr.Value, bool) {
	choice := &t.list.choices[row]
	switch name {
	case "name":
		return expr.Text(choice.Name), true
	case "label":
		return expr.Text(choice.Label.In(t.language, t.other)), true
	}
	text, written := choice.Filters[name]
	return expr.Text(text), written
}

// Inner gives the choice itself: nothing stands in it.
func (t choiceTable) Inner(row int, _ string) []expr.Table { return []expr.Table{oneChoice{t, row}} }

// oneChoice is one of a table.
type oneChoice struct {
	choiceTable
	row int
}

// Len is one.
func (oneChoice) Len() int { return 1 }

// Cell gives a column of the choice.
func (t oneChoice) Cell(_ int, name string) (expr.Value, bool) {
	return t.choiceTable.Cell(t.row, name)
}

// Looked gives the choices of the lists in which expressions look something up, with the columns that they look at, labels
// in the language: what the page's script needs beside the Island, which holds no words. They
// are made once for each language, and not to be changed.
func (in *Instrument) Looked(language string) map[string][]map[string]string {
	if made, known := in.tables.Load(language); known {
		return made.(map[string][]map[string]string)
	}
	var lists map[string][]map[string]string
	for name, one := range in.looked {
		table := choiceTable{one, language, in.Questionnaire.DefaultLanguage}
		choices := make([]map[string]string, table.Len())
		for i := range choices {
			choices[i] = map[string]string{}
			for _, column := range in.columns[name] {
				if cell, written := table.Cell(i, column); written {
					choices[i][column] = cell.String()
				}
			}
		}
		if lists == nil {
			lists = map[string][]map[string]string{}
		}
		lists[name] = choices
	}
	in.tables.Store(language, lists)
	return lists
}
