package ledger

import (
	"encoding/json"
	"net/http"
	"path/filepath"
	"testing"

	"sonde/cmd/sonde/process"
)

// restored is what restore prints for programs.
type restored struct {
	Responses int
	Erased    int
	Kept      string
	Replayed  bool
}

func TestABackupTakenUnderLoadHoldsAllThatWasAcknowledgedBefore(t *testing.T) {
	long(t)
	s := server(t, t.TempDir())
	b := &book{name: "backup"}
	l := b.begin(s.URL)
	folder := t.TempDir()
	for _, name := range []string{"first", "second", "third"} {
		kept := b.snapshot()
		file := filepath.Join(folder, name)
		run(t, s.Database, "backup", "-o", file)
		elsewhere := filepath.Join(t.TempDir(), "restored.db")
		var done restored
		must(t, json.Unmarshal([]byte(run(t, elsewhere, "restore", file, "--json")), &done))
		there := export(t, elsewhere, slug)
		if count := b.compare(t, there, kept); count != len(there) || count != done.Responses {
			t.Errorf("%d responses restored, %d of the ledger; restore says %d", len(there), count, done.Responses)
		}
		run(t, elsewhere, "doctor")
	}
	if output, err := process.Run(s.Database, "backup", "-o", filepath.Join(folder, "first")); err != nil || output.Exit != 1 {
		t.Errorf("a backup over another: exit %d, %v", output.Exit, err)
	}
	if output, err := process.Run(s.Database, "restore", filepath.Join(folder, "first")); err != nil || output.Exit != 1 {
		t.Errorf("a restore beside the server: exit %d, %v", output.Exit, err)
	}
	l.end()
	b.settled(t, s)
}

func TestARestoreReplaysWithdrawals(t *testing.T) {
	t.Parallel()
	s := server(t, t.TempDir())
	b := &book{name: "replay"}
	client := crowd(2)
	deliver(t, b, s, client, 10)
	sheets := b.snapshot()
	file := filepath.Join(t.TempDir(), "backup")
	run(t, s.Database, "backup", "-o", file)
	const gone = 5
	for _, one := range sheets[:gone] {
		withdraw(t, s, client, one)
	}
	must(t, s.Stop())
	var done restored
	must(t, json.Unmarshal([]byte(run(t, s.Database, "restore", file, "--json")), &done))
	if done.Responses != len(sheets)-gone || done.Erased != gone || done.Kept == "" || !done.Replayed {
		t.Errorf("%+v", done)
	}
	start(t, s)
	for _, one := range sheets[:gone] {
		isGone(t, s, client, one)
	}
	for _, one := range sheets[gone:] {
		if r, err := sendJSON(client, s.URL, one); err != nil || r.status != http.StatusOK {
			t.Errorf("a sheet of the backup: %d, %v", r.status, err)
		}
	}
	if there := export(t, s.Database, slug); len(there) != len(sheets)-gone {
		t.Errorf("%d responses, want %d", len(there), len(sheets)-gone)
	}
}
