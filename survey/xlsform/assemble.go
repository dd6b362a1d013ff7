package xlsform

import (
	"sonde/survey"
	"sonde/survey/questionnaire"
)

// assemble makes the questionnaire of what stands on the top level: each group is a section, what stands between groups
// goes into sections without a name.
func (f *file) assemble(nodes []*node) {
	q := survey.Questionnaire{Version: f.extra.version, Sections: []survey.Section{}}
	between := false // the last section has no name and takes more
	for _, n := range f.describing(nodes) {
		if section, ok := f.section(n); ok {
			q.Sections, between = append(q.Sections, section), false
			continue
		}
		if !between {
			q.Sections, between = append(q.Sections, survey.Section{}), true
		}
		last := &q.Sections[len(q.Sections)-1]
		last.Questions = append(last.Questions, n.question)
		f.places.put(last.Name, n)
	}
	q.Name = f.nameForm()
	q.Languages, q.DefaultLanguage = f.languages.all(), f.defaultLanguage()
	q.Title = f.title()
	q.ChoiceLists = f.choiceLists()
	f.extra.into(f, &q)
	f.form.Questionnaire = q
}

// section makes a section of a group on the top level, if a section can hold what is said of it.
func (f *file) section(n *node) (survey.Section, bool) {
	g := n.question
	appearance := without(g.Appearance, "field-list") // a section stands on one page
	if g.Type != survey.Group || f.extra.groups[g.Name] || appearance != "" || len(g.Hint)+len(g.GuidanceHint)+len(g.Image) > 0 {
		return survey.Section{}, false
	}
	s := survey.Section{Name: g.Name, Title: g.Label, AppliesTo: f.extra.appliesTo[g.Name], Relevant: g.Relevant, Questions: g.Questions}
	delete(f.extra.appliesTo, g.Name)
	if f.extra.unnamed[g.Name] {
		s.Name = ""
	}
	f.places.section(s.Name, n)
	return s, true
}

// check holds the questionnaire against the rules that hold for any, and leads what they say back to the file.
func (f *file) check() {
	if !f.tables[surveySheet].has("type") {
		return
	}
	if f.size() > bigForm {
		if written, err := questionnaire.Marshal(f.form.Questionnaire); err != nil || len(written) > questionnaire.MaxFileBytes {
			f.say("XLS_015", at{}, survey.Args{"Limit": questionnaire.MaxFileBytes >> 20})
			return
		}
	}
	for _, m := range questionnaire.Check(f.form.Questionnaire) {
		f.locate(m)
	}
}

// bigForm is the size from which it is worth a look whether the questionnaire can be kept.
const bigForm = questionnaire.MaxFileBytes

// aroundCell is about what the JSON of a questionnaire writes around a cell: key, quotes, indentation.
const aroundCell = 100

// size is about how large the JSON of the questionnaire can become.
func (f *file) size() int {
	size := 0
	for _, t := range f.tables {
		for _, r := range t.rows {
			for _, c := range r.cells {
				if c != "" {
					size += 2*len(c) + aroundCell
				}
			}
		}
	}
	return size
}
