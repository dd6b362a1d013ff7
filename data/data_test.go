package data_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"sonde/data"
	"sonde/survey"
)

var at = time.Date(2026, 3, 4, 9, 30, 0, 0, time.UTC)

func mustOpen(t *testing.T, path string) survey.Store {
	t.Helper()
	store, err := data.Open(t.Context(), path, data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	return store
}

func TestOpen(t *testing.T) {
	for name, c := range map[string]struct {
		url  string
		kind survey.Kind
	}{
		"another engine":    {"postgres://localhost/sonde", survey.Invalid},
		"a missing folder":  {filepath.Join(t.TempDir(), "none", "sonde.db"), survey.NotFound},
		"a folder":          {t.TempDir(), survey.Invalid},
		"a file of another": {textFile(t), survey.Invalid},
	} {
		t.Run(name, func(t *testing.T) {
			store, err := data.Open(t.Context(), c.url, data.Options{})
			if !survey.IsKind(err, c.kind) {
				t.Errorf("opened %v: %v, want kind %d", store, err, c.kind)
			}
			if store != nil {
				t.Error("a failed opening gives a store")
			}
		})
	}
	t.Run("to read only, a missing file is not made", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "sonde.db")
		if _, err := data.OpenReadOnly(t.Context(), path, data.Options{}); !survey.IsKind(err, survey.NotFound) {
			t.Errorf("got %v, want NotFound", err)
		}
		if _, err := os.Stat(path); err == nil {
			t.Error("the file was made")
		}
	})
}

func textFile(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "notes.txt")
	text := make([]byte, 4096)
	copy(text, "This is no database.")
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestLock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sonde.db")
	release, err := data.Lock(path)
	if err != nil {
		t.Fatal(err)
	}
	var held *survey.Error
	if _, err := data.Lock(path); !errors.As(err, &held) || held.Kind != survey.Conflict || held.Args["Path"] != path {
		t.Errorf("a second lock: %v, want Conflict on %s", err, path)
	}
	if err := release(); err != nil {
		t.Fatal(err)
	}
	release, err = data.Lock(path)
	if err != nil {
		t.Fatalf("after release: %v", err)
	}
	_ = release()
}

func TestLoadBuiltin(t *testing.T) {
	store := mustOpen(t, filepath.Join(t.TempDir(), "sonde.db"))
	for _, want := range []bool{true, false} {
		loaded, err := data.LoadBuiltin(t.Context(), store, at)
		if err != nil || loaded != want {
			t.Fatalf("loaded %t, %v; want %t", loaded, err, want)
		}
	}
	s, err := store.Survey(t.Context(), data.BuiltinSurvey)
	if err != nil {
		t.Fatal(err)
	}
	if s.State != survey.StateTrial || !s.Listed || s.TimeZone != "Europe/Paris" || s.Title["fr"] == "" || s.Title["en"] == "" {
		t.Errorf("the survey is %+v", s)
	}
	q, err := store.Published(t.Context(), s.Questionnaire, s.Version)
	if err != nil || len(q.Sections) == 0 {
		t.Errorf("its questionnaire has %d sections: %v", len(q.Sections), err)
	}
	library, err := store.Library(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(library.Concepts) == 0 || len(library.Communities) == 0 || len(library.Offers) == 0 || len(library.References) == 0 {
		t.Errorf("the library has %d concepts, %d communities, %d offers, %d references", len(library.Concepts),
			len(library.Communities), len(library.Offers), len(library.References))
	}
	wrong, err := store.Check(t.Context())
	if err != nil || len(wrong) > 0 {
		t.Errorf("%q, %v", wrong, err)
	}
}

func TestBuiltinIsLoadedAfterACutStart(t *testing.T) {
	store := mustOpen(t, filepath.Join(t.TempDir(), "sonde.db"))
	q, err := data.BuiltinQuestionnaire()
	if err != nil {
		t.Fatal(err)
	}
	if err := store.SaveDraft(t.Context(), q, "", at); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Publish(t.Context(), q.Name, "", at); err != nil {
		t.Fatal(err)
	}
	if loaded, err := data.LoadBuiltin(t.Context(), store, at); err != nil || !loaded {
		t.Fatalf("loaded %t: %v", loaded, err)
	}
	s, err := store.Survey(t.Context(), data.BuiltinSurvey)
	if err != nil || s.Version != 1 {
		t.Errorf("version %d, %v; want the one published before", s.Version, err)
	}
}
