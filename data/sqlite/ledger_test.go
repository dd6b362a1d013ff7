package sqlite_test

import (
	"bufio"
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"sonde/data/sqlite"
	"sonde/survey"
)

// ledgerVariable makes the test binary a sender instead: "FIRST PATH".
const ledgerVariable = "SONDE_TEST_LEDGER"

func TestMain(m *testing.M) {
	if order := os.Getenv(ledgerVariable); order != "" {
		first, path, _ := strings.Cut(order, " ")
		if err := sendUntilKilled(first, path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// sendUntilKilled sends sheets from many goroutines and writes "sent N" before each and "kept N" once it is acknowledged.
func sendUntilKilled(first, path string) error {
	from, err := strconv.ParseInt(first, 10, 64)
	if err != nil {
		return err
	}
	store, err := sqlite.Open(context.Background(), path, slog.New(slog.DiscardHandler))
	if err != nil {
		return err
	}
	var next atomic.Int64
	next.Store(from)
	var mu sync.Mutex // a line is written whole
	say := func(word string, n int) {
		mu.Lock()
		defer mu.Unlock()
		fmt.Printf("%s %d\n", word, n)
	}
	var group sync.WaitGroup
	for range 16 {
		group.Go(func() {
			for {
				n := int(next.Add(1))
				say("sent", n)
				if outcome, err := store.Send(context.Background(), benchSheet(n)); err == nil && outcome == survey.Stored {
					say("kept", n)
				}
			}
		})
	}
	group.Wait()
	return nil
}

func TestLedgerAfterKillNine(t *testing.T) {
	rounds := 10
	if testing.Short() {
		rounds = 2
	}
	path := filepath.Join(t.TempDir(), "sonde.db")
	closing(t, path, func(store *sqlite.Database) { inField(t, store) })
	sent, kept := map[int]bool{}, map[int]bool{}
	for round := range rounds {
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), fmt.Sprintf("%s=%d %s", ledgerVariable, round*1_000_000, path))
		child.Stderr = os.Stderr
		out, err := child.StdoutPipe()
		must(t, err)
		must(t, child.Start())
		// Killed at no particular moment, once sheets are being kept.
		var fall *time.Timer
		for lines := bufio.NewScanner(out); lines.Scan(); {
			word, number, _ := strings.Cut(lines.Text(), " ")
			n, err := strconv.Atoi(number)
			if err != nil {
				continue // cut by the kill
			}
			if word == "sent" {
				sent[n] = true
				continue
			}
			kept[n] = true
			if fall == nil {
				fall = time.AfterFunc(time.Duration(50+23*round)*time.Millisecond, func() { _ = child.Process.Kill() })
			}
		}
		_ = child.Wait()
	}
	closing(t, path, func(store *sqlite.Database) {
		lost, unacknowledged := 0, 0
		for n := range sent {
			_, err := store.ByReceipt(t.Context(), benchSheet(n).Key)
			switch {
			case err == nil && !kept[n]:
				unacknowledged++
			case survey.IsKind(err, survey.NotFound) && kept[n]:
				lost++
			case err != nil && !survey.IsKind(err, survey.NotFound):
				t.Fatal(err)
			}
		}
		if lost > 0 {
			t.Errorf("%d acknowledged sheets were lost", lost)
		}
		again(t, store, sent, kept)
		if got := held(t, store); got != len(sent) {
			t.Errorf("%d responses of %d sheets: %d doubled", got, len(sent), got-len(sent))
		}
		wrong, err := store.Check(t.Context())
		if err != nil || len(wrong) > 0 {
			t.Errorf("%q, %v", wrong, err)
		}
		t.Logf("%d kills: %d sheets sent, %d acknowledged, %d stored without; lost %d", rounds, len(sent), len(kept), unacknowledged, lost)
	})
}

// again sends every sheet once more, as its sender would who never heard: with the same key.
func again(t *testing.T, store *sqlite.Database, sent, kept map[int]bool) {
	t.Helper()
	numbers := make(chan int)
	var group sync.WaitGroup
	for range 64 {
		group.Go(func() {
			for n := range numbers {
				outcome, err := store.Send(t.Context(), benchSheet(n))
				if err != nil || outcome != survey.SameContent && (kept[n] || outcome != survey.Stored) {
					t.Errorf("sheet %d again: outcome %d, %v", n, outcome, err)
				}
			}
		})
	}
	for n := range sent {
		numbers <- n
	}
	close(numbers)
	group.Wait()
}
