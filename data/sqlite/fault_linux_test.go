package sqlite_test

import (
	"errors"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"

	"sonde/data/sqlite"
	"sonde/survey"
)

// smallDisk mounts a file system of a few MiB; it needs root.
func smallDisk(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "size=8m"); err != nil {
		t.Skipf("SKIPPED: a disk that fills up needs the right to mount (root): %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(folder, syscall.MNT_DETACH) })
	return folder
}

func TestAFullDiskRefusesLosesNothingAndRecovers(t *testing.T) {
	folder := smallDisk(t)
	store := mustOpen(t, filepath.Join(folder, "sonde.db"))
	inField(t, store)
	var kept atomic.Int64
	var next atomic.Int64
	// sendMore sends from many callers at once and gives the first refusal.
	sendMore := func(n int) error {
		var group sync.WaitGroup
		refused := make(chan error, n)
		for range n {
			group.Go(func() {
				if _, err := store.Send(t.Context(), benchSheet(int(next.Add(1)))); err != nil {
					refused <- err
					return
				}
				kept.Add(1)
			})
		}
		group.Wait()
		close(refused)
		var first error
		for err := range refused {
			first = err
			if !survey.IsKind(err, survey.Unavailable) {
				t.Errorf("refused with %v, want Unavailable", err)
			}
		}
		return first
	}
	must(t, sendMore(50))
	filler := filepath.Join(folder, "filler")
	fill(t, filler)
	wantCode(t, sendMore(2000), "STO_001")
	if err := store.Record(t.Context(), survey.AuditEntry{At: at}); !survey.IsKind(err, survey.Unavailable) {
		t.Errorf("another change: %v", err)
	}
	if got := held(t, store); got != int(kept.Load()) {
		t.Errorf("%d responses while the disk is full, want %d", got, kept.Load())
	}
	if err := store.Backup(t.Context(), filepath.Join(folder, "copy")); !survey.IsKind(err, survey.Unavailable) {
		t.Errorf("a backup onto a full disk: %v", err)
	}
	must(t, os.Remove(filler))
	must(t, sendMore(100))
	if got := held(t, store); got != int(kept.Load()) {
		t.Errorf("%d responses afterwards, want %d", got, kept.Load())
	}
	wrong, err := store.Check(t.Context())
	if err != nil || len(wrong) > 0 {
		t.Errorf("%q, %v", wrong, err)
	}
}

// fill writes until there is no room.
func fill(t *testing.T, path string) {
	t.Helper()
	file, err := os.Create(path)
	must(t, err)
	defer func() { _ = file.Close() }()
	for size := 1 << 20; size > 0; {
		if _, err := file.Write(make([]byte, size)); errors.Is(err, syscall.ENOSPC) {
			size /= 2
		} else {
			must(t, err)
		}
	}
}

func TestAReadOnlyDiskRefusesToOpen(t *testing.T) {
	folder := smallDisk(t)
	path := filepath.Join(folder, "sonde.db")
	closing(t, path, func(store *sqlite.Database) {
		inField(t, store)
		send(t, store, 0, 10)
	})
	must(t, syscall.Mount("", folder, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
	store, err := sqlite.Open(t.Context(), path, nil)
	if err == nil {
		_, err = store.Send(t.Context(), benchSheet(11))
		_ = store.Close()
	}
	wantCode(t, err, "STO_012")
}
