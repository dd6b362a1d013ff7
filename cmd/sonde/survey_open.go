package main

import (
	"context"
	"fmt"
	"slices"

	"sonde/survey"
	"sonde/survey/author"
	"sonde/survey/life"
	"sonde/survey/picture"
	"sonde/survey/questionnaire"
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
		if err := con.warn(ctx, store, s); err != nil {
			return err
		}
		return con.showSurvey(s, c.JSON)
	})
}

// warn tells, beside the result, of what those who answer will not find in a survey that was opened: pictures that are not
// there, and languages that are not complete.
func (con *console) warn(ctx context.Context, store survey.Store, s survey.Survey) error {
	q, err := store.Published(ctx, s.Questionnaire, s.Version)
	if err != nil {
		return err
	}
	lacking, err := picture.Album{Store: store}.Lacking(ctx, q)
	if err != nil {
		return err
	}
	for _, m := range lacking {
		what, remedy := m.Explain(con.words, con.language)
		fmt.Fprintln(con.stderr, m.Place.String()+": "+what+" "+remedy)
	}
	complete := questionnaire.Complete(q)
	for _, language := range q.Languages {
		if !slices.Contains(complete, language) {
			args := survey.Args{"Language": language, "Count": len(life.Missing(q, language))}
			fmt.Fprintln(con.stderr, con.say("cli.language_left_out", args))
		}
	}
	return nil
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
