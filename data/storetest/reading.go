package storetest

import (
	"slices"
	"testing"

	"sonde/survey"
)

// many is more than any implementation reads at once.
const many = 1300

func readingResponses(t *testing.T, open Opener) {
	t.Run("in id order, which is not the order of arrival", func(t *testing.T) {
		store, _ := withSurvey(t, open)
		var arrived []string
		for i := range 40 {
			send(t, store, aSheet(i, "user"), survey.Stored)
			held, err := store.ByReceipt(ctx(t), hash("key", i))
			must(t, err)
			arrived = append(arrived, held.ID)
		}
		var walked []string
		for _, response := range all(t, store.Responses(ctx(t), slug)) {
			walked = append(walked, response.ID)
		}
		if slices.Equal(arrived, walked) {
			t.Error("the walk gives the order of arrival away")
		}
		slices.Sort(arrived)
		wantEqual(t, walked, arrived)
	})
	t.Run("a long walk gives each once, of one survey, and may stop or write on the way", func(t *testing.T) {
		store, _ := withSurvey(t, open)
		var sheets []survey.Sending
		for i := range many {
			sheets = append(sheets, aSheet(i, "user"))
		}
		other := aSheet(many, "user")
		other.Sheet.Survey, other.Sheet.Event = otherSlug, ""
		_, err := store.Import(ctx(t), append(sheets, other))
		must(t, err)
		seen := map[string]bool{}
		for response, err := range store.Responses(ctx(t), slug) {
			must(t, err)
			if len(seen)%500 == 0 {
				must(t, store.Exclude(ctx(t), slug, response.ID, "walked"))
			}
			seen[response.ID] = true
		}
		wantEqual(t, len(seen), many)
		for range store.Responses(ctx(t), slug) {
			break
		}
	})
	t.Run("one by its id, in its survey alone", func(t *testing.T) {
		store, _ := withSurvey(t, open)
		send(t, store, aSheet(1, "user"), survey.Stored)
		held := all(t, store.Responses(ctx(t), slug))[0]
		got, err := store.Response(ctx(t), slug, held.ID)
		must(t, err)
		wantEqual(t, got, held)
		for _, wrong := range [][2]string{{otherSlug, held.ID}, {slug, ""}, {slug, "00"}, {slug, "zz" + held.ID[2:]}, {slug, held.ID + "00"}} {
			_, err := store.Response(ctx(t), wrong[0], wrong[1])
			wantError(t, err, survey.NotFound, "RSP_001")
		}
	})
	t.Run("the tally counts alike what is alike", func(t *testing.T) {
		store, _ := withSurvey(t, open)
		for i := range 6 {
			s := aSheet(i, "user")
			if i >= 4 {
				s.Sheet.Event, s.Sheet.Language, s.Sheet.Late = "", "en", true
			}
			send(t, store, s, survey.Stored)
		}
		lines, err := store.Tally(ctx(t), slug)
		must(t, err)
		slices.SortFunc(lines, func(a, b survey.TallyLine) int { return b.Count - a.Count })
		wantEqual(t, lines, []survey.TallyLine{
			{Event: event, Day: "2026-03-04", Language: "fr", Source: survey.SourceWeb, Count: 4},
			{Day: "2026-03-04", Language: "en", Source: survey.SourceWeb, Late: true, Count: 2},
		})
		moved := aSheet(5, "user")
		_, err = store.Replace(ctx(t), moved)
		must(t, err)
		lines, err = store.Tally(ctx(t), slug)
		must(t, err)
		slices.SortFunc(lines, func(a, b survey.TallyLine) int { return b.Count - a.Count })
		wantEqual(t, []int{lines[0].Count, lines[1].Count}, []int{5, 1})
	})
}

func feed(t *testing.T, open Opener) {
	t.Run("tells each change in order, with the response as it now stands", func(t *testing.T) {
		store, again := withSurvey(t, open)
		send(t, store, aSheet(0, "user"), survey.Stored)
		start := last(t, store, 0)
		send(t, store, aSheet(1, "user"), survey.Stored)
		send(t, store, aSheet(2, "user"), survey.Stored)
		_, err := store.Replace(ctx(t), aSheet(1, "both"))
		must(t, err)
		one, err := store.ByReceipt(ctx(t), hash("key", 1))
		must(t, err)
		two, err := store.ByReceipt(ctx(t), hash("key", 2))
		must(t, err)
		must(t, store.Exclude(ctx(t), slug, one.ID, "essai"))
		must(t, store.Exclude(ctx(t), slug, one.ID, ""))
		must(t, store.Withdraw(ctx(t), hash("key", 2)))
		must(t, store.Delete(ctx(t), slug, mustID(t, store, 0)))

		want := []survey.ChangeKind{survey.ChangeStored, survey.ChangeReplaced, survey.ChangeExcluded, survey.ChangeIncluded, survey.ChangeWithdrawn, survey.ChangeDeleted}
		for _, handle := range []survey.Store{store, again()} {
			changes := all(t, handle.Changes(ctx(t), slug, start))
			var kinds []survey.ChangeKind
			for i, change := range changes {
				kinds = append(kinds, change.Kind)
				if i > 0 && change.Seq <= changes[i-1].Seq {
					t.Errorf("seq %d after %d", change.Seq, changes[i-1].Seq)
				}
				if i < 4 {
					wantEqual(t, change.Response, one)
				}
			}
			wantEqual(t, kinds, want)
			wantEqual(t, changes[4].Response, survey.Response{ID: two.ID})
		}
	})
	t.Run("from the start each living response comes once", func(t *testing.T) {
		store, _ := withSurvey(t, open)
		var sheets []survey.Sending
		for i := range many {
			sheets = append(sheets, aSheet(i, "user"))
		}
		other := aSheet(many, "user")
		other.Sheet.Survey, other.Sheet.Event = otherSlug, ""
		_, err := store.Import(ctx(t), append(sheets, other))
		must(t, err)
		must(t, store.Withdraw(ctx(t), hash("key", 3)))
		excluded := mustID(t, store, 4)
		must(t, store.Exclude(ctx(t), slug, excluded, "essai"))
		seen := map[string]survey.Change{}
		for change, err := range store.Changes(ctx(t), slug, 0) {
			must(t, err)
			seen[change.Response.ID] = change
		}
		wantEqual(t, len(seen), many-1)
		wantEqual(t, seen[excluded].Kind, survey.ChangeExcluded)
		wantEqual(t, len(all(t, store.Changes(ctx(t), slug, seen[excluded].Seq))), 0)
		wantEqual(t, len(all(t, store.Changes(ctx(t), otherSlug, 0))), 1)
		wantEqual(t, len(all(t, store.Changes(ctx(t), "nowhere", 0))), 0)
	})
	t.Run("a long feed is walked whole", func(t *testing.T) {
		store, _ := withSurvey(t, open)
		send(t, store, aSheet(0, "user"), survey.Stored)
		start := last(t, store, 0)
		var sheets []survey.Sending
		for i := 1; i <= many; i++ {
			sheets = append(sheets, aSheet(i, "user"))
		}
		_, err := store.Import(ctx(t), sheets)
		must(t, err)
		wantEqual(t, len(all(t, store.Changes(ctx(t), slug, start))), many)
	})
	t.Run("another process's changes arrive and move the revision", func(t *testing.T) {
		store, again := withSurvey(t, open)
		send(t, store, aSheet(0, "user"), survey.Stored)
		start := last(t, store, 0)
		before, err := store.Revision(ctx(t))
		must(t, err)
		still, err := store.Revision(ctx(t))
		must(t, err)
		wantEqual(t, still, before)
		other := again()
		send(t, other, aSheet(1, "user"), survey.Stored)
		after, err := store.Revision(ctx(t))
		must(t, err)
		if after == before {
			t.Error("the revision stood still when another process stored")
		}
		wantEqual(t, len(all(t, store.Changes(ctx(t), slug, start))), 1)
		send(t, store, aSheet(1, "user"), survey.SameContent)
		send(t, store, aSheet(2, "user"), survey.Stored)
		own, err := store.Revision(ctx(t))
		must(t, err)
		if own == after {
			t.Error("the revision stood still when this process stored")
		}
	})
	t.Run("two processes write at once and lose nothing", func(t *testing.T) {
		store, again := withSurvey(t, open)
		handles := []survey.Store{store, again()}
		const senders = 200
		done := make(chan map[survey.Outcome]int)
		for h, handle := range handles {
			go func() {
				done <- crowd(t, handle, senders, func(i int) survey.Sending { return aSheet(h*senders+i, "user") })
			}()
		}
		for range handles {
			wantEqual(t, <-done, map[survey.Outcome]int{survey.Stored: senders})
		}
		wantEqual(t, count(t, store, slug), 2*senders)
	})
}

// last gives the seq of the newest change.
func last(t *testing.T, store survey.Store, after int64) int64 {
	t.Helper()
	for _, change := range all(t, store.Changes(ctx(t), slug, after)) {
		after = change.Seq
	}
	return after
}

func mustID(t *testing.T, store survey.Store, key int) string {
	t.Helper()
	held, err := store.ByReceipt(ctx(t), hash("key", key))
	must(t, err)
	return held.ID
}
