package ledger

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestOtherHostsAndOtherSitesAreTurnedAway(t *testing.T) {
	t.Parallel()
	s := server(t, t.TempDir())
	a := &attacker{book: book{name: "site"}}
	page := formPath("fr")
	attacks := []attack{
		{name: "another host", method: http.MethodGet, path: page, host: "evil.example", want: 421},
		{name: "another host, sending", path: page, host: "evil.example", body: a.form(""), want: 421},
		{name: "another host, a loopback name in front", method: http.MethodGet, path: page, host: "127.0.0.1.evil.example", want: 421},
		{name: "another site by origin", path: page, header: http.Header{"Origin": {"http://evil.example"}}, body: a.form(""), want: 403},
		{name: "an opaque origin", path: page, header: http.Header{"Origin": {"null"}}, body: a.form(""), want: 403},
		{name: "another site by fetch metadata", path: page, header: http.Header{"Sec-Fetch-Site": {"cross-site"}}, body: a.form(""), want: 403},
		{name: "the same site", path: page, header: http.Header{"Origin": {s.URL}}, body: a.form(""), want: 201, added: 1},
		{name: "event of the address unknown", method: http.MethodGet, path: page + "?event=NOWHERE", want: 404},
		{name: "event of the address with NUL", method: http.MethodGet, path: page + "?event=%00", want: 404},
		{name: "code too long", method: http.MethodGet, path: "/e/" + strings.Repeat("a", 5000), want: 404},
		{name: "language unknown, led to one that is offered", method: http.MethodGet, path: formPath("xx"), want: 303},
		{name: "headers over 16 KiB", method: http.MethodGet, path: page, header: http.Header{"X-Long": {strings.Repeat("a", 40_000)}}, want: 431},
	}
	for _, path := range []string{
		"/static/%2e%2e/%2e%2e/etc/passwd", "/fr/s/..%2f..%2fetc%2fpasswd", "/fr/s/%00", "/fr/s/%ff", "/e/%27", "//evil.example/", "/.git/config",
		"/debug/pprof/", "/metrics", "/readyz", "/sonde.db", "/fr/manage/surveys/none",
	} {
		attacks = append(attacks, attack{name: path, method: http.MethodGet, path: path, kind: "-", want: 404})
	}
	suffer(t, s, attacks)
}

func TestSlowAndBrokenRequestsAreClosedWhileOthersAreServed(t *testing.T) {
	long(t)
	t.Parallel()
	s := server(t, t.TempDir())
	const crowdSize = 100
	var group sync.WaitGroup
	slow := func(begin string, within time.Duration) {
		connection, err := net.Dial("tcp", s.Address)
		if err != nil {
			t.Error(err)
			return
		}
		defer connection.Close()
		_, _ = io.WriteString(connection, begin)
		_ = connection.SetReadDeadline(time.Now().Add(within))
		if _, err := io.Copy(io.Discard, connection); err != nil && strings.Contains(err.Error(), "timeout") {
			t.Errorf("still open after %v: %.30q", within, begin)
		}
	}
	host := "Host: " + s.Address + "\r\n"
	for range crowdSize {
		group.Go(func() { slow("GET / HTTP/1.1\r\n"+host+"X-Slow: ", 9*time.Second) })
		group.Go(func() {
			slow("POST "+formPath("fr")+" HTTP/1.1\r\n"+host+"Content-Type: "+formType+"\r\nContent-Length: 1000\r\n\r\nrole=", 19*time.Second)
		})
	}
	b := &book{name: "slow"}
	deliver(t, b, s, crowd(2), 20)
	for begin, want := range map[string]int{
		"GET / HTTP/1.1\r\n\r\n":                       http.StatusBadRequest,
		"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n": http.StatusBadRequest,
		"POST " + formPath("fr") + " HTTP/1.1\r\n" + host + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef": http.StatusBadRequest,
		"POST " + formPath("fr") + " HTTP/1.1\r\n" + host + "Transfer-Encoding: gzip\r\n\r\nabcdef":                http.StatusNotImplemented,
		"\x16\x03\x01\x00\x00\r\n\r\n": http.StatusBadRequest,
	} {
		if got := raw(t, s.Address, begin); got != want {
			t.Errorf("%.60q: %d, want %d", begin, got, want)
		}
	}
	group.Wait()
	alive(t, s)
	b.settled(t, s)
}

// raw sends bytes as they are and gives the status of the reply.
func raw(t *testing.T, address, request string) int {
	t.Helper()
	connection, err := net.Dial("tcp", address)
	must(t, err)
	defer connection.Close()
	_, err = io.WriteString(connection, request)
	must(t, err)
	answer, err := http.ReadResponse(bufio.NewReader(connection), nil)
	must(t, err)
	_ = answer.Body.Close()
	return answer.StatusCode
}
