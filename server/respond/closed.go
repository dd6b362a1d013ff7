package respond

import (
	"net/http"

	"sonde/server"
	"sonde/server/intake"
	"sonde/survey"
)

// ClosedPage stands in the place of a form that takes no new sheets.
type ClosedPage struct {
	Title   string
	Message string
	Thanks  string
}

// closed tells that the survey has not begun or is over.
func (p *Pages) closed(r *server.Request, f *form) error {
	d := newDrawer(f.in, r.Words(), r.Language)
	page := ClosedPage{Title: f.title(d)}
	status := http.StatusGone
	if intake.PhaseOf(f.survey, p.server.Now()) == intake.Early {
		status = http.StatusForbidden
		page.Message = d.say("respond.early", survey.Args{"Day": d.words.Date(d.language, survey.DayOf(f.survey.OpensAt, intake.Zone(f.survey)))})
	} else {
		page.Message = d.say("respond.over", nil)
		page.Thanks = d.text(f.in.Questionnaire.Thanks)
	}
	r.Layout.Alternates = f.alternates(r)
	return r.Page(status, "respond/closed", page)
}
