package storetest

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"sonde/survey"
)

func audit(t *testing.T, open Opener) {
	t.Run("newest first, of one survey or of all, in pages", func(t *testing.T) {
		store, _ := open(t)
		entry := func(minute int, of string) survey.AuditEntry {
			return survey.AuditEntry{At: at.Add(time.Duration(minute) * time.Minute), Actor: "u1", Action: "survey_opened", Survey: of, Object: "o", Detail: "d"}
		}
		for minute, of := range []string{slug, "", otherSlug, slug} {
			must(t, store.Record(ctx(t), entry(minute, of)))
		}
		got, err := store.Audit(ctx(t), "", 10, 0)
		must(t, err)
		wantEqual(t, got, []survey.AuditEntry{entry(3, slug), entry(2, otherSlug), entry(1, ""), entry(0, slug)})
		got, err = store.Audit(ctx(t), slug, 10, 0)
		must(t, err)
		wantEqual(t, got, []survey.AuditEntry{entry(3, slug), entry(0, slug)})
		got, err = store.Audit(ctx(t), "", 2, 1)
		must(t, err)
		wantEqual(t, got, []survey.AuditEntry{entry(2, otherSlug), entry(1, "")})
	})
	t.Run("entries of one instant come last recorded first", func(t *testing.T) {
		store, _ := open(t)
		for _, action := range []string{"one", "two"} {
			must(t, store.Record(ctx(t), survey.AuditEntry{At: at, Action: action}))
		}
		got, err := store.Audit(ctx(t), "", 1, 0)
		must(t, err)
		wantEqual(t, got[0].Action, "two")
	})
}

func library(t *testing.T, open Opener) {
	t.Run("entries replace those of the same code", func(t *testing.T) {
		store, _ := open(t)
		half, n := 0.5, 120
		l := survey.Library{
			Concepts:    []survey.Concept{{Code: "format/webinar", Kind: "format"}, {Code: "use/find_portal", Kind: "use", Label: survey.Text{"fr": "Trouver"}, Trainable: &half}},
			Communities: []survey.Community{{Code: "users", Condition: "${role} = 'user'", Kinds: []string{"use"}}},
			Offers:      []survey.Offer{{Code: "odatis", Name: survey.Text{"fr": "Webinaires"}, Concepts: []string{"use/find_portal"}}},
			References:  []survey.Reference{{Code: "odatis-2025", N: &n, Figures: []survey.ReferenceFigure{{Concept: "use/find_portal"}, {Share: &half}}}},
		}
		must(t, store.SaveLibrary(ctx(t), l))
		l.Concepts[0].Source = "relu"
		must(t, store.SaveLibrary(ctx(t), survey.Library{Concepts: l.Concepts[:1]}))
		got, err := store.Library(ctx(t))
		must(t, err)
		wantEqual(t, got, l)
	})
	t.Run("empty at first", func(t *testing.T) {
		store, _ := open(t)
		got, err := store.Library(ctx(t))
		must(t, err)
		wantEqual(t, got, survey.Library{})
	})
}

func judgements(t *testing.T, open Opener) {
	t.Run("the newest comes first and the older stay", func(t *testing.T) {
		store, _ := withSurvey(t, open)
		first := survey.Judgement{Survey: slug, Concept: "use/find_portal", Aspect: survey.AspectTrainable, Value: 0.5, Reason: "proposé", At: at}
		second := first
		second.Value, second.Reason, second.By = 1, "confirmé", "u1"
		must(t, store.SaveJudgement(ctx(t), first))
		must(t, store.SaveJudgement(ctx(t), second))
		other := first
		other.Survey = otherSlug
		must(t, store.SaveJudgement(ctx(t), other))
		got, err := store.Judgements(ctx(t), slug)
		must(t, err)
		wantEqual(t, got, []survey.Judgement{second, first})
		other.Survey = "nowhere"
		wantError(t, store.SaveJudgement(ctx(t), other), survey.NotFound, "SUR_002")
	})
}

func organisation(t *testing.T, open Opener) {
	t.Run("one, and none at first", func(t *testing.T) {
		store, _ := open(t)
		got, err := store.Organisation(ctx(t))
		must(t, err)
		wantEqual(t, got, survey.Organisation{})
		for _, o := range []survey.Organisation{
			{Name: survey.Text{"fr": "ODATIS"}, Contact: "contact@example.org", Logo: []byte{0x89, 0, 1}, LogoType: "image/png"},
			{Name: survey.Text{"fr": "Data Terra"}},
		} {
			must(t, store.SaveOrganisation(ctx(t), o))
			got, err := store.Organisation(ctx(t))
			must(t, err)
			if len(got.Logo) == 0 {
				got.Logo = nil
			}
			wantEqual(t, got, o)
		}
	})
}

func backup(t *testing.T, open Opener) {
	t.Run("a copy is made once and never overwrites", func(t *testing.T) {
		store, _ := withSurvey(t, open)
		send(t, store, aSheet(1, "user"), survey.Stored)
		file := filepath.Join(t.TempDir(), "copy")
		must(t, store.Backup(ctx(t), file))
		before, err := os.ReadFile(file)
		must(t, err)
		wantError(t, store.Backup(ctx(t), file), survey.Conflict, "STO_003")
		after, err := os.ReadFile(file)
		must(t, err)
		if len(before) == 0 || string(before) != string(after) {
			t.Error("the copy is empty or was overwritten")
		}
	})
	t.Run("a sound database has nothing wrong", func(t *testing.T) {
		store, _ := withSurvey(t, open)
		send(t, store, aSheet(1, "user"), survey.Stored)
		send(t, store, aSheet(2, "user"), survey.Stored)
		must(t, store.Withdraw(ctx(t), aSheet(2, "").Key))
		wrong, err := store.Check(ctx(t))
		must(t, err)
		wantEqual(t, len(wrong), 0)
	})
}
