package questionnaire

import (
	"sonde/survey"
	"sonde/survey/expr"
)

// Start gives the sheet as its page first shows it: empty but for the defaults, those that are worked out too, and what
// is calculated. Conditions are left aside: a question that appears later appears with its default in it. A repeat begins
// with the rows that its count asks for, one when it has none. Of entry, the day, the minute and the seed count.
func (in *Instrument) Start(entry Entry) Raw {
	v := in.validation(in.NewRaw(), entry)
	v.beginAt(v.root)
	return v.root.raw
}

// begin puts defaults and calculations into the sheet and the rows of v.levels, and makes the rows of their repeats.
func (v *validation) begin() {
	for _, it := range v.root.in.first {
		for _, s := range v.levels[it.in.level] {
			if it.Row != nil {
				v.beginRows(s, it)
				continue
			}
			if value := s.begins(it); value != nil {
				s.values[it.Index], s.asked[it.Index] = value, true
				s.raw.set(it, value)
			}
		}
	}
}

// begins is what an item holds when the page is first shown; nil for nothing.
func (s *sheet) begins(it *Item) survey.Value {
	switch {
	case it.calculation != nil && it.Question.Trigger == "":
		return s.calculated(it)
	case it.preset != nil && it.calculation != it.preset:
		return s.worked(it, it.preset)
	case it.preset == nil && it.Question.Default != "":
		return it.typed(expr.Text(it.Question.Default))
	}
	return nil
}

// beginRows makes the rows with which a repeat begins.
func (v *validation) beginRows(s *sheet, it *Item) {
	count := 1
	if it.count != nil {
		count, _ = wanted(s, it)
	}
	rows := []Raw{}
	for v.count < MaxSheetRows && len(rows) < count {
		v.count++
		row := v.row(s, it, it.Row.NewRaw(), len(rows)+1)
		rows = append(rows, row.raw)
		s.repeats[it.slot].rows = append(s.repeats[it.slot].rows, row)
		v.levels[it.Row.level] = append(v.levels[it.Row.level], row)
	}
	s.asked[it.Index] = true
	s.raw.SetRows(it.Index, rows)
}

// set puts an answer into the sheet as the page would send it.
func (r Raw) set(it *Item, value survey.Value) {
	switch a := value.(type) {
	case survey.Names:
		r.SetPicks(it.Index, a)
	case survey.Ack:
		r.SetText(it.Index, acknowledged)
	default:
		r.SetText(it.Index, seen(a).String())
	}
}

// AddRow adds a row, with its defaults, at the end of the repeat at the address; a sheet of the page comes back so. False
// when there is no such repeat, its number of rows is fixed, or it is full.
func (in *Instrument) AddRow(raw Raw, repeat string, entry Entry) bool {
	v := in.shown(raw, entry)
	s, it := v.find(repeat)
	if it == nil || it.Row == nil || it.count != nil || v.count >= MaxSheetRows {
		return false
	}
	rows := s.raw.Rows(it.Index)
	if len(rows) >= MaxRows {
		return false
	}
	row := v.newRow(s, it, len(rows)+1)
	s.repeats[it.slot].rows = append(s.repeats[it.slot].rows, row)
	s.raw.SetRows(it.Index, append(rows[:len(rows):len(rows)], row.raw))
	v.beginAt(row)
	return true
}

// RemoveRow takes the row at the address, REPEAT/N, out of the sheet. False when there is none, or its repeat's number of
// rows is fixed.
func (in *Instrument) RemoveRow(raw Raw, row string) bool {
	for {
		repeat, number, rest, inRow := cutRow(row)
		it, known := in.Item(repeat)
		if !inRow || !known || it.Row == nil {
			return false
		}
		rows := raw.Rows(it.Index)
		if number < 1 || number > len(rows) {
			return false
		}
		if rest == "" {
			if it.count != nil {
				return false
			}
			left := append([]Raw{}, rows[:number-1]...)
			raw.SetRows(it.Index, append(left, rows[number:]...))
			return true
		}
		in, raw, row = it.Row, rows[number-1], rest
	}
}

// Refresh brings a sheet that is shown again up to date: each repeat with a count has as many rows as it asks for (one in
// which something stands is never taken away), and what is computed is worked out again.
func (in *Instrument) Refresh(raw Raw, entry Entry) {
	v := in.shown(raw, entry)
	v.levels = append([][]*sheet{{v.root}}, v.levels[min(1, len(v.levels)):]...)
	for _, it := range in.order {
		for _, s := range v.levels[it.in.level] {
			switch {
			case it.Row != nil && it.count != nil && s.asked[it.Index]:
				v.refreshRows(s, it)
			case it.Computed() && s.values[it.Index] != nil && s.asked[it.Index]:
				s.raw.set(it, s.values[it.Index])
			case it.Computed():
				s.raw.values[it.Index] = rawValue{}
			}
		}
	}
}

// refreshRows gives the sheet the rows that the repeat's count asks for.
func (v *validation) refreshRows(s *sheet, it *Item) {
	repeat := &s.repeats[it.slot]
	var rows []Raw
	for _, row := range repeat.rows {
		rows = append(rows, row.raw)
	}
	last := 0
	for n, row := range repeat.spare {
		if !row.raw.empty() {
			last = n + 1
		}
	}
	for _, row := range repeat.spare[:last] {
		rows = append(rows, row.raw)
	}
	s.raw.SetRows(it.Index, rows)
	for _, row := range repeat.rows[min(repeat.came, len(repeat.rows)):] {
		v.beginAt(row)
	}
}

// shown reads a sheet of the page with all its rows, empty ones too.
func (in *Instrument) shown(raw Raw, entry Entry) *validation {
	entry.Mode = Page
	return in.settled(raw, entry, true, "")
}

// beginAt puts defaults and calculations into one row.
func (v *validation) beginAt(row *sheet) {
	all := v.levels
	v.levels = make([][]*sheet, row.in.levels)
	v.levels[row.in.level] = []*sheet{row}
	v.begin()
	v.levels = all
}

// find gives the item at an address, and the sheet or row that it stands in; nil when there is none.
func (v *validation) find(address string) (*sheet, *Item) {
	s := v.root
	for {
		repeat, number, rest, inRow := cutRow(address)
		if !inRow {
			it, _ := s.in.Item(address)
			return s, it
		}
		it, known := s.in.Item(repeat)
		if !known || it.Row == nil || rest == "" || number < 1 || number > len(s.repeats[it.slot].rows) {
			return nil, nil
		}
		s, address = s.repeats[it.slot].rows[number-1], rest
	}
}
