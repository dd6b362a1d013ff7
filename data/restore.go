package data

import (
	"context"
	"errors"
	"time"

	"sonde/data/sqlite"
)

// Restore puts a backup in the place of the database at url, as sqlite.Restore does; Conflict STO_009 while a server runs
// on it.
func Restore(ctx context.Context, url, backup string, at time.Time) (restored sqlite.Restored, err error) {
	if err := supported(url); err != nil {
		return restored, err
	}
	release, err := Lock(url)
	if err != nil {
		return restored, err
	}
	defer func() { err = errors.Join(err, release()) }()
	return sqlite.Restore(ctx, url, backup, at)
}
