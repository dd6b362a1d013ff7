package sqlite_test

import (
	"log/slog"
	"path/filepath"
	"testing"

	"sonde/data/sqlite"
	"sonde/data/storetest"
	"sonde/survey"
)

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) (survey.Store, func() survey.Store) {
		path := filepath.Join(t.TempDir(), "sonde ?#%é.db") // a person names the file
		open := func() survey.Store { return mustOpen(t, path) }
		return open(), open
	})
}

// mustOpen opens a database until the test ends.
func mustOpen(t testing.TB, path string) *sqlite.Database {
	t.Helper()
	store, err := sqlite.Open(t.Context(), path, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return store
}
