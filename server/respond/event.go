package respond

import (
	"net/url"

	"sonde/server"
	"sonde/server/intake"
	"sonde/survey"
)

// event sends whoever scanned a code to the survey, in the address's language or the visitor's, with the event.
func (p *Pages) event(r *server.Request) error {
	event, err := p.store.Event(r.Ctx(), r.Param("code"))
	if survey.IsKind(err, survey.NotFound) {
		return intake.ErrNone
	}
	if err != nil {
		return err
	}
	f, err := p.find(r, event.Survey, "")
	if err != nil {
		return err
	}
	language := r.Param("lang")
	if language == "" {
		r.Writer.Header().Set("Vary", "Accept-Language")
		language = server.Preferred(r.Context.Request, f.in.Languages)
	}
	return r.SeeOther(sheetPath(language, event.Survey) + "?event=" + url.QueryEscape(event.Code))
}
