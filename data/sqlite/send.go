package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"sonde/survey"
)

// Send stores a sheet durably or says what stands in the way.
func (d *Database) Send(ctx context.Context, s survey.Sending) (survey.Outcome, error) {
	c := &call{ctx: ctx, sending: &s}
	if err := d.write(c); err != nil {
		return 0, err
	}
	return c.outcome, nil
}

// insertSizes are the rows that prepared statements store at once, largest first.
var insertSizes = [...]int{32, 8, 1}

// insertStatements are the statements of insertSizes.
var insertStatements = func() map[int]string {
	statements := map[int]string{}
	for _, n := range insertSizes {
		statements[n] = insertResponses(n)
	}
	return statements
}()

// insertResponses writes the statement that stores n sheets and gives back the keys of those it stored.
func insertResponses(n int) string {
	const row = "(?, ?, nullif(?, ''), ?, ?, ?, ?, ?, '', ?, ?)"
	return "INSERT INTO responses (key, survey, event, version, language, source, received_on, late, excluded, skipped, answers) VALUES " +
		row + strings.Repeat(", "+row, n-1) + " ON CONFLICT DO NOTHING RETURNING key"
}

// insertArity is how many arguments a row takes.
const insertArity = 10

// insertArguments adds what one row of insertResponses takes.
func insertArguments(arguments []any, s *survey.Sending) []any {
	return append(arguments, s.Key[:], s.Sheet.Survey, s.Sheet.Event, s.Sheet.Version, s.Sheet.Language, string(s.Sheet.Source),
		string(s.Sheet.ReceivedOn), s.Sheet.Late, strings.Join(s.Sheet.Skipped, " "), string(s.Sheet.Answers))
}

// send stores the sheets of a batch. It gives an error when the whole transaction is in doubt.
func (w *writer) send(ctx context.Context, batch []*call) error {
	states := surveys{}
	fresh := make([]*call, 0, len(batch))
	byKey := make(map[survey.Hash]*call, len(batch))
	var others []*call // refused, or sent twice in this batch
	for _, c := range batch {
		if c.sending == nil || c.err != nil {
			continue
		}
		if c.err = states.accept(ctx, w.conn, c.sending); c.err != nil && primaryCode(c.err) != 0 {
			return c.err
		}
		if c.err != nil || byKey[c.sending.Key] != nil {
			others = append(others, c)
			continue
		}
		byKey[c.sending.Key] = c
		fresh = append(fresh, c)
	}
	for rest := fresh; len(rest) > 0; {
		n := insertSize(len(rest))
		if err := w.insert(ctx, byKey, rest[:n]); err != nil {
			return err
		}
		rest = rest[n:]
	}
	for _, c := range fresh {
		if c.outcome != survey.Stored && c.err == nil {
			others = append(others, c)
		}
	}
	for _, c := range others {
		if err := w.compare(ctx, c); err != nil {
			return err
		}
	}
	return nil
}

func insertSize(rows int) int {
	for _, n := range insertSizes {
		if n <= rows {
			return n
		}
	}
	return 1
}

// insert stores sheets; those whose key is there already keep outcome 0. When one of them breaks a rule of the schema,
// each goes in alone, so that it is refused alone.
func (w *writer) insert(ctx context.Context, byKey map[survey.Hash]*call, calls []*call) error {
	err := w.insertTogether(ctx, byKey, calls)
	if !isConstraint(err) {
		return err
	}
	for _, c := range calls {
		err := w.insertTogether(ctx, byKey, []*call{c})
		switch {
		case isForeignKey(err):
			c.err = noEvent(c.sending.Sheet.Event)
		case isConstraint(err):
			c.err = failure(err)
		case err != nil:
			return err
		}
	}
	return nil
}

func (w *writer) insertTogether(ctx context.Context, byKey map[survey.Hash]*call, calls []*call) error {
	statement, err := w.conn.prepared(ctx, insertStatements[len(calls)])
	if err != nil {
		return err
	}
	arguments := make([]any, 0, len(calls)*insertArity)
	for _, c := range calls {
		arguments = insertArguments(arguments, c.sending)
	}
	rows, err := statement.QueryContext(ctx, arguments...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	var key sql.RawBytes
	for rows.Next() {
		if err := rows.Scan(&key); err != nil {
			return err
		}
		byKey[survey.Hash(key)].outcome = survey.Stored
	}
	return errors.Join(rows.Err(), rows.Close())
}

// compare says how a sheet stands to the one that has its key. Without one, what refused the sheet stays the answer.
func (w *writer) compare(ctx context.Context, c *call) error {
	outcome, err := against(ctx, w.conn, c.sending)
	if err != nil {
		return err
	}
	switch {
	case c.err == nil && outcome == 0:
		return errors.New("a sheet was neither stored nor found")
	case c.err == nil, outcome == survey.SameContent, outcome == survey.Withdrawn:
		c.outcome, c.err = outcome, nil
	}
	return nil
}
