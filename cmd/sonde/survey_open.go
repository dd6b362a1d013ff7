package main

import (
	"context"

	"sonde/survey"
	"sonde/survey/life"
)

// surveyOpen opens a survey.
type surveyOpen struct {
	printing
	Survey string `arg:"" name:"slug"`
}

// Run publishes the draft of its questionnaire as the next version and opens the survey on it; while the privacy notice
// is incomplete the survey is a trial, and Run says so.
func (c *surveyOpen) Run(ctx context.Context, con *console) error {
	return con.writing(ctx, func(store survey.Store) error {
		s, err := store.Survey(ctx, c.Survey)
		if err != nil {
			return err
		}
		if s, err = con.open(ctx, store, s); err != nil {
			return err
		}
		return con.showSurvey(s, c.JSON)
	})
}

// open opens a survey, or lets it stand as a trial on the newest version while its privacy notice is incomplete.
func (con *console) open(ctx context.Context, store survey.Store, s survey.Survey) (survey.Survey, error) {
	languages, err := life.Languages(ctx, store, s)
	if err != nil {
		return s, err
	}
	action := "survey_open"
	if early := s.State == survey.StateDraft || s.State == survey.StateTrial; early && !s.Notice.Complete(languages) {
		action, err = "survey_trial", con.tryOut(ctx, store, s)
	} else {
		err = life.Open(ctx, store, s, "", con.now())
	}
	if err != nil {
		return s, err
	}
	if err := con.record(ctx, store, action, s.Slug, s.Slug); err != nil {
		return s, err
	}
	return store.Survey(ctx, s.Slug)
}

// tryOut lets trial answers in on the newest version.
func (con *console) tryOut(ctx context.Context, store survey.Store, s survey.Survey) error {
	version, err := store.Publish(ctx, s.Questionnaire, "", con.now())
	if err != nil {
		return err
	}
	s.Version = version
	if s.State == survey.StateTrial {
		return store.UpdateSurvey(ctx, s)
	}
	return life.Trial(ctx, store, s)
}
