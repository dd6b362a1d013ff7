package data

import (
	"context"

	"sonde/data/sqlite"
)

// Merge brings the responses of the database in file into the one at url, as sqlite.Merge does; a server may run on it.
func Merge(ctx context.Context, url, file string) (sqlite.Merged, error) {
	if err := supported(url); err != nil {
		return sqlite.Merged{}, err
	}
	return sqlite.Merge(ctx, url, file)
}
