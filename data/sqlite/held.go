package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"sonde/survey"
)

// against tells how a sheet stands to what its key has in the database; 0 when it has nothing.
func against(ctx context.Context, tx querier, s *survey.Sending) (survey.Outcome, error) {
	var slug, event, answers string
	err := tx.QueryRowContext(ctx, "SELECT survey, ifnull(event, ''), answers FROM responses WHERE key = ?", s.Key[:]).
		Scan(&slug, &event, &answers)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		erased, err := isErased(ctx, tx, s.Key)
		if erased {
			return survey.Withdrawn, err
		}
		return 0, err
	case err != nil:
		return 0, err
	case slug != s.Sheet.Survey:
		return survey.OtherSurvey, nil
	case event != s.Sheet.Event || answers != string(s.Sheet.Answers):
		return survey.OtherContent, nil
	}
	return survey.SameContent, nil
}

func isErased(ctx context.Context, tx querier, key survey.Hash) (bool, error) {
	var erased bool
	err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM erased WHERE key = ?)", key[:]).Scan(&erased)
	return erased, err
}

// absent tells why no response has the key: Gone when it was erased, else NotFound.
func absent(ctx context.Context, tx querier, key survey.Hash) error {
	erased, err := isErased(ctx, tx, key)
	if err != nil {
		return err
	}
	if erased {
		return withdrawn()
	}
	return noResponse()
}

// Replace puts the sheet in the place of the one with the same key.
func (d *Database) Replace(ctx context.Context, s survey.Sending) (survey.Outcome, error) {
	var outcome survey.Outcome
	err := d.erase(ctx, func(ctx context.Context, tx *connection) error {
		var err error
		if outcome, err = against(ctx, tx, &s); err != nil {
			return err
		}
		switch outcome {
		case 0:
			return noResponse()
		case survey.OtherSurvey, survey.Withdrawn:
			return nil
		}
		if err := (surveys{}).accept(ctx, tx, &s); err != nil {
			return err
		}
		outcome = survey.Stored
		return replace(ctx, tx, s)
	})
	if err != nil {
		return 0, err
	}
	return outcome, nil
}

func replace(ctx context.Context, tx querier, s survey.Sending) error {
	_, err := tx.ExecContext(ctx, "UPDATE responses SET event = nullif(?, ''), version = ?, language = ?, source = ?, received_on = ?, "+
		"late = ?, skipped = ?, answers = ? WHERE key = ?", s.Sheet.Event, s.Sheet.Version, s.Sheet.Language, string(s.Sheet.Source),
		string(s.Sheet.ReceivedOn), s.Sheet.Late, strings.Join(s.Sheet.Skipped, " "), string(s.Sheet.Answers), s.Key[:])
	if isForeignKey(err) {
		return noEvent(s.Sheet.Event)
	}
	return err
}

// Exclude leaves a response out of the figures for a reason, or takes it in again when the reason is ""; NotFound.
func (d *Database) Exclude(ctx context.Context, slug, id, reason string) error {
	from, to, err := keysOf(id)
	if err != nil {
		return err
	}
	return d.executeFound(ctx, noResponse(), "UPDATE responses SET excluded = ? WHERE survey = ? AND key BETWEEN ? AND ?",
		reason, slug, from, to)
}

// Withdraw erases the answers of the receipt for ever and remembers its key; NotFound, Gone when already withdrawn.
func (d *Database) Withdraw(ctx context.Context, receipt survey.Hash) error {
	return d.erase(ctx, func(ctx context.Context, tx *connection) error {
		return changed(ctx, tx, absent(ctx, tx, receipt),
			"INSERT INTO erased (key, kind) SELECT key, 'withdrawn' FROM responses WHERE key = ?", receipt[:])
	})
}

// Delete erases a response for privacy; it stays erased after a restore. NotFound.
func (d *Database) Delete(ctx context.Context, slug, id string) error {
	from, to, err := keysOf(id)
	if err != nil {
		return err
	}
	return d.erase(ctx, func(ctx context.Context, tx *connection) error {
		return changed(ctx, tx, noResponse(),
			"INSERT INTO erased (key, kind) SELECT key, 'deleted' FROM responses WHERE survey = ? AND key BETWEEN ? AND ?", slug, from, to)
	})
}
