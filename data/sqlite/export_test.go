package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"log/slog"
)

// OpenWith opens a database with other migrations than the program's.
func OpenWith(ctx context.Context, path string, steps fs.FS) (*Database, error) {
	return open(ctx, path, steps, slog.New(slog.DiscardHandler))
}

// Migrations are the program's.
func Migrations() fs.FS { return migrations() }

// MakeForeign makes a database that is not Sonde's.
func MakeForeign(path string) error {
	db, err := sql.Open("sqlite", path)
	if err != nil {
		return err
	}
	_, err = db.Exec("CREATE TABLE notes (text)")
	return errors.Join(err, db.Close())
}

// Execute runs statements on the database at path.
func Execute(path, statements string) error {
	db, err := openWriter(path)
	if err != nil {
		return err
	}
	_, err = db.Exec(statements)
	return errors.Join(err, db.Close())
}

// Pragma asks a setting of the writer's connection, or of a reader's.
func (d *Database) Pragma(ctx context.Context, name string, writing bool) (value string, err error) {
	ask := func(q querier) error { return q.QueryRowContext(ctx, "PRAGMA "+name).Scan(&value) }
	if !writing {
		return value, ask(d.readers)
	}
	return value, ask(d.writer.db)
}
