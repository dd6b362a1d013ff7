package editor

import (
	"net/http"
	"strconv"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey/life"
)

// NewerPage explains what a version that came out since would change for those who answer a survey, before it takes it.
type NewerPage struct {
	staff.Frame
	Action       string
	Back         string
	Version      int // that the survey shows
	Newest       int
	Nothing      bool // to take: the survey shows the newest one, or nobody answers it
	Responses    int
	Changes      []ChangeLine
	Untranslated []staff.UntranslatedLanguage
}

// showNewer shows the page of a survey that people answer.
func (p *Pages) showNewer(r *server.Request) error { return p.newerPage(r, http.StatusOK, nil) }

func (p *Pages) newerPage(r *server.Request, status int, form *staff.Form) error {
	review, err := life.Ahead(r.Ctx(), p.Store, *r.Survey, p.Now())
	if err != nil {
		return err
	}
	page := NewerPage{
		Frame: p.Frame(r, "manage.newer.title", "", form), Action: staff.OfSurvey(r, "/newer"), Back: staff.OfSurvey(r, ""), Version: r.Survey.Version, Newest: review.Newest,
		Nothing: review.Newest <= r.Survey.Version || !r.Survey.State.Asks(), Responses: review.Usage.Responses,
		Changes: changeLines(r, review.Changes), Untranslated: p.Untranslated(life.Missing(review.Content, review.Content.Languages...)),
	}
	return r.Page(status, "editor/newer", page)
}

// takeNewer takes the survey to the version that the page explained.
func (p *Pages) takeNewer(r *server.Request) error {
	form, err := staff.ReadForm(r)
	if err != nil {
		return err
	}
	version, _ := strconv.Atoi(form.Line("version"))
	if err := life.CatchUp(r.Ctx(), p.Store, *r.Survey, version); err != nil {
		status, err := p.Refused(r, form, err, nil)
		if err != nil {
			return err
		}
		return p.newerPage(r, status, form)
	}
	if err := p.Record(r, "survey_renew", r.Survey.Slug, r.Survey.Slug, r.Survey.Questionnaire); err != nil {
		return err
	}
	return staff.Next(r, staff.OfSurvey(r, ""), "renewed")
}
