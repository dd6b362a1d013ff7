package manage

import (
	"net/http"

	"sonde/server"
	"sonde/survey"
)

// SurveysPage lists the surveys that the person may see.
type SurveysPage struct {
	Frame
	Surveys   []SurveyLine
	MayCreate bool
}

// SurveyLine is one survey of the list.
type SurveyLine struct {
	URL       string
	Title     string
	Slug      string
	State     survey.State
	Events    int
	Responses int // that count
}

// surveys lists them.
func (p *Pages) surveys(r *server.Request) error {
	visible, err := p.visible(r)
	if err != nil {
		return err
	}
	page := SurveysPage{Frame: p.frame(r, "manage.surveys.title", "", nil), MayCreate: r.User.Admin}
	for _, s := range visible {
		events, err := p.store.Events(ctx(r), s.Slug)
		if err != nil {
			return err
		}
		tally, err := p.store.Tally(ctx(r), s.Slug)
		if err != nil {
			return err
		}
		page.Surveys = append(page.Surveys, SurveyLine{
			URL: home(r) + "s/" + s.Slug, Title: p.title(r, s.Title), Slug: s.Slug, State: s.State, Events: len(events), Responses: counted(tally),
		})
	}
	return r.Page(http.StatusOK, "manage/surveys", page)
}

// visible gives all surveys to an admin, to others those they are members of.
func (p *Pages) visible(r *server.Request) ([]survey.Survey, error) {
	all, err := p.store.Surveys(ctx(r))
	if err != nil || r.User.Admin {
		return all, err
	}
	memberships, err := p.store.MembershipsOf(ctx(r), r.User.ID)
	if err != nil {
		return nil, err
	}
	member := map[string]bool{}
	for _, m := range memberships {
		member[m.Survey] = true
	}
	var visible []survey.Survey
	for _, s := range all {
		if member[s.Slug] {
			visible = append(visible, s)
		}
	}
	return visible, nil
}

// counted sums the responses that figures count.
func counted(tally []survey.TallyLine) int {
	n := 0
	for _, line := range tally {
		if !line.Excluded {
			n += line.Count
		}
	}
	return n
}
