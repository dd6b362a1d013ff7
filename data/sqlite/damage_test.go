package sqlite_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"sonde/data/sqlite"
	"sonde/survey"
)

func TestDamageIsFoundAtTheStart(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sonde.db")
	closing(t, path, func(store *sqlite.Database) {
		inField(t, store)
		send(t, store, 0, 300)
	})
	whole, err := os.ReadFile(path)
	must(t, err)
	must(t, os.WriteFile(path, overwritten(whole), 0o600))
	_, err = sqlite.Open(t.Context(), path, nil)
	wantCode(t, err, "STO_002")

	// What is left can still be looked at.
	store, err := sqlite.OpenReadOnly(t.Context(), path, nil)
	must(t, err)
	defer func() { must(t, store.Close()) }()
	if wrong, err := store.Check(t.Context()); err == nil && len(wrong) == 0 {
		t.Error("nothing is found wrong")
	}
	if _, err := store.Survey(t.Context(), "obstacles"); err != nil {
		t.Errorf("the survey cannot be read: %v", err)
	}
}

func TestDamageMetLaterStopsWritesAndLeavesReads(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sonde.db")
	closing(t, path, func(store *sqlite.Database) {
		inField(t, store)
		var sheets []survey.Sending
		for i := range 20_000 { // more than a connection keeps in memory
			sheets = append(sheets, benchSheet(i))
		}
		_, err := store.Import(t.Context(), sheets)
		must(t, err)
	})
	store := mustOpen(t, path)
	whole, err := os.ReadFile(path)
	must(t, err)
	must(t, os.WriteFile(path, overwritten(whole), 0o600))
	var met error
	for _, err := range store.Changes(t.Context(), "obstacles", 0) {
		met = err
	}
	wantCode(t, met, "STO_002")
	_, err = store.Send(t.Context(), benchSheet(900))
	wantCode(t, err, "STO_002")
	if !survey.IsKind(err, survey.Unavailable) {
		t.Errorf("kind %d", survey.KindOf(err))
	}
	if _, err := store.Survey(t.Context(), "obstacles"); err != nil {
		t.Errorf("reading stopped too: %v", err)
	}
	must(t, os.WriteFile(path, whole, 0o600)) // so that closing has nothing to say
}

func TestWhatIsErasedLeavesNoTraceInTheFiles(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sonde.db")
	store := mustOpen(t, path)
	inField(t, store)
	secrets := []string{"Phrase-que-personne-ne-doit-relire", "Une-autre-phrase-de-la-meme-sorte", "Et-celle-de-essai"}
	sheet := func(n int) survey.Sending {
		s := benchSheet(n)
		s.Sheet.Answers = []byte(`{"open":"` + secrets[n] + `"}`)
		return s
	}
	for n := range secrets {
		s := sheet(n)
		if n == 2 {
			s.Sheet.Source = survey.SourceTrial
		}
		_, err := store.Send(t.Context(), s)
		must(t, err)
	}
	send(t, store, 10, 40)
	if !inFiles(t, path, secrets[0]) {
		t.Fatal("the search finds nothing even before")
	}
	must(t, store.Withdraw(t.Context(), sheet(0).Key))
	found, err := store.ByReceipt(t.Context(), sheet(1).Key)
	must(t, err)
	must(t, store.Delete(t.Context(), "obstacles", found.ID))
	s, err := store.Survey(t.Context(), "obstacles")
	must(t, err)
	must(t, store.GoLive(t.Context(), s))
	send(t, store, 40, 41) // a log that was being read is emptied with the next write
	send(t, store, 41, 42) // the one after is served once that is done
	for _, secret := range secrets {
		if inFiles(t, path, secret) {
			t.Errorf("%q is still in the files", secret)
		}
	}
}

// inFiles tells whether a text stands in the database or in what lies beside it.
func inFiles(t *testing.T, path, text string) bool {
	t.Helper()
	for _, part := range []string{"", "-wal"} {
		raw, err := os.ReadFile(path + part)
		if err == nil && bytes.Contains(raw, []byte(text)) {
			return true
		}
	}
	return false
}
