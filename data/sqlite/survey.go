package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"sonde/survey"
)

const surveyColumns = "slug, questionnaire, version, title, state, listed, opens_at, closes_at, late_hours, time_zone, notice, " +
	"results_public, wall_threshold, open_threshold, created_at, created_by"

func scanSurvey(row scanner) (survey.Survey, error) {
	var s survey.Survey
	err := row.Scan(&s.Slug, &s.Questionnaire, &s.Version, jsonColumn{&s.Title}, &s.State, &s.Listed, instant{&s.OpensAt},
		instant{&s.ClosesAt}, &s.LateHours, &s.TimeZone, jsonColumn{&s.Notice}, &s.ResultsPublic, &s.WallThreshold,
		&s.OpenThreshold, instant{&s.CreatedAt}, &s.CreatedBy)
	return s, err
}

// CreateSurvey stores a new survey; Conflict SUR_001 when the slug is taken.
func (d *Database) CreateSurvey(ctx context.Context, s survey.Survey) error {
	settings, err := surveySettings(s)
	if err != nil {
		return failure(err)
	}
	return d.change(ctx, func(ctx context.Context, tx *connection) error {
		_, err := tx.ExecContext(ctx, "INSERT INTO surveys (questionnaire, version, title, state, listed, opens_at, closes_at, late_hours, "+
			"time_zone, notice, results_public, wall_threshold, open_threshold, slug, created_at, created_by) "+
			"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
			append(settings, s.Slug, milliseconds(s.CreatedAt), s.CreatedBy)...)
		if isUnique(err) {
			return survey.Fail(survey.Conflict, codeTakenSurvey, survey.Args{"Slug": s.Slug})
		}
		return err
	})
}

// UpdateSurvey replaces all but slug and creation; NotFound when there is none.
func (d *Database) UpdateSurvey(ctx context.Context, s survey.Survey) error {
	return d.change(ctx, func(ctx context.Context, tx *connection) error { return updateSurvey(ctx, tx, s) })
}

// GoLive updates the survey and deletes its trial responses in one transaction. Their keys are free again.
func (d *Database) GoLive(ctx context.Context, s survey.Survey) error {
	return d.erase(ctx, func(ctx context.Context, tx *connection) error {
		if err := updateSurvey(ctx, tx, s); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, "DELETE FROM responses WHERE survey = ? AND source = ?", s.Slug, string(survey.SourceTrial))
		return err
	})
}

func updateSurvey(ctx context.Context, tx querier, s survey.Survey) error {
	settings, err := surveySettings(s)
	if err != nil {
		return err
	}
	return changed(ctx, tx, noSurvey(s.Slug), "UPDATE surveys SET questionnaire = ?1, "+
		"version = CASE WHEN questionnaire = ?1 THEN max(version, ?2) ELSE ?2 END, title = ?, state = ?, listed = ?, "+
		"opens_at = ?, closes_at = ?, late_hours = ?, time_zone = ?, notice = ?, results_public = ?, wall_threshold = ?, "+
		"open_threshold = ? WHERE slug = ?", append(settings, s.Slug)...)
}

// surveySettings gives the columns that may change.
func surveySettings(s survey.Survey) ([]any, error) {
	title, err := asJSON(s.Title)
	if err != nil {
		return nil, err
	}
	notice, err := asJSON(s.Notice)
	if err != nil {
		return nil, err
	}
	return []any{s.Questionnaire, s.Version, title, string(s.State), s.Listed, milliseconds(s.OpensAt), milliseconds(s.ClosesAt),
		s.LateHours, s.TimeZone, notice, s.ResultsPublic, s.WallThreshold, s.OpenThreshold}, nil
}

// Survey finds one by slug; NotFound.
func (d *Database) Survey(ctx context.Context, slug string) (survey.Survey, error) {
	return find(ctx, d, noSurvey(slug), scanSurvey, "SELECT "+surveyColumns+" FROM surveys WHERE slug = ?", slug)
}

// Surveys lists all, by slug.
func (d *Database) Surveys(ctx context.Context) ([]survey.Survey, error) {
	return list(ctx, d, scanSurvey, "SELECT "+surveyColumns+" FROM surveys ORDER BY slug")
}

// readCollecting reads, inside a transaction, what decides whether a sheet is taken.
func readCollecting(ctx context.Context, tx querier, slug string) (survey.Collecting, error) {
	var c survey.Collecting
	err := tx.QueryRowContext(ctx, "SELECT state, opens_at, closes_at, late_hours FROM surveys WHERE slug = ?", slug).
		Scan(&c.State, instant{&c.OpensAt}, instant{&c.ClosesAt}, &c.LateHours)
	if errors.Is(err, sql.ErrNoRows) {
		return c, noSurvey(slug)
	}
	return c, err
}
