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
	turn       turn
	statements map[string]*sql.Stmt // by their text, of which the program has few
}

func connect(ctx context.Context, db *sql.DB, t turn) (*connection, error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	return &connection{Conn: conn, turn: t, statements: map[string]*sql.Stmt{}}, nil
}

// begin opens a transaction, in turn with the other processes that write.
func (c *connection) begin(ctx context.Context) error {
	defer c.turn.take()()
	return c.run(ctx, "BEGIN IMMEDIATE")
}

func (c *connection) commit(ctx context.Context) error { return c.run(ctx, "COMMIT") }

func (c *connection) run(ctx context.Context, query string) error {
	statement, err := c.prepared(ctx, query)
	if err != nil {
		return err
	}
	_, err = statement.ExecContext(ctx)
	return err
}

// QueryRowContext asks for one row by a statement that stays prepared: every batch asks the same.
func (c *connection) QueryRowContext(ctx context.Context, query string, arguments ...any) *sql.Row {
	statement, err := c.prepared(ctx, query)
	if err != nil {
		return c.Conn.QueryRowContext(ctx, query, arguments...) // which meets the same failure and tells it
	}
	return statement.QueryRowContext(ctx, arguments...)
}

// prepared gives the statement of a text, prepared the first time.
func (c *connection) prepared(ctx context.Context, query string) (*sql.Stmt, error) {
	if statement := c.statements[query]; statement != nil {
		return statement, nil
	}
	statement, err := c.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	c.statements[query] = statement
	return statement, nil
}

// close gives the connection back, its statements closed: one left open would keep the file open.
func (c *connection) close() error {
	return errors.Join(c.closeStatements(), c.Close())
}

func (c *connection) closeStatements() error {
	var failures []error
	for _, statement := range c.statements {
		failures = append(failures, statement.Close())
	}
	clear(c.statements)
	return errors.Join(failures...)
}

// abandon undoes what is under way and closes the connection for good, in whatever state a failure left it.
func (c *connection) abandon() {
	_ = c.closeStatements()
	_, _ = c.ExecContext(context.Background(), "ROLLBACK") // SQLite may have done so itself
	_ = c.Raw(func(any) error { return driver.ErrBadConn })
}
