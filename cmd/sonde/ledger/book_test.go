package ledger

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"sonde/cmd/sonde/process"
)

// book is the ledger: the sheets that were sent, and those that were acknowledged.
type book struct {
	name string
	sent atomic.Int64 // sheets 1 to sent were sent

	mu     sync.Mutex
	kept   []sheet // acknowledged
	again  int     // acknowledged after a broken reply or a refusal
	faults []string
}

// next gives the sheet that is sent next.
func (b *book) next() sheet { return sheetOf(b.name, int(b.sent.Add(1))) }

// enter writes down an acknowledgement; tries counts the times that the sheet was sent before.
func (b *book) enter(s sheet, r reply, tries int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if r.receipt != s.receipt() {
		b.faults = append(b.faults, fmt.Sprintf("%s: receipt %q, want %q", s.answers.Helpful, r.receipt, s.receipt()))
	}
	if tries == 0 && r.status != 201 {
		b.faults = append(b.faults, fmt.Sprintf("%s: sent once, answered %d", s.answers.Helpful, r.status))
	}
	if tries > 0 {
		b.again++
	}
	b.kept = append(b.kept, s)
}

// wrong writes down a reply that should not have come.
func (b *book) wrong(s sheet, r reply) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.faults = append(b.faults, fmt.Sprintf("%s: answered %d %.300s", s.answers.Helpful, r.status, r.body))
}

// acknowledged is how many were.
func (b *book) acknowledged() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.kept)
}

// snapshot is what was acknowledged until now.
func (b *book) snapshot() []sheet {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.kept[:len(b.kept):len(b.kept)]
}

// recount counts again from an export, while more may be sent: what was acknowledged before must be there, and nothing
// twice.
func (b *book) recount(t *testing.T, s *process.Server) {
	t.Helper()
	kept := b.snapshot()
	b.compare(t, export(t, s.Database, slug), kept)
}

// compare holds responses against the sheets that must be among them. It tells how many of the ledger's there are.
func (b *book) compare(t *testing.T, there []response, kept []sheet) (count int) {
	t.Helper()
	ids, texts := map[string]answers{}, map[string]bool{}
	for _, r := range there {
		if _, twice := ids[r.ID]; twice || texts[r.Answers.Helpful] {
			t.Errorf("doubled: %s", r.Answers.Helpful)
		}
		ids[r.ID], texts[r.Answers.Helpful] = r.Answers, true
	}
	for _, s := range kept {
		stored, found := ids[s.id()]
		if !found {
			t.Errorf("lost: %s", s.answers.Helpful)
		} else if !same(stored, s.answers) {
			t.Errorf("changed: %+v is stored as %+v", s.answers, stored)
		}
	}
	for n := 1; n <= int(b.sent.Load()); n++ {
		if _, found := ids[sheetOf(b.name, n).id()]; found {
			count++
		}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, fault := range b.faults {
		t.Error(fault)
	}
	b.faults = nil
	return count
}

// settled recounts when nobody sends any more: the responses are those acknowledged, and not one else.
func (b *book) settled(t *testing.T, s *process.Server) {
	t.Helper()
	there := export(t, s.Database, slug)
	if count := b.compare(t, there, b.snapshot()); count != len(there) || count != b.acknowledged() {
		t.Errorf("%d responses, %d of the ledger, %d acknowledged", len(there), count, b.acknowledged())
	}
	if out := run(t, s.Database, "doctor"); t.Failed() {
		t.Log(out)
	}
}
