package respond

import (
	"sonde/server"
	"sonde/server/intake"
	"sonde/survey"
	"sonde/survey/picture"
)

// find gives the form of a survey with an event of it, "" for none. Drafts, and events of other surveys, are not found.
func (p *Pages) find(r *server.Request, slug, code string) (*form, error) {
	s, err := p.store.Survey(r.Ctx(), slug)
	if survey.IsKind(err, survey.NotFound) || err == nil && s.State == survey.StateDraft {
		return nil, intake.ErrNone
	}
	if err != nil {
		return nil, err
	}
	event := survey.Event{}
	if code != "" {
		event, err = p.store.Event(r.Ctx(), code)
		if survey.IsKind(err, survey.NotFound) || err == nil && event.Survey != slug {
			return nil, intake.ErrNone
		}
		if err != nil {
			return nil, err
		}
	}
	return p.formOf(r, s, event)
}

// formOf gives the form that new pages of a survey show.
func (p *Pages) formOf(r *server.Request, s survey.Survey, event survey.Event) (*form, error) {
	in, err := p.intake.Instrument(r.Ctx(), s.Questionnaire, s.Version)
	return &form{survey: s, event: event, in: in}, err
}

// formShown gives the form of the version that a sheet was filled on; of the current one when that version is none.
func (p *Pages) formShown(r *server.Request, s *intake.Standing, version int) (f *form, known bool, err error) {
	in, err := p.intake.Shown(r.Ctx(), s.Survey, version)
	if survey.IsKind(err, survey.NotFound) {
		f, err = p.formOf(r, s.Survey, survey.Event{})
		return f, false, err
	}
	return &form{survey: s.Survey, in: in}, true, err
}

// lack notes which of the pictures that a form shows nobody has added; whoever draws it has to know.
func (p *Pages) lack(r *server.Request, f *form) (err error) {
	shown, known := p.pictures.Load(f.in)
	if !known {
		shown, _ = p.pictures.LoadOrStore(f.in, picture.Shown(f.in.Questionnaire))
	}
	f.lacking, err = picture.Album{Store: p.store}.MissingOf(r.Ctx(), f.in.Questionnaire.Name, shown.([]string))
	return err
}
