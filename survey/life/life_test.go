package life_test

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sonde/data"
	"sonde/reports/tabulate"
	"sonde/survey"
	"sonde/survey/life"
)

func TestASurveyLives(t *testing.T) {
	ctx, now := t.Context(), time.Date(2026, 3, 17, 9, 0, 0, 0, time.UTC)
	store, err := data.Open(ctx, filepath.Join(t.TempDir(), "sonde.db"), data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	if _, err := data.LoadBuiltin(ctx, store, now); err != nil {
		t.Fatal(err)
	}
	current := func() survey.Survey {
		t.Helper()
		s, err := store.Survey(ctx, "again")
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	both := survey.Text{"fr": "x", "en": "x"}
	steps := []struct {
		name string
		do   func() error
		code string // "" is done
		want survey.State
	}{
		{"a slug that cannot stand in an address", func() error {
			_, err := life.Create(ctx, store, survey.Survey{Slug: "À vous", Questionnaire: "obstacles"}, "", now)
			return err
		}, "LIF_001", ""},
		{"a slug that is taken", func() error {
			_, err := life.Create(ctx, store, survey.Survey{Slug: "obstacles", Questionnaire: "obstacles"}, "", now)
			return err
		}, "SUR_001", ""},
		{"an unknown questionnaire", func() error {
			_, err := life.Create(ctx, store, survey.Survey{Slug: "again", Questionnaire: "nothing"}, "", now)
			return err
		}, "QNR_001", ""},
		{"made", func() error {
			_, err := life.Create(ctx, store, survey.Survey{Slug: "again", Questionnaire: "obstacles", State: survey.StateOpen, TimeZone: "Europe/Paris", WallThreshold: 5, OpenThreshold: 10}, "", now)
			return err
		}, "", survey.StateDraft},
		{"closed before it opened", func() error { return life.Close(ctx, store, current(), now) }, "LIF_002", survey.StateDraft},
		{"on trial", func() error { return life.Trial(ctx, store, current()) }, "", survey.StateTrial},
		{"on trial twice", func() error { return life.Trial(ctx, store, current()) }, "LIF_002", survey.StateTrial},
		{"opened without a notice", func() error { return life.Open(ctx, store, current(), "", now) }, "LIF_003", survey.StateTrial},
		{"opened", func() error {
			s := current()
			s.Notice = survey.Notice{Controller: both, Contact: both, Basis: both, Retention: both}
			return life.Open(ctx, store, s, "", now)
		}, "", survey.StateOpen},
		{"opened twice", func() error { return life.Open(ctx, store, current(), "", now) }, "LIF_002", survey.StateOpen},
		{"closed", func() error { return life.Close(ctx, store, current(), now) }, "", survey.StateClosed},
		{"opened again", func() error { return life.Open(ctx, store, current(), "", now.Add(time.Hour)) }, "", survey.StateOpen},
	}
	for _, step := range steps {
		err := step.do()
		if step.code != "" && (err == nil || !strings.HasPrefix(err.Error(), step.code)) || step.code == "" && err != nil {
			t.Fatalf("%s: error %v, want %q", step.name, err, step.code)
		}
		if step.want != "" && current().State != step.want {
			t.Fatalf("%s: state %s, want %s", step.name, current().State, step.want)
		}
	}
	if s := current(); !s.ClosesAt.IsZero() || s.Version != 1 {
		t.Errorf("opened again, it closes at %v, on version %d", s.ClosesAt, s.Version)
	}
}

func TestASurveyThatNobodyAnsweredTakesAnotherQuestionnaire(t *testing.T) {
	ctx, now := t.Context(), time.Date(2026, 3, 17, 9, 0, 0, 0, time.UTC)
	store, err := data.Open(ctx, filepath.Join(t.TempDir(), "sonde.db"), data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	if _, err := data.LoadBuiltin(ctx, store, now); err != nil {
		t.Fatal(err)
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	q, err := store.Published(ctx, "obstacles", 0)
	must(err)
	for range 2 { // the former questionnaire is at a later version than the new one
		q.Title = survey.Text{"fr": q.Title["fr"] + "x", "en": "x"}
		must(store.SaveDraft(ctx, q, "", now))
		_, err = store.Publish(ctx, "obstacles", "", now)
		must(err)
	}
	q.Name = "mine"
	q.Sections[0].Questions[0].Label = survey.Text{"fr": "à moi", "en": "mine"}
	must(store.SaveDraft(ctx, q, "", now))
	s, err := life.Create(ctx, store, survey.Survey{Slug: "again", Questionnaire: "obstacles", TimeZone: "Europe/Paris", WallThreshold: 5, OpenThreshold: 10}, "", now)
	must(err)
	var indexes tabulate.Indexes // as a running server holds them
	shown := func() string {
		t.Helper()
		v, err := indexes.View(ctx, store, "again")
		must(err)
		return v.Questions()[0].Question.Label["en"]
	}
	if shown() == "mine" {
		t.Fatal("the figures are of the new questionnaire before it was taken")
	}
	must(life.Adopt(ctx, store, s, "mine", "", now))
	if label := shown(); label != "mine" {
		t.Errorf("the figures are of the former questionnaire: its first question reads %q", label)
	}
	s, err = store.Survey(ctx, "again")
	must(err)
	if s.Questionnaire != "mine" || s.Version != 1 {
		t.Errorf("the survey shows version %d of %s", s.Version, s.Questionnaire)
	}
	if err := life.Adopt(ctx, store, s, "nothing", "", now); !survey.IsKind(err, survey.NotFound) {
		t.Errorf("an unknown questionnaire: %v", err)
	}
	_, err = store.Send(ctx, survey.Sending{Key: [32]byte{1}, Sheet: survey.Sheet{Survey: "again", Version: 1, Language: "fr", Source: survey.SourcePaper, ReceivedOn: "2026-03-17", Answers: []byte(`{"role":"user"}`)}})
	must(err)
	if err := life.Adopt(ctx, store, s, "obstacles", "", now); err == nil || !strings.HasPrefix(err.Error(), "LIF_006") {
		t.Errorf("a survey with an answer: %v", err)
	}
	must(life.Trial(ctx, store, s))
	if s, err = store.Survey(ctx, "again"); err != nil {
		t.Fatal(err)
	}
	if err := life.Adopt(ctx, store, s, "obstacles", "", now); err == nil || !strings.HasPrefix(err.Error(), "LIF_002") {
		t.Errorf("a survey on trial: %v", err)
	}
}
