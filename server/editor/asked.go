package editor

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
	"sonde/survey/author"
	"sonde/survey/author/edit"
)

// AskedPage offers the questions that the organisation asked before, in the questionnaires that the person may read.
type AskedPage struct {
	staff.Frame
	Action    string
	Search    string
	Questions []AskedLine
	Total     int
	Where     staff.Field
}

// AskedLine is one question. Value names it in the form.
type AskedLine struct {
	Value  string
	Label  string
	Lang   string
	Name   string
	Facts  []string
	From   []string
	Ticked bool
}

// shownAsked is how many questions a page offers.
const shownAsked = 60

func (p *Pages) asked(r *server.Request) error {
	w, err := p.writes(r)
	if err != nil {
		return err
	}
	where := r.Query("where")
	if _, ok := spotOf(&w.Questionnaire, where); !ok {
		where = w.whereTo(r)
	}
	return w.askedPage(http.StatusOK, nil, r.Query("q"), where)
}

func (w *writing) askedPage(status int, form *staff.Form, search, where string) error {
	page := AskedPage{Frame: w.frame("manage.editor.asked.title", "", form), Action: w.at("/asked"), Search: search,
		Where: staff.Field{Name: "where", Label: "manage.editor.add.where", Kind: "select", Value: where, Choices: w.places()}}
	all, err := w.searched(search)
	if err != nil {
		return err
	}
	page.Total = len(all)
	for _, one := range all[:min(len(all), shownAsked)] {
		page.Questions = append(page.Questions, w.askedLine(one))
	}
	if form != nil {
		for i := range page.Questions {
			page.Questions[i].Ticked = slices.Contains(form.Values["take"], page.Questions[i].Value)
		}
		form.Mark(&page.Where)
		w.pages.StandsAt(w.r, page.Action)
	}
	return w.r.Page(status, "editor/asked", page)
}

// searched gives what the organisation asked before and a search is about, those answered most first; what is asked here
// already is left out, and what only questionnaires ask that this person may not read.
func (w *writing) searched(search string) ([]offered, error) {
	startable, err := w.pages.startable(w.r)
	if err != nil {
		return nil, err
	}
	library, err := w.author.Library(w.r.Ctx(), author.Query{Text: search})
	if err != nil {
		return nil, err
	}
	here := map[string]bool{}
	for _, s := range w.spots() {
		here[s.question.Name+" "+firstWords(s.question.Label, w.Questionnaire.Languages)] = true
	}
	var found []offered
	for _, one := range library {
		one.Uses = slices.DeleteFunc(one.Uses, func(use author.Use) bool {
			return !slices.ContainsFunc(startable, func(info survey.QuestionnaireInfo) bool { return info.Name == use.Questionnaire })
		})
		if len(one.Uses) == 0 || here[one.Question.Name+" "+firstWords(one.Question.Label, w.Questionnaire.Languages)] {
			continue
		}
		raw, err := json.Marshal([]any{one.Question, one.Lists})
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(raw)
		found = append(found, offered{one, hex.EncodeToString(sum[:8])})
	}
	return found, nil
}

// offered is a question asked before; its mark names it in forms.
type offered struct {
	author.Asked
	mark string
}

// askedLine words one.
func (w *writing) askedLine(one offered) AskedLine {
	line := AskedLine{Value: one.mark, Name: one.Question.Name, Facts: []string{w.typeName(one.Question.Type)}}
	line.Label, line.Lang = w.shown(one.Question.Label)
	if n := len(one.Lists[one.Question.List]); n > 0 {
		line.Facts = append(line.Facts, w.r.Say("manage.editor.outline.choices", survey.Args{"Count": n}))
	}
	answered := 0 // in the questionnaires that this person may read
	for _, use := range one.Uses {
		title := w.in(use.Title)
		if title == "" {
			title = use.Questionnaire
		}
		line.From = append(line.From, w.r.Say("manage.editor.asked.from", survey.Args{"Title": title}))
		answered += use.Answered
	}
	if answered > 0 {
		line.Facts = append(line.Facts, w.r.Say("manage.surveys.responses", survey.Args{"Count": answered}))
	}
	return line
}

// takeAsked puts the ticked questions into the draft.
func (p *Pages) takeAsked(r *server.Request) error {
	w, err := p.writes(r)
	if err != nil {
		return err
	}
	form, err := staff.ReadForm(r)
	if err != nil {
		return err
	}
	where, ticked := form.Line("where"), form.Values["take"]
	found, err := w.searched("")
	if err != nil {
		return err
	}
	found = slices.DeleteFunc(found, func(one offered) bool { return !slices.Contains(ticked, one.mark) })
	if len(found) == 0 || len(found) < len(ticked) {
		form.Wrong("q", r.Say("manage.editor.asked.nothing", nil))
	}
	if _, ok := spotOf(&w.Questionnaire, where); !ok && len(w.Questionnaire.Sections) > 0 {
		form.Wrong("where", r.Say("manage.wrong.choose", nil))
	}
	if len(form.Problems) > 0 {
		return w.askedPage(http.StatusUnprocessableEntity, form, form.Line("q"), where)
	}
	slices.SortStableFunc(found, func(a, b offered) int { return slices.Index(ticked, a.mark) - slices.Index(ticked, b.mark) })
	var left []edit.Left
	first := ""
	step := survey.Step{Code: author.StepAdd}
	err = w.edit(&step, func(q survey.Questionnaire) (survey.Questionnaire, error) {
		var err error
		q, first, left, err = w.taken(q, where, found)
		step.Object = nameAt(&q, first)
		return q, err
	})
	if err != nil {
		status, err := p.Refused(r, form, err, nil)
		if err != nil {
			return err
		}
		return w.askedPage(status, form, form.Line("q"), where)
	}
	if len(left) > 0 { // taken over, but not whole
		p.leftOut.keep(r.User.ID, w.Questionnaire.Name, left)
		return r.SeeOther(w.at("") + "?done=taken_part&at=" + url.QueryEscape(first))
	}
	return r.SeeOther(w.at("") + "?done=taken&at=" + url.QueryEscape(first) + "#" + url.PathEscape("q-"+first))
}

// taken puts questions asked before at a place, in a section of their own where there is no such place.
func (w *writing) taken(q survey.Questionnaire, where string, found []offered) (_ survey.Questionnaire, first string, left []edit.Left, err error) {
	at, ok := spotOf(&q, where)
	if !ok {
		q.Sections = append(slices.Clone(q.Sections), survey.Section{})
		at.Section = len(q.Sections) - 1
	}
	brought := make([]edit.Brought, len(found))
	for i, one := range found {
		brought[i] = edit.Brought{Question: one.Question, Lists: one.Lists}
	}
	return edit.Insert(q, at, brought)
}
