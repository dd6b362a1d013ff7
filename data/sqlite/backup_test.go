package sqlite_test

import (
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"sonde/data/sqlite"
)

func TestBackupUnderLoadHoldsAllThatWasKeptBefore(t *testing.T) {
	folder := t.TempDir()
	store := mustOpen(t, filepath.Join(folder, "sonde.db"))
	inField(t, store)
	var next, kept atomic.Int64
	var stop atomic.Bool
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for !stop.Load() {
				if _, err := store.Send(t.Context(), benchSheet(int(next.Add(1)))); err != nil {
					t.Error(err)
					return
				}
				kept.Add(1)
			}
		})
	}
	type copied struct {
		file          string
		before, after int64
	}
	var copies []copied
	for _, name := range []string{"one", "two", "three"} {
		c := copied{file: filepath.Join(folder, name), before: kept.Load()}
		if err := store.Backup(t.Context(), c.file); err != nil {
			t.Error(err)
			break
		}
		c.after = next.Load()
		copies = append(copies, c)
	}
	stop.Store(true)
	group.Wait()
	for _, c := range copies {
		closing(t, c.file, func(store *sqlite.Database) {
			got := int64(held(t, store))
			if got < c.before || got > c.after {
				t.Errorf("the copy has %d responses, want %d to %d", got, c.before, c.after)
			}
			wrong, err := store.Check(t.Context())
			if err != nil || len(wrong) > 0 {
				t.Errorf("the copy: %q, %v", wrong, err)
			}
		})
	}
	if left, _ := filepath.Glob(filepath.Join(folder, "*.partial*")); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}
