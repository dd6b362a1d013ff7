package manage

import (
	"net/http"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
	"sonde/survey/life"
)

// LivePage explains what opening a survey does, or what is missing before it may open.
type LivePage struct {
	staff.Frame
	Action   string
	Back     string
	Settings string
	Missing  []MissingPart
	// Untranslated are the languages that lack texts: they are not offered.
	Untranslated []staff.UntranslatedLanguage
	Trial        int // responses that opening deletes
	Again        bool
}

// MissingPart is a part of the notice that is not written yet, and where to write it.
type MissingPart struct {
	URL      string
	Label    string // key
	Language string // its own name
}

func (p *Pages) livePage(r *server.Request, status int, form *staff.Form) error {
	page := LivePage{Frame: p.Frame(r, "manage.live.title", "", form), Action: staff.OfSurvey(r, "/live"), Back: staff.OfSurvey(r, ""), Settings: staff.OfSurvey(r, "/settings"),
		Again: r.Survey.State == survey.StateClosed}
	opening, err := life.ToOpen(r.Ctx(), p.Store, *r.Survey)
	if err != nil {
		return err
	}
	page.Untranslated = p.Untranslated(opening.Missing)
	for _, one := range noticeParts {
		for _, language := range opening.Languages {
			if one.needed && (*one.of(&r.Survey.Notice))[language] == "" {
				page.Missing = append(page.Missing, MissingPart{
					URL: staff.OfSurvey(r, "/settings#f-notice-"+one.name+"-"+language), Label: one.label, Language: p.Server.LanguageName(language)})
			}
		}
	}
	tally, err := p.Store.Tally(r.Ctx(), r.Survey.Slug)
	if err != nil {
		return err
	}
	for _, line := range tally {
		if line.Source == survey.SourceTrial {
			page.Trial += line.Count
		}
	}
	return r.Page(status, "manage/live", page)
}

func (p *Pages) showLive(r *server.Request) error { return p.livePage(r, http.StatusOK, nil) }

// live opens the survey, for the first time or again; the responses of the trial are deleted.
func (p *Pages) live(r *server.Request) error {
	what := "live"
	if r.Survey.State == survey.StateClosed {
		what = "reopened"
	}
	if err := life.Open(r.Ctx(), p.Store, *r.Survey, r.User.ID, p.Now()); err != nil {
		form := &staff.Form{}
		status, err := p.Refused(r, form, err, nil)
		if err != nil {
			return err
		}
		return p.livePage(r, status, form)
	}
	if err := p.Record(r, "survey_open", r.Survey.Slug, r.Survey.Slug, ""); err != nil {
		return err
	}
	return staff.Next(r, staff.OfSurvey(r, ""), what)
}

// trial lets answers in on trial.
func (p *Pages) trial(r *server.Request) error {
	if err := life.Trial(r.Ctx(), p.Store, *r.Survey); err != nil {
		return err
	}
	if err := p.Record(r, "survey_trial", r.Survey.Slug, r.Survey.Slug, ""); err != nil {
		return err
	}
	return staff.Next(r, staff.OfSurvey(r, ""), "trial")
}

// close closes the survey now.
func (p *Pages) close(r *server.Request) error {
	if err := life.Close(r.Ctx(), p.Store, *r.Survey, p.Now()); err != nil {
		return err
	}
	if err := p.Record(r, "survey_close", r.Survey.Slug, r.Survey.Slug, ""); err != nil {
		return err
	}
	return staff.Next(r, staff.OfSurvey(r, ""), "closed")
}
