package sqlite

import (
	"context"

	"sonde/survey"
)

const eventColumns = "code, survey, kind, title, place, region, starts_on, ends_on, invited, present, speakers"

func scanEvent(row scanner) (survey.Event, error) {
	var e survey.Event
	err := row.Scan(&e.Code, &e.Survey, &e.Kind, jsonColumn{&e.Title}, &e.Place, &e.Region, &e.StartsOn, &e.EndsOn,
		&e.Invited, &e.Present, &e.Speakers)
	return e, err
}

// CreateEvent stores a new event; Conflict EVT_001 when the code is taken, NotFound SUR_002 without its survey.
func (d *Database) CreateEvent(ctx context.Context, e survey.Event) error {
	title, err := asJSON(e.Title)
	if err != nil {
		return failure(err)
	}
	return d.change(ctx, func(ctx context.Context, tx *connection) error {
		_, err := tx.ExecContext(ctx, "INSERT INTO events ("+eventColumns+") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
			e.Code, e.Survey, string(e.Kind), title, e.Place, e.Region, string(e.StartsOn), string(e.EndsOn), e.Invited, e.Present, e.Speakers)
		switch {
		case isUnique(err):
			return survey.Fail(survey.Conflict, codeTakenEvent, survey.Args{"Event": e.Code})
		case isForeignKey(err):
			return noSurvey(e.Survey)
		}
		return err
	})
}

// UpdateEvent replaces all but code and survey; NotFound.
func (d *Database) UpdateEvent(ctx context.Context, e survey.Event) error {
	title, err := asJSON(e.Title)
	if err != nil {
		return failure(err)
	}
	return d.executeFound(ctx, noEvent(e.Code), "UPDATE events SET kind = ?, title = ?, place = ?, region = ?, starts_on = ?, ends_on = ?, "+
		"invited = ?, present = ?, speakers = ? WHERE code = ?",
		string(e.Kind), title, e.Place, e.Region, string(e.StartsOn), string(e.EndsOn), e.Invited, e.Present, e.Speakers, e.Code)
}

// Event finds one by code; NotFound.
func (d *Database) Event(ctx context.Context, code string) (survey.Event, error) {
	return find(ctx, d, noEvent(code), scanEvent, "SELECT "+eventColumns+" FROM events WHERE code = ?", code)
}

// Events lists a survey's events, by starting day then code.
func (d *Database) Events(ctx context.Context, slug string) ([]survey.Event, error) {
	return list(ctx, d, scanEvent, "SELECT "+eventColumns+" FROM events WHERE survey = ? ORDER BY starts_on, code", slug)
}
