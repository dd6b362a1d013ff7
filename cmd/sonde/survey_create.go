package main

import (
	"context"

	"sonde/survey"
	"sonde/survey/life"
)

// surveyCreate puts a questionnaire in the field under an address of its own.
type surveyCreate struct {
	printing
	Questionnaire string `required:"" placeholder:"NAME"`
	Slug          string `required:"" placeholder:"SLUG"`
	Open          bool
}

// Run publishes the draft of the questionnaire as its next version and makes the survey, a draft unless --open.
func (c *surveyCreate) Run(ctx context.Context, con *console) error {
	return con.writing(ctx, func(store survey.Store) error {
		s, err := con.create(ctx, store, c.Questionnaire, c.Slug)
		if err == nil && c.Open {
			s, err = con.open(ctx, store, s)
		}
		if err != nil {
			con.explain(err)
			return err
		}
		if c.Open {
			if err := con.warn(ctx, store, s); err != nil {
				return err
			}
		}
		return con.showSurvey(s, c.JSON)
	})
}

// timeZone is where days are counted unless somebody says otherwise.
const timeZone = "Europe/Paris"

// create makes a survey with the settings that staff pages begin with, entitled like its questionnaire.
func (con *console) create(ctx context.Context, store survey.Store, name, slug string) (survey.Survey, error) {
	draft, err := store.Draft(ctx, name)
	q := draft.Questionnaire
	if survey.IsKind(err, survey.NotFound) {
		q, err = store.Published(ctx, name, 0)
	}
	if err != nil {
		return survey.Survey{}, err
	}
	s, err := life.Create(ctx, store, survey.Survey{
		Slug: slug, Questionnaire: name, Title: q.Title, Listed: true, LateHours: survey.DefaultLateHours, TimeZone: timeZone,
		WallThreshold: survey.DefaultWallThreshold, OpenThreshold: survey.DefaultOpenThreshold,
	}, "", con.now())
	if err != nil {
		return s, err
	}
	return s, con.record(ctx, store, "survey_create", slug, slug)
}
