package ledger

import (
	"testing"
	"time"
)

// rounds is how often the server is killed, and how often it is stopped.
const rounds = 5

func TestNothingIsLostOrDoubledWhenTheServerIsKilledAndStoppedUnderLoad(t *testing.T) {
	long(t)
	s := server(t, t.TempDir())
	b := &book{name: "crash"}
	l := b.begin(s.URL)
	for round := range 2 * rounds {
		since := b.acknowledged()
		for b.acknowledged() < since+100 {
			time.Sleep(time.Millisecond)
		}
		// At no particular moment.
		time.Sleep(time.Duration(20+23*round) * time.Millisecond)
		if round%2 == 0 {
			s.Kill()
		} else if err := s.Stop(); err != nil {
			t.Errorf("a server told to stop: %v", err)
		}
		start(t, s)
		b.recount(t, s)
	}
	l.end()
	b.settled(t, s)
	t.Logf("%d kills, %d stops: %d acknowledged, %d of them after sending again", rounds, rounds, b.acknowledged(), b.again)
}
