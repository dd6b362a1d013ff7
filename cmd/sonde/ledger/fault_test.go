package ledger

import (
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"sonde/cmd/sonde/process"
)

// underFault sends while the disk of folder is sound, while it fails and when it is sound again, without a restart.
// Strike makes it fail, and gives what ends that.
func underFault(t *testing.T, name, folder string, strike func(pid int) (end func())) {
	t.Helper()
	s := server(t, folder)
	b := &book{name: name}
	client := crowd(2)
	deliver(t, b, s, client, 40)
	end := sync.OnceFunc(strike(s.PID()))
	defer end()
	refused := map[string]sheet{}
	for entrance, enter := range doors {
		one, refusal := untilRefused(t, b, s, client, enter)
		refusedWell(t, entrance, one, refusal)
		refused[entrance] = one
	}
	alive(t, s)
	readable(t, s, client)
	b.recount(t, s)
	end()
	deliver(t, b, s, client, 40)
	for entrance, one := range refused {
		r, err := doors[entrance](client, s.URL, one)
		must(t, err)
		b.enter(one, r, 1)
	}
	b.settled(t, s)
	l := b.begin(s.URL)
	for range 3 {
		end := strike(s.PID())
		time.Sleep(150 * time.Millisecond)
		end()
		time.Sleep(150 * time.Millisecond)
	}
	l.end()
	b.settled(t, s)
	t.Logf("%d acknowledged, %d of them after sending again", b.acknowledged(), b.again)
}

// deliver sends sheets by both doors; each must be taken at once, or soon after a fault.
func deliver(t *testing.T, b *book, s *process.Server, client *http.Client, count int) {
	t.Helper()
	for range count {
		for _, enter := range doors {
			one := b.next()
			r, err := enter(client, s.URL, one)
			must(t, err)
			if r.status != http.StatusCreated {
				t.Fatalf("a sheet on a sound disk: %d %.300s", r.status, r.body)
			}
			b.enter(one, r, 0)
		}
	}
}

// untilRefused sends until a sheet is refused: a file that has room in it takes some more.
func untilRefused(t *testing.T, b *book, s *process.Server, client *http.Client, enter door) (sheet, reply) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); ; {
		one := b.next()
		r, err := enter(client, s.URL, one)
		must(t, err)
		if !r.taken() {
			return one, r
		}
		b.enter(one, r, 0)
		if time.Now().After(end) {
			t.Fatal("no sheet was refused")
		}
	}
}

// refusedWell holds a refusal against what it must be: 503, when to come again, and on the page all that was typed.
func refusedWell(t *testing.T, entrance string, s sheet, r reply) {
	t.Helper()
	if r.status != http.StatusServiceUnavailable {
		t.Errorf("%s: %d, want 503", entrance, r.status)
	}
	if seconds, err := strconv.Atoi(r.header.Get("Retry-After")); err != nil || seconds < 1 {
		t.Errorf("%s: Retry-After %q", entrance, r.header.Get("Retry-After"))
	}
	if entrance == "form" {
		for _, kept := range []string{s.key, "worked examples", `value="` + s.answers.Role + `" checked`} {
			if !strings.Contains(r.body, kept) {
				t.Errorf("the page lacks %q", kept)
			}
		}
	} else if !strings.HasPrefix(r.header.Get("Content-Type"), "application/problem+json") {
		t.Errorf("%s: Content-Type %q", entrance, r.header.Get("Content-Type"))
	}
	keepsQuiet(t, entrance, r)
}

// readable asks for pages that only read.
func readable(t *testing.T, s *process.Server, client *http.Client) {
	t.Helper()
	for _, path := range []string{"/fr/", formPath("fr"), formPath("en") + "?event=" + event, "/fr/receipt", "/e/" + event} {
		request, err := http.NewRequest(http.MethodGet, s.URL+path, nil)
		must(t, err)
		r, err := exchange(client, request)
		must(t, err)
		if r.status != http.StatusOK && r.status != http.StatusSeeOther {
			t.Errorf("%s: %d", path, r.status)
		}
	}
}
