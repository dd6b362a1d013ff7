package respond

import (
	"context"
	"strconv"
	"sync"
	"time"

	"sonde/server"
	"sonde/survey"
	"sonde/survey/questionnaire"
)

// instruments keeps each published version compiled: it never changes.
type instruments struct {
	store survey.QuestionnaireStore
	kept  sync.Map // "name version" -> *questionnaire.Instrument
}

func (i *instruments) get(ctx context.Context, name string, version int) (*questionnaire.Instrument, error) {
	id := name + " " + strconv.Itoa(version)
	if kept, ok := i.kept.Load(id); ok {
		return kept.(*questionnaire.Instrument), nil
	}
	q, err := i.store.Published(ctx, name, version)
	if err != nil {
		return nil, err
	}
	in, err := questionnaire.Compile(q)
	if err != nil {
		return nil, err
	}
	i.kept.Store(id, in)
	return in, nil
}

// phase is what a survey's page does at an instant.
type phase uint8

const (
	hidden     phase = iota // a draft: there is nothing to see
	early                   // opens later
	collecting              // takes new sheets
	over                    // takes no new sheets
)

func phaseOf(s survey.Survey, now time.Time) phase {
	switch {
	case s.State == survey.StateDraft:
		return hidden
	case s.State == survey.StateClosed || !s.ClosesAt.IsZero() && !now.Before(s.ClosesAt):
		return over
	case now.Before(s.OpensAt):
		return early
	}
	return collecting
}

// find gives the form of a survey with an event of it, "" for none. Drafts, and events of other surveys, are not found.
func (p *Pages) find(r *server.Request, slug, code string) (*form, error) {
	s, err := p.store.Survey(ctx(r), slug)
	if survey.IsKind(err, survey.NotFound) || err == nil && s.State == survey.StateDraft {
		return nil, errNone
	}
	if err != nil {
		return nil, err
	}
	event := survey.Event{}
	if code != "" {
		event, err = p.store.Event(ctx(r), code)
		if survey.IsKind(err, survey.NotFound) || err == nil && event.Survey != slug {
			return nil, errNone
		}
		if err != nil {
			return nil, err
		}
	}
	return p.formOf(r, s, event, 0)
}

// formOf gives the form of a survey as it was published in a version; 0 is the one that new pages show.
func (p *Pages) formOf(r *server.Request, s survey.Survey, event survey.Event, version int) (*form, error) {
	if version == 0 {
		version = s.Version
	}
	in, err := p.instruments.get(ctx(r), s.Questionnaire, version)
	if err != nil {
		return nil, err
	}
	return &form{survey: s, event: event, in: in}, nil
}
