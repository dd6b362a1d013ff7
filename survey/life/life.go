// Package life takes a survey through its life: made as a draft, tried out, open, closed, open again. Staff pages and the
// command line use the same steps.
package life

import (
	"context"
	"time"

	"sonde/survey"
)

// Store is what the steps need.
type Store interface {
	survey.QuestionnaireStore
	survey.SurveyStore
}

// Create stores a new survey as a draft; the draft of its questionnaire becomes the next version. Invalid LIF_001 for a
// slug that cannot stand in an address, Conflict SUR_001 when it is taken, NotFound for an unknown questionnaire.
func Create(ctx context.Context, store Store, s survey.Survey, by string, at time.Time) (survey.Survey, error) {
	if !survey.ValidSlug(s.Slug) {
		return s, survey.Fail(survey.Invalid, "LIF_001", nil)
	}
	if _, err := store.Survey(ctx, s.Slug); err == nil {
		return s, survey.Fail(survey.Conflict, "SUR_001", nil)
	} else if !survey.IsKind(err, survey.NotFound) {
		return s, err
	}
	version, err := store.Publish(ctx, s.Questionnaire, by, at)
	if err != nil {
		return s, err
	}
	s.Version, s.State, s.CreatedBy, s.CreatedAt = version, survey.StateDraft, by, at
	return s, store.CreateSurvey(ctx, s)
}

// Trial lets answers in that GoLive will delete. Conflict LIF_002 unless the survey is a draft.
func Trial(ctx context.Context, store Store, s survey.Survey) error {
	if s.State != survey.StateDraft {
		return survey.Fail(survey.Conflict, "LIF_002", nil)
	}
	s.State = survey.StateTrial
	return store.UpdateSurvey(ctx, s)
}

// Open opens a survey that is a draft, on trial or closed, on the newest version of its questionnaire. The responses of
// a trial are deleted. Conflict LIF_002 when it is open, LIF_003 while the privacy notice is incomplete.
func Open(ctx context.Context, store Store, s survey.Survey, by string, at time.Time) error {
	if s.State == survey.StateOpen {
		return survey.Fail(survey.Conflict, "LIF_002", nil)
	}
	languages, err := Languages(ctx, store, s)
	if err != nil {
		return err
	}
	if !s.Notice.Complete(languages) {
		return survey.Fail(survey.Conflict, "LIF_003", nil)
	}
	if s.Version, err = store.Publish(ctx, s.Questionnaire, by, at); err != nil {
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
	if s.State != survey.StateOpen && s.State != survey.StateTrial {
		return survey.Fail(survey.Conflict, "LIF_002", nil)
	}
	s.State = survey.StateClosed
	if s.ClosesAt.IsZero() || s.ClosesAt.After(at) {
		s.ClosesAt = at
	}
	return store.UpdateSurvey(ctx, s)
}

// Languages are those of the version that the survey shows, those in which its notice must be written.
func Languages(ctx context.Context, store survey.QuestionnaireStore, s survey.Survey) ([]string, error) {
	q, err := store.Published(ctx, s.Questionnaire, s.Version)
	return q.Languages, err
}
