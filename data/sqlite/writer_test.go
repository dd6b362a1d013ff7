package sqlite_test

import (
	"context"
	"path/filepath"
	"sync"
	"testing"

	"sonde/data/sqlite"
	"sonde/survey"
)

func TestEveryConnectionHasItsSettings(t *testing.T) {
	store := mustOpen(t, filepath.Join(t.TempDir(), "sonde.db"))
	for name, want := range map[string]struct{ writer, reader string }{
		"journal_mode":   {"wal", "wal"},
		"synchronous":    {"2", ""}, // FULL: with NORMAL a power cut loses acknowledged sheets
		"foreign_keys":   {"1", ""},
		"secure_delete":  {"1", ""},
		"trusted_schema": {"0", "0"},
		"temp_store":     {"2", "2"},
		"busy_timeout":   {"5000", "5000"},
	} {
		for writing, want := range map[bool]string{true: want.writer, false: want.reader} {
			got, err := store.Pragma(t.Context(), name, writing)
			must(t, err)
			if want != "" && got != want {
				t.Errorf("%s is %s on the connection that writes=%t, want %s", name, got, writing, want)
			}
		}
	}
}

func TestReadersCannotWrite(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sonde.db")
	closing(t, path, func(store *sqlite.Database) {
		inField(t, store)
		send(t, store, 0, 3)
	})
	store, err := sqlite.OpenReadOnly(t.Context(), path, nil)
	must(t, err)
	defer func() { must(t, store.Close()) }()
	_, err = store.Send(t.Context(), benchSheet(9))
	wantCode(t, err, "STO_001")
	wantCode(t, store.Withdraw(t.Context(), benchSheet(1).Key), "STO_001")
	if got := held(t, store); got != 3 {
		t.Errorf("%d responses, want 3", got)
	}
}

func TestACallerThatGaveUpStoresNothing(t *testing.T) {
	store := mustOpen(t, filepath.Join(t.TempDir(), "sonde.db"))
	inField(t, store)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := store.Send(ctx, benchSheet(1)); !survey.IsKind(err, survey.Unavailable) {
		t.Errorf("got %v, want Unavailable", err)
	}
	if _, err := store.Import(ctx, []survey.Sending{benchSheet(2)}); !survey.IsKind(err, survey.Unavailable) {
		t.Errorf("got %v, want Unavailable", err)
	}
	send(t, store, 3, 4)
	if got := held(t, store); got != 1 {
		t.Errorf("%d responses, want 1", got)
	}
}

func TestClosingServesWhatWasUnderWay(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sonde.db")
	store, err := sqlite.Open(t.Context(), path, nil)
	must(t, err)
	inField(t, store)
	var group sync.WaitGroup
	kept := make([]bool, 200)
	started := make(chan struct{}, len(kept))
	for i := range kept {
		group.Go(func() {
			started <- struct{}{}
			outcome, err := store.Send(t.Context(), benchSheet(i))
			if err != nil && !survey.IsKind(err, survey.Unavailable) {
				t.Errorf("sheet %d: %v", i, err)
			}
			kept[i] = outcome == survey.Stored
		})
	}
	for range len(kept) / 2 {
		<-started
	}
	must(t, store.Close())
	group.Wait()
	_, err = store.Send(t.Context(), benchSheet(999))
	wantCode(t, err, "STO_001")
	closing(t, path, func(store *sqlite.Database) {
		for i, kept := range kept {
			_, err := store.ByReceipt(t.Context(), benchSheet(i).Key)
			if kept && err != nil {
				t.Errorf("sheet %d was acknowledged: %v", i, err)
			}
		}
	})
}

func TestARefusedChangeLeavesItsNeighboursIn(t *testing.T) {
	store := mustOpen(t, filepath.Join(t.TempDir(), "sonde.db"))
	inField(t, store)
	const changes = 120
	var group sync.WaitGroup
	for i := range changes {
		group.Go(func() {
			switch i % 3 {
			case 0:
				must(t, store.Record(t.Context(), survey.AuditEntry{At: at, Action: "kept"}))
			case 1: // fails after it has written
				_, err := store.Import(t.Context(), []survey.Sending{benchSheet(i), {Sheet: survey.Sheet{Survey: "nowhere"}}})
				wantCode(t, err, "SUR_002")
			case 2:
				if outcome, err := store.Send(t.Context(), benchSheet(i)); outcome != survey.Stored {
					t.Errorf("sheet %d: outcome %d, %v", i, outcome, err)
				}
			}
		})
	}
	group.Wait()
	entries, err := store.Audit(t.Context(), "", changes, 0)
	must(t, err)
	if got := held(t, store); got != changes/3 || len(entries) != changes/3 {
		t.Errorf("%d responses and %d entries, want %d of each", got, len(entries), changes/3)
	}
}
