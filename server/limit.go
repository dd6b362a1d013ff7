package server

import (
	"crypto/rand"
	"crypto/sha256"
	"net/netip"
	"sync"
	"time"

	"sonde/survey"
)

// Limiter bounds how often an address may do something. It knows addresses only as hashes under a key that is kept in
// memory and changes every day.
type Limiter struct {
	perMinute float64
	now       survey.Clock

	mu   sync.Mutex
	key  [32]byte
	day  survey.Day
	seen map[[16]byte]allowance
}

// allowance is what an address may still do, as it stood at an instant.
type allowance struct {
	left float64
	at   time.Time
}

// mostAddresses bounds the memory that strangers can make a limiter use.
const mostAddresses = 100_000

// NewLimiter lets each address do something perMinute times a minute, as many at once; 0 sets no limit.
func NewLimiter(perMinute int, now survey.Clock) *Limiter {
	return &Limiter{perMinute: float64(perMinute), now: now}
}

// Allow counts one more and tells whether it is within the limit. Of an IPv6 address only the network counts, since one
// machine has many.
func (l *Limiter) Allow(address netip.Addr) bool {
	if l.perMinute <= 0 {
		return true
	}
	now := l.now()
	l.mu.Lock()
	defer l.mu.Unlock()
	if today := survey.DayOf(now, time.UTC); today != l.day || len(l.seen) >= mostAddresses {
		l.day, l.seen = today, map[[16]byte]allowance{}
		_, _ = rand.Read(l.key[:]) // never fails since Go 1.24
	}
	id := l.hash(address)
	left := l.perMinute
	if before, known := l.seen[id]; known {
		left = min(l.perMinute, before.left+now.Sub(before.at).Minutes()*l.perMinute)
	}
	if left < 1 {
		l.seen[id] = allowance{left: left, at: now}
		return false
	}
	l.seen[id] = allowance{left: left - 1, at: now}
	return true
}

func (l *Limiter) hash(address netip.Addr) [16]byte {
	if address.Is6() && !address.Is4In6() {
		if network, err := address.Prefix(64); err == nil {
			address = network.Addr()
		}
	}
	bytes := address.As16()
	var text [48]byte
	copy(text[:], l.key[:])
	copy(text[32:], bytes[:])
	sum := sha256.Sum256(text[:])
	return [16]byte(sum[:16])
}
