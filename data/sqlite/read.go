package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"
)

// scanner is a row to be read.
type scanner interface{ Scan(targets ...any) error }

// list reads all rows of a query.
func list[T any](ctx context.Context, d *Database, scan func(scanner) (T, error), query string, arguments ...any) ([]T, error) {
	rows, err := d.readers.QueryContext(ctx, query, arguments...)
	if err != nil {
		return nil, d.note(err)
	}
	defer func() { _ = rows.Close() }()
	var all []T
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return nil, d.note(err)
		}
		all = append(all, one)
	}
	return all, d.note(errors.Join(rows.Err(), rows.Close()))
}

// find reads the one row of a query, and gives missing when there is none.
func find[T any](ctx context.Context, d *Database, missing error, scan func(scanner) (T, error), query string, arguments ...any) (T, error) {
	one, err := scan(d.readers.QueryRowContext(ctx, query, arguments...))
	if errors.Is(err, sql.ErrNoRows) {
		err = missing
	}
	return one, d.note(err)
}

// lines reads a query of one text column, on any connection.
func lines(ctx context.Context, db querier, query string) ([]string, error) {
	rows, err := db.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var all []string
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			return nil, err
		}
		all = append(all, line)
	}
	return all, errors.Join(rows.Err(), rows.Close())
}

// asJSON writes a value for a column of JSON.
func asJSON(value any) (string, error) {
	raw, err := json.Marshal(value)
	return string(raw), err
}

// jsonColumn reads a column of JSON into target.
type jsonColumn struct{ target any }

// Scan implements sql.Scanner.
func (c jsonColumn) Scan(value any) error {
	raw, _ := value.(string)
	if value == nil {
		raw = "null"
	}
	return json.Unmarshal([]byte(raw), c.target)
}

// milliseconds writes an instant; the zero time is 0.
func milliseconds(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// instant reads what milliseconds wrote.
type instant struct{ target *time.Time }

// Scan implements sql.Scanner.
func (c instant) Scan(value any) error {
	*c.target = time.Time{}
	if ms, _ := value.(int64); ms != 0 {
		*c.target = time.UnixMilli(ms).UTC()
	}
	return nil
}

// hashColumn reads a hash.
type hashColumn struct{ target *[32]byte }

// Scan implements sql.Scanner.
func (c hashColumn) Scan(value any) error {
	raw, _ := value.([]byte)
	copy(c.target[:], raw)
	return nil
}
