package xlsform

import (
	"slices"

	"sonde/survey"
)

// bareLanguage is what ODK calls the language of texts that name none.
const bareLanguage = "default"

// languages are those of a file: as it writes them, and the code of each. The bare one is written "".
type languages struct {
	written []string
	codes   map[string]string
	implied bool // the only one stands in the settings alone, not in a header
}

// all lists the codes, each once, in the order of the file.
func (l *languages) all() []string {
	var codes []string
	for _, w := range l.written {
		if code := l.codes[w]; !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	return codes
}

// readLanguages finds the languages of the texts of the survey and of the choices, and gives each a code.
func (f *file) readLanguages() {
	f.languages.codes = map[string]string{}
	f.bareDefault()
	f.sharePictures()
	first := map[string]at{} // where each stands first
	for _, t := range []*table{f.tables[surveySheet], f.tables[choicesSheet], f.tables[ownSheet]} {
		if t == nil {
			continue
		}
		for _, c := range t.textColumns() {
			if _, known := first[c.language]; !known {
				first[c.language] = at{t.name, 1, c.header}
				f.languages.written = append(f.languages.written, c.language)
			}
		}
	}
	if len(first) == 0 {
		f.textless()
		return
	}
	f.dropUnwritten(first)
	if bare := slices.Index(f.languages.written, ""); bare >= 0 && f.settings.defaultLanguage != "" {
		f.adoptBare(first)
	}
	for _, w := range f.languages.written {
		if w != "" {
			f.giveCode(w, first[w])
		}
	}
	if _, bare := first[""]; bare && slices.Contains(f.languages.written, "") {
		f.guessBare(first[""])
	}
}

// bareDefault reads the language "default" as that of the texts that name none, as ODK does unless the settings name another
// for these. Of two columns of a text the one further right counts.
func (f *file) bareDefault() {
	switch f.settings.defaultLanguage {
	case "", bareLanguage:
		f.settings.defaultLanguage = ""
	default:
		return
	}
	for _, kind := range sortedKeys(f.tables) {
		t := f.tables[kind]
		for _, property := range sortedKeys(t.cols) {
			if !isText(property) {
				continue
			}
			var kept []column
			bare := -1
			for _, c := range t.cols[property] {
				if c.language == bareLanguage {
					c.language = ""
				}
				if c.language == "" && bare >= 0 {
					f.say("XLS_037", at{t.name, 1, kept[bare].header}, survey.Args{"Column": kept[bare].header, "Language": bareLanguage})
					kept[bare] = c
					continue
				}
				if c.language == "" {
					bare = len(kept)
				}
				kept = append(kept, c)
			}
			t.cols[property] = kept
		}
	}
}

// textless gives a form that has no column of texts the language in which its title is said: that of the settings, else
// English.
func (f *file) textless() {
	named := f.settings.defaultLanguage
	f.languages.written, f.languages.implied = []string{named}, named != ""
	if named == "" {
		f.languages.codes[""] = "en"
		return
	}
	t := f.tables[settingsSheet]
	f.giveCode(named, at{t.name, t.rows[0].number, t.headerOf("default_language", "")})
}

// dropUnwritten leaves out the languages that have columns and not one text: they are still to be written. In a file of
// ours each is meant.
func (f *file) dropUnwritten(first map[string]at) {
	if f.extra.there {
		return
	}
	written := slices.DeleteFunc(slices.Clone(f.languages.written), func(language string) bool { return !f.speaks(language) })
	if len(written) == 0 || len(written) == len(f.languages.written) {
		return
	}
	for _, language := range f.languages.written {
		if !slices.Contains(written, language) {
			f.say("XLS_039", first[language], survey.Args{"Language": named(language)})
			delete(first, language)
		}
	}
	f.languages.written = written
}

// speaks tells whether a text is written in the language.
func (f *file) speaks(language string) bool {
	for _, t := range f.tables {
		for property, cols := range t.cols {
			if isText(property) && t.filled(slices.DeleteFunc(slices.Clone(cols), func(c column) bool { return c.language != language || c.shared })) {
				return true
			}
		}
	}
	return false
}

// sharePictures makes pictures that name no language those of all, where the form names its languages: a picture is no text
// that somebody would have to translate.
func (f *file) sharePictures() {
	names := false
	for _, t := range f.tables {
		names = names || slices.ContainsFunc(t.textColumns(), func(c column) bool { return c.language != "" })
	}
	if !names {
		return
	}
	for _, t := range f.tables {
		for i, c := range t.cols["image"] {
			t.cols["image"][i].shared = c.language == ""
		}
	}
}

// textColumns lists the columns of texts in one language, in the order of the sheet.
func (t *table) textColumns() []column {
	var found []column
	for _, cols := range t.cols {
		for _, c := range cols {
			if isText(c.property) && !c.shared {
				found = append(found, c)
			}
		}
	}
	slices.SortFunc(found, func(a, b column) int { return a.index - b.index })
	return found
}

// adoptBare gives texts without a language the default language of the settings. Where a column of that language stands
// beside, the one without is not read, as in ODK.
func (f *file) adoptBare(first map[string]at) {
	named := f.settings.defaultLanguage
	where, known := first[named]
	if !known {
		where = first[""]
		f.languages.implied = len(f.languages.written) == 1
	}
	first[named] = where
	delete(first, "")
	f.languages.written = slices.DeleteFunc(f.languages.written, func(w string) bool { return w == named })
	f.languages.written[slices.Index(f.languages.written, "")] = named
	for _, kind := range sortedKeys(f.tables) {
		t := f.tables[kind]
		for _, property := range sortedKeys(t.cols) {
			cols := t.cols[property]
			beside := slices.ContainsFunc(cols, func(c column) bool { return c.language == named })
			for i := range cols {
				switch {
				case cols[i].language != "" || cols[i].shared || !isText(cols[i].property):
				case beside:
					f.say("XLS_037", at{t.name, 1, cols[i].header}, survey.Args{"Column": cols[i].header, "Language": named})
				default:
					cols[i].language = named
				}
			}
		}
	}
}

// isText tells the columns that hold a text in each language.
func isText(property string) bool {
	return surveyProperties.columns[property] == texts || ownProperties.columns[property] == texts
}

// namesInFile are the languages as check reports them: those written, the bare one only beside others.
func (l *languages) namesInFile() []string {
	names := []string{}
	if l.implied {
		return names
	}
	for _, w := range l.written {
		switch {
		case w != "":
			names = append(names, w)
		case len(l.written) > 1:
			names = append(names, bareLanguage)
		}
	}
	return names
}
