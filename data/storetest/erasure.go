package storetest

import (
	"testing"

	"sonde/survey"
)

func erasing(t *testing.T, open Opener) {
	t.Run("a withdrawn sheet is gone for ever", func(t *testing.T) {
		store, _ := withSurvey(t, open)
		s := aSheet(1, "user")
		send(t, store, s, survey.Stored)
		held, err := store.ByReceipt(ctx(t), s.Key)
		must(t, err)
		must(t, store.Withdraw(ctx(t), s.Key))

		_, err = store.ByReceipt(ctx(t), s.Key)
		wantError(t, err, survey.Gone, "RSP_002")
		_, err = store.Response(ctx(t), slug, held.ID)
		wantError(t, err, survey.NotFound, "RSP_001")
		wantError(t, store.Withdraw(ctx(t), s.Key), survey.Gone, "RSP_002")
		send(t, store, s, survey.Withdrawn)
		send(t, store, aSheet(1, "producer"), survey.Withdrawn)
		wantEqual(t, count(t, store, slug), 0)
		wantEqual(t, counted(t, store, slug), 0)
	})
	t.Run("an unknown receipt", func(t *testing.T) {
		store, _ := withSurvey(t, open)
		wantError(t, store.Withdraw(ctx(t), hash("key", 9)), survey.NotFound, "RSP_001")
		_, err := store.ByReceipt(ctx(t), hash("key", 9))
		wantError(t, err, survey.NotFound, "RSP_001")
	})
	t.Run("a deleted response stays deleted", func(t *testing.T) {
		store, _ := withSurvey(t, open)
		s := aSheet(1, "user")
		send(t, store, s, survey.Stored)
		held, err := store.ByReceipt(ctx(t), s.Key)
		must(t, err)
		wantError(t, store.Delete(ctx(t), otherSlug, held.ID), survey.NotFound, "RSP_001")
		must(t, store.Delete(ctx(t), slug, held.ID))
		wantError(t, store.Delete(ctx(t), slug, held.ID), survey.NotFound, "RSP_001")
		_, err = store.ByReceipt(ctx(t), s.Key)
		wantError(t, err, survey.Gone, "RSP_002")
		send(t, store, s, survey.Withdrawn)
	})
	t.Run("excluding keeps the response and its reason", func(t *testing.T) {
		store, _ := withSurvey(t, open)
		send(t, store, aSheet(1, "user"), survey.Stored)
		held, err := store.ByReceipt(ctx(t), aSheet(1, "").Key)
		must(t, err)
		must(t, store.Exclude(ctx(t), slug, held.ID, "essai \x1f de la salle"))
		got, err := store.Response(ctx(t), slug, held.ID)
		must(t, err)
		held.Excluded = "essai \x1f de la salle"
		wantEqual(t, got, held)
		lines, err := store.Tally(ctx(t), slug)
		must(t, err)
		wantEqual(t, lines, []survey.TallyLine{{Event: event, Day: "2026-03-04", Language: "fr", Source: survey.SourceWeb, Excluded: true, Count: 1}})
		must(t, store.Exclude(ctx(t), slug, held.ID, ""))
		got, err = store.Response(ctx(t), slug, held.ID)
		must(t, err)
		wantEqual(t, got.Excluded, "")
		wantError(t, store.Exclude(ctx(t), otherSlug, held.ID, "x"), survey.NotFound, "RSP_001")
		wantError(t, store.Exclude(ctx(t), slug, "no id", "x"), survey.NotFound, "RSP_001")
	})
}

func goingLive(t *testing.T, open Opener) {
	t.Run("trial responses go, their keys are free, the others stay", func(t *testing.T) {
		store, _ := withSurvey(t, open)
		s := aSurvey(slug)
		s.State = survey.StateTrial
		must(t, store.UpdateSurvey(ctx(t), s))
		for i := range 5 {
			trial := aSheet(i, "user")
			trial.Sheet.Source = survey.SourceTrial
			send(t, store, trial, survey.Stored)
		}
		kept := aSheet(7, "user")
		kept.Sheet.Source = survey.SourcePaper
		send(t, store, kept, survey.Stored)
		before := last(t, store, 0)
		s.State = survey.StateOpen
		must(t, store.GoLive(ctx(t), s))

		got, err := store.Survey(ctx(t), slug)
		must(t, err)
		wantEqual(t, got.State, survey.StateOpen)
		wantEqual(t, count(t, store, slug), 1)
		wantEqual(t, counted(t, store, slug), 1)
		send(t, store, aSheet(1, "user"), survey.Stored)
		changes := all(t, store.Changes(ctx(t), slug, before))
		wantEqual(t, len(changes), 6)
		for _, change := range changes[:5] {
			wantEqual(t, change.Kind, survey.ChangeDeleted)
			wantEqual(t, change.Response, survey.Response{ID: change.Response.ID})
		}
		wantEqual(t, changes[5].Kind, survey.ChangeStored)
	})
	t.Run("without the survey nothing happens", func(t *testing.T) {
		store, _ := withSurvey(t, open)
		wantError(t, store.GoLive(ctx(t), aSurvey("nowhere")), survey.NotFound, "SUR_002")
	})
}
