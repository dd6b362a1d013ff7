package sqlite

import (
	"time"

	"sonde/data/lock"
)

// turn lets the processes that write one database take turns. SQLite alone lets a command wait for the lock by looking
// now and then, while a server under load holds it again a moment after each commit: the command would be turned away
// after seconds. Whoever wants to write holds the turn until its transaction has begun, so that the server, its commit
// done, waits behind the command that came meanwhile.
//
// It is a courtesy: who cannot have it in time writes without it, and SQLite's own lock decides.
type turn string

// turnSuffix makes the turn's file name out of the database's.
const turnSuffix = ".turn.lock"

// The turn is asked for as often as takes no time worth counting, and no longer than SQLite's lock.
const (
	turnPause = time.Millisecond
	turnLimit = busyMilliseconds * time.Millisecond
)

// take waits for the turn; the caller gives it back.
func (t turn) take() (giveBack func()) {
	for waited := time.Duration(0); waited < turnLimit; waited += turnPause {
		file, err := lock.Try(string(t))
		if err == nil {
			return func() { _ = file.Close() }
		}
		if err != lock.ErrHeld {
			break
		}
		time.Sleep(turnPause)
	}
	return func() {}
}
