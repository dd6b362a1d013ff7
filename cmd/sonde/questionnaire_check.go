package main

import (
	"strconv"

	"sonde/survey"
	"sonde/survey/incoming"
	"sonde/survey/picture"
	"sonde/survey/questionnaire"
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
	folder, err := readPictures(c.Images, read.Questionnaire)
	if err != nil {
		return err
	}
	read.Tell(folder.messages, picture.Lacking(read.Questionnaire, folder.has))
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

// readQuestionnaire reads a file of any kind; only one that cannot be opened is an error.
func (con *console) readQuestionnaire(path string) (incoming.Form, error) {
	raw, err := readFile(path, incoming.MaxFileBytes)
	if err != nil {
		return incoming.Form{}, err
	}
	return incoming.Read(path, raw, con.words)
}

func (con *console) verdict(read incoming.Form) verdict {
	q := read.Questionnaire
	v := verdict{
		Accepted: len(read.Messages.Errors()) == 0, Name: q.Name, Title: q.Title.In(q.DefaultLanguage, ""),
		Languages: append([]string{}, read.Languages...), Questions: read.Computed, Names: []string{}, Messages: []finding{},
	}
	for _, section := range q.Sections {
		if section.Name != "" {
			v.Groups++
		}
		v.count(section.Questions)
	}
	v.Messages = append(v.Messages, con.findings(read.Messages)...)
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
