package xlsform

import (
	"slices"
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// orOther does what "or_other" asks for: a choice "other" at the end of the list, and after the question a text in which to
// write which. Both are said in each language of the form.
func (b *builder) orOther(r row, n *node) {
	q := n.question
	if strings.HasPrefix(q.List, "${") {
		b.say("XLS_087", b.at(r, "type"), survey.Args{"Name": q.Name, "List": short(q.List)})
		return
	}
	if q.ChoiceFilter != "" {
		b.say("XLS_077", b.at(r, "choice_filter"), survey.Args{"Name": q.Name})
		return
	}
	rows := b.lists[q.List]
	if len(rows) == 0 {
		return // the list is told to be missing
	}
	if !slices.ContainsFunc(rows, func(c choiceRow) bool { return c.choice.Name == survey.OtherChoice }) {
		other := survey.Choice{Name: survey.OtherChoice, Label: b.inEveryLanguage("xlsform.other", nil)}
		b.lists[q.List] = append(rows, choiceRow{choice: other, row: r.number})
	}
	where := "${" + q.Name + "}"
	if b.names[q.Name] > 1 {
		where = "../" + q.Name
	}
	b.bring(r, survey.Question{
		Name: q.Name + "_other", Type: survey.TextType, Label: b.inEveryLanguage("xlsform.other.which", nil),
		Relevant: "selected(" + where + ", '" + survey.OtherChoice + "')",
	})
	for _, written := range b.languages.written {
		if code := b.languages.codes[written]; !slices.Contains(b.words.Languages(), baseOf(code)) {
			b.say("XLS_078", b.at(r, "type"), survey.Args{"Name": q.Name, "Language": named(written)})
		}
	}
}

// named gives the name of a language as messages say it.
func named(written string) string {
	if written == "" {
		return bareLanguage
	}
	return written
}

// baseOf gives the language without its region: "fr" of "fr-CA".
func baseOf(code string) string {
	for i := range code {
		if code[i] == '-' {
			return code[:i]
		}
	}
	return code
}

// The names that ODK gives to what describes a sheet.
const (
	instanceID   = "instanceID"
	instanceName = "instanceName"
)

// describing gives the values that the form keeps about each sheet: its name where the settings make one, its id where a
// question asks for it.
func (f *file) describing(nodes []*node) []*node {
	if name := f.settings.instanceName; name != "" && f.names[instanceName] == 0 {
		t := f.tables[settingsSheet]
		where := at{t.name, t.rows[0].number, t.headerOf("instance_name", "")}
		f.references(where, name)
		f.outsideData(where, name)
		f.say("XLS_046", where, survey.Args{"Name": instanceName})
		if questionnaire.ValidName(name) {
			f.say("XLS_049", where, survey.Args{"Text": name})
			name = "'" + name + "'"
		}
		nodes = append(nodes, &node{question: survey.Question{Name: instanceName, Type: survey.Calculate, Calculation: name}})
	}
	if f.idAsked {
		f.say("XLS_048", at{}, survey.Args{"Name": instanceID})
		nodes = append(nodes, &node{question: survey.Question{Name: instanceID, Type: survey.Calculate, Calculation: "concat('uuid:', uuid())"}})
	}
	return nodes
}
