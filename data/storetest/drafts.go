package storetest

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"sonde/survey"
)

// saving asks for the next state of the draft of "q", made from a mark.
func saving(title string, mark survey.Mark) survey.Saving {
	return survey.Saving{Questionnaire: aQuestionnaire("q", title), Mark: mark, Step: survey.Step{Code: "text", Object: title}, By: "u1", At: at}
}

// keep saves the next state of a draft.
func keep(t *testing.T, store survey.Store, s survey.Saving) survey.Draft {
	t.Helper()
	d, err := store.KeepDraft(ctx(t), s)
	must(t, err)
	return d
}

func numbers(t *testing.T, store survey.Store) []int64 {
	t.Helper()
	revisions, err := store.DraftRevisions(ctx(t), "q")
	must(t, err)
	var all []int64
	for _, r := range revisions {
		all = append(all, r.Number)
	}
	return all
}

func drafts(t *testing.T, open Opener) {
	t.Run("each saving is a state with who, when and what, and comes back from its revision", func(t *testing.T) {
		store, again := open(t)
		first := keep(t, store, saving("Un", survey.Mark{}))
		wantEqual(t, first, survey.Draft{Questionnaire: aQuestionnaire("q", "Un"), Mark: survey.Mark{Revision: 1},
			Step: survey.Step{Code: "text", Object: "Un"}, SavedBy: "u1", SavedAt: at})
		second := keep(t, store, saving("Deux", first.Mark))
		wantEqual(t, second.Links, survey.Links{Back: 1})
		got, err := again().Draft(ctx(t), "q")
		must(t, err)
		wantEqual(t, got, second)
		revision, content, err := store.DraftRevision(ctx(t), "q", 1)
		must(t, err)
		wantEqual(t, content, aQuestionnaire("q", "Un"))
		wantEqual(t, revision, survey.Revision{Number: 1, Step: survey.Step{Code: "text", Object: "Un"}, SavedBy: "u1", SavedAt: at})
		wantEqual(t, numbers(t, store), []int64{2, 1})
		_, _, err = store.DraftRevision(ctx(t), "q", 3)
		wantError(t, err, survey.NotFound, "AUT_002")
	})
	t.Run("a saving from another state is refused and changes nothing", func(t *testing.T) {
		store, _ := open(t)
		first := keep(t, store, saving("Un", survey.Mark{}))
		keep(t, store, saving("Deux", first.Mark))
		for _, stale := range []survey.Mark{{}, first.Mark, {From: 1, Revision: 2}, {Revision: 3}} {
			_, err := store.KeepDraft(ctx(t), saving("Trois", stale))
			wantError(t, err, survey.Conflict, "AUT_001")
			wantError(t, store.DiscardDraft(ctx(t), "q", stale, "", at), survey.Conflict, "AUT_001")
			_, err = store.PublishDraft(ctx(t), aQuestionnaire("q", "Trois"), stale, "", at)
			wantError(t, err, survey.Conflict, "AUT_001")
		}
		got, err := store.Draft(ctx(t), "q")
		must(t, err)
		wantEqual(t, got.Questionnaire, aQuestionnaire("q", "Deux"))
		wantEqual(t, numbers(t, store), []int64{2, 1})
	})
	t.Run("of a crowd that saves from one state one wins", func(t *testing.T) {
		store, again := open(t)
		first := keep(t, store, saving("Un", survey.Mark{}))
		var group sync.WaitGroup
		won := make(chan survey.Draft, 20)
		for i := range 20 {
			handle := store
			if i%2 == 1 {
				handle = again()
			}
			group.Go(func() {
				if d, err := handle.KeepDraft(ctx(t), saving(fmt.Sprint(i), first.Mark)); err == nil {
					won <- d
				} else if !survey.IsKind(err, survey.Conflict) {
					t.Error(err)
				}
			})
		}
		group.Wait()
		wantEqual(t, len(won), 1)
		got, err := store.Draft(ctx(t), "q")
		must(t, err)
		wantEqual(t, got, <-won)
	})
	t.Run("the first saving on a version keeps the version as a state to go back to", func(t *testing.T) {
		store, _ := open(t)
		must(t, store.SaveDraft(ctx(t), aQuestionnaire("q", "Un"), "u1", at))
		_, err := store.Publish(ctx(t), "q", "u1", at)
		must(t, err)
		_, err = store.KeepDraft(ctx(t), saving("Deux", survey.Mark{}))
		wantError(t, err, survey.Conflict, "AUT_001") // it does not start from the version
		d := keep(t, store, saving("Deux", survey.Mark{From: 1}))
		wantEqual(t, d.Mark, survey.Mark{From: 1, Revision: 3})
		_, content, err := store.DraftRevision(ctx(t), "q", d.Back)
		must(t, err)
		wantEqual(t, content, aQuestionnaire("q", "Un"))
	})
	t.Run("what amends takes the place of the last state", func(t *testing.T) {
		store, _ := open(t)
		first := keep(t, store, saving("Un", survey.Mark{}))
		second := keep(t, store, saving("Deux", first.Mark))
		s := saving("Trois", second.Mark)
		s.Amends = true
		third := keep(t, store, s)
		wantEqual(t, third.Links, survey.Links{Back: 1})
		wantEqual(t, numbers(t, store), []int64{3, 1})
	})
	t.Run("what was never published is deleted whole", func(t *testing.T) {
		store, _ := open(t)
		first := keep(t, store, saving("Un", survey.Mark{}))
		d := keep(t, store, saving("Deux", first.Mark))
		must(t, store.SaveImages(ctx(t), "q", []survey.Image{{Name: "a.png", Type: "image/png", Bytes: []byte("a")}}))
		must(t, store.SaveDraft(ctx(t), aQuestionnaire("other", "Un"), "", at))
		wantError(t, store.DeleteDraft(ctx(t), "q", first.Mark), survey.Conflict, "AUT_001")
		must(t, store.DeleteDraft(ctx(t), "q", d.Mark))
		_, err := store.Draft(ctx(t), "q")
		wantError(t, err, survey.NotFound, "QNR_001")
		wantEqual(t, len(numbers(t, store)), 0)
		images, err := store.Images(ctx(t), "q")
		must(t, err)
		wantEqual(t, len(images), 0)
		known, err := store.Questionnaires(ctx(t))
		must(t, err)
		wantEqual(t, len(known), 1)
		wantError(t, store.DeleteDraft(ctx(t), "q", survey.Mark{}), survey.NotFound, "QNR_001")
		keep(t, store, saving("Trois", survey.Mark{}))
	})
	t.Run("what was published is not deleted", func(t *testing.T) {
		store, _ := open(t)
		d := keep(t, store, saving("Un", survey.Mark{}))
		_, err := store.PublishDraft(ctx(t), aQuestionnaire("q", "Un"), d.Mark, "", at)
		must(t, err)
		wantError(t, store.DeleteDraft(ctx(t), "q", survey.Mark{From: 1}), survey.Conflict, "AUT_006")
		next := keep(t, store, saving("Deux", survey.Mark{From: 1}))
		wantError(t, store.DeleteDraft(ctx(t), "q", next.Mark), survey.Conflict, "AUT_006")
		got, err := store.Draft(ctx(t), "q")
		must(t, err)
		wantEqual(t, got, next)
	})
	t.Run("links lead where they are told to", func(t *testing.T) {
		store, _ := open(t)
		first := keep(t, store, saving("Un", survey.Mark{}))
		second := keep(t, store, saving("Deux", first.Mark))
		s := saving("Un", second.Mark)
		s.Links = &survey.Links{Forward: 2}
		third := keep(t, store, s)
		wantEqual(t, third.Links, survey.Links{Forward: 2})
		wantEqual(t, numbers(t, store), []int64{3, 2, 1})
	})
	t.Run("only so many states are kept", func(t *testing.T) {
		store, _ := open(t)
		d := keep(t, store, saving("0", survey.Mark{}))
		for i := range survey.KeptRevisions + 3 {
			d = keep(t, store, saving(fmt.Sprint(i+1), d.Mark))
		}
		all := numbers(t, store)
		wantEqual(t, len(all), survey.KeptRevisions)
		wantEqual(t, all[0], d.Revision)
		must(t, store.SaveDraft(ctx(t), aQuestionnaire("other", "Un"), "", at))
		wantEqual(t, len(numbers(t, store)), survey.KeptRevisions)
	})
}

func publishing(t *testing.T, open Opener) {
	t.Run("a draft is published as it is given, and numbers go on rising", func(t *testing.T) {
		store, _ := open(t)
		d := keep(t, store, saving("Un", survey.Mark{}))
		given := aQuestionnaire("q", "Avec un choix retiré")
		version, err := store.PublishDraft(ctx(t), given, d.Mark, "u2", at.Add(time.Hour))
		must(t, err)
		wantEqual(t, version, 1)
		given.Version = 1
		got, err := store.Published(ctx(t), "q", 1)
		must(t, err)
		wantEqual(t, got, given)
		_, err = store.Draft(ctx(t), "q")
		wantError(t, err, survey.NotFound, "QNR_001")
		_, err = store.PublishDraft(ctx(t), given, survey.Mark{From: 1}, "", at)
		wantError(t, err, survey.NotFound, "QNR_001")
		next := keep(t, store, saving("Deux", survey.Mark{From: 1}))
		if next.Revision <= d.Revision {
			t.Fatalf("revision %d comes again", next.Revision)
		}
		must(t, store.DiscardDraft(ctx(t), "q", next.Mark, "u3", at))
		_, err = store.Draft(ctx(t), "q")
		wantError(t, err, survey.NotFound, "QNR_001")
		wantError(t, store.DiscardDraft(ctx(t), "q", survey.Mark{From: 1}, "", at), survey.NotFound, "QNR_001")
		_, content, err := store.DraftRevision(ctx(t), "q", next.Revision)
		must(t, err)
		wantEqual(t, content, aQuestionnaire("q", "Deux"))
		if after := keep(t, store, saving("Trois", survey.Mark{From: 1})); after.Revision <= next.Revision {
			t.Fatalf("revision %d comes again", after.Revision)
		}
		editions, err := store.Editions(ctx(t), "q")
		must(t, err)
		wantEqual(t, editions, []survey.Edition{{Version: 1, PublishedBy: "u2", PublishedAt: at.Add(time.Hour)}})
	})
	t.Run("versions are listed the newest first", func(t *testing.T) {
		store, _ := open(t)
		for i := range 3 {
			must(t, store.SaveDraft(ctx(t), aQuestionnaire("q", fmt.Sprint(i)), "", at))
			_, err := store.Publish(ctx(t), "q", "u1", at)
			must(t, err)
		}
		editions, err := store.Editions(ctx(t), "q")
		must(t, err)
		var versions []int
		for _, e := range editions {
			versions = append(versions, e.Version)
		}
		wantEqual(t, versions, []int{3, 2, 1})
	})
	t.Run("a survey never goes back to an older version", func(t *testing.T) {
		store, _ := withSurvey(t, open)
		s, err := store.Survey(ctx(t), slug)
		must(t, err)
		old := s
		s.Version = 3
		must(t, store.UpdateSurvey(ctx(t), s))
		old.LateHours = 7 // settings saved by somebody who had read version 1
		must(t, store.UpdateSurvey(ctx(t), old))
		got, err := store.Survey(ctx(t), slug)
		must(t, err)
		wantEqual(t, []int{got.Version, got.LateHours}, []int{3, 7})
	})
}
