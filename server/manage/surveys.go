package manage

import (
	"net/http"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
)

// SurveysPage lists the surveys that the person may see.
type SurveysPage struct {
	staff.Frame
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
	visible, err := p.Visible(r)
	if err != nil {
		return err
	}
	page := SurveysPage{Frame: p.Frame(r, "manage.surveys.title", "", nil), MayCreate: r.User.Admin}
	for _, s := range visible {
		events, err := p.Store.Events(r.Ctx(), s.Slug)
		if err != nil {
			return err
		}
		tally, err := p.Store.Tally(r.Ctx(), s.Slug)
		if err != nil {
			return err
		}
		page.Surveys = append(page.Surveys, SurveyLine{
			URL: staff.Home(r) + "s/" + s.Slug, Title: p.Title(r, s.Title), Slug: s.Slug, State: s.State, Events: len(events), Responses: counted(tally),
		})
	}
	return r.Page(http.StatusOK, "manage/surveys", page)
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
