package manage

import (
	"net/http"
	"slices"

	"sonde/server"
	"sonde/survey"
	"sonde/survey/life"
)

// LivePage explains what opening a survey does, or what is missing before it may open.
type LivePage struct {
	Frame
	Action   string
	Back     string
	Settings string
	Missing  []MissingPart
	// Untranslated are the languages that lack texts: they are not offered.
	Untranslated []UntranslatedLanguage
	Trial        int // responses that opening deletes
	Again        bool
}

// MissingPart is a part of the notice that is not written yet, and where to write it.
type MissingPart struct {
	URL      string
	Label    string // key
	Language string // its own name
}

// UntranslatedLanguage is a language that lacks texts of the questionnaire, and where the first of them stand.
type UntranslatedLanguage struct {
	Name   string
	Count  int
	Places []string
}

// mostPlaces is how many places of missing texts a page names.
const mostPlaces = 10

// untranslated gathers the missing texts by language.
func (p *Pages) untranslated(missing life.Incomplete) []UntranslatedLanguage {
	var all []UntranslatedLanguage
	for _, one := range missing {
		name := p.server.LanguageName(one.Language)
		at := slices.IndexFunc(all, func(u UntranslatedLanguage) bool { return u.Name == name })
		if at < 0 {
			at = len(all)
			all = append(all, UntranslatedLanguage{Name: name})
		}
		all[at].Count++
		if len(all[at].Places) < mostPlaces {
			all[at].Places = append(all[at].Places, one.Place.String())
		}
	}
	return all
}

func (p *Pages) livePage(r *server.Request, status int, form *Form) error {
	page := LivePage{Frame: p.frame(r, "manage.live.title", "", form), Action: of(r, "/live"), Back: of(r, ""), Settings: of(r, "/settings"),
		Again: r.Survey.State == survey.StateClosed}
	opening, err := life.ToOpen(ctx(r), p.store, *r.Survey)
	if err != nil {
		return err
	}
	page.Untranslated = p.untranslated(opening.Missing)
	for _, one := range noticeParts {
		for _, language := range opening.Languages {
			if one.needed && (*one.of(&r.Survey.Notice))[language] == "" {
				page.Missing = append(page.Missing, MissingPart{
					URL: of(r, "/settings#f-notice-"+one.name+"-"+language), Label: one.label, Language: p.server.LanguageName(language)})
			}
		}
	}
	tally, err := p.store.Tally(ctx(r), r.Survey.Slug)
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
	if err := life.Open(ctx(r), p.store, *r.Survey, r.User.ID, p.now()); err != nil {
		form := &Form{}
		status, err := p.refused(r, form, err, nil)
		if err != nil {
			return err
		}
		return p.livePage(r, status, form)
	}
	if err := p.record(r, "survey_open", r.Survey.Slug, r.Survey.Slug, ""); err != nil {
		return err
	}
	return next(r, of(r, ""), what)
}

// trial lets answers in on trial.
func (p *Pages) trial(r *server.Request) error {
	if err := life.Trial(ctx(r), p.store, *r.Survey); err != nil {
		return err
	}
	if err := p.record(r, "survey_trial", r.Survey.Slug, r.Survey.Slug, ""); err != nil {
		return err
	}
	return next(r, of(r, ""), "trial")
}

// close closes the survey now.
func (p *Pages) close(r *server.Request) error {
	if err := life.Close(ctx(r), p.store, *r.Survey, p.now()); err != nil {
		return err
	}
	if err := p.record(r, "survey_close", r.Survey.Slug, r.Survey.Slug, ""); err != nil {
		return err
	}
	return next(r, of(r, ""), "closed")
}
