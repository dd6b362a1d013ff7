package editor

import (
	"net/http"
	"net/url"
	"slices"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
	"sonde/survey/life"
)

// UseView puts a questionnaire to use: in a survey that nobody has answered yet, or in a new one.
type UseView struct {
	Action  string
	Surveys []staff.Choice // that may take it
	Create  string         // "": the person may not make a survey
}

func (w *writing) useView() (UseView, error) {
	view := UseView{Action: w.at("/use")}
	if w.r.User.Admin {
		view.Create = staff.Home(w.r) + "new?questionnaire=" + url.QueryEscape(w.Questionnaire.Name)
	}
	surveys, err := w.adoptable()
	for _, s := range surveys {
		view.Surveys = append(view.Surveys, staff.Choice{Value: s.Slug, Label: w.pages.Title(w.r, s.Title)})
	}
	return view, err
}

// adoptable are the surveys in preparation without answers that this person coordinates and that ask another questionnaire.
func (w *writing) adoptable() ([]survey.Survey, error) {
	visible, err := w.pages.Visible(w.r)
	if err != nil {
		return nil, err
	}
	authorship, err := w.r.Authorship()
	if err != nil {
		return nil, err
	}
	var adoptable []survey.Survey
	for _, s := range visible {
		if s.State != survey.StateDraft || s.Questionnaire == w.Questionnaire.Name || !authorship.Coordinates(s) {
			continue
		}
		if unanswered, err := life.Unanswered(w.r.Ctx(), w.pages.Store, s.Slug); err != nil {
			return nil, err
		} else if unanswered {
			adoptable = append(adoptable, s)
		}
	}
	return adoptable, nil
}

// use gives a survey in preparation this questionnaire.
func (p *Pages) use(r *server.Request) error {
	w, err := p.writes(r)
	if err != nil {
		return err
	}
	form, err := staff.ReadForm(r)
	if err != nil {
		return err
	}
	adoptable, err := w.adoptable()
	if err != nil {
		return err
	}
	at := slices.IndexFunc(adoptable, func(s survey.Survey) bool { return s.Slug == form.Line("survey") })
	if at < 0 {
		form.Wrong("survey", r.Say("manage.wrong.choose", nil))
		return w.versionsPage(http.StatusUnprocessableEntity, form)
	}
	s := adoptable[at]
	if err := life.Adopt(r.Ctx(), p.Store, s, w.Questionnaire.Name, r.User.ID, p.Now()); err != nil {
		status, err := p.Refused(r, form, err, nil)
		if err != nil {
			return err
		}
		return w.versionsPage(status, form)
	}
	if err := p.Record(r, "survey_adopt", s.Slug, s.Slug, w.Questionnaire.Name); err != nil {
		return err
	}
	return staff.Next(r, staff.Home(r)+"s/"+s.Slug, "adopted")
}
