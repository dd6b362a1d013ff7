package manage

import (
	"net/http"
	"slices"
	"strconv"

	"sonde/server"
	"sonde/survey"
)

// createEvent stores a new event.
func (p *Pages) createEvent(r *server.Request) error {
	form, err := readForm(r)
	if err != nil {
		return err
	}
	e, typed, err := p.readEvent(r, form)
	if err != nil {
		return err
	}
	e.Code, e.Survey = form.line("code"), r.Survey.Slug
	if !survey.ValidEventCode(e.Code) {
		form.wrong("code", r.Say("manage.wrong.event_code", nil))
	}
	if len(form.Problems) > 0 {
		return p.eventPage(r, http.StatusUnprocessableEntity, form, e, typed, false)
	}
	if err := p.store.CreateEvent(ctx(r), e); err != nil {
		status, err := p.refused(r, form, err, map[string]string{"EVT_001": "code"})
		if err != nil {
			return err
		}
		return p.eventPage(r, status, form, e, typed, false)
	}
	if err := p.record(r, "event_create", r.Survey.Slug, e.Code, ""); err != nil {
		return err
	}
	return next(r, of(r, "/events"), "event_created")
}

// saveEvent changes all of an event but its code.
func (p *Pages) saveEvent(r *server.Request) error {
	known, err := p.event(r, r.Param("code"))
	if err != nil {
		return err
	}
	form, err := readForm(r)
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
	if err := p.store.UpdateEvent(ctx(r), e); err != nil {
		return err
	}
	if err := p.record(r, "event_change", r.Survey.Slug, e.Code, ""); err != nil {
		return err
	}
	return next(r, of(r, "/events"), "event_saved")
}

// readEvent reads all but code and survey.
func (p *Pages) readEvent(r *server.Request, form *Form) (survey.Event, people, error) {
	languages, err := p.languagesOf(r)
	if err != nil {
		return survey.Event{}, people{}, err
	}
	typed := people{form.line("invited"), form.line("present"), form.line("speakers")}
	e := survey.Event{
		Kind: survey.EventKind(form.line("kind")), Title: form.text(r, "title", languages, true, maxTitle), Place: form.line("place"), Region: form.line("region"),
		StartsOn: form.day(r, "starts"), EndsOn: form.day(r, "ends"),
		Invited: form.people(r, "invited"), Present: form.people(r, "present"), Speakers: form.people(r, "speakers"),
	}
	if !slices.Contains(eventKinds, e.Kind) {
		form.wrong("kind", r.Say("manage.wrong.choose", nil))
	}
	form.fits(r, "place", e.Place, false, maxPlace)
	form.fits(r, "region", e.Region, false, maxPlace)
	if e.StartsOn != "" && e.EndsOn != "" && e.EndsOn < e.StartsOn {
		form.wrong("ends", r.Say("manage.wrong.order", nil))
	}
	return e, typed, nil
}

// day reads a day, "" when none was given.
func (f *Form) day(r *server.Request, name string) survey.Day {
	day := survey.Day(f.line(name))
	if day != "" && (day.Time().IsZero() || day.Time().Year() < 1900) {
		f.wrong(name, r.Say("manage.wrong.day", nil))
	}
	return day
}

// people reads how many people there were, 0 when that is unknown.
func (f *Form) people(r *server.Request, name string) int {
	text := f.line(name)
	if text == "" {
		return 0
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > maxPeople {
		f.wrong(name, r.Say("manage.wrong.whole", survey.Args{"Low": 0, "High": maxPeople}))
	}
	return n
}
