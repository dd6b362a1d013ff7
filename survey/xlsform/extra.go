package xlsform

import (
	"strconv"

	"sonde/survey"
)

// extra is what the sheet "sonde" says: all of a questionnaire that XLSForm has no place for. Each of its rows gives a
// property, the name of what it is about, and a value or texts.
//
//	title, intro, thanks      texts of the whole
//	applies_to   SECTION      texts
//	version                   the number of the published version
//	language     NAME         the code of a language, where the name that the headers write does not tell it
//	group        NAME         a group on the top level that is no section
//	unnamed      NAME         a group on the top level that stands for questions outside any section
//	unlabelled   REPEAT       its label is made up, since ODK warns of a repeat without one
//	unlabelled   LIST         the value is a choice of it whose label is made up
type extra struct {
	there, titled               bool
	version                     int
	title, intro, thanks        survey.Text
	appliesTo                   map[string]survey.Text
	languages                   map[string]string
	groups, unnamed, unlabelled map[string]bool
	appliesRow                  map[string]row
}

// readLanguageNames reads what must be known before any text.
func (f *file) readLanguageNames() {
	f.extra = extra{
		appliesTo: map[string]survey.Text{}, languages: map[string]string{}, groups: map[string]bool{}, unnamed: map[string]bool{},
		unlabelled: map[string]bool{}, appliesRow: map[string]row{},
	}
	t := f.tables[ownSheet]
	if t == nil || !t.has("property") {
		return
	}
	f.extra.there = true
	for _, r := range t.rows {
		if t.value(r, "property") == "language" {
			f.extra.languages[t.value(r, "name")] = t.value(r, "value")
		}
	}
}

// readExtra reads the rest of the sheet.
func (f *file) readExtra() {
	t := f.tables[ownSheet]
	if !f.extra.there {
		return
	}
	for _, r := range t.rows {
		name := f.technical(t.value(r, "name"))
		switch property := f.technical(t.value(r, "property")); property {
		case "title":
			f.extra.title, f.extra.titled = f.text(t, r, "text"), true
		case "intro":
			f.extra.intro = f.text(t, r, "text")
		case "thanks":
			f.extra.thanks = f.text(t, r, "text")
		case "applies_to":
			f.extra.appliesTo[name], f.extra.appliesRow[name] = f.text(t, r, "text"), r
		case "version":
			f.extra.version, _ = strconv.Atoi(f.technical(t.value(r, "value"))) // a number of ours; anything else is a draft
		case "language":
		case "group":
			f.extra.groups[name] = true
		case "unnamed":
			f.extra.unnamed[name] = true
		case "unlabelled":
			f.extra.unlabelled[unlabelledKey(name, f.technical(t.value(r, "value")))] = true
		default:
			f.say("XLS_120", at{t.name, r.number, t.headerOf("property", "")}, survey.Args{"Property": short(property), "Known": joined(ownRows)})
		}
	}
}

// unlabelledKey names a repeat, or a choice of a list.
func unlabelledKey(name, choice string) string { return name + "\x00" + choice }

// into gives the questionnaire what the sheet says of it; what it says of sections is with them already.
func (x *extra) into(f *file, q *survey.Questionnaire) {
	if x.titled {
		q.Title = x.title
	}
	q.Intro, q.Thanks = x.intro, x.thanks
	for _, name := range sortedKeys(x.appliesTo) {
		t := f.tables[ownSheet]
		f.say("XLS_121", at{t.name, x.appliesRow[name].number, t.headerOf("name", "")}, survey.Args{"Name": short(name)})
	}
}
