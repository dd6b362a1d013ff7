package storetest

import (
	"errors"
	"sync"
	"testing"
	"time"

	"sonde/survey"
)

func sending(t *testing.T, open Opener) {
	t.Run("a sheet is stored as it was sent", func(t *testing.T) {
		store, _ := withSurvey(t, open)
		s := aSheet(1, "user")
		send(t, store, s, survey.Stored)
		got, err := store.ByReceipt(ctx(t), s.Key)
		must(t, err)
		wantEqual(t, got.Sheet, s.Sheet)
		if len(got.ID) != 20 {
			t.Errorf("id %q, want 20 hexadecimal digits", got.ID)
		}
	})
	t.Run("without an event, without skipped questions", func(t *testing.T) {
		store, _ := withSurvey(t, open)
		s := aSheet(1, "user")
		s.Sheet.Event, s.Sheet.Skipped = "", []string{}
		send(t, store, s, survey.Stored)
		got, err := store.ByReceipt(ctx(t), s.Key)
		must(t, err)
		wantEqual(t, got.Sheet, s.Sheet)
	})
	t.Run("the same content again is the same response", func(t *testing.T) {
		store, _ := withSurvey(t, open)
		s := aSheet(1, "user")
		send(t, store, s, survey.Stored)
		s.Sheet.Language, s.Sheet.Source, s.Sheet.ReceivedOn = "en", survey.SourceAPI, "2026-03-05"
		send(t, store, s, survey.SameContent)
		wantEqual(t, count(t, store, slug), 1)
	})
	t.Run("other content under the same key changes nothing", func(t *testing.T) {
		store, _ := withSurvey(t, open)
		s := aSheet(1, "user")
		send(t, store, s, survey.Stored)
		send(t, store, aSheet(1, "producer"), survey.OtherContent)
		moved := aSheet(1, "user")
		moved.Sheet.Event = ""
		send(t, store, moved, survey.OtherContent)
		got, err := store.ByReceipt(ctx(t), s.Key)
		must(t, err)
		wantEqual(t, got.Sheet, s.Sheet)
	})
	t.Run("a key belongs to one survey", func(t *testing.T) {
		store, _ := withSurvey(t, open)
		send(t, store, aSheet(1, "user"), survey.Stored)
		other := aSheet(1, "user")
		other.Sheet.Survey, other.Sheet.Event = otherSlug, ""
		send(t, store, other, survey.OtherSurvey)
		wantEqual(t, count(t, store, otherSlug), 0)
	})
	t.Run("an unknown survey or event is refused", func(t *testing.T) {
		store, _ := withSurvey(t, open)
		s := aSheet(1, "user")
		s.Sheet.Survey = "nowhere"
		_, err := store.Send(ctx(t), s)
		wantError(t, err, survey.NotFound, "SUR_002")
		s = aSheet(1, "user")
		s.Sheet.Event = "NOWHERE"
		_, err = store.Send(ctx(t), s)
		wantError(t, err, survey.NotFound, "EVT_002")
		s = aSheet(1, "user")
		s.Sheet.Survey = otherSlug // the event is another survey's
		_, err = store.Send(ctx(t), s)
		wantError(t, err, survey.NotFound, "EVT_002")
	})
	t.Run("Accept sees the survey as it stands and marks what is late", func(t *testing.T) {
		store, _ := withSurvey(t, open)
		s := aSheet(1, "user")
		var seen survey.Collecting
		s.Accept = func(c survey.Collecting) (bool, error) { seen = c; return true, nil }
		send(t, store, s, survey.Stored)
		wantEqual(t, seen, survey.Collecting{State: survey.StateOpen, OpensAt: at, ClosesAt: at.Add(48 * time.Hour), LateHours: 24})
		got, err := store.ByReceipt(ctx(t), s.Key)
		must(t, err)
		wantEqual(t, got.Late, true)
	})
	t.Run("Accept refuses new sheets, not those already there", func(t *testing.T) {
		store, _ := withSurvey(t, open)
		held, gone := aSheet(1, "user"), aSheet(2, "user")
		send(t, store, held, survey.Stored)
		send(t, store, gone, survey.Stored)
		must(t, store.Withdraw(ctx(t), gone.Key))
		closed := survey.Fail(survey.Gone, "COL_003", nil)
		refuse := func(survey.Collecting) (bool, error) { return false, closed }
		held.Accept, gone.Accept = refuse, refuse
		send(t, store, held, survey.SameContent)
		send(t, store, gone, survey.Withdrawn)
		other, fresh := aSheet(1, "producer"), aSheet(3, "user")
		other.Accept, fresh.Accept = refuse, refuse
		for _, s := range []survey.Sending{other, fresh} {
			if _, err := store.Send(ctx(t), s); !errors.Is(err, closed) {
				t.Errorf("got %v, want what Accept said", err)
			}
		}
		wantEqual(t, count(t, store, slug), 1)
	})
	t.Run("fifty senders of one key store one response", func(t *testing.T) {
		store, _ := withSurvey(t, open)
		outcomes := crowd(t, store, 50, func(int) survey.Sending { return aSheet(1, "user") })
		wantEqual(t, outcomes, map[survey.Outcome]int{survey.Stored: 1, survey.SameContent: 49})
		wantEqual(t, count(t, store, slug), 1)
	})
	t.Run("a refused sheet leaves its neighbours in", func(t *testing.T) {
		store, _ := withSurvey(t, open)
		send(t, store, aSheet(0, "user"), survey.Stored)
		const senders = 200
		refusal := survey.Fail(survey.Gone, "COL_003", nil)
		var mu sync.Mutex
		stored, refused := 0, 0
		var group sync.WaitGroup
		for i := range senders {
			group.Go(func() {
				s := aSheet(i, "producer")
				switch i % 4 {
				case 1:
					s.Sheet.Event = "NOWHERE"
				case 2:
					s.Accept = func(survey.Collecting) (bool, error) { return false, refusal }
				}
				outcome, err := store.Send(ctx(t), s)
				mu.Lock()
				defer mu.Unlock()
				if err != nil {
					refused++
				}
				if outcome == survey.Stored {
					stored++
				}
			})
		}
		group.Wait()
		// Of the hundred that nothing refuses, one has a key with other content.
		if stored != senders/2-1 || refused != senders/2 {
			t.Errorf("%d stored and %d refused, want %d and %d", stored, refused, senders/2-1, senders/2)
		}
		wantEqual(t, count(t, store, slug), senders/2)
		wantEqual(t, counted(t, store, slug), senders/2)
	})
	t.Run("a large crowd loses nothing", func(t *testing.T) {
		store, _ := withSurvey(t, open)
		const senders = 1000
		outcomes := crowd(t, store, senders, func(i int) survey.Sending { return aSheet(i, "user") })
		wantEqual(t, outcomes, map[survey.Outcome]int{survey.Stored: senders})
		wantEqual(t, count(t, store, slug), senders)
		wantEqual(t, counted(t, store, slug), senders)
	})
}

// crowd sends from n goroutines at once and counts the outcomes.
func crowd(t *testing.T, store survey.Store, n int, sheet func(i int) survey.Sending) map[survey.Outcome]int {
	t.Helper()
	var mu sync.Mutex
	outcomes := map[survey.Outcome]int{}
	var group sync.WaitGroup
	for i := range n {
		group.Go(func() {
			outcome, err := store.Send(ctx(t), sheet(i))
			mu.Lock()
			defer mu.Unlock()
			if err != nil {
				t.Errorf("sender %d: %v", i, err)
			}
			outcomes[outcome]++
		})
	}
	group.Wait()
	return outcomes
}

func replacing(t *testing.T, open Opener) {
	t.Run("the sheet takes the place of the one with its key", func(t *testing.T) {
		store, _ := withSurvey(t, open)
		send(t, store, aSheet(1, "user"), survey.Stored)
		s := aSheet(1, "both")
		s.Sheet.Event, s.Sheet.Language, s.Sheet.ReceivedOn, s.Sheet.Skipped = "", "en", "2026-03-06", []string{"region"}
		s.Accept = func(survey.Collecting) (bool, error) { return true, nil }
		outcome, err := store.Replace(ctx(t), s)
		must(t, err)
		wantEqual(t, outcome, survey.Stored)
		got, err := store.ByReceipt(ctx(t), s.Key)
		must(t, err)
		s.Sheet.Late = true
		wantEqual(t, got.Sheet, s.Sheet)
		wantEqual(t, counted(t, store, slug), 1)
	})
	t.Run("it needs a sheet to replace", func(t *testing.T) {
		store, _ := withSurvey(t, open)
		_, err := store.Replace(ctx(t), aSheet(1, "user"))
		wantError(t, err, survey.NotFound, "RSP_001")
		send(t, store, aSheet(1, "user"), survey.Stored)
		must(t, store.Withdraw(ctx(t), aSheet(1, "").Key))
		outcome, err := store.Replace(ctx(t), aSheet(1, "user"))
		must(t, err)
		wantEqual(t, outcome, survey.Withdrawn)
	})
	t.Run("not across surveys, nor against Accept, nor into no event", func(t *testing.T) {
		store, _ := withSurvey(t, open)
		send(t, store, aSheet(1, "user"), survey.Stored)
		other := aSheet(1, "producer")
		other.Sheet.Survey, other.Sheet.Event = otherSlug, ""
		outcome, err := store.Replace(ctx(t), other)
		must(t, err)
		wantEqual(t, outcome, survey.OtherSurvey)
		late := aSheet(1, "producer")
		late.Accept = func(survey.Collecting) (bool, error) { return false, survey.Fail(survey.Gone, "COL_003", nil) }
		_, err = store.Replace(ctx(t), late)
		wantError(t, err, survey.Gone, "COL_003")
		lost := aSheet(1, "producer")
		lost.Sheet.Event = "NOWHERE"
		_, err = store.Replace(ctx(t), lost)
		wantError(t, err, survey.NotFound, "EVT_002")
		send(t, store, aSheet(1, "user"), survey.SameContent)
	})
}

func importing(t *testing.T, open Opener) {
	t.Run("keys already there, erased or doubled count as not new", func(t *testing.T) {
		store, _ := withSurvey(t, open)
		send(t, store, aSheet(1, "user"), survey.Stored)
		send(t, store, aSheet(2, "user"), survey.Stored)
		must(t, store.Withdraw(ctx(t), aSheet(2, "").Key))
		var sheets []survey.Sending
		for i := range 100 {
			sheets = append(sheets, aSheet(i, "producer"))
		}
		sheets = append(sheets, aSheet(50, "producer"))
		added, err := store.Import(ctx(t), sheets)
		must(t, err)
		wantEqual(t, added, 98)
		added, err = store.Import(ctx(t), sheets)
		must(t, err)
		wantEqual(t, added, 0)
		wantEqual(t, count(t, store, slug), 99)
		got, err := store.ByReceipt(ctx(t), aSheet(1, "").Key)
		must(t, err)
		wantEqual(t, got.Answers, aSheet(1, "user").Sheet.Answers)
	})
	t.Run("all or none", func(t *testing.T) {
		store, _ := withSurvey(t, open)
		for _, spoil := range []struct {
			code  string
			spoil func(*survey.Sending)
		}{
			{"EVT_002", func(s *survey.Sending) { s.Sheet.Event = "NOWHERE" }},
			{"SUR_002", func(s *survey.Sending) { s.Sheet.Survey = "nowhere" }},
			{"COL_003", func(s *survey.Sending) {
				s.Accept = func(survey.Collecting) (bool, error) { return false, survey.Fail(survey.NotFound, "COL_003", nil) }
			}},
		} {
			var sheets []survey.Sending
			for i := range 90 {
				sheets = append(sheets, aSheet(i, "user"))
			}
			spoil.spoil(&sheets[77])
			added, err := store.Import(ctx(t), sheets)
			wantError(t, err, survey.NotFound, spoil.code)
			wantEqual(t, added, 0)
			wantEqual(t, count(t, store, slug), 0)
			wantEqual(t, counted(t, store, slug), 0)
		}
	})
}
