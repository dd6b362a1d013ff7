package respond

import (
	"net/http"

	"sonde/server"
	"sonde/server/intake"
	"sonde/survey"
)

// HomePage lists the surveys that are open to everybody.
type HomePage struct {
	Surveys []HomeSurvey
}

// HomeSurvey is a line of the list.
type HomeSurvey struct {
	Title string
	Path  string
	Trial bool
}

// home lists the open public surveys.
func (p *Pages) home(r *server.Request) error {
	all, err := p.store.Surveys(r.Ctx())
	if err != nil {
		return err
	}
	page := HomePage{}
	for _, s := range all {
		if !s.Listed || intake.PhaseOf(s, p.server.Now()) != intake.Collecting {
			continue
		}
		f, err := p.formOf(r, s, survey.Event{})
		if err != nil {
			return err
		}
		language := r.Language
		for _, other := range append([]string{f.in.Questionnaire.DefaultLanguage}, f.in.Languages...) {
			if !f.offers(language) {
				language = other
			}
		}
		d := newDrawer(f.in, r.Words(), language)
		page.Surveys = append(page.Surveys, HomeSurvey{Title: f.title(d), Path: sheetPath(language, s.Slug), Trial: s.State == survey.StateTrial})
	}
	return r.Page(http.StatusOK, "respond/home", page)
}
