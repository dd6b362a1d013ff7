package xlsform

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"sonde/survey"
)

// Write makes an XLSForm of a questionnaire that is sound. pyxform takes it without a warning, and Read gives the same
// questionnaire again, but for white space around texts. Errors: Invalid XLS_201 (a text that no cell holds), XLS_202 (a
// name that XLSForm cannot write).
func Write(w io.Writer, q survey.Questionnaire) error {
	q = copied(q)
	pathsForNames(&q)
	x := &writer{q: q, names: map[string]bool{}, written: map[string]string{}}
	x.nameLanguages()
	x.gatherNames(q)
	sheets := []*sheet{x.survey(), x.choices(), x.settings(), x.own()}
	if x.failure != nil {
		return x.failure
	}
	return writeBook(w, slices.DeleteFunc(sheets, func(s *sheet) bool { return len(s.rows) == 0 }))
}

// writer is a questionnaire being written.
type writer struct {
	q       survey.Questionnaire
	names   map[string]bool   // of questions, groups and sections
	written map[string]string // how headers write each language
	extra   [][3]string       // property, name, value of the sheet of ours
	applies []survey.Section
	failure error
}

// sheet is one to be written: its columns in order, and rows by column.
type sheet struct {
	name    string
	columns []string
	rows    []map[string]string
}

// maxCell is how many characters a cell of a workbook holds.
const maxCell = 32_767

// put sets a cell of a row; an empty value leaves it out.
func (x *writer) put(r map[string]string, column, value string) {
	if value = strings.TrimSpace(value); value == "" {
		return
	}
	if length := len([]rune(value)); length > maxCell && x.failure == nil {
		x.failure = survey.Fail(survey.Invalid, "XLS_201", survey.Args{"Text": short(value), "Count": length, "Limit": maxCell})
	}
	r[column] = value
}

// used leaves out the columns in which nothing stands; those of a text stay or go together, in every language.
func (s *sheet) used(always ...string) *sheet {
	filled := map[string]bool{}
	for _, column := range always {
		filled[column] = true
	}
	for _, r := range s.rows {
		for column := range r {
			property, _, _ := strings.Cut(column, "::")
			filled[property] = true
		}
	}
	s.columns = slices.DeleteFunc(s.columns, func(column string) bool {
		property, _, _ := strings.Cut(column, "::")
		return !filled[property]
	})
	return s
}

// gatherNames gathers the names that are taken.
func (x *writer) gatherNames(q survey.Questionnaire) {
	var into func(questions []survey.Question)
	into = func(questions []survey.Question) {
		for _, one := range questions {
			x.names[one.Name] = true
			into(one.Questions)
		}
	}
	for _, s := range q.Sections {
		x.names[s.Name] = true
		into(s.Questions)
	}
}

// settings writes what holds for the whole.
func (x *writer) settings() *sheet {
	r := map[string]string{}
	x.put(r, "form_title", x.q.Title.In(x.q.DefaultLanguage, ""))
	x.put(r, "form_id", x.q.Name)
	x.put(r, "default_language", x.written[x.q.DefaultLanguage])
	if x.names[defaultRoot] {
		r["name"] = x.spareName("form")
	}
	if x.names[instanceID] {
		r["omit_instanceID"] = "yes" // ODK would add another of its own
	}
	if x.q.Version > 0 {
		r["version"] = strconv.Itoa(x.q.Version)
	}
	if x.twins() {
		r["allow_choice_duplicates"] = "yes"
	}
	if x.spaced() {
		r["clean_text_values"] = "no"
	}
	s := &sheet{name: settingsSheet, rows: []map[string]string{r}}
	s.columns = []string{"form_title", "form_id", "name", "version", "default_language", "allow_choice_duplicates", "clean_text_values", "omit_instanceID"}
	return s.used()
}

// own writes what XLSForm has no place for.
func (x *writer) own() *sheet {
	s := &sheet{name: ownSheet}
	s.columns = slices.Concat([]string{"property", "name", "value"}, x.in("text"))
	row := func(property, name, value string, text survey.Text) {
		r := map[string]string{"property": property}
		x.put(r, "name", name)
		x.put(r, "value", value)
		x.text(r, "text", text)
		s.rows = append(s.rows, r)
	}
	if x.q.Version > 0 {
		row("version", "", strconv.Itoa(x.q.Version), nil)
	}
	for _, one := range []struct {
		property string
		text     survey.Text
	}{{"title", x.q.Title}, {"intro", x.q.Intro}, {"thanks", x.q.Thanks}} {
		if len(one.text) > 0 || one.property == "title" {
			row(one.property, "", "", one.text)
		}
	}
	for _, section := range x.applies {
		row("applies_to", section.Name, "", section.AppliesTo)
	}
	for _, one := range x.extra {
		row(one[0], one[1], one[2], nil)
	}
	return s.used("property")
}
