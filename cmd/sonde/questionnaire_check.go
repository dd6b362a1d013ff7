package main

import (
	"path/filepath"
	"strconv"
	"strings"

	"sonde/survey"
	"sonde/survey/limesurvey"
	"sonde/survey/picture"
	"sonde/survey/questionnaire"
	"sonde/survey/xlsform"
)

// questionnaireCheck says what is wrong with a questionnaire file.
type questionnaireCheck struct {
	printing
	Images string `placeholder:"FOLDER"`
	File   string `arg:""`
}

// verdict is what scripts read; Title is in the questionnaire's default language.
type verdict struct {
	Accepted  bool      `json:"accepted"`
	Name      string    `json:"name"`
	Title     string    `json:"title"`
	Languages []string  `json:"languages"`
	Questions int       `json:"questions"` // all but calculates
	Groups    int       `json:"groups"`
	Repeats   int       `json:"repeats"`
	Names     []string  `json:"names"` // of all questions
	Messages  []finding `json:"messages"`
}

// finding is one message, in the language of the command. Row is 0 where the format of the file has no rows.
type finding struct {
	Code     string                 `json:"code"`
	Severity questionnaire.Severity `json:"severity"`
	Sheet    string                 `json:"sheet"`
	Row      int                    `json:"row"`
	Column   string                 `json:"column"`
	Message  string                 `json:"message"`
	Remedy   string                 `json:"remedy"`
}

// Run prints the verdict, and ends with 1 when the questionnaire cannot be used.
func (c *questionnaireCheck) Run(con *console) error {
	read, err := con.readQuestionnaire(c.File)
	if err != nil {
		return err
	}
	folder, err := readPictures(c.Images, read.questionnaire)
	if err != nil {
		return err
	}
	read.tell(folder.messages, picture.Lacking(read.questionnaire, folder.has))
	v := con.verdict(read)
	if c.JSON {
		if err := con.json(v); err != nil {
			return err
		}
	} else {
		con.printVerdict(v)
	}
	if !v.Accepted {
		return errTold
	}
	return nil
}

// reading is what a questionnaire's file gave, and all that there is to say about it.
type reading struct {
	questionnaire survey.Questionnaire
	languages     []string // as the file writes them
	computed      int      // questions of the file that the questionnaire holds as calculates
	messages      questionnaire.Messages
	locate        func(questionnaire.Message) questionnaire.Message // nil: places need no leading back
}

// tell adds what is said of the questionnaire after it was read.
func (r *reading) tell(all ...questionnaire.Messages) {
	for _, messages := range all {
		for _, m := range messages {
			if r.locate != nil {
				m = r.locate(m)
			}
			r.messages = append(r.messages, m)
		}
	}
}

// readQuestionnaire reads a file of any kind, which its content tells; only a file that cannot be opened is an error.
func (con *console) readQuestionnaire(path string) (reading, error) {
	raw, err := readFile(path, max(xlsform.MaxFileBytes, limesurvey.MaxFileBytes))
	if err != nil {
		return reading{}, err
	}
	if limesurvey.Recognises(raw) {
		q, messages := limesurvey.Read(raw)
		return reading{questionnaire: q, languages: q.Languages, messages: messages}, nil
	}
	if xlsform.Recognises(raw) {
		name := filepath.Base(path)
		form := xlsform.Read(raw, strings.TrimSuffix(name, filepath.Ext(name)), con.words)
		return reading{form.Questionnaire, form.Languages, form.Computed, form.Messages, form.Locate}, nil
	}
	if limesurvey.Claims(path, raw) {
		_, messages := limesurvey.Read(raw)
		return reading{messages: messages}, nil
	}
	q, err := questionnaire.Parse(raw)
	if err != nil {
		messages, err := messagesIn(err)
		return reading{messages: messages}, err
	}
	return reading{questionnaire: q, languages: q.Languages, messages: questionnaire.Check(q)}, nil
}

func (con *console) verdict(read reading) verdict {
	q := read.questionnaire
	v := verdict{
		Accepted: len(read.messages.Errors()) == 0, Name: q.Name, Title: q.Title.In(q.DefaultLanguage, ""),
		Languages: append([]string{}, read.languages...), Questions: read.computed, Names: []string{}, Messages: []finding{},
	}
	for _, section := range q.Sections {
		if section.Name != "" {
			v.Groups++
		}
		v.count(section.Questions)
	}
	v.Messages = append(v.Messages, con.findings(read.messages)...)
	return v
}

func (con *console) findings(messages questionnaire.Messages) []finding {
	said := make([]finding, len(messages))
	for i, m := range messages {
		said[i] = con.finding(m)
	}
	return said
}

func (v *verdict) count(questions []survey.Question) {
	for _, q := range questions {
		switch q.Type {
		case survey.Group:
			v.Groups++
			v.count(q.Questions)
			continue
		case survey.Repeat:
			v.Repeats++
			v.count(q.Questions)
			continue
		case survey.Calculate:
		default:
			v.Questions++
		}
		v.Names = append(v.Names, q.Name)
	}
}

func (con *console) finding(m questionnaire.Message) finding {
	what, remedy := m.Explain(con.words, con.language)
	f := finding{Code: m.Code, Severity: m.Severity, Sheet: m.Place.Sheet, Row: m.Place.Row, Column: m.Place.Column, Message: what, Remedy: remedy}
	if line, said := m.Args["Line"].(int); said {
		f.Row = line
	}
	if f.Sheet == "" { // not led back to a workbook
		f.Column = m.Place.String()
	}
	return f
}

func (con *console) printVerdict(v verdict) {
	con.printFindings(v.Messages)
	if v.Accepted {
		con.tell("cli.check.accepted", survey.Args{"Name": v.Name, "Count": v.Questions})
		return
	}
	con.tell("cli.check.refused", nil)
}

func (con *console) printFindings(findings []finding) {
	for _, f := range findings {
		place := f.Column
		switch {
		case f.Sheet != "":
			place = con.say("cli.place", survey.Args{"Sheet": f.Sheet, "Row": f.Row, "Column": f.Column})
		case f.Row > 0:
			place = strconv.Itoa(f.Row)
		}
		con.tell("cli.finding", survey.Args{"Code": f.Code, "Severity": con.say("cli.severity."+string(f.Severity), nil), "Place": place, "Message": f.Message, "Remedy": f.Remedy})
	}
}
