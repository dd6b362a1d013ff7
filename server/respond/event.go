package respond

import (
	"sonde/server"
	"sonde/server/intake"
	"sonde/survey"
)

// event sends whoever scanned a code to the survey, in the address's language or, where it is not offered,
// the visitor's, with the event.
func (p *Pages) event(r *server.Request) error {
	event, err := p.store.Event(r.Ctx(), r.Param("code"))
	if survey.IsKind(err, survey.NotFound) {
		return intake.ErrNone
	}
	if err != nil {
		return err
	}
	f, err := p.find(r, event.Survey, event.Code)
	if err != nil {
		return err
	}
	return f.instead(r, "")
}
