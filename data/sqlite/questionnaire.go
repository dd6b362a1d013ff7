package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"sonde/survey"
)

func scanQuestionnaire(row scanner) (survey.Questionnaire, error) {
	var q survey.Questionnaire
	err := row.Scan(jsonColumn{&q})
	return q, err
}

// SaveDraft makes q the draft of its name, replacing the draft there was.
func (d *Database) SaveDraft(ctx context.Context, q survey.Questionnaire, by string, at time.Time) error {
	q.Version = 0 // a draft has none until it is published
	body, err := asJSON(q)
	if err != nil {
		return failure(err)
	}
	return d.execute(ctx, "INSERT INTO drafts (name, body, saved_by, saved_at) VALUES (?, ?, ?, ?) "+
		"ON CONFLICT (name) DO UPDATE SET body = excluded.body, saved_by = excluded.saved_by, saved_at = excluded.saved_at",
		q.Name, body, by, milliseconds(at))
}

// Draft gives the draft of a name; NotFound.
func (d *Database) Draft(ctx context.Context, name string) (survey.Questionnaire, error) {
	return find(ctx, d, noQuestionnaire(name), scanQuestionnaire, "SELECT body FROM drafts WHERE name = ?", name)
}

// Publish turns the draft into the next version and gives its number. Without a draft it gives the newest version again;
// NotFound when there is neither.
func (d *Database) Publish(ctx context.Context, name, by string, at time.Time) (int, error) {
	version := 0
	err := d.change(ctx, func(ctx context.Context, tx *connection) error {
		if err := tx.QueryRowContext(ctx, "SELECT ifnull(max(version), 0) FROM versions WHERE name = ?", name).Scan(&version); err != nil {
			return err
		}
		var body string
		err := tx.QueryRowContext(ctx, "DELETE FROM drafts WHERE name = ? RETURNING body", name).Scan(&body)
		if errors.Is(err, sql.ErrNoRows) {
			if version == 0 {
				return noQuestionnaire(name)
			}
			return nil
		}
		if err != nil {
			return err
		}
		version++
		if body, err = numbered(body, version); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, "INSERT INTO versions (name, version, body, published_by, published_at) VALUES (?, ?, ?, ?, ?)",
			name, version, body, by, milliseconds(at))
		return err
	})
	if err != nil {
		return 0, err
	}
	return version, nil
}

// numbered writes the version into a draft's body.
func numbered(body string, version int) (string, error) {
	var q survey.Questionnaire
	if err := json.Unmarshal([]byte(body), &q); err != nil {
		return "", err
	}
	q.Version = version
	return asJSON(q)
}

// Published gives a version; 0 asks for the newest; NotFound.
func (d *Database) Published(ctx context.Context, name string, version int) (survey.Questionnaire, error) {
	return find(ctx, d, noQuestionnaire(name), scanQuestionnaire,
		"SELECT body FROM versions WHERE name = ? AND ? IN (0, version) ORDER BY version DESC LIMIT 1", name, version)
}

// Questionnaires lists all names in order.
func (d *Database) Questionnaires(ctx context.Context) ([]survey.QuestionnaireInfo, error) {
	return list(ctx, d, func(row scanner) (survey.QuestionnaireInfo, error) {
		var info survey.QuestionnaireInfo
		err := row.Scan(&info.Name, jsonColumn{&info.Title}, &info.Versions, &info.Draft, instant{&info.SavedAt})
		return info, err
	}, `SELECT names.name, coalesce(d.body, v.body) ->> '$.title', ifnull(v.version, 0), d.name IS NOT NULL, coalesce(d.saved_at, v.published_at)
		FROM (SELECT name FROM drafts UNION SELECT name FROM versions) AS names
		LEFT JOIN drafts AS d ON d.name = names.name
		LEFT JOIN versions AS v ON v.name = names.name AND v.version = (SELECT max(version) FROM versions WHERE name = names.name)
		ORDER BY names.name`)
}
