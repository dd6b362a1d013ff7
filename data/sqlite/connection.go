package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
)

// querier is what reads and changes share: the pool of readers, or the writer's connection inside a transaction.
type querier interface {
	ExecContext(ctx context.Context, query string, arguments ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, arguments ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, arguments ...any) *sql.Row
}

// connection is the writer's hold on the database, with the statements prepared on it. Transactions are begun and ended
// by hand: database/sql calls a transaction over when its commit fails, SQLite does not.
type connection struct {
	*sql.Conn
	inserts map[int]*sql.Stmt // by number of rows
}

func connect(ctx context.Context, db *sql.DB) (*connection, error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	return &connection{Conn: conn, inserts: map[int]*sql.Stmt{}}, nil
}

func (c *connection) begin(ctx context.Context) error {
	_, err := c.ExecContext(ctx, "BEGIN IMMEDIATE")
	return err
}

func (c *connection) commit(ctx context.Context) error {
	_, err := c.ExecContext(ctx, "COMMIT")
	return err
}

// insert gives the prepared statement that stores n sheets.
func (c *connection) insert(ctx context.Context, n int) (*sql.Stmt, error) {
	if statement := c.inserts[n]; statement != nil {
		return statement, nil
	}
	statement, err := c.PrepareContext(ctx, insertResponses(n))
	if err != nil {
		return nil, err
	}
	c.inserts[n] = statement
	return statement, nil
}

// close gives the connection back, its statements closed: one left open would keep the file open.
func (c *connection) close() error {
	return errors.Join(c.closeStatements(), c.Close())
}

func (c *connection) closeStatements() error {
	var failures []error
	for _, statement := range c.inserts {
		failures = append(failures, statement.Close())
	}
	clear(c.inserts)
	return errors.Join(failures...)
}

// abandon undoes what is under way and closes the connection for good, in whatever state a failure left it.
func (c *connection) abandon() {
	_ = c.closeStatements()
	_, _ = c.ExecContext(context.Background(), "ROLLBACK") // SQLite may have done so itself
	_ = c.Raw(func(any) error { return driver.ErrBadConn })
}
