package xlsform

import (
	"maps"
	"slices"
	"strings"

	"sonde/survey/expr"
	"sonde/survey/questionnaire"
)

// places say in which row of the survey each question stands.
type places struct {
	rows     map[string]*node // by the path from the section on
	sections map[string]int
}

// put notes where a question stands, and what it holds; around is the path of what it stands in, from the section on.
func (p *places) put(around string, n *node) {
	if p.rows == nil {
		p.rows = map[string]*node{}
	}
	path := around + "/" + n.question.Name
	if _, twice := p.rows[path]; !twice {
		p.rows[path] = n
	}
	for _, one := range n.inside {
		p.put(path, one)
	}
}

// row gives the row of the question that a place names, and the property of that row that is meant.
func (p *places) row(at questionnaire.Place, property string) (int, string) {
	path := []string{at.Section, at.Within, at.Question}
	if at.Within == "" {
		path = []string{at.Section, at.Question}
	}
	n := p.rows[strings.Join(path, "/")]
	switch {
	case n == nil:
		return 0, property
	case n.counts && property == "calculation":
		property = "repeat_count"
	case property == "list":
		property = "type"
	}
	return n.row, property
}

func (p *places) section(name string, n *node) {
	if p.sections == nil {
		p.sections = map[string]int{}
	}
	if _, twice := p.sections[name]; !twice {
		p.sections[name] = n.row
	}
	for _, one := range n.inside {
		p.put(name, one)
	}
}

// locate leads a message about the questionnaire back to the file: to its sheet, its row and the header of its column.
// What the file's own messages say of the same cell is not said again.
func (f *file) locate(m questionnaire.Message) {
	if f.follows(m) {
		return
	}
	if m.Code == asksNothing && len(f.form.Questionnaire.Sections) > 0 {
		m.Severity = questionnaire.SeverityWarning // a beginning all the same; publishing it is refused
	}
	p := &m.Place
	property := p.Column
	language, _ := m.Args["Language"].(string)
	t := f.tables[surveySheet]
	switch {
	case p.List != "" && p.Choice != "":
		t = f.tables[choicesSheet]
		if p.Question != "" {
			property = "name" // a question cannot do with it
		}
		p.Row = f.rowOfChoice(p.List, p.Choice)
	case p.List != "":
		t = f.tables[choicesSheet]
		property = "list_name"
		p.Row = f.rowOfChoice(p.List, "")
	case p.Question == instanceName && f.settings.instanceName != "" && f.names[instanceName] == 0:
		t, property = f.tables[settingsSheet], "instance_name"
		p.Row = t.rows[0].number
	case p.Question != "":
		p.Row, property = f.places.row(*p, property)
	case p.Section != "":
		p.Row = f.places.sections[p.Section]
		property = map[string]string{"title": "label", "relevant": "relevant", "name": "name"}[property]
	default:
		t, property = f.ofTheWhole(property)
		if t != nil && len(t.rows) > 0 {
			p.Row = t.rows[0].number
		}
	}
	if t == nil {
		f.add(m)
		return
	}
	if _, said := m.Args["Column"]; said && property != "" {
		m.Args = maps.Clone(m.Args)
		m.Args["Column"] = property
	}
	p.Sheet, p.Column = t.name, property
	if property != "" {
		p.Column = t.headerOf(property, f.written(t, property, language))
	}
	if f.toldAlready(m) {
		return
	}
	f.add(m)
}

// ofTheWhole tells where the properties of the whole stand.
func (f *file) ofTheWhole(property string) (*table, string) {
	switch property {
	case "name":
		return f.tables[settingsSheet], "form_id"
	case "title":
		return f.tables[settingsSheet], "form_title"
	case "default_language":
		return f.tables[settingsSheet], property
	case "intro", "thanks":
		return f.tables[ownSheet], "text"
	}
	return nil, property
}

// written gives the language of a code as the headers of the property write it, "" when none does.
func (f *file) written(t *table, property, code string) string {
	for _, c := range t.cols[property] {
		if code != "" && f.languages.codes[c.language] == code {
			return c.language
		}
	}
	return ""
}

// rowOfChoice gives the row of a choice, or of the first of a list.
func (f *file) rowOfChoice(list, choice string) int {
	rows := f.lists[list]
	i := slices.IndexFunc(rows, func(c choiceRow) bool { return choice == "" || c.choice.Name == choice })
	if i < 0 {
		return 0
	}
	return rows[i].row
}

// asksNothing is said of a questionnaire without a question.
const asksNothing = "QST_007"

// follows tells a message that only says again that a question was refused: it names that question, or nothing is left to
// ask. Where the name of a question or of a list is a formula without a value, any that is missed may be that one.
func (f *file) follows(m questionnaire.Message) bool {
	if len(f.unasked) == 0 && !f.blind {
		return false
	}
	var named any
	switch {
	case m.Code == asksNothing:
		return true
	case m.Code == "QST_008":
		name, _ := m.Args["Name"].(string)
		return f.unasked[name]
	case m.Code == "QST_012":
		return f.blind
	case m.Code == "QST_023" && m.Cause.Code == expr.NameUnknown:
		named = m.Cause.Args["Name"]
	case m.Code == "QST_053":
		named = m.Args["Trigger"]
	case m.Code == "QST_071":
		named = m.Args["Name"]
	default:
		return false
	}
	said, _ := named.(string)
	return f.blind || f.unasked[strings.Trim(said[strings.LastIndex(said, "/")+1:], "${}")]
}

// Translations are missed once for a column that is not there (XLS_035), not once more for each of its rows.
const missingTranslation = "QST_019"

// saidBy names, of the questionnaire's messages, those that this package says better, since it knows the row.
var saidBy = map[string][]string{"QST_002": {"XLS_067"}, "QST_050": {"XLS_057"}, "QST_028": {"XLS_103", "XLS_104"}, repeatLabel: {"XLS_063"}, "QST_068": {"XLS_058", "XLS_059"}}

// repeatLabel warns of a repeat without a label.
const repeatLabel = "QST_069"

// toldAlready tells whether a message about the same stands already, or the whole column is told to be missing.
func (f *file) toldAlready(m questionnaire.Message) bool {
	if m.Code == missingTranslation {
		language, _ := m.Args["Language"].(string)
		for _, t := range f.tables {
			if t.name == m.Place.Sheet {
				return f.lacking[lack{t.name, propertyOf(t, m.Place.Column), language}]
			}
		}
		return false
	}
	if m.Severity != questionnaire.SeverityError && m.Code != repeatLabel {
		return false
	}
	return slices.ContainsFunc(f.form.Messages, func(told questionnaire.Message) bool {
		same := told.Place.Row == m.Place.Row && told.Place.Sheet == m.Place.Sheet && told.Place.Column == m.Place.Column
		return told.Severity == m.Severity && strings.HasPrefix(told.Code, "XLS_") && (same || slices.Contains(saidBy[m.Code], told.Code))
	})
}

// propertyOf gives the property that a header of the sheet holds.
func propertyOf(t *table, header string) string {
	for property, cols := range t.cols {
		for _, c := range cols {
			if c.header == header {
				return property
			}
		}
	}
	return header
}

// sortMessages puts the messages in the order of the file: those on the whole first, then sheet by sheet, row by row.
func (f *file) sortMessages() {
	rank := map[string]int{"": -1}
	for i, name := range f.sheets {
		rank[name] = i
	}
	slices.SortStableFunc(f.form.Messages, func(a, b questionnaire.Message) int {
		if d := rank[a.Place.Sheet] - rank[b.Place.Sheet]; d != 0 {
			return d
		}
		return a.Place.Row - b.Place.Row
	})
}
