package sqlite

import (
	"bytes"
	"compress/zlib"
	"context"
	"encoding/json"
	"io"
	"time"

	"sonde/survey"
)

// packed writes a questionnaire small: a draft is saved at every step, and hundreds of steps are kept.
func packed(body string) []byte {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	_, _ = io.WriteString(w, body) // a buffer takes all
	_ = w.Close()
	return b.Bytes()
}

// unpacked reads what packed wrote, and JSON as it is.
func unpacked(raw []byte) (survey.Questionnaire, error) {
	var q survey.Questionnaire
	if bytes.HasPrefix(raw, []byte("{")) {
		return q, json.Unmarshal(raw, &q)
	}
	r, err := zlib.NewReader(bytes.NewReader(raw))
	if err != nil {
		return q, err
	}
	if raw, err = io.ReadAll(r); err != nil {
		return q, err
	}
	return q, json.Unmarshal(raw, &q)
}

// revision is a row of revisions.
type revision struct {
	name          string
	number        int64
	body          string
	step          survey.Step
	back, forward int64
	by            string
	at            time.Time
}

// keep adds a revision and forgets the oldest above those kept.
func (tx *connection) keep(ctx context.Context, r revision) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO revisions (name, revision, body, step, object, back, forward, saved_by, saved_at) "+
		"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
		r.name, r.number, packed(r.body), r.step.Code, r.step.Object, r.back, r.forward, r.by, milliseconds(r.at))
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "DELETE FROM revisions WHERE name = ? AND revision <= "+
		"(SELECT revision FROM revisions WHERE name = ? ORDER BY revision DESC LIMIT 1 OFFSET ?)", r.name, r.name, survey.KeptRevisions)
	return err
}

// nextRevision gives the number after the highest of a name.
func (tx *connection) nextRevision(ctx context.Context, name string) (next int64, err error) {
	err = tx.QueryRowContext(ctx, "SELECT ifnull(max(revision), 0) + 1 FROM revisions WHERE name = ?", name).Scan(&next)
	return next, err
}

const revisionColumns = "revision, step, object, back, forward, saved_by, saved_at"

// revisionTargets are where revisionColumns are read to.
func revisionTargets(r *survey.Revision) []any {
	return []any{&r.Number, &r.Step.Code, &r.Step.Object, &r.Back, &r.Forward, &r.SavedBy, instant{&r.SavedAt}}
}

// DraftRevisions lists the revisions kept of a name, newest first.
func (d *Database) DraftRevisions(ctx context.Context, name string) ([]survey.Revision, error) {
	return list(ctx, d, func(row scanner) (survey.Revision, error) {
		var r survey.Revision
		err := row.Scan(revisionTargets(&r)...)
		return r, err
	}, "SELECT "+revisionColumns+" FROM revisions WHERE name = ? ORDER BY revision DESC", name)
}

// DraftRevision gives one with its content; NotFound AUT_002.
func (d *Database) DraftRevision(ctx context.Context, name string, number int64) (survey.Revision, survey.Questionnaire, error) {
	var r survey.Revision
	q, err := find(ctx, d, survey.Fail(survey.NotFound, codeNoRevision, nil), func(row scanner) (survey.Questionnaire, error) {
		var raw []byte
		if err := row.Scan(append(revisionTargets(&r), &raw)...); err != nil {
			return survey.Questionnaire{}, err
		}
		return unpacked(raw)
	}, "SELECT "+revisionColumns+", body FROM revisions WHERE name = ? AND revision = ?", name, number)
	return r, q, err
}

// Editions lists the published versions of a name, newest first.
func (d *Database) Editions(ctx context.Context, name string) ([]survey.Edition, error) {
	return list(ctx, d, func(row scanner) (survey.Edition, error) {
		var e survey.Edition
		err := row.Scan(&e.Version, &e.PublishedBy, instant{&e.PublishedAt})
		return e, err
	}, "SELECT version, published_by, published_at FROM versions WHERE name = ? ORDER BY version DESC", name)
}
