package manage

import (
	"net/http"
	"slices"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
)

// createEvent stores a new event.
func (p *Pages) createEvent(r *server.Request) error {
	form, err := staff.ReadForm(r)
	if err != nil {
		return err
	}
	e, typed, err := p.readEvent(r, form)
	if err != nil {
		return err
	}
	e.Code, e.Survey = form.Line("code"), r.Survey.Slug
	if !survey.ValidEventCode(e.Code) {
		form.Wrong("code", r.Say("manage.wrong.event_code", nil))
	}
	if len(form.Problems) > 0 {
		return p.eventPage(r, http.StatusUnprocessableEntity, form, e, typed, false)
	}
	if err := p.Store.CreateEvent(r.Ctx(), e); err != nil {
		status, err := p.Refused(r, form, err, map[string]string{"EVT_001": "code"})
		if err != nil {
			return err
		}
		return p.eventPage(r, status, form, e, typed, false)
	}
	if err := p.Record(r, "event_create", r.Survey.Slug, e.Code, ""); err != nil {
		return err
	}
	return staff.Next(r, staff.OfSurvey(r, "/events"), "event_created")
}

// saveEvent changes all of an event but its code.
func (p *Pages) saveEvent(r *server.Request) error {
	known, err := p.event(r, r.Param("code"))
	if err != nil {
		return err
	}
	form, err := staff.ReadForm(r)
	if err != nil {
		return err
	}
	e, typed, err := p.readEvent(r, form)
	if err != nil {
		return err
	}
	e.Code, e.Survey = known.Code, known.Survey
	if len(form.Problems) > 0 {
		return p.eventPage(r, http.StatusUnprocessableEntity, form, e, typed, true)
	}
	if err := p.Store.UpdateEvent(r.Ctx(), e); err != nil {
		return err
	}
	if err := p.Record(r, "event_change", r.Survey.Slug, e.Code, ""); err != nil {
		return err
	}
	return staff.Next(r, staff.OfSurvey(r, "/events"), "event_saved")
}

// readEvent reads all but code and survey.
func (p *Pages) readEvent(r *server.Request, form *staff.Form) (survey.Event, people, error) {
	languages, err := p.languagesOf(r)
	if err != nil {
		return survey.Event{}, people{}, err
	}
	typed := people{form.Line("invited"), form.Line("present"), form.Line("speakers")}
	e := survey.Event{
		Kind: survey.EventKind(form.Line("kind")), Title: form.Text(r, "title", languages, true, staff.MaxTitle), Place: form.Line("place"), Region: form.Line("region"),
		StartsOn: form.Day(r, "starts"), EndsOn: form.Day(r, "ends"),
		Invited: form.Number(r, "invited"), Present: form.Number(r, "present"), Speakers: form.Number(r, "speakers"),
	}
	if !slices.Contains(eventKinds, e.Kind) {
		form.Wrong("kind", r.Say("manage.wrong.choose", nil))
	}
	form.Fits(r, "place", e.Place, false, maxPlace)
	form.Fits(r, "region", e.Region, false, maxPlace)
	if e.StartsOn != "" && e.EndsOn != "" && e.EndsOn < e.StartsOn {
		form.Wrong("ends", r.Say("manage.wrong.order", nil))
	}
	return e, typed, nil
}
