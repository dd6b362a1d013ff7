package sqlite_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"testing/fstest"
	"time"

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

// onlySteps gives the program's migrations up to a number.
func onlySteps(t *testing.T, last string) fs.FS {
	t.Helper()
	steps := fstest.MapFS{}
	names, err := fs.Glob(sqlite.Migrations(), "*.sql")
	must(t, err)
	for _, name := range names {
		if name[:len(last)] <= last {
			body, err := fs.ReadFile(sqlite.Migrations(), name)
			must(t, err)
			steps[name] = &fstest.MapFile{Data: body}
		}
	}
	return steps
}

// A database of the first release, with a draft of a published questionnaire and one of a new one, gets revisions.
func TestDraftsOfTheFirstSchemaKeepTheirContent(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sonde.db")
	store, err := sqlite.OpenWith(t.Context(), path, onlySteps(t, "00001"))
	must(t, err)
	must(t, store.Close())
	must(t, sqlite.Execute(path, `
		INSERT INTO versions VALUES ('q', 1, '{"name":"q","version":1,"title":{"fr":"Un"}}', 'u1', 1000), ('q', 2, '{"name":"q","version":2,"title":{"fr":"Deux"}}', 'u1', 2000);
		INSERT INTO drafts VALUES ('q', '{"name":"q","version":0,"title":{"fr":"Trois"}}', 'u2', 3000), ('new', '{"name":"new","version":0,"title":{"fr":"Neuf"}}', '', 4000);
		INSERT INTO surveys VALUES ('s', 'q', 2, '{}', 'open', 1, 0, 0, 24, 'UTC', '{}', 0, 5, 10, 0, '');
		INSERT INTO responses (key, survey, version, language, source, received_on, late, excluded, skipped, answers)
			VALUES (zeroblob(32), 's', 1, 'fr', 'web', '2026-03-04', 0, '', '', '{"role":"user"}');
	`))
	closing(t, path, func(store *sqlite.Database) {
		for name, want := range map[string]survey.Draft{
			"q":   {Mark: survey.Mark{From: 2, Revision: 1}, Step: survey.Step{Code: "start"}, SavedBy: "u2", SavedAt: time.UnixMilli(3000).UTC()},
			"new": {Mark: survey.Mark{Revision: 1}, Step: survey.Step{Code: "start"}, SavedAt: time.UnixMilli(4000).UTC()},
		} {
			got, err := store.Draft(t.Context(), name)
			must(t, err)
			_, kept, err := store.DraftRevision(t.Context(), name, 1)
			must(t, err)
			if kept.Title["fr"] == "" || kept.Title["fr"] != got.Questionnaire.Title["fr"] {
				t.Errorf("%s: revision 1 is %q, the draft %q", name, kept.Title["fr"], got.Questionnaire.Title["fr"])
			}
			got.Questionnaire = survey.Questionnaire{}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%s: got %+v, want %+v", name, got, want)
			}
		}
		next, err := store.KeepDraft(t.Context(), survey.Saving{Questionnaire: survey.Questionnaire{Name: "q"}, Mark: survey.Mark{From: 2, Revision: 1}, At: at})
		must(t, err)
		if next.Revision != 2 || next.Back != 1 {
			t.Errorf("the next saving is %+v", next.Mark)
		}
		count := 0
		for response, err := range store.Responses(t.Context(), "s") {
			must(t, err)
			if count++; response.Version != 1 {
				t.Errorf("a response of version %d", response.Version)
			}
		}
		if wrong, err := store.Check(t.Context()); err != nil || len(wrong) > 0 || count != 1 {
			t.Errorf("%d responses, %q, %v", count, wrong, err)
		}
	})
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
