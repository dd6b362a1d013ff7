package access

import (
	"crypto/sha256"
	"sync"
	"time"

	"sonde/survey"
)

// guard slows guessing: after too many attempts within guardWindow more are refused until the window has passed. An
// attempt is noted before the password is looked at, so that many sent at once are counted too, and forgotten when it
// succeeds. It lives in memory; a restart forgives.
type guard struct {
	mu       sync.Mutex
	now      survey.Clock
	attempts map[[sha256.Size]byte][]time.Time // by hash of the key, so that no address is held and keys have one size
}

// trial is a key under which attempts are counted, and how many are let through.
type trial struct {
	key   string
	limit int
}

// The limits: one person mistypes a few times; a whole room may stand behind one address; and an account that is tried
// from many places is guarded without letting one place lock its owner out.
const (
	guardWindow      = 15 * time.Minute
	limitPerPair     = 8
	limitPerPeer     = 60
	limitPerAccount  = 100
	guardedKeysSwept = 10_000
)

func newGuard(now survey.Clock) *guard {
	return &guard{now: now, attempts: map[[sha256.Size]byte][]time.Time{}}
}

// admit notes an attempt under every key and tells whether all are below their limits; when one is not, none is noted.
func (g *guard) admit(trials ...trial) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if len(g.attempts) > guardedKeysSwept {
		for key := range g.attempts {
			g.recent(key)
		}
	}
	for _, t := range trials {
		if len(g.recent(sha256.Sum256([]byte(t.key)))) >= t.limit {
			return false
		}
	}
	for _, t := range trials {
		key := sha256.Sum256([]byte(t.key))
		g.attempts[key] = append(g.attempts[key], g.now())
	}
	return true
}

// succeeded forgets all attempts of the pair, and takes back one of each of the others.
func (g *guard) succeeded(pair trial, others ...trial) {
	g.mu.Lock()
	defer g.mu.Unlock()
	delete(g.attempts, sha256.Sum256([]byte(pair.key)))
	for _, t := range others {
		key := sha256.Sum256([]byte(t.key))
		if n := len(g.attempts[key]); n > 1 {
			g.attempts[key] = g.attempts[key][:n-1]
		} else {
			delete(g.attempts, key)
		}
	}
}

// recent drops what is older than the window; the lock is held.
func (g *guard) recent(key [sha256.Size]byte) []time.Time {
	kept := g.attempts[key][:0]
	for _, at := range g.attempts[key] {
		if g.now().Sub(at) < guardWindow {
			kept = append(kept, at)
		}
	}
	if len(kept) == 0 {
		delete(g.attempts, key)
		return nil
	}
	g.attempts[key] = kept
	return kept
}
