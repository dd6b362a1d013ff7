package xlsform

import (
	"slices"
	"strings"
	"unicode"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// settings are those of a form.
type settings struct {
	title, id, instanceName string
	defaultLanguage         string // as written
	root                    string // the name of the whole in ODK's XML
	duplicates              bool   // a list may hold a name twice
	keepSpaces              bool
	omitInstanceID          bool
}

// defaultRoot is what the whole is called where the settings say nothing.
const defaultRoot = "data"

// readSettings reads the first row of the settings; there is to be no other.
func (f *file) readSettings() {
	f.settings.root = defaultRoot
	t := f.tables[settingsSheet]
	if t == nil || len(t.rows) == 0 {
		return
	}
	r := t.rows[0]
	if len(t.rows) > 1 {
		f.say("XLS_045", at{t.name, t.rows[1].number, ""}, nil)
	}
	get := func(property string) string { return f.technical(t.value(r, property)) }
	s := &f.settings
	s.keepSpaces = get("clean_text_values") != "" && !isYes(get("clean_text_values"))
	s.title, s.id = f.readable(strings.TrimSpace(t.value(r, "form_title"))), get("form_id")
	if old := get("id_string"); s.id == "" {
		s.id = old
	} else if old != "" {
		f.say("XLS_043", at{t.name, r.number, t.headerOf("id_string", "")}, survey.Args{"Kept": s.id, "Other": old})
	}
	s.defaultLanguage = strings.TrimSpace(t.value(r, "default_language"))
	s.instanceName = f.expression(t.value(r, "instance_name"))
	s.duplicates, s.omitInstanceID = isYes(get("allow_choice_duplicates")), isYes(get("omit_instanceid"))
	if name := get("name"); name != "" {
		s.root = name
		if !questionnaire.ValidName(name) {
			f.say("XLS_047", at{t.name, r.number, t.headerOf("name", "")}, survey.Args{"Name": name})
		}
	}
	if version := get("version"); version != "" && f.tables[ownSheet] == nil {
		f.say("XLS_044", at{t.name, r.number, t.headerOf("version", "")}, survey.Args{"Version": short(version)})
	}
	if style := get("style"); style != "" && style != "pages" {
		f.say("XLS_042", at{t.name, r.number, t.headerOf("style", "")}, survey.Args{"Column": "style"})
	}
}

// nameForm makes what the questionnaire is called of the form's id, else of the file's name.
func (f *file) nameForm() string {
	wanted := f.settings.id
	if wanted == "" {
		wanted = f.name
	}
	name := asName(wanted)
	if f.settings.id != "" && name != wanted {
		where := at{}
		if t := f.tables[settingsSheet]; t != nil && len(t.rows) > 0 {
			where = at{t.name, t.rows[0].number, t.headerOf("form_id", "")}
		}
		f.say("XLS_040", where, survey.Args{"ID": short(wanted), "Name": name})
	}
	return name
}

// asName makes a name of any text.
func asName(text string) string {
	name := strings.Map(func(r rune) rune {
		if r == '_' || r == '-' || r == '.' || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return r
		}
		return '_'
	}, strings.TrimSpace(text))
	if !questionnaire.ValidName(name) {
		name = "_" + name
	}
	if !questionnaire.ValidName(name) || name == "_" {
		return "questionnaire"
	}
	return name
}

// title gives the form's title, the same in every language: XLSForm has one.
func (f *file) title() survey.Text {
	title := f.settings.title
	if title == "" {
		title = f.settings.id
	}
	if title == "" {
		title = f.name
	}
	codes := f.languages.all()
	if title == "" || len(codes) == 0 {
		return nil
	}
	said := survey.Text{}
	for _, code := range codes {
		said[code] = title
	}
	return said
}

// defaultLanguage gives the code of the language that is shown first.
func (f *file) defaultLanguage() string {
	codes := f.languages.all()
	if len(codes) == 0 {
		return ""
	}
	named := f.settings.defaultLanguage
	if named != "" {
		if code := f.languages.codes[named]; code != "" {
			return code
		}
		code, _ := codeOf(named)
		if !slices.Contains(codes, code) {
			code = codes[0]
		}
		t := f.tables[settingsSheet]
		f.say("XLS_036", at{t.name, t.rows[0].number, t.headerOf("default_language", "")}, survey.Args{"Language": named, "Languages": joined(f.languages.namesInFile()), "Code": code})
		return code
	}
	if code := f.languages.codes[""]; code != "" {
		return code
	}
	return codes[0]
}

// joined lists names for a message.
func joined(names []string) string { return strings.Join(names, ", ") }
