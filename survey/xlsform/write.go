package xlsform

import (
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"sonde/survey"
)

// Write makes an XLSForm of a questionnaire that is sound. pyxform takes it without a warning, and Read gives the same
// questionnaire again, but for white space around texts. Errors: Invalid XLS_201 (a text that no cell holds), XLS_202 (a
// name that XLSForm cannot write).
func Write(w io.Writer, q survey.Questionnaire) error {
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

// text sets the cells of a text in each language.
func (x *writer) text(r map[string]string, column string, text survey.Text) {
	for code, s := range text {
		if header := x.written[code]; header != "" {
			x.put(r, column+"::"+header, s)
		}
	}
}

// in gives a column's headers, one for each language.
func (x *writer) in(column string) []string {
	var headers []string
	for _, code := range x.q.Languages {
		headers = append(headers, column+"::"+x.written[code])
	}
	return headers
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

// nameLanguages decides how headers write each language, so that ODK finds its code and no two are alike. Where the name
// does not tell our code, the sheet of ours does.
func (x *writer) nameLanguages() {
	taken := map[string]bool{}
	for _, code := range x.q.Languages {
		short := baseOf(languageCode(code))
		if short == "" {
			short = baseOf(code)
		}
		name := nameOf(short)
		if name == "" {
			name = short
		}
		if region := strings.TrimPrefix(code, baseOf(code)); region != "" {
			name += " " + strings.TrimPrefix(region, "-")
		}
		written := name + " (" + short + ")"
		if private.MatchString(short) {
			written = short[:1] + short[2:] // ODK asks no code of a name of two letters, and knows none of these
		}
		for n := 2; taken[written]; n++ {
			written = name + " " + strconv.Itoa(n) + " (" + short + ")"
		}
		taken[written] = true
		x.written[code] = written
		if found, sure := codeOf(written); found != code || !sure {
			x.extra = append(x.extra, [3]string{"language", written, code})
		}
	}
}

// private are the codes that ISO 639 keeps for private use.
var private = regexp.MustCompile(`^q[a-t][a-z]$`)

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

// choices writes the lists: those of the survey in the order in which it asks for them, then the others.
func (x *writer) choices() *sheet {
	s := &sheet{name: choicesSheet}
	s.columns = slices.Concat([]string{"list_name", "name"}, x.in("label"), x.in("image"), []string{"exclusive", "retired", "concept"}, x.filters())
	for _, list := range x.lists() {
		if strings.ContainsAny(list, " \t\n") || strings.Contains(list, "${") || slices.ContainsFunc([]string{".csv", ".xml", ".geojson"}, func(end string) bool { return strings.HasSuffix(list, end) }) {
			x.cannot(list)
		}
		for _, c := range x.q.ChoiceLists[list] {
			r := map[string]string{}
			x.put(r, "list_name", list)
			x.put(r, "name", c.Name)
			x.text(r, "label", x.labelled(list, c.Name, c.Label))
			x.text(r, "image", c.Image)
			x.put(r, "concept", c.Concept)
			if c.Exclusive {
				r["exclusive"] = "yes"
			}
			if c.Retired {
				r["retired"] = "yes"
			}
			for column, value := range c.Filters {
				x.put(r, column, value)
			}
			s.rows = append(s.rows, r)
		}
	}
	return s.used("label")
}

// labelled gives a label to what has none, for pyxform warns of that; the sheet of ours says that it is made up.
func (x *writer) labelled(name, choice string, label survey.Text) survey.Text {
	for _, code := range x.q.Languages {
		if label[code] != "" {
			return label
		}
	}
	x.extra = append(x.extra, [3]string{"unlabelled", name, choice})
	said := choice
	if said == "" {
		said = name
	}
	label = survey.Text{}
	for _, code := range x.q.Languages {
		label[code] = said
	}
	return label
}

// cannot notes a name that XLSForm cannot write.
func (x *writer) cannot(name string) {
	if x.failure == nil {
		x.failure = survey.Fail(survey.Invalid, "XLS_202", survey.Args{"Name": short(name)})
	}
}

// filters lists the columns of choice filters.
func (x *writer) filters() []string {
	found := map[string]bool{}
	for _, list := range x.q.ChoiceLists {
		for _, c := range list {
			for column := range c.Filters {
				found[column] = true
			}
		}
	}
	columns := slices.Sorted(maps.Keys(found))
	for _, column := range columns {
		_, _, taken := choicesProperties.resolve([]string{column})
		if taken || reservedColumns[snake(column)] || tidyHeader(column) != column || strings.ContainsAny(column, ": ") {
			x.cannot(column)
		}
	}
	return columns
}

// reservedColumns are those of the choices that pyxform takes for something else.
var reservedColumns = map[string]bool{"type": true, "parent": true, "extra_data": true, "media": true, "bind": true, "control": true}

// lists gives the names of the lists in the order of the survey.
func (x *writer) lists() []string {
	var order []string
	seen := map[string]bool{}
	add := func(list string) {
		if _, known := x.q.ChoiceLists[list]; known && !seen[list] {
			seen[list] = true
			order = append(order, list)
		}
	}
	var into func(questions []survey.Question)
	into = func(questions []survey.Question) {
		for _, one := range questions {
			add(one.List)
			into(one.Questions)
		}
	}
	for _, s := range x.q.Sections {
		into(s.Questions)
	}
	for _, list := range sortedKeys(x.q.ChoiceLists) {
		add(list)
	}
	return order
}

// settings writes what holds for the whole.
func (x *writer) settings() *sheet {
	r := map[string]string{}
	x.put(r, "form_title", x.q.Title.In(x.q.DefaultLanguage, ""))
	x.put(r, "form_id", x.q.Name)
	x.put(r, "default_language", x.written[x.q.DefaultLanguage])
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
	s.columns = []string{"form_title", "form_id", "version", "default_language", "allow_choice_duplicates", "clean_text_values"}
	return s.used()
}

// twins tells whether a name stands twice in a list.
func (x *writer) twins() bool {
	for _, list := range x.q.ChoiceLists {
		seen := map[string]bool{}
		for _, c := range list {
			if seen[c.Name] {
				return true
			}
			seen[c.Name] = true
		}
	}
	return false
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
