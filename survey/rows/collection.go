package rows

import (
	"context"
	"iter"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// Store is what a Collection reads; survey.Store has it.
type Store interface {
	Published(ctx context.Context, name string, version int) (survey.Questionnaire, error)
	Responses(ctx context.Context, survey string) iter.Seq2[survey.Response, error]
}

// Collection is the responses of a survey, to be laid out in Columns and written as Records.
type Collection struct {
	// Versions are all versions of the survey's questionnaire, newest first.
	Versions []*questionnaire.Instrument
	// Excluded counts the responses left out of Records, once they have been walked.
	Excluded int

	store  Store
	survey string
}

// Of gives the responses of a survey. Errors: those of the store.
func Of(ctx context.Context, store Store, s survey.Survey) (*Collection, error) {
	c := &Collection{store: store, survey: s.Slug}
	newest, err := store.Published(ctx, s.Questionnaire, 0)
	if err != nil {
		return nil, err
	}
	for version := newest.Version; version > 0; version-- {
		q, err := store.Published(ctx, s.Questionnaire, version)
		if err != nil {
			return nil, err
		}
		in, err := questionnaire.Compile(q)
		if err != nil {
			return nil, err
		}
		c.Versions = append(c.Versions, in)
	}
	return c, nil
}

// Records walks the responses that figures count, in the order of their ids.
func (c *Collection) Records(ctx context.Context) iter.Seq2[Record, error] {
	instruments := map[int]*questionnaire.Instrument{}
	for _, in := range c.Versions {
		instruments[in.Questionnaire.Version] = in
	}
	return func(yield func(Record, error) bool) {
		c.Excluded = 0
		for response, err := range c.store.Responses(ctx, c.survey) {
			record := Record{Response: response}
			if err == nil && response.Excluded != "" {
				c.Excluded++
				continue
			}
			if in := instruments[response.Version]; err == nil && in == nil {
				err = survey.Fail(survey.Internal, "ROW_071", survey.Args{"Version": response.Version})
			} else if err == nil {
				record.Values, err = in.DecodeAnswers(response.Answers)
			}
			if !yield(record, err) || err != nil {
				return
			}
		}
	}
}
