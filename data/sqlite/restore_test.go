package sqlite_test

import (
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"sonde/data/sqlite"
	"sonde/survey"
)

var at = time.Date(2026, 3, 4, 9, 30, 0, 0, time.UTC)

// closing opens a database for what use does and closes it.
func closing(t *testing.T, path string, use func(store *sqlite.Database)) {
	t.Helper()
	store, err := sqlite.Open(t.Context(), path, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	use(store)
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// store sends the sheets numbered from to below to.
func send(t testing.TB, store survey.Store, from, to int) {
	t.Helper()
	for i := from; i < to; i++ {
		outcome, err := store.Send(t.Context(), benchSheet(i))
		if err != nil || outcome != survey.Stored {
			t.Fatalf("sheet %d: outcome %d, %v", i, outcome, err)
		}
	}
}

// held counts the responses by walking them.
func held(t testing.TB, store survey.Store) int {
	t.Helper()
	n := 0
	for _, err := range store.Responses(t.Context(), "obstacles") {
		must(t, err)
		n++
	}
	return n
}

func wantCode(t testing.TB, err error, code string) {
	t.Helper()
	var known *survey.Error
	if !errors.As(err, &known) || known.Code != code {
		t.Errorf("got %v, want code %s", err, code)
	}
}

func TestRestoreKeepsErasedWhatWasErasedSince(t *testing.T) {
	folder := t.TempDir()
	path, backup := filepath.Join(folder, "sonde.db"), filepath.Join(folder, "backup.db")
	closing(t, path, func(store *sqlite.Database) {
		inField(t, store)
		send(t, store, 0, 10)
		must(t, store.CreateUser(t.Context(), survey.User{ID: "u1", Email: "u1@example.org"}))
		must(t, store.CreateToken(t.Context(), survey.Token{ID: "t1", Survey: "obstacles"}))
		must(t, store.SaveLogin(t.Context(), survey.Login{Token: survey.Hash{1}, UserID: "u1"}))
		must(t, store.CreateLink(t.Context(), survey.Link{Token: survey.Hash{2}, ExpiresAt: at}))
		must(t, store.Backup(t.Context(), backup))

		must(t, store.Withdraw(t.Context(), benchSheet(3).Key))
		found, err := store.ByReceipt(t.Context(), benchSheet(4).Key)
		must(t, err)
		must(t, store.Delete(t.Context(), "obstacles", found.ID))
		must(t, store.RevokeToken(t.Context(), "obstacles", "t1", at))
		must(t, store.UpdateUser(t.Context(), survey.User{ID: "u1", Email: "u1@example.org", Disabled: true}))
		send(t, store, 10, 15) // these go with the replaced database
		must(t, store.Withdraw(t.Context(), benchSheet(12).Key))
	})

	restored, err := sqlite.Restore(t.Context(), path, backup, at)
	must(t, err)
	if restored.Responses != 8 || restored.Erased != 2 || restored.Unread != nil || restored.Kept != path+".replaced-20260304T093000Z" {
		t.Errorf("restored %+v", restored)
	}
	closing(t, path, func(store *sqlite.Database) {
		if got := held(t, store); got != 8 {
			t.Errorf("%d responses, want 8", got)
		}
		for _, gone := range []int{3, 4, 12} {
			outcome, err := store.Send(t.Context(), benchSheet(gone))
			must(t, err)
			if outcome != survey.Withdrawn {
				t.Errorf("sheet %d came back: outcome %d", gone, outcome)
			}
		}
		tokens, err := store.Tokens(t.Context(), "obstacles")
		must(t, err)
		user, err := store.User(t.Context(), "u1")
		must(t, err)
		if !tokens[0].RevokedAt.Equal(at) || !user.Disabled {
			t.Errorf("the token is %+v, the user %+v; want both ended", tokens[0], user)
		}
		_, err = store.Login(t.Context(), survey.Hash{1})
		wantCode(t, err, "USR_004")
		_, err = store.Link(t.Context(), survey.Hash{2})
		wantCode(t, err, "LNK_002")
		wrong, err := store.Check(t.Context())
		if err != nil || len(wrong) > 0 {
			t.Errorf("after the restore: %q, %v", wrong, err)
		}
	})
	closing(t, restored.Kept, func(store *sqlite.Database) {
		if got := held(t, store); got != 12 {
			t.Errorf("the replaced database has %d responses, want 12", got)
		}
	})
	if left, _ := filepath.Glob(filepath.Join(folder, "*.restoring*")); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

func TestRestoreOverNothingAndOverADamagedDatabase(t *testing.T) {
	folder := t.TempDir()
	backup := filepath.Join(folder, "backup.db")
	closing(t, filepath.Join(folder, "first.db"), func(store *sqlite.Database) {
		inField(t, store)
		send(t, store, 0, 3)
		must(t, store.Backup(t.Context(), backup))
	})
	fresh := filepath.Join(folder, "fresh.db")
	restored, err := sqlite.Restore(t.Context(), fresh, backup, at)
	must(t, err)
	if restored.Responses != 3 || restored.Kept != "" || restored.Unread != nil {
		t.Errorf("over nothing: %+v", restored)
	}
	damaged := filepath.Join(folder, "damaged.db")
	must(t, os.WriteFile(damaged, make([]byte, 8192), 0o600))
	restored, err = sqlite.Restore(t.Context(), damaged, backup, at)
	must(t, err)
	if restored.Responses != 3 || restored.Unread == nil || restored.Kept == "" {
		t.Errorf("over a damaged database: %+v", restored)
	}
	closing(t, damaged, func(store *sqlite.Database) {
		if got := held(t, store); got != 3 {
			t.Errorf("%d responses", got)
		}
	})
}

func TestRestoreRefusesWhatIsNoSoundBackup(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "sonde.db")
	closing(t, path, func(store *sqlite.Database) {
		inField(t, store)
		send(t, store, 0, 200)
	})
	text := filepath.Join(folder, "notes.txt")
	must(t, os.WriteFile(text, make([]byte, 5000), 0o600))
	whole, err := os.ReadFile(path)
	must(t, err)
	cut := filepath.Join(folder, "cut.db")
	must(t, os.WriteFile(cut, overwritten(whole), 0o600))
	for backup, code := range map[string]string{filepath.Join(folder, "none.db"): "STO_006", text: "STO_007", cut: "STO_002"} {
		_, err := sqlite.Restore(t.Context(), path, backup, at)
		wantCode(t, err, code)
	}
	closing(t, path, func(store *sqlite.Database) {
		if got := held(t, store); got != 200 {
			t.Errorf("a refused restore left %d responses of 200", got)
		}
	})
}

// overwritten gives the file with some pages in its midst spoilt.
func overwritten(whole []byte) []byte {
	spoilt := append([]byte(nil), whole...)
	const page = 4096
	middle := len(spoilt) / page / 2 * page
	for i := range spoilt[middle : middle+4*page] {
		spoilt[middle+i] = 0xa5
	}
	return spoilt
}
