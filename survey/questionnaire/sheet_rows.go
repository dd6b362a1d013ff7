package questionnaire

import (
	"strconv"

	"sonde/survey/expr"
)

// distant gives the answer to a question of another level: of a sheet around this one, or of rows; of a repeat in rows a
// text for each of its own rows.
func (s *sheet) distant(name string) expr.Value {
	it, known := s.in.named[name]
	if !known {
		return expr.Value{}
	}
	at := s
	for at != nil && !at.in.holds(it.in) {
		at = at.up
	}
	if at == nil {
		return expr.Value{} // a row that was taken out of its sheet
	}
	if at.in == it.in {
		return at.value(it.Index)
	}
	texts := []string{}
	at.each(it.in, func(row *sheet) {
		switch {
		case !row.asked[it.Index]:
		case it.Row != nil:
			for n := range row.repeats[it.slot].there() {
				texts = append(texts, strconv.Itoa(n+1))
			}
		default:
			texts = append(texts, row.value(it.Index).String())
		}
	})
	return expr.Sequence(texts)
}

// holds tells whether in is other, or the rows of other stand in those of in.
func (in *Instrument) holds(other *Instrument) bool {
	for other.depth > in.depth {
		other = other.up.in
	}
	return in == other
}

// each visits, in order, the rows of an instrument within s that are there.
func (s *sheet) each(in *Instrument, visit func(*sheet)) {
	if s.in == in {
		visit(s)
		return
	}
	next := in // the instrument directly below s
	for next.depth > s.in.depth+1 {
		next = next.up.in
	}
	if !s.asked[next.up.Index] {
		return
	}
	for _, row := range s.repeats[next.up.slot].there() {
		row.each(in, visit)
	}
}

// Indexed gives the answer to a question of the rows that are told; of a repeat that is not told, the row in which the
// expression stands.
func (s *sheet) Indexed(name string, rows []expr.Row) expr.Value {
	it, known := s.in.named[name]
	if !known {
		return expr.Value{}
	}
	at := s
	for at.up != nil {
		at = at.up
	}
	var around []*Instrument // from the outermost repeat to that of the question
	for in := it.in; in.up != nil; in = in.up.in {
		around = append(around, in)
	}
	for i := len(around) - 1; i >= 0; i-- {
		repeat := around[i].up
		number := s.Position(repeat.Question.Name)
		for _, told := range rows {
			if told.Repeat == repeat.Question.Name {
				number = told.Number
			}
		}
		present := at.repeats[repeat.slot].there()
		if !at.asked[repeat.Index] || number < 1 || number > len(present) {
			return expr.Value{}
		}
		at = present[number-1]
	}
	return at.value(it.Index)
}

// Position gives the number of the row of a repeat that the expression stands in, of the innermost when no name is given.
func (s *sheet) Position(repeat string) int {
	for at := s; at.in.up != nil; at = at.up {
		if repeat == "" || at.in.up.Question.Name == repeat {
			return at.number
		}
	}
	return 0
}

// address is the name of an item's control in the sheet as it came.
func (s *sheet) address(it *Item) string { return s.prefix() + it.key }

func (s *sheet) prefix() string {
	if s.up == nil {
		return ""
	}
	return s.up.prefix() + s.in.up.key + "/" + strconv.Itoa(s.place) + "/"
}
