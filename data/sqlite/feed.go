package sqlite

import (
	"context"
	"encoding/hex"
	"errors"
	"iter"

	"sonde/survey"
)

// Changes walks the survey's feed after seq, oldest first. After 0 it gives each living response once, in the order of
// arrival, with the seq that the feed had when the walk began: what comes after that seq tells what changed meanwhile.
// A change of a response that has since gone is left out, but for the one that says so.
func (d *Database) Changes(ctx context.Context, slug string, seq int64) iter.Seq2[survey.Change, error] {
	return func(yield func(survey.Change, error) bool) {
		w := &walk{database: d, slug: slug, from: seq}
		next := w.after
		if seq == 0 {
			next = w.living
		}
		if err := w.begin(ctx); err != nil {
			yield(survey.Change{}, err)
			return
		}
		for w.from < w.to {
			if err := next(ctx); err != nil {
				yield(survey.Change{}, err)
				return
			}
			for _, change := range w.changes {
				if !yield(change, nil) {
					return
				}
			}
		}
	}
}

// walk is one caller's way along the feed or, at first, along the table of responses. from and to bound what is left:
// numbers in the feed, or of rows.
type walk struct {
	database *Database
	slug     string
	from, to int64
	seq      int64 // of the feed when the walk began
	changes  []survey.Change

	reader *responseReader
	// The columns of the feed beside the response's.
	at   int64
	kind survey.ChangeKind
	gone []byte
}

// begin sets how far the walk goes.
func (w *walk) begin(ctx context.Context) error {
	var last int64
	err := w.database.readers.QueryRowContext(ctx, "SELECT (SELECT ifnull(max(seq), 0) FROM changes), (SELECT ifnull(max(id), 0) FROM responses)").
		Scan(&w.seq, &last)
	w.changes = make([]survey.Change, 0, walkRows)
	if w.from == 0 {
		w.to, w.reader = last, readResponses()
	} else {
		w.to, w.reader = w.seq, readResponses(&w.at, &w.kind, &w.gone)
	}
	return w.database.note(err)
}

// living reads the next responses by row number: as they lie in the file, which is fastest.
func (w *walk) living(ctx context.Context) error {
	return w.read(ctx, w.addLiving, "SELECT "+responseColumns+" FROM responses AS r WHERE r.id > ? AND r.id <= ? AND r.survey = ?")
}

func (w *walk) addLiving(response survey.Response) {
	kind := survey.ChangeStored
	if response.Excluded != "" {
		kind = survey.ChangeExcluded
	}
	w.changes = append(w.changes, survey.Change{Seq: w.seq, Kind: kind, Survey: w.slug, Response: response})
}

// after reads the next rows of the feed.
func (w *walk) after(ctx context.Context) error {
	return w.read(ctx, w.addAfter, "SELECT c.seq, c.kind, c.gone, "+responseColumns+" FROM changes AS c "+
		"LEFT JOIN responses AS r ON r.id = c.response WHERE c.seq > ? AND c.seq <= ? AND c.survey = ? ORDER BY c.seq")
}

func (w *walk) addAfter(response survey.Response) {
	if w.gone != nil {
		response = survey.Response{ID: hex.EncodeToString(w.gone)}
	}
	if response.ID != "" { // else it has gone since, and a later row says so
		w.changes = append(w.changes, survey.Change{Seq: w.at, Kind: w.kind, Survey: w.slug, Response: response})
	}
}

// read takes the next walkRows numbers, some of which may be other surveys' or nobody's.
func (w *walk) read(ctx context.Context, add func(survey.Response), query string) error {
	end := min(w.from+walkRows, w.to)
	w.changes = w.changes[:0]
	rows, err := w.database.readers.QueryContext(ctx, query, w.from, end, w.slug)
	if err != nil {
		return w.database.note(err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		response, err := w.reader.scan(rows)
		if err != nil {
			return w.database.note(err)
		}
		add(response)
	}
	w.from = end
	return w.database.note(errors.Join(rows.Err(), rows.Close()))
}

// pinRevision takes a connection for Revision alone: data_version means something on one connection.
func (d *Database) pinRevision(ctx context.Context) error {
	conn, err := d.readers.Conn(ctx)
	if err != nil {
		return err
	}
	ask, err := conn.PrepareContext(ctx, "PRAGMA data_version")
	if err != nil {
		return errors.Join(err, conn.Close())
	}
	d.revision.conn, d.revision.ask = conn, ask
	return nil
}

// Revision is SQLite's data_version as one connection sees it: it moves when any other, of this process or another,
// commits. It takes some 3 microseconds.
func (d *Database) Revision(ctx context.Context) (int64, error) {
	d.revision.Lock()
	defer d.revision.Unlock()
	var version int64
	err := d.revision.ask.QueryRowContext(ctx).Scan(&version)
	return version, d.note(err)
}
