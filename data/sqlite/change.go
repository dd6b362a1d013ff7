package sqlite

import (
	"context"
	"errors"

	"sonde/survey"
)

// write hands a call to the writer.
func (d *Database) write(c *call) error {
	if d.writer == nil {
		return survey.Wrap(survey.Unavailable, codeUnavailable, errors.New("opened to read only"))
	}
	return d.writer.do(c)
}

// change makes one change in a transaction; an error from run undoes it alone.
func (d *Database) change(ctx context.Context, run func(ctx context.Context, tx *connection) error) error {
	return d.write(&call{ctx: ctx, run: run})
}

// erase makes a change after which the log is emptied of what it removed.
func (d *Database) erase(ctx context.Context, run func(ctx context.Context, tx *connection) error) error {
	return d.write(&call{ctx: ctx, run: run, erases: true})
}

// execute makes a change that is one statement.
func (d *Database) execute(ctx context.Context, query string, arguments ...any) error {
	return d.change(ctx, func(ctx context.Context, tx *connection) error {
		_, err := tx.ExecContext(ctx, query, arguments...)
		return err
	})
}

// executeFound makes a change that is one statement, and gives missing when it changed no row.
func (d *Database) executeFound(ctx context.Context, missing error, query string, arguments ...any) error {
	return d.change(ctx, func(ctx context.Context, tx *connection) error {
		return changed(ctx, tx, missing, query, arguments...)
	})
}

// changed runs a statement and gives missing when it changed no row.
func changed(ctx context.Context, tx querier, missing error, query string, arguments ...any) error {
	result, err := tx.ExecContext(ctx, query, arguments...)
	if err != nil {
		return err
	}
	rows, err := result.RowsAffected()
	if err != nil {
		return err
	}
	if rows == 0 {
		return missing
	}
	return nil
}
