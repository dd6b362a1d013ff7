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

// Publish turns the draft into the next version and gives its number. Without a draft it gives the newest version again;
// NotFound when there is neither.
func (d *Database) Publish(ctx context.Context, name, by string, at time.Time) (int, error) {
	version := 0
	err := d.change(ctx, func(ctx context.Context, tx *connection) error {
		if err := tx.QueryRowContext(ctx, "SELECT ifnull(max(version), 0) FROM versions WHERE name = ?", name).Scan(&version); err != nil {
			return err
		}
		var body string
		err := tx.QueryRowContext(ctx, "SELECT body FROM drafts WHERE name = ?", name).Scan(&body)
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
		return tx.publish(ctx, name, version, body, by, at)
	})
	if err != nil {
		return 0, err
	}
	return version, nil
}

// PublishDraft makes q the next version and removes the draft it was made from; Conflict AUT_001 unless that draft stands
// at the mark.
func (d *Database) PublishDraft(ctx context.Context, q survey.Questionnaire, mark survey.Mark, by string, at time.Time) (int, error) {
	body, err := asJSON(q)
	if err != nil {
		return 0, failure(err)
	}
	version := 0
	err = d.change(ctx, func(ctx context.Context, tx *connection) error {
		h, err := tx.at(ctx, q.Name, mark)
		if err != nil {
			return err
		}
		if h.mark.Revision == 0 {
			return noQuestionnaire(q.Name)
		}
		if err := tx.QueryRowContext(ctx, "SELECT ifnull(max(version), 0) + 1 FROM versions WHERE name = ?", q.Name).Scan(&version); err != nil {
			return err
		}
		return tx.publish(ctx, q.Name, version, body, by, at)
	})
	if err != nil {
		return 0, err
	}
	return version, nil
}

// publish stores a version and removes the draft.
func (tx *connection) publish(ctx context.Context, name string, version int, body, by string, at time.Time) error {
	body, err := numbered(body, version)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "DELETE FROM drafts WHERE name = ?", name); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO versions (name, version, body, published_by, published_at) VALUES (?, ?, ?, ?, ?)",
		name, version, body, by, milliseconds(at))
	return err
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
