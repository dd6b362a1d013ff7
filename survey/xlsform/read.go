package xlsform

import (
	"slices"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// at is a place in a file: sheet as written, row (0: none), header as written.
type at struct {
	sheet  string
	row    int
	column string
}

// file is a file being read.
type file struct {
	words     survey.Words
	name      string // of the file, for forms without an id
	sheets    []string
	tables    map[string]*table
	strayed   map[string]bool
	settings  settings
	languages languages
	lists     map[string][]choiceRow
	twins     map[string][]int // where in its list each name stands
	extra     extra
	names     map[string]int  // how often each name stands in the survey
	unasked   map[string]bool // names of the questions whose type is refused
	idAsked   bool            // a question asks for the sheet's own id
	lacking   map[lack]bool
	hollow    map[at]bool // cells whose formula has no value
	blind     bool        // one of them should hold the name of a question or of a list
	places    places
	form      Form
	more      int // messages beyond maxMessages
}

// Read reads a file of any kind. name is the file's, without its ending: it names a form that has no id. Words are those of
// the texts that XLSForm lets a form have without writing them ("Other").
func Read(raw []byte, name string, words survey.Words) Form {
	f := &file{words: words, name: name, tables: map[string]*table{}, strayed: map[string]bool{}, names: map[string]int{}, unasked: map[string]bool{}, hollow: map[at]bool{}}
	f.form.Languages, f.form.file = []string{}, f
	if f.open(raw); f.unread() {
		return f.form
	}
	f.misspeltSheets()
	f.refuseSheets()
	if f.tables[surveySheet] == nil {
		f.say("XLS_012", at{}, survey.Args{"Sheets": joined(f.sheets)})
		return f.form
	}
	f.readSheets()
	f.build()
	f.check()
	namesForPaths(&f.form.Questionnaire)
	f.finish()
	return f.form
}

// readSheets finds out what the columns hold, and reads all sheets but the survey itself.
func (f *file) readSheets() {
	for _, one := range []struct {
		sheet      string
		properties properties
	}{{settingsSheet, settingsProperties}, {ownSheet, ownProperties}, {surveySheet, surveyProperties}, {choicesSheet, choicesProperties}} {
		if t := f.tables[one.sheet]; t != nil {
			f.readColumns(t, one.properties, one.sheet == choicesSheet)
		}
	}
	f.readLanguageNames()
	f.readSettings()
	f.countNames(f.tables[surveySheet])
	f.readLanguages()
	f.readExtra()
	f.missingColumns()
	f.readChoices()
	f.markup(f.tables[surveySheet])
	f.markup(f.tables[choicesSheet])
}

// refuseSheets tells of sheets that hold what a web page cannot do.
func (f *file) refuseSheets() {
	for _, kind := range sortedKeys(refusedSheets) {
		if t := f.tables[kind]; t != nil && len(t.rows) > 0 {
			f.say("XLS_014", at{t.name, 0, ""}, survey.Args{"Sheet": t.name})
		}
	}
}

// say adds a message.
func (f *file) say(code string, where at, args survey.Args) {
	f.add(questionnaire.Message{
		Code: code, Severity: severityOf(code), Args: args,
		Place: questionnaire.Place{Sheet: where.sheet, Row: where.row, Column: where.column},
	})
}

func (f *file) add(m questionnaire.Message) {
	if len(f.form.Messages) == maxMessages && m.Severity != questionnaire.SeverityError {
		f.more++
		return
	}
	if len(f.form.Messages) >= 2*maxMessages {
		f.more++
		return
	}
	f.form.Messages = append(f.form.Messages, m)
}

// unread tells whether anything keeps the tables from being looked at. A header that stands twice and a cell without a value
// do not: what else is wrong is told beside them.
func (f *file) unread() bool {
	return slices.ContainsFunc(f.form.Messages.Errors(), func(m questionnaire.Message) bool { return m.Code != "XLS_020" && m.Code != "XLS_027" })
}

// finish puts the messages in the order of the file.
func (f *file) finish() {
	f.sortMessages()
	if f.more > 0 {
		f.form.Messages = append(f.form.Messages, questionnaire.Message{
			Code: "XLS_019", Severity: severityOf("XLS_019"), Args: survey.Args{"Count": f.more},
		})
	}
	f.form.Languages = f.languages.namesInFile()
}
