// Package life takes a survey through its life: made as a draft, tried out, open, moved to the next version of its
// questionnaire, closed, open again. Staff pages and the command line use the same steps.
package life

import (
	"context"
	"time"

	"sonde/survey"
	"sonde/survey/author"
)

// Store is what the steps need.
type Store interface {
	author.Store
	survey.SurveyStore
}

// Create stores a new survey as a draft; the draft of its questionnaire becomes the next version. Invalid LIF_001 for a
// slug that cannot stand in an address, Conflict SUR_001 when it is taken, NotFound for an unknown questionnaire, those of
// author.Publish for a draft that cannot be published.
func Create(ctx context.Context, store Store, s survey.Survey, by string, at time.Time) (survey.Survey, error) {
	if !survey.ValidSlug(s.Slug) {
		return s, survey.Fail(survey.Invalid, "LIF_001", nil)
	}
	if _, err := store.Survey(ctx, s.Slug); err == nil {
		return s, survey.Fail(survey.Conflict, "SUR_001", nil)
	} else if !survey.IsKind(err, survey.NotFound) {
		return s, err
	}
	version, err := authorAt(store, at).Release(ctx, s.Questionnaire, by)
	if err != nil {
		return s, err
	}
	s.Version, s.State, s.CreatedBy, s.CreatedAt = version, survey.StateDraft, by, at
	return s, store.CreateSurvey(ctx, s)
}

// Trial lets answers in that GoLive will delete, on the newest version of its questionnaire. Conflict LIF_002 unless the
// survey is a draft.
func Trial(ctx context.Context, store Store, s survey.Survey) error {
	if s.State != survey.StateDraft {
		return survey.Fail(survey.Conflict, "LIF_002", nil)
	}
	s.State = survey.StateTrial
	return store.UpdateSurvey(ctx, s)
}

// Open opens a survey that is a draft, on trial or closed, on the newest version of its questionnaire. The responses of
// a trial are deleted. Conflict LIF_002 when it is open, LIF_004 with Incomplete inside when no language of the
// questionnaire is complete, LIF_003 while the privacy notice is incomplete in one of those that are, those of
// author.Publish for a draft that cannot be published.
func Open(ctx context.Context, store Store, s survey.Survey, by string, at time.Time) error {
	if s.State == survey.StateOpen {
		return survey.Fail(survey.Conflict, "LIF_002", nil)
	}
	draft, err := authorAt(store, at).Open(ctx, s.Questionnaire)
	if err != nil {
		return err
	}
	if err := speaks(s, draft.Questionnaire, nil); err != nil {
		return err
	}
	if s.Version, err = authorAt(store, at).Release(ctx, s.Questionnaire, by); err != nil {
		return err
	}
	s.State = survey.StateOpen
	if !s.ClosesAt.After(at) {
		s.ClosesAt = time.Time{}
	}
	return store.GoLive(ctx, s)
}

// Close closes an open survey now, or a trial. Conflict LIF_002 for others.
func Close(ctx context.Context, store Store, s survey.Survey, at time.Time) error {
	if !s.State.Asks() {
		return survey.Fail(survey.Conflict, "LIF_002", nil)
	}
	s.State = survey.StateClosed
	if s.ClosesAt.IsZero() || s.ClosesAt.After(at) {
		s.ClosesAt = at
	}
	return store.UpdateSurvey(ctx, s)
}

func authorAt(store Store, at time.Time) *author.Author {
	return author.New(store, func() time.Time { return at })
}
