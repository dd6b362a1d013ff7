package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"io/fs"
	"strings"

	"github.com/pressly/goose/v3"

	"sonde/survey"
)

//go:embed migrations/*.sql
var embedded embed.FS

// applicationID is "Sond": the mark in the header of a Sonde database.
const applicationID = 0x536f6e64

// migrations gives the steps that lead to the schema of this program.
func migrations() fs.FS {
	steps, err := fs.Sub(embedded, "migrations")
	if err != nil {
		panic(err) // the folder is embedded
	}
	return steps
}

// newest gives the schema that the steps lead to.
func newest(steps fs.FS) (int64, error) {
	names, err := fs.Glob(steps, "*.sql")
	if err != nil || len(names) == 0 {
		return 0, errors.Join(err, fs.ErrNotExist)
	}
	return goose.NumericComponent(names[len(names)-1])
}

// migrate brings the database to the newest schema, one transaction a step.
func migrate(ctx context.Context, path string, steps fs.FS) error {
	db, err := openMigrator(path)
	if err != nil {
		return failure(err)
	}
	defer func() { _ = db.Close() }()
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, steps, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return failure(err)
	}
	applied, err := provider.Up(ctx)
	if err != nil {
		return failure(err)
	}
	if len(applied) == 0 {
		return nil
	}
	broken, err := brokenReferences(ctx, db)
	if err != nil {
		return failure(err)
	}
	if len(broken) > 0 {
		return survey.Wrap(survey.Unavailable, codeDamaged, errors.New(strings.Join(broken, "; ")))
	}
	return nil
}

// schemaVersion tells which schema the database has, 0 when it is empty. It refuses a file that is not ours.
func schemaVersion(ctx context.Context, db *sql.DB, path string) (int64, error) {
	var tables, mark, version int64
	// A first start that was cut short may leave goose's own table alone.
	err := db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema WHERE name NOT LIKE 'goose%' AND name NOT LIKE 'sqlite%'").Scan(&tables)
	if isNotDatabase(err) {
		return 0, foreign(path, err)
	}
	if err != nil {
		return 0, failure(err)
	}
	if tables == 0 {
		return 0, nil
	}
	if err := db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&mark); err != nil {
		return 0, failure(err)
	}
	if mark != applicationID {
		return 0, foreign(path, nil)
	}
	if err := db.QueryRowContext(ctx, "SELECT max(version_id) FROM goose_db_version WHERE is_applied").Scan(&version); err != nil {
		return 0, failure(err)
	}
	return version, nil
}

// brokenReferences lists the rows whose parent is missing.
func brokenReferences(ctx context.Context, db *sql.DB) ([]string, error) {
	return lines(ctx, db, `SELECT "table" || ' row ' || ifnull(rowid, '?') || ' has no ' || parent FROM pragma_foreign_key_check`)
}
