package manage

import (
	"net/http"
	"strings"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
	"sonde/survey/questionnaire"
)

// ResponsePage is one respondent's sheet.
type ResponsePage struct {
	staff.Frame
	Line    ResponseLine
	Version int
	Answers []AnswerLine
	Back    string
	Exclude string
	Include string
	Delete  string
	Reason  staff.Field
}

// AnswerLine is one question that was asked, and its answer: several texts for several picks, none when it was skipped.
type AnswerLine struct {
	Section  string // its title, on the first question of it
	Question string
	Answers  []string
	Ranked   bool
}

const maxReason = 300

func (p *Pages) responsePage(r *server.Request, status int, form *staff.Form, response survey.Response, reason string) error {
	lines, err := p.answers(r, response)
	if err != nil {
		return err
	}
	line := p.responseLine(r, response)
	page := ResponsePage{
		Frame: p.Frame(r, "manage.response.title", "/responses", form), Line: line, Version: response.Version, Answers: lines, Back: staff.OfSurvey(r, "/responses"),
		Exclude: line.URL + "/exclude", Include: line.URL + "/include", Delete: line.URL + "/delete",
		Reason: staff.Field{Name: "reason", Label: "manage.response.reason", Hint: "manage.response.reason_hint", Kind: "text", Value: reason, MaxLength: maxReason},
	}
	if form != nil {
		form.Mark(&page.Reason)
	}
	p.StandsAt(r, line.URL)
	return r.Page(status, "manage/response", page)
}

// answers words what was asked, in the order of the questionnaire.
func (p *Pages) answers(r *server.Request, response survey.Response) ([]AnswerLine, error) {
	q, err := p.Store.Published(r.Ctx(), r.Survey.Questionnaire, response.Version)
	if err != nil {
		return nil, err
	}
	instrument, err := questionnaire.Compile(q)
	if err != nil {
		return nil, err
	}
	answers, err := instrument.DecodeAnswers(response.Answers)
	if err != nil {
		return nil, err
	}
	skipped := map[string]bool{}
	for _, name := range response.Skipped {
		skipped[name] = true
	}
	var lines []AnswerLine
	section := -1
	for i := range instrument.Items {
		item := &instrument.Items[i]
		answer, given := answers[item.Name()]
		if !item.Keeps() || !given && !skipped[item.Name()] {
			continue
		}
		line := AnswerLine{Question: p.question(r, item), Ranked: item.Question.Type == survey.Rank || item.Row != nil}
		if given {
			line.Answers = p.answer(r, item, answer)
		}
		if item.Section != section {
			section = item.Section
			line.Section = p.Title(r, q.Sections[section].Title)
		}
		lines = append(lines, line)
	}
	return lines, nil
}

// question is a question's label, behind that of its grid, without which a row says little; its name when it has none.
func (p *Pages) question(r *server.Request, item *questionnaire.Item) string {
	label := p.Title(r, item.Question.Label)
	if label == "" {
		return item.Name()
	}
	if n := len(item.Groups); n > 0 && questionnaire.Appears(item.Groups[n-1], questionnaire.Grid) {
		return strings.TrimSpace(p.Title(r, item.Groups[n-1].Label) + " " + label)
	}
	return label
}

// answer words one answer: a choice by its label.
func (p *Pages) answer(r *server.Request, item *questionnaire.Item, answer survey.Value) []string {
	label := func(name string) string {
		for _, choice := range item.AllChoices() {
			if choice.Name == name {
				return p.Title(r, choice.Label)
			}
		}
		return name
	}
	switch a := answer.(type) {
	case survey.Str:
		return []string{label(string(a))}
	case survey.Names:
		var labels []string
		for _, name := range a {
			labels = append(labels, label(name))
		}
		return labels
	case survey.Num:
		decimals := 0
		if text, err := a.MarshalJSON(); err == nil {
			_, fraction, _ := strings.Cut(string(text), ".")
			decimals = len(fraction)
		}
		return []string{r.Words().Number(r.Language, float64(a), decimals)}
	case survey.Rows:
		var rows []string
		for _, row := range a {
			rows = append(rows, p.rowAnswers(r, item.Row, row))
		}
		return rows
	case survey.Ack:
		return []string{r.Say("manage.response.acknowledged", nil)}
	}
	return nil
}

// rowAnswers words the answers of one row in a line.
func (p *Pages) rowAnswers(r *server.Request, in *questionnaire.Instrument, answers survey.Answers) string {
	var said []string
	for i := range in.Items {
		item := &in.Items[i]
		if answer, given := answers[item.Name()]; given {
			args := survey.Args{"Question": p.question(r, item), "Answer": strings.Join(p.answer(r, item, answer), ", ")}
			said = append(said, r.Say("manage.response.row_answer", args))
		}
	}
	if said == nil {
		return r.Say("manage.response.row_empty", nil)
	}
	return strings.Join(said, " · ")
}

// response finds the response that the address names.
func (p *Pages) response(r *server.Request) (survey.Response, error) {
	return p.Store.Response(r.Ctx(), r.Survey.Slug, r.Param("id"))
}

func (p *Pages) showResponse(r *server.Request) error {
	response, err := p.response(r)
	if err != nil {
		return err
	}
	return p.responsePage(r, http.StatusOK, nil, response, "")
}

// exclude leaves the response out of the figures, for a reason that the figures' readers may ask for.
func (p *Pages) exclude(r *server.Request) error {
	response, err := p.response(r)
	if err != nil {
		return err
	}
	form, err := staff.ReadForm(r)
	if err != nil {
		return err
	}
	reason := form.Line("reason")
	form.Fits(r, "reason", reason, true, maxReason)
	if len(form.Problems) > 0 {
		return p.responsePage(r, http.StatusUnprocessableEntity, form, response, reason)
	}
	return p.setExcluded(r, response, reason, "response_exclude", "excluded")
}

// include takes the response in again.
func (p *Pages) include(r *server.Request) error {
	response, err := p.response(r)
	if err != nil {
		return err
	}
	return p.setExcluded(r, response, "", "response_include", "included")
}

func (p *Pages) setExcluded(r *server.Request, response survey.Response, reason, action, done string) error {
	if err := p.Store.Exclude(r.Ctx(), r.Survey.Slug, response.ID, reason); err != nil {
		return err
	}
	if err := p.Record(r, action, r.Survey.Slug, response.ID, ""); err != nil {
		return err
	}
	return staff.Next(r, staff.OfSurvey(r, "/responses/"+response.ID), done)
}
