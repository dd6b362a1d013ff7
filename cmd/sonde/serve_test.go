package main

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// told keeps what a running command prints.
type told struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (w *told) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.text.Write(p)
}

func (w *told) String() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.text.String()
}

// running is a server started by run.
type running struct {
	t       *testing.T
	out     *told
	log     *told
	stop    context.CancelFunc
	stopped chan int
	base    string
}

// serve starts a command that serves, and waits until it answers.
func (b *bench) serve(args ...string) *running {
	b.t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	s := &running{t: b.t, out: &told{}, log: &told{}, stop: stop, stopped: make(chan int, 1)}
	go func() {
		s.stopped <- run(ctx, append(args, "--addr", "127.0.0.1:0"), strings.NewReader(""), s.out, s.log, func(name string) string { return b.env[name] })
	}()
	s.base = strings.TrimSuffix(s.printed(`https?://127\.0\.0\.1:[0-9]+/en/s/obstacles`), "/en/s/obstacles")
	b.t.Cleanup(func() { stop() })
	return s
}

// printed waits for an address on the standard output.
func (s *running) printed(pattern string) string {
	s.t.Helper()
	form := regexp.MustCompile(pattern)
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if found := form.FindString(s.out.String()); found != "" {
			return found
		}
		select {
		case code := <-s.stopped:
			s.t.Fatalf("the server ended with %d:\n%s%s", code, s.out, s.log)
		default:
		}
	}
	s.t.Fatalf("nothing like %s in:\n%s%s", pattern, s.out, s.log)
	return ""
}

// end stops the server and gives its exit code.
func (s *running) end() int {
	s.t.Helper()
	s.stop()
	select {
	case code := <-s.stopped:
		return code
	case <-time.After(30 * time.Second):
		s.t.Fatal("the server does not stop")
		return 0
	}
}

// status gets an address without following redirects.
func (s *running) status(address string) int {
	s.t.Helper()
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	reply, err := client.Get(address)
	if err != nil {
		s.t.Fatal(err)
	}
	defer reply.Body.Close()
	_, _ = io.Copy(io.Discard, reply.Body)
	return reply.StatusCode
}

// send sends a sheet through the interface for programs and gives the status, 0 when no answer came.
func (s *running) send(n int) int {
	body := fmt.Sprintf(`{"key":"%032x","event":"online","language":"en","version":1,"answers":{"role":"neither"}}`, n)
	reply, err := http.Post(s.base+"/api/v1/surveys/obstacles/responses", "application/json", strings.NewReader(body))
	if err != nil {
		return 0
	}
	defer reply.Body.Close()
	if err := json.NewDecoder(reply.Body).Decode(&struct{}{}); err != nil {
		return 0
	}
	return reply.StatusCode
}

func TestServePrintsLinksThatWork(t *testing.T) {
	b := newBench(t)
	s := b.serve("serve", "--metrics-addr", "127.0.0.1:0")
	for address, want := range map[string]int{
		s.printed(`http://\S+/en/s/obstacles`):   http.StatusOK,
		s.printed(`http://\S+/e/online`):         http.StatusSeeOther,
		s.printed(`http://\S+/manage/setup/\S+`): http.StatusOK,
		s.base + "/healthz":                      http.StatusOK,
	} {
		if got := s.status(address); got != want {
			t.Errorf("%s: %d, want %d", address, got, want)
		}
	}
	if code := s.end(); code != exitDone {
		t.Errorf("ended with %d:\n%s", code, s.log)
	}
	for _, secret := range []string{"setup/", "/e/online"} {
		if strings.Contains(s.log.String(), secret) {
			t.Errorf("%s is in the log: %s", secret, s.log)
		}
	}
}

func TestCommandsReadBesideTheServer(t *testing.T) {
	b := newBench(t)
	s := b.serve("serve")
	for n := range 5 {
		if got := s.send(n); got != http.StatusCreated {
			t.Fatalf("sent %d: %d", n, got)
		}
		if list := decoded[[]surveyLine](t, b.must("survey", "list", "--json")); list[0].Responses != n+1 {
			t.Fatalf("%d responses, want %d", list[0].Responses, n+1)
		}
	}
	b.must("tabulate", "--survey", "obstacles", "--rows", "role", "--format", "csv")
	b.must("backup", "-o", filepath.Join(b.dir, "copy.db"))
	b.must("event", "create", "--survey", "obstacles", "--code", "brest", "--kind", "workshop")
	b.must("doctor")
	for name, args := range map[string][]string{
		"a second server":               {"serve", "--addr", "127.0.0.1:0"},
		"a restore under a live server": {"restore", filepath.Join(b.dir, "copy.db")},
	} {
		if r := b.run(args...); r.code != exitRefused || strings.Contains(r.stderr, "error.") {
			t.Errorf("%s: exit %d, said %q", name, r.code, r.stderr)
		}
	}
	if code := s.end(); code != exitDone {
		t.Errorf("ended with %d", code)
	}
}

func TestStoppingLosesNoAcknowledgedAnswer(t *testing.T) {
	b := newBench(t)
	s := b.serve("serve", "--sends-per-minute", "0")
	var acknowledged, next atomic.Int64
	var senders sync.WaitGroup
	for range 8 {
		senders.Go(func() {
			for {
				status := s.send(int(next.Add(1)))
				if status == http.StatusCreated {
					acknowledged.Add(1)
				} else {
					return
				}
			}
		})
	}
	for acknowledged.Load() < 50 {
		time.Sleep(time.Millisecond)
	}
	code := s.end()
	senders.Wait()
	if code != exitDone {
		t.Errorf("ended with %d:\n%s", code, s.log)
	}
	list := decoded[[]surveyLine](t, b.must("survey", "list", "--json"))
	if int64(list[0].Responses) < acknowledged.Load() {
		t.Errorf("%d responses, %d acknowledged", list[0].Responses, acknowledged.Load())
	}
	t.Logf("%d responses, %d acknowledged", list[0].Responses, acknowledged.Load())
}

func TestDemoShowsSimulatedAnswersAndLeavesNothing(t *testing.T) {
	b := newBench(t)
	t.Setenv("TMPDIR", b.dir)
	s := b.serve("demo")
	if !strings.Contains(s.out.String(), "240") {
		t.Errorf("printed %s", s.out)
	}
	databases, err := filepath.Glob(filepath.Join(b.dir, "sonde-demo-*", "sonde.db"))
	if err != nil || len(databases) != 1 {
		t.Fatalf("%v, %v", databases, err)
	}
	b.env["SONDE_DATABASE"] = databases[0]
	out := filepath.Join(b.dir, "out.csv")
	b.must("responses", "export", "--survey", "obstacles", "--format", "csv", "-o", out)
	events := decoded[[]eventLine](t, b.must("event", "list", "--survey", "obstacles", "--json"))
	if len(events) != 4 {
		t.Errorf("%d events, want 4", len(events))
	}
	if got := b.must("tabulate", "--survey", "obstacles", "--rows", "role", "--format", "json"); !strings.Contains(got, `"simulated": 240`) {
		t.Errorf("got %s", got)
	}
	backup := filepath.Join(b.dir, "backup.db")
	b.must("backup", "-o", backup)
	if r := b.run("restore", backup); r.code != exitRefused || !strings.Contains(r.stderr, "already using this database") {
		t.Errorf("restored under a running server: exit %d\n%s%s", r.code, r.stdout, r.stderr)
	}
	if code := s.end(); code != exitDone {
		t.Errorf("ended with %d", code)
	}
	if left, _ := filepath.Glob(filepath.Join(b.dir, "sonde-demo-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestServeRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		args []string
		code int
	}{
		"a base URL with another scheme": {[]string{"--base-url", "ftp://host"}, exitRefused},
		"a base URL with a path":         {[]string{"--base-url", "https://host/sonde"}, exitRefused},
		"an address that is none":        {[]string{"--addr", "nowhere:here"}, exitRefused},
		"a key without its certificate":  {[]string{"--tls-key", "key.pem"}, exitMisused},
		"a certificate that is missing":  {[]string{"--tls-cert", "none.pem", "--tls-key", "none.pem"}, exitRefused},
		"a metrics address that is none": {[]string{"--metrics-addr", "nowhere:here"}, exitRefused},
		"a proxy that is no network":     {[]string{"--trusted-proxy", "everybody"}, exitMisused},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t)
			args := append([]string{"serve"}, c.args...)
			if flagOf(args, "--addr") == "" {
				args = append(args, "--addr", "127.0.0.1:0")
			}
			if r := b.run(args...); r.code != c.code || r.stderr == "" || strings.Contains(r.stderr, "error.CLI") {
				t.Errorf("exit %d, said %q", r.code, r.stderr)
			}
		})
	}
}

// selfSigned writes a certificate for 127.0.0.1 and its key.
func (b *bench) selfSigned() (certificate, key string) {
	b.t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		b.t.Fatal(err)
	}
	template := x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}}
	raw, err := x509.CreateCertificate(rand.Reader, &template, &template, private.Public(), private)
	if err != nil {
		b.t.Fatal(err)
	}
	secret, err := x509.MarshalECPrivateKey(private)
	if err != nil {
		b.t.Fatal(err)
	}
	block := func(kind string, bytes []byte) string {
		return string(pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: bytes}))
	}
	return b.file("cert.pem", block("CERTIFICATE", raw)), b.file("key.pem", block("EC PRIVATE KEY", secret))
}

func TestServeSpeaksTLS(t *testing.T) {
	b := newBench(t)
	certificate, key := b.selfSigned()
	s := b.serve("serve", "--tls-cert", certificate, "--tls-key", key)
	pool := x509.NewCertPool()
	raw, err := os.ReadFile(certificate)
	if err != nil || !pool.AppendCertsFromPEM(raw) {
		t.Fatal(err)
	}
	client := http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}, ForceAttemptHTTP2: true}}
	reply, err := client.Get(s.printed(`https://\S+/manage/setup/\S+`))
	if err != nil {
		t.Fatal(err)
	}
	defer reply.Body.Close()
	if reply.StatusCode != http.StatusOK || reply.ProtoMajor != 2 || reply.Header.Get("Strict-Transport-Security") == "" {
		t.Errorf("got %s %s", reply.Proto, reply.Status)
	}
}

func TestTheSetUpLinkIsWhereStaffMaySignIn(t *testing.T) {
	for name, c := range map[string]struct {
		args []string
		want string
	}{
		"plain http in the room: this machine alone": {[]string{"--base-url", "http://192.168.1.20:8080"}, `http://localhost:[0-9]+/en/manage/setup/`},
		"https in front":      {[]string{"--base-url", "https://sonde.example.org"}, `https://sonde\.example\.org/en/manage/setup/`},
		"the operator's word": {[]string{"--base-url", "http://192.168.1.20:8080", "--insecure-lan"}, `http://192\.168\.1\.20:8080/en/manage/setup/`},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t)
			var out, log told
			ctx, stop := context.WithCancel(t.Context())
			stopped := make(chan int, 1)
			go func() {
				stopped <- run(ctx, append([]string{"serve", "--addr", "127.0.0.1:0"}, c.args...), strings.NewReader(""), &out, &log, func(name string) string { return b.env[name] })
			}()
			s := running{t: t, out: &out, log: &log, stop: stop, stopped: stopped}
			s.printed(c.want)
			s.end()
		})
	}
}
