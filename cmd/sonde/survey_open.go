package main

import (
	"context"

	"sonde/survey"
	"sonde/survey/author"
	"sonde/survey/life"
)

// surveyOpen opens a survey.
type surveyOpen struct {
	printing
	Survey string `arg:"" name:"slug"`
	DryRun bool
}

// Run publishes the draft of its questionnaire as the next version and opens the survey on it; while the privacy notice
// is incomplete the survey is a trial, and Run says so. A survey that is open moves on to the new version. With --dry-run,
// Run only says what would change for those who answer.
func (c *surveyOpen) Run(ctx context.Context, con *console) error {
	return con.writing(ctx, func(store survey.Store) error {
		s, err := store.Survey(ctx, c.Survey)
		if err != nil {
			return err
		}
		preview, err := life.Preview(ctx, store, s, con.now())
		if err != nil {
			return err
		}
		if c.DryRun {
			return con.showRenewal(renewalOf(con, s, preview), c.JSON)
		}
		if s.State != survey.StateOpen {
			s, err = con.open(ctx, store, s)
		} else if s, err = con.renew(ctx, store, s, preview); err == nil && !c.JSON {
			con.tellChanges(renewalOf(con, s, preview).Changes)
		}
		if err != nil {
			con.explain(err)
			return err
		}
		return con.showSurvey(s, c.JSON)
	})
}

// renew takes a survey that is open to the newest version of its questionnaire.
func (con *console) renew(ctx context.Context, store survey.Store, s survey.Survey, preview author.Review) (survey.Survey, error) {
	if preview.Draft.Revision == 0 && preview.Newest == s.Version {
		return s, survey.Fail(survey.Conflict, "LIF_002", nil)
	}
	if _, err := life.Renew(ctx, store, s, preview.Draft.Mark, "", con.now()); err != nil {
		return s, err
	}
	if err := con.record(ctx, store, "survey_renew", s.Slug, s.Slug); err != nil {
		return s, err
	}
	return store.Survey(ctx, s.Slug)
}

// open opens a survey, or lets it stand as a trial on the newest version while its privacy notice is incomplete.
func (con *console) open(ctx context.Context, store survey.Store, s survey.Survey) (survey.Survey, error) {
	opening, err := life.ToOpen(ctx, store, s)
	if err != nil {
		return s, err
	}
	action := "survey_open"
	if early := s.State == survey.StateDraft || s.State == survey.StateTrial; early && !s.Notice.Complete(opening.Languages) {
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
	version, err := author.New(store, con.now).Release(ctx, s.Questionnaire, "")
	if err != nil {
		return err
	}
	s.Version = version
	if s.State == survey.StateTrial {
		return store.UpdateSurvey(ctx, s)
	}
	return life.Trial(ctx, store, s)
}
