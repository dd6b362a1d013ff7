package sqlite

import (
	"context"

	"sonde/survey"
)

// SaveJudgement adds a coordinator's setting; those before it stay as history. NotFound SUR_002 without its survey.
func (d *Database) SaveJudgement(ctx context.Context, j survey.Judgement) error {
	return d.change(ctx, func(ctx context.Context, tx *connection) error {
		_, err := tx.ExecContext(ctx, "INSERT INTO judgements (survey, concept, aspect, value, reason, by, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
			j.Survey, j.Concept, string(j.Aspect), j.Value, j.Reason, j.By, milliseconds(j.At))
		if isForeignKey(err) {
			return noSurvey(j.Survey)
		}
		return err
	})
}

// Judgements lists a survey's, newest first.
func (d *Database) Judgements(ctx context.Context, slug string) ([]survey.Judgement, error) {
	return list(ctx, d, func(row scanner) (survey.Judgement, error) {
		var j survey.Judgement
		err := row.Scan(&j.Survey, &j.Concept, &j.Aspect, &j.Value, &j.Reason, &j.By, instant{&j.At})
		return j, err
	}, "SELECT survey, concept, aspect, value, reason, by, at FROM judgements WHERE survey = ? ORDER BY id DESC", slug)
}
