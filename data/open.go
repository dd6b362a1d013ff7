// Package data opens the database that --database names, guards it by a lock while a server runs, restores it from a
// backup and fills a fresh one with what the binary carries: the questionnaire obstacles, concepts, offers and reference
// figures.
package data

import (
	"context"
	"log/slog"
	"strings"

	"sonde/data/sqlite"
	"sonde/survey"
)

// Options are what opening may be told. Log takes what is found in the background; nil drops it.
type Options struct {
	Log *slog.Logger
}

func (o Options) log() *slog.Logger {
	if o.Log == nil {
		return slog.New(slog.DiscardHandler)
	}
	return o.Log
}

// Open opens the database at url, a path of an SQLite file; it makes the file when there is none and brings an older
// schema up to date. Errors: Invalid STO_008 for another kind of database, Conflict STO_004 for one of a newer program,
// Invalid STO_007 for a file that is no Sonde database, NotFound STO_011 when its folder is missing, Unavailable STO_012
// for a file or disk that cannot be written, STO_002 for damage.
func Open(ctx context.Context, url string, options Options) (survey.Store, error) {
	if err := supported(url); err != nil {
		return nil, err
	}
	return opened(sqlite.Open(ctx, url, options.log()))
}

// OpenReadOnly opens the database at url for reading alone, beside a server that may be writing it. Errors: those of
// Open, NotFound STO_006 when there is no file, Conflict STO_005 when its schema is older than the program's.
func OpenReadOnly(ctx context.Context, url string, options Options) (survey.Store, error) {
	if err := supported(url); err != nil {
		return nil, err
	}
	return opened(sqlite.OpenReadOnly(ctx, url, options.log()))
}

// opened keeps a failed opening from giving a store that is not nil.
func opened(store *sqlite.Database, err error) (survey.Store, error) {
	if err != nil {
		return nil, err
	}
	return store, nil
}

// supported refuses what this version cannot open.
func supported(url string) error {
	scheme, _, found := strings.Cut(url, "://")
	if found {
		return survey.Fail(survey.Invalid, "STO_008", survey.Args{"Scheme": scheme})
	}
	return nil
}
