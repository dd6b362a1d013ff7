package sqlite_test

import (
	"context"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"sonde/survey"
)

// A command beside a server under load once waited five seconds for the lock and was turned away.
func TestTwoThatWriteTakeTurns(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sonde.db")
	server := mustOpen(t, path)
	inField(t, server)
	command := mustOpen(t, path)

	ctx, stop := context.WithCancel(t.Context())
	var next, kept atomic.Int64
	var senders sync.WaitGroup
	for range 16 {
		senders.Go(func() {
			for ctx.Err() == nil {
				if outcome, err := server.Send(ctx, benchSheet(int(next.Add(1)))); err == nil && outcome == survey.Stored {
					kept.Add(1)
				}
			}
		})
	}
	const changes = 20
	var passed, most int64
	for n := range changes {
		before := kept.Load()
		if _, err := command.Send(t.Context(), benchSheet(1_000_000+n)); err != nil {
			t.Errorf("the command's change %d: %v", n, err)
		}
		waited := kept.Load() - before
		passed, most = passed+waited, max(most, waited)
	}
	stop()
	senders.Wait()
	// Two batches are under way when it comes, another may pass while it looks for its turn.
	if passed > changes*16*6 {
		t.Errorf("%d sheets of the server went before %d changes of the command, %d before one of them", passed, changes, most)
	}
	t.Logf("%d sheets went before %d changes, %d before one of them", passed, changes, most)
}
