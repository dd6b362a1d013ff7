package ledger

import (
	"net/http"
	"sync"
	"time"
)

// connections is how many send at once.
const connections = 32

// load is a crowd at work: half of it sends as programs do, half by the form.
type load struct {
	book   *book
	client *http.Client
	base   string
	quit   chan struct{}
	group  sync.WaitGroup
}

// begin sets a crowd to work on an address.
func (b *book) begin(base string) *load {
	l := &load{book: b, client: crowd(connections), base: base, quit: make(chan struct{})}
	for i := range connections {
		enter := sendJSON
		if i%2 == 0 {
			enter = sendForm
		}
		l.group.Go(func() {
			for !l.over() {
				l.deliver(enter, b.next())
			}
		})
	}
	return l
}

// end lets each sender deliver the sheet in its hands; the server must run.
func (l *load) end() {
	close(l.quit)
	l.group.Wait()
	l.client.CloseIdleConnections()
}

func (l *load) over() bool {
	select {
	case <-l.quit:
		return true
	default:
		return false
	}
}

// deliver sends a sheet again and again with its one key, as a respondent does who got no receipt. Every eighth sheet is
// sent once more after it was acknowledged.
func (l *load) deliver(enter door, s sheet) {
	const mostTries = 2000 // of one sheet: the server is away for a moment at a time
	for tries := range mostTries {
		r, err := enter(l.client, l.base, s)
		switch {
		case err != nil || r.status == http.StatusServiceUnavailable:
			time.Sleep(20 * time.Millisecond)
			continue
		case !r.taken():
			l.book.wrong(s, r)
			return
		}
		l.book.enter(s, r, tries)
		if s.key[0] > '1' {
			return
		}
		if r, err = enter(l.client, l.base, s); err == nil && (r.status != http.StatusOK || r.receipt != s.receipt()) && r.status != http.StatusServiceUnavailable {
			l.book.wrong(s, r)
		}
		return
	}
	l.book.wrong(s, reply{body: "never acknowledged"})
}
