package editor_test

import (
	"path/filepath"
	"testing"

	"sonde/data"
	"sonde/server"
	"sonde/server/stafftest"
)

// house is the house of all tests, with what these ask of it.
type house struct{ *stafftest.House }

// newHouse opens one on a store of its own.
func newHouse(t testing.TB, change func(*server.Config)) *house {
	t.Helper()
	store, err := data.Open(t.Context(), filepath.Join(t.TempDir(), "sonde.db"), data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	if _, err := data.LoadBuiltin(t.Context(), store, stafftest.Began); err != nil {
		t.Fatal(err)
	}
	return &house{stafftest.New(t, store, change)}
}
