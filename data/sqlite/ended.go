package sqlite

import (
	"context"
	"database/sql"
	"errors"
)

// ended is what came to an end in a database and must not come back with a backup.
type ended struct {
	erased   [][2]any // key, kind
	tokens   [][2]any // revoked_at, id
	disabled [][2]any // 1, id
}

// readEnded reads it from the database at path; NotFound when there is none. The log of a server that was killed is
// taken into the file on the way.
func readEnded(ctx context.Context, path string) (ended, error) {
	var e ended
	version, err := inspect(ctx, path)
	if err != nil || version == 0 {
		return e, err
	}
	db, err := openWriter(path)
	if err != nil {
		return e, failure(err)
	}
	defer func() { _ = db.Close() }()
	for query, target := range map[string]*[][2]any{
		"SELECT key, kind FROM erased":                            &e.erased,
		"SELECT revoked_at, id FROM tokens WHERE revoked_at <> 0": &e.tokens,
		"SELECT disabled, id FROM users WHERE disabled":           &e.disabled,
	} {
		if *target, err = pairs(ctx, db, query); err != nil {
			return e, failure(err)
		}
	}
	return e, nil
}

func pairs(ctx context.Context, db *sql.DB, query string) ([][2]any, error) {
	rows, err := db.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var all [][2]any
	for rows.Next() {
		var pair [2]any
		if err := rows.Scan(&pair[0], &pair[1]); err != nil {
			return nil, err
		}
		all = append(all, pair)
	}
	return all, errors.Join(rows.Err(), rows.Close())
}

// replay ends it again in the database at path, in one transaction, and counts.
func (e ended) replay(ctx context.Context, path string, restored *Restored) error {
	db, err := openWriter(path)
	if err != nil {
		return failure(err)
	}
	defer func() { _ = db.Close() }()
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return failure(err)
	}
	defer func() { _ = tx.Rollback() }()
	before, err := countResponses(ctx, tx)
	if err != nil {
		return failure(err)
	}
	for _, step := range []struct {
		query string
		of    [][2]any
	}{
		{"INSERT INTO erased (key, kind) VALUES (?, ?) ON CONFLICT DO NOTHING", e.erased},
		{"UPDATE tokens SET revoked_at = ? WHERE id = ? AND revoked_at = 0", e.tokens},
		{"UPDATE users SET disabled = ? WHERE id = ?", e.disabled},
	} {
		for _, pair := range step.of {
			if _, err := tx.ExecContext(ctx, step.query, pair[:]...); err != nil {
				return failure(err)
			}
		}
	}
	// Whoever was signed in, or held a link, may have lost that right since.
	for _, query := range []string{"DELETE FROM logins", "DELETE FROM links"} {
		if _, err := tx.ExecContext(ctx, query); err != nil {
			return failure(err)
		}
	}
	if restored.Responses, err = countResponses(ctx, tx); err != nil {
		return failure(err)
	}
	restored.Erased = before - restored.Responses
	return failure(tx.Commit())
}

func countResponses(ctx context.Context, tx *sql.Tx) (int, error) {
	var n int
	err := tx.QueryRowContext(ctx, "SELECT count(*) FROM responses").Scan(&n)
	return n, err
}
