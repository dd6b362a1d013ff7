package sqlite

import (
	"context"

	"sonde/survey"
)

// Import stores all sheets or none and tells how many were new; a key already there, or erased, counts as not new.
// NotFound SUR_002 or EVT_002 when the survey or the event of one is missing.
func (d *Database) Import(ctx context.Context, sheets []survey.Sending) (int, error) {
	added := 0
	err := d.change(ctx, func(within context.Context, tx *connection) error {
		states := surveys{}
		for len(sheets) > 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
			n := insertSize(len(sheets))
			stored, err := importTogether(within, tx, states, sheets[:n])
			if err != nil {
				return err
			}
			added += stored
			sheets = sheets[n:]
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	return added, nil
}

// importTogether stores sheets by one statement and tells how many were new.
func importTogether(ctx context.Context, tx *connection, states surveys, sheets []survey.Sending) (int, error) {
	statement, err := tx.prepared(ctx, insertStatements[len(sheets)])
	if err != nil {
		return 0, err
	}
	arguments := make([]any, 0, len(sheets)*insertArity)
	for _, s := range sheets {
		if err := states.accept(ctx, tx, &s); err != nil {
			return 0, err
		}
		arguments = insertArguments(arguments, &s)
	}
	result, err := statement.ExecContext(ctx, arguments...)
	if isForeignKey(err) {
		return 0, firstWithoutEvent(ctx, tx, sheets)
	}
	if err != nil {
		return 0, err
	}
	stored, err := result.RowsAffected()
	return int(stored), err
}

// firstWithoutEvent names the event for which a statement was refused.
func firstWithoutEvent(ctx context.Context, tx querier, sheets []survey.Sending) error {
	for _, s := range sheets {
		var there bool
		err := tx.QueryRowContext(ctx, "SELECT ? = '' OR EXISTS (SELECT 1 FROM events WHERE survey = ? AND code = ?)",
			s.Sheet.Event, s.Sheet.Survey, s.Sheet.Event).Scan(&there)
		if err != nil {
			return err
		}
		if !there {
			return noEvent(s.Sheet.Event)
		}
	}
	return noEvent("")
}
