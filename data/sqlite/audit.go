package sqlite

import (
	"context"

	"sonde/survey"
)

// Record adds a line to the audit log.
func (d *Database) Record(ctx context.Context, e survey.AuditEntry) error {
	return d.execute(ctx, "INSERT INTO audit (at, actor, action, survey, object, detail) VALUES (?, ?, ?, ?, ?, ?)",
		milliseconds(e.At), e.Actor, e.Action, e.Survey, e.Object, e.Detail)
}

// Audit lists the newest entries first; survey "" asks for all.
func (d *Database) Audit(ctx context.Context, slug string, limit, offset int) ([]survey.AuditEntry, error) {
	return list(ctx, d, func(row scanner) (survey.AuditEntry, error) {
		var e survey.AuditEntry
		err := row.Scan(instant{&e.At}, &e.Actor, &e.Action, &e.Survey, &e.Object, &e.Detail)
		return e, err
	}, "SELECT at, actor, action, survey, object, detail FROM audit WHERE ? IN ('', survey) ORDER BY at DESC, id DESC LIMIT ? OFFSET ?",
		slug, limit, offset)
}
