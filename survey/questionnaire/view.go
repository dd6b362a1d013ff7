package questionnaire

import "sonde/survey/expr"

// View is a sheet as the page shows it, with all its rows, empty ones too, which expressions do not see: what words may
// say of answers. A View of a row
// sees the row's own answers first. It is for one goroutine.
type View struct {
	v     *validation
	sheet *sheet
}

// View reads a sheet of the page. Labels of choices are given in the language; what is stored speaks the questionnaire's own.
func (in *Instrument) View(raw Raw, entry Entry, language string) View {
	entry.Mode = Page
	v := in.settled(raw, entry, true, language)
	return View{v, v.root}
}

// Answer gives what ${name} means in a text: an answer to what is asked, or what is worked out.
func (v View) Answer(name string) expr.Value { return v.sheet.Answer(name) }

// Value gives the answer to an item of the sheet, or of the row.
func (v View) Value(it *Item) expr.Value { return v.sheet.value(it.Index) }

// Among gives the answers among which a text is picked, each once; from tells whether it is one that is picked so.
func (v View) Among(it *Item) (answers []string, from bool) {
	if it.source == nil {
		return nil, false
	}
	return v.sheet.among(it), true
}

// Typed tells whether somebody is to answer what ${name} means.
func (v View) Typed(name string) bool {
	it := v.sheet.in.named[name]
	if i, own := v.sheet.in.byName[name]; own {
		it = &v.sheet.in.Items[i]
	}
	return it == nil || it.asks
}

// Seed gives what the author draws the order of an item's choices from: a number, or an answer; false when that is left to
// each sheet.
func (v View) Seed(it *Item) (string, bool) {
	if it.seed == nil {
		return "", false
	}
	return it.seed.Eval(v.sheet.at(it)).String(), true
}

// Row gives a row of a repeat, from 1; false when it is not there.
func (v View) Row(repeat *Item, number int) (View, bool) {
	rows := v.sheet.repeats[repeat.slot].rows
	if number < 1 || number > len(rows) {
		return View{}, false
	}
	return View{v.v, rows[number-1]}, true
}

// NewRow gives a row of a repeat as it begins, with its defaults, and what it sees.
func (v View) NewRow(repeat *Item) (Raw, View) {
	row := v.v.newRow(v.sheet, repeat, 0)
	v.v.beginAt(row)
	return row.raw, View{v.v, row}
}

// speaks gives the language in which words are worked out.
func (s *sheet) speaks() string {
	if s.language != "" {
		return s.language
	}
	return s.in.Questionnaire.DefaultLanguage
}
