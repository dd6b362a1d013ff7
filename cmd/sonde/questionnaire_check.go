package main

import (
	"strconv"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// questionnaireCheck says what is wrong with a questionnaire file.
type questionnaireCheck struct {
	printing
	File string `arg:""`
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
	q, messages, err := readQuestionnaire(c.File)
	if err != nil {
		return err
	}
	v := con.verdict(q, messages)
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

// readQuestionnaire reads a file and gives all there is to say about it; only a file that cannot be opened is an error.
func readQuestionnaire(path string) (survey.Questionnaire, questionnaire.Messages, error) {
	raw, err := readFile(path, questionnaire.MaxFileBytes)
	if err != nil {
		return survey.Questionnaire{}, nil, err
	}
	q, err := questionnaire.Parse(raw)
	if err != nil {
		messages, err := messagesIn(err)
		return survey.Questionnaire{}, messages, err
	}
	return q, questionnaire.Check(q), nil
}

func (con *console) verdict(q survey.Questionnaire, messages questionnaire.Messages) verdict {
	v := verdict{
		Accepted: len(messages.Errors()) == 0, Name: q.Name, Title: q.Title.In(q.DefaultLanguage, ""),
		Languages: append([]string{}, q.Languages...), Names: []string{}, Messages: []finding{},
	}
	for _, section := range q.Sections {
		if section.Name != "" {
			v.Groups++
		}
		v.count(section.Questions)
	}
	for _, m := range messages {
		v.Messages = append(v.Messages, con.finding(m))
	}
	return v
}

func (v *verdict) count(questions []survey.Question) {
	for _, q := range questions {
		if q.Type == survey.Group {
			v.Groups++
			v.count(q.Questions)
			continue
		}
		v.Questions++
		v.Names = append(v.Names, q.Name)
	}
}

func (con *console) finding(m questionnaire.Message) finding {
	what, remedy := m.Explain(con.words, con.language)
	row, _ := m.Args["Line"].(int)
	return finding{Code: m.Code, Severity: m.Severity, Row: row, Column: m.Place.String(), Message: what, Remedy: remedy}
}

func (con *console) printVerdict(v verdict) {
	for _, f := range v.Messages {
		place := f.Column
		if f.Row > 0 {
			place = strconv.Itoa(f.Row)
		}
		con.tell("cli.finding", survey.Args{"Code": f.Code, "Severity": con.say("cli.severity."+string(f.Severity), nil), "Place": place, "Message": f.Message, "Remedy": f.Remedy})
	}
	if v.Accepted {
		con.tell("cli.check.accepted", survey.Args{"Name": v.Name, "Count": v.Questions})
		return
	}
	con.tell("cli.check.refused", nil)
}
