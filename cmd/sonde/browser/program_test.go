package browser

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"sonde/cmd/sonde/process"
	"sonde/data"
	"sonde/data/demo"
	"sonde/survey"
)

// site is a running Sonde with a database of its own.
type site struct {
	t        *testing.T
	url      string // "http://127.0.0.1:PORT"
	database string
	server   *process.Server
}

// simulated fills a database with the built-in survey and the answers of the demonstration.
func simulated(t *testing.T, path string) {
	t.Helper()
	store, err := data.Open(t.Context(), path, data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err = data.LoadBuiltin(t.Context(), store, time.Now()); err == nil {
		var s survey.Survey
		if s, err = store.Survey(t.Context(), data.BuiltinSurvey); err == nil {
			s.ResultsPublic, s.LateHours = true, 0 // shown as soon as it is closed
			if err = store.UpdateSurvey(t.Context(), s); err == nil {
				_, err = demo.Fill(t.Context(), store, s, time.Now)
			}
		}
	}
	if err := errors.Join(err, store.Close()); err != nil {
		t.Fatal(err)
	}
}

// serve starts Sonde on a fresh database, filled beforehand when the test says so, and waits until it answers.
func serve(t *testing.T, fill ...func(t *testing.T, path string)) *site {
	t.Helper()
	needsBrowser(t)
	server, err := process.New(filepath.Join(t.TempDir(), "sonde.db"))
	if err != nil {
		t.Fatal(err)
	}
	s := &site{t: t, url: server.URL, database: server.Database, server: server}
	for _, f := range fill {
		f(t, s.database)
	}
	s.start()
	t.Cleanup(func() {
		s.kill()
		if t.Failed() {
			t.Logf("the server said last:\n%s", last(s.server.Said(), 2000))
		}
	})
	return s
}

func (s *site) start() {
	s.t.Helper()
	if err := s.server.Start(); err != nil {
		s.t.Fatal(err)
	}
}

// kill ends the server as a crash would; nothing when it is not running.
func (s *site) kill() { s.server.Kill() }

// run gives what a command of the program prints, beside the running server.
func (s *site) run(args ...string) string {
	s.t.Helper()
	output, err := process.Run(s.database, args...)
	if err != nil || output.Exit != 0 {
		s.t.Fatalf("sonde %v: exit %d, %v\n%s", args, output.Exit, err, output.Stderr)
	}
	return output.Stdout
}

// count is how many responses the survey has, read beside the server.
func (s *site) count() int {
	s.t.Helper()
	return len(s.responses())
}

// responses are the lines of the survey's export.
func (s *site) responses() []string {
	s.t.Helper()
	file := filepath.Join(s.t.TempDir(), "responses.jsonl")
	s.run("responses", "export", "--survey", "obstacles", "--format", "jsonl", "-o", file)
	raw, err := os.ReadFile(file)
	if err != nil {
		s.t.Fatal(err)
	}
	var lines []string
	for line := range bytes.Lines(raw) {
		lines = append(lines, string(line))
	}
	return lines
}

// printed finds an address that the server printed at its start.
func (s *site) printed(pattern string) string {
	s.t.Helper()
	found := regexp.MustCompile(pattern).FindString(s.server.Said())
	if found == "" {
		s.t.Fatalf("the server printed nothing like %s:\n%s", pattern, s.server.Said())
	}
	return found
}

// code is the event code that the server printed.
func (s *site) code() string {
	s.t.Helper()
	return regexp.MustCompile(`[^/]+$`).FindString(s.printed(`http\S+/e/\w+`))
}

// last is the end of a long text.
func last(text string, limit int) string { return text[max(0, len(text)-limit):] }
