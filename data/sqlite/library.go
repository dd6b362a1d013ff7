package sqlite

import (
	"context"
	"encoding/json"
	"errors"

	"sonde/survey"
)

// The kinds of entry in the table library.
const (
	kindConcept   = "concept"
	kindCommunity = "community"
	kindOffer     = "offer"
	kindReference = "reference"
)

// SaveLibrary stores concepts, communities, offers and references, replacing those of the same code.
func (d *Database) SaveLibrary(ctx context.Context, l survey.Library) error {
	return d.change(ctx, func(ctx context.Context, tx *connection) error {
		save := func(kind, code string, value any) error {
			body, err := asJSON(value)
			if err != nil {
				return err
			}
			_, err = tx.ExecContext(ctx, "INSERT INTO library (kind, code, body) VALUES (?, ?, ?) "+
				"ON CONFLICT (kind, code) DO UPDATE SET body = excluded.body", kind, code, body)
			return err
		}
		var failures []error
		for _, c := range l.Concepts {
			failures = append(failures, save(kindConcept, c.Code, c))
		}
		for _, c := range l.Communities {
			failures = append(failures, save(kindCommunity, c.Code, c))
		}
		for _, o := range l.Offers {
			failures = append(failures, save(kindOffer, o.Code, o))
		}
		for _, r := range l.References {
			failures = append(failures, save(kindReference, r.Code, r))
		}
		return errors.Join(failures...)
	})
}

// Library gives all that surveys share, each list by code.
func (d *Database) Library(ctx context.Context) (survey.Library, error) {
	var l survey.Library
	_, err := list(ctx, d, func(row scanner) (string, error) {
		var kind, body string
		if err := row.Scan(&kind, &body); err != nil {
			return kind, err
		}
		return kind, addToLibrary(&l, kind, []byte(body))
	}, "SELECT kind, body FROM library ORDER BY kind, code")
	return l, err
}

func addToLibrary(l *survey.Library, kind string, body []byte) error {
	switch kind {
	case kindConcept:
		return appendJSON(&l.Concepts, body)
	case kindCommunity:
		return appendJSON(&l.Communities, body)
	case kindOffer:
		return appendJSON(&l.Offers, body)
	default:
		return appendJSON(&l.References, body)
	}
}

func appendJSON[T any](entries *[]T, body []byte) error {
	var entry T
	if err := json.Unmarshal(body, &entry); err != nil {
		return err
	}
	*entries = append(*entries, entry)
	return nil
}
