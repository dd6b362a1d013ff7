package sqlite_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"sonde/data/sqlite"
	"sonde/survey"
)

// withStep gives the program's migrations and one more.
func withStep(t *testing.T, name string, step []byte) fs.FS {
	t.Helper()
	steps := fstest.MapFS{name: {Data: step}}
	names, err := fs.Glob(sqlite.Migrations(), "*.sql")
	must(t, err)
	for _, name := range names {
		body, err := fs.ReadFile(sqlite.Migrations(), name)
		must(t, err)
		steps[name] = &fstest.MapFile{Data: body}
	}
	return steps
}

func TestRebuildingAParentTableKeepsEveryRow(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sonde.db")
	closing(t, path, func(store *sqlite.Database) {
		inField(t, store)
		must(t, store.CreateUser(t.Context(), survey.User{ID: "u1", Email: "u1@example.org"}))
		must(t, store.SetMembership(t.Context(), survey.Membership{Survey: "obstacles", UserID: "u1", Role: survey.RoleManager}))
		send(t, store, 0, 100)
		must(t, store.Withdraw(t.Context(), benchSheet(0).Key))
	})
	step, err := os.ReadFile(filepath.Join("testdata", "rebuild.sql"))
	must(t, err)
	store, err := sqlite.OpenWith(t.Context(), path, withStep(t, "99999_rebuild.sql", step))
	must(t, err)
	defer func() { must(t, store.Close()) }()
	if got := held(t, store); got != 99 {
		t.Errorf("%d responses, want 99", got)
	}
	members, err := store.Memberships(t.Context(), "obstacles")
	must(t, err)
	events, err := store.Events(t.Context(), "obstacles")
	must(t, err)
	if len(members) != 1 || len(events) != 1 {
		t.Errorf("%d members and %d events, want one of each", len(members), len(events))
	}
	wrong, err := store.Check(t.Context())
	if err != nil || len(wrong) > 0 {
		t.Errorf("%q, %v", wrong, err)
	}
	send(t, store, 100, 110)
}

func TestAFailedStepLeavesTheDatabaseAsItWas(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sonde.db")
	closing(t, path, func(store *sqlite.Database) {
		inField(t, store)
		send(t, store, 0, 10)
	})
	step := "-- +goose Up\nDELETE FROM changes;\nINSERT INTO nowhere VALUES (1);\n"
	store, err := sqlite.OpenWith(t.Context(), path, withStep(t, "99999_wrong.sql", []byte(step)))
	if err == nil {
		_ = store.Close()
		t.Fatal("the step was taken")
	}
	closing(t, path, func(store *sqlite.Database) {
		if got := held(t, store); got != 10 {
			t.Errorf("%d responses, want 10", got)
		}
		n := 0
		for range store.Changes(t.Context(), "obstacles", 1) {
			n++
		}
		if n != 9 {
			t.Errorf("the feed has %d changes after the first, want 9", n)
		}
	})
}

func TestAStepThatOrphansRowsIsReported(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sonde.db")
	closing(t, path, func(store *sqlite.Database) {
		inField(t, store)
		send(t, store, 0, 10)
	})
	store, err := sqlite.OpenWith(t.Context(), path, withStep(t, "99999_orphans.sql", []byte("-- +goose Up\nDELETE FROM surveys;\n")))
	if err == nil {
		_ = store.Close()
	}
	wantCode(t, err, "STO_002")
}

func TestVersionsOfProgramAndDatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sonde.db")
	newer := withStep(t, "99999_next.sql", []byte("-- +goose Up\nCREATE TABLE next (x INTEGER);\n"))
	store, err := sqlite.OpenWith(t.Context(), path, newer)
	must(t, err)
	must(t, store.Close())
	_, err = sqlite.Open(t.Context(), path, nil)
	wantCode(t, err, "STO_004")
	_, err = sqlite.OpenReadOnly(t.Context(), path, nil)
	wantCode(t, err, "STO_004")

	empty := filepath.Join(t.TempDir(), "empty.db")
	must(t, os.WriteFile(empty, nil, 0o600))
	_, err = sqlite.OpenReadOnly(t.Context(), empty, nil)
	wantCode(t, err, "STO_005")
}

func TestAnotherProgramsDatabaseIsLeftAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "theirs.db")
	must(t, sqlite.MakeForeign(path))
	before, err := os.ReadFile(path)
	must(t, err)
	_, err = sqlite.Open(t.Context(), path, nil)
	wantCode(t, err, "STO_007")
	after, err := os.ReadFile(path)
	must(t, err)
	if string(before) != string(after) {
		t.Error("it was changed")
	}
}

func TestTheFileIsItsOwnersAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sonde.db")
	closing(t, path, func(store *sqlite.Database) { inField(t, store) })
	info, err := os.Stat(path)
	must(t, err)
	if info.Mode().Perm()&0o077 != 0 {
		t.Errorf("permissions %v", info.Mode())
	}
}
