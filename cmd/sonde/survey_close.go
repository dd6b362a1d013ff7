package main

import (
	"context"

	"sonde/survey"
	"sonde/survey/life"
)

// surveyClose closes a survey.
type surveyClose struct {
	printing
	Survey string `arg:"" name:"slug"`
}

// Run closes the survey now; sheets opened before are taken for its late hours.
func (c *surveyClose) Run(ctx context.Context, con *console) error {
	return con.writing(ctx, func(store survey.Store) error {
		s, err := store.Survey(ctx, c.Survey)
		if err != nil {
			return err
		}
		if err := life.Close(ctx, store, s, con.now()); err != nil {
			return err
		}
		if err := con.record(ctx, store, "survey_close", s.Slug, s.Slug); err != nil {
			return err
		}
		if s, err = store.Survey(ctx, c.Survey); err != nil {
			return err
		}
		return con.showSurvey(s, c.JSON)
	})
}
