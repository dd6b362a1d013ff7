package browser

import (
	"bytes"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"sync"
	"syscall"
	"testing"
	"time"

	"sonde/data"
	"sonde/data/demo"
	"sonde/survey"
)

// removeProgram deletes what program built.
var removeProgram = func() {}

// program is the real binary, built once for the run.
var program = sync.OnceValues(func() (string, error) {
	folder, err := os.MkdirTemp("", "sonde-browser")
	if err != nil {
		return "", err
	}
	removeProgram = func() { os.RemoveAll(folder) }
	path := filepath.Join(folder, "sonde")
	out, err := exec.Command("go", "build", "-buildvcs=false", "-tags", "nomsgpack", "-o", path, "sonde/cmd/sonde").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("go build: %w\n%s", err, out)
	}
	return path, nil
})

// site is a running Sonde with a database of its own.
type site struct {
	t        *testing.T
	url      string // "http://127.0.0.1:PORT"
	database string
	address  string
	process  *exec.Cmd
	console  *console
}

// console keeps what the program prints.
type console struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (c *console) Write(p []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.text.Write(p)
}

func (c *console) String() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.text.String()
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
			s.ResultsPublic = true
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
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := listener.Addr().String()
	listener.Close()
	s := &site{t: t, url: "http://" + address, address: address, database: filepath.Join(t.TempDir(), "sonde.db")}
	for _, f := range fill {
		f(t, s.database)
	}
	s.start()
	t.Cleanup(func() {
		s.kill()
		if t.Failed() {
			t.Logf("the server said last:\n%s", last(s.console.String(), 2000))
		}
	})
	return s
}

func (s *site) start() {
	s.t.Helper()
	path, err := program()
	if err != nil {
		s.t.Fatal(err)
	}
	s.console = &console{}
	s.process = exec.Command(path, "serve", "--addr", s.address, "--base-url", s.url, "--database", s.database, "--lang", "en")
	s.process.Stdout, s.process.Stderr = s.console, s.console
	if err := s.process.Start(); err != nil {
		s.t.Fatal(err)
	}
	for end := time.Now().Add(patience); ; time.Sleep(10 * time.Millisecond) {
		if reply, err := http.Get(s.url + "/healthz"); err == nil {
			reply.Body.Close()
			return
		}
		if time.Now().After(end) {
			s.t.Fatalf("the server does not answer:\n%s", s.console)
		}
	}
}

// kill ends the server as a power cut would; nothing when it is not running.
func (s *site) kill() {
	if s.process == nil {
		return
	}
	_ = s.process.Process.Signal(syscall.SIGKILL)
	_ = s.process.Wait()
	s.process = nil
}

// run gives what a command of the program prints, beside the running server.
func (s *site) run(args ...string) string {
	s.t.Helper()
	path, err := program()
	if err != nil {
		s.t.Fatal(err)
	}
	command := exec.Command(path, append(args, "--database", s.database)...)
	var failure bytes.Buffer
	command.Stderr = &failure
	out, err := command.Output()
	if err != nil {
		s.t.Fatalf("sonde %v: %v\n%s", args, err, failure.String())
	}
	return string(out)
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
	found := regexp.MustCompile(pattern).FindString(s.console.String())
	if found == "" {
		s.t.Fatalf("the server printed nothing like %s:\n%s", pattern, s.console)
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
