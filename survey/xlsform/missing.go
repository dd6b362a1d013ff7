package xlsform

import (
	"slices"

	"sonde/survey"
)

// lack is a language that a column of texts is not written in.
type lack struct{ sheet, property, language string }

// missingColumns tells of columns that must be there, and of languages in which a column of texts is missing.
func (f *file) missingColumns() {
	f.lacking = map[lack]bool{}
	t, choices := f.tables[surveySheet], f.tables[choicesSheet]
	if !t.has("type") {
		f.say("XLS_022", at{t.name, 1, ""}, survey.Args{"Sheet": t.name, "Column": "type"})
	}
	if choices != nil && len(choices.rows) > 0 {
		for _, column := range []string{"list_name", "name"} {
			if !choices.has(column) {
				f.say("XLS_022", at{choices.name, 1, ""}, survey.Args{"Sheet": choices.name, "Column": column})
			}
		}
	}
	for _, t := range []*table{t, choices} {
		if t != nil {
			f.missingLanguages(t)
		}
	}
}

// missingLanguages tells of the languages of the form in which a column of texts of the sheet is missing.
func (f *file) missingLanguages(t *table) {
	if len(f.languages.written) < 2 {
		return
	}
	for _, language := range f.languages.written {
		for _, property := range sortedKeys(t.cols) {
			cols := t.cols[property]
			if !isText(property) || !t.filled(cols) {
				continue
			}
			code := f.languages.codes[language]
			if slices.ContainsFunc(cols, func(c column) bool { return c.shared || f.languages.codes[c.language] == code }) {
				continue
			}
			if f.lacking[lack{t.name, property, code}] {
				continue // written in another way, and told
			}
			f.lacking[lack{t.name, property, code}] = true
			f.say("XLS_035", at{t.name, 1, cols[0].header}, survey.Args{"Column": property, "Language": named(language)})
		}
	}
}

// filled tells whether anything stands in one of the columns.
func (t *table) filled(cols []column) bool {
	for _, r := range t.rows {
		for _, c := range cols {
			if r.cell(c.index) != "" {
				return true
			}
		}
	}
	return false
}
