package ledger

import (
	"net/http"
	"os"
	"path/filepath"
	"testing"

	"sonde/cmd/sonde/process"
)

func TestMain(m *testing.M) {
	code := m.Run()
	process.Remove()
	os.Exit(code)
}

// The survey and the event that a fresh database has.
const (
	slug  = "obstacles"
	event = "online"
)

// server makes a running server on a database in folder.
func server(t *testing.T, folder string, flags ...string) *process.Server {
	t.Helper()
	s, err := process.New(filepath.Join(folder, "sonde.db"), append([]string{"--sends-per-minute", "0"}, flags...)...)
	must(t, err)
	start(t, s)
	t.Cleanup(func() {
		s.Kill()
		if said := s.Said(); t.Failed() {
			t.Logf("the server said last:\n%s", said[max(0, len(said)-2000):])
		}
	})
	return s
}

func start(t *testing.T, s *process.Server) {
	t.Helper()
	must(t, s.Start())
}

// run gives what a command printed; it must succeed.
func run(t *testing.T, database string, args ...string) string {
	t.Helper()
	output, err := process.Run(database, args...)
	must(t, err)
	if output.Exit != 0 {
		t.Fatalf("sonde %v: exit %d\n%s%s", args, output.Exit, output.Stdout, output.Stderr)
	}
	return output.Stdout
}

// alive fails unless the server still answers.
func alive(t *testing.T, s *process.Server) {
	t.Helper()
	reply, err := http.Get(s.URL + "/healthz")
	must(t, err)
	if _ = reply.Body.Close(); reply.StatusCode != http.StatusOK {
		t.Fatalf("/healthz: %d", reply.StatusCode)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// long skips what takes more than a few seconds.
func long(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("SKIPPED with -short: it takes some seconds")
	}
}
