package author_test

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"sonde/data"
	"sonde/survey"
	"sonde/survey/author"
)

// desk is an author with a store of his own, and a clock that the test turns.
type desk struct {
	*author.Author
	store survey.Store
	now   time.Time
}

func newDesk(t testing.TB) *desk {
	t.Helper()
	store, err := data.Open(t.Context(), filepath.Join(t.TempDir(), "sonde.db"), data.Options{})
	must(t, err)
	t.Cleanup(func() { _ = store.Close() })
	d := &desk{store: store, now: time.Date(2026, 3, 17, 9, 0, 0, 0, time.UTC)}
	d.Author = author.New(store, func() time.Time { return d.now })
	return d
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// titled gives a questionnaire of one question with a title.
func titled(title string) survey.Questionnaire {
	return survey.Questionnaire{
		Name: "q", Languages: []string{"fr", "en"}, DefaultLanguage: "fr", Title: survey.Text{"fr": title, "en": title},
		ChoiceLists: map[string][]survey.Choice{},
		Sections: []survey.Section{{Name: "you", Title: survey.Text{"fr": "Vous", "en": "You"}, Questions: []survey.Question{
			{Name: "age", Type: survey.Integer, Label: survey.Text{"fr": "Âge", "en": "Age"}},
		}}},
	}
}

// save saves a title on a draft.
func (d *desk) save(t testing.TB, draft survey.Draft, title, by string) survey.Draft {
	t.Helper()
	d.now = d.now.Add(time.Second)
	saved, err := d.Save(t.Context(), titled(title), draft.Mark, by, survey.Step{Code: author.StepProperty, Object: title})
	must(t, err)
	return saved
}

func wantTitle(t testing.TB, draft survey.Draft, want string) {
	t.Helper()
	if got := draft.Questionnaire.Title["fr"]; got != want {
		t.Fatalf("the draft is %q, want %q", got, want)
	}
}

func wantCode(t testing.TB, err error, code string) {
	t.Helper()
	var refusal *survey.Error
	if !errors.As(err, &refusal) || refusal.Code != code {
		t.Fatalf("error %v, want %s", err, code)
	}
}

// published gives a desk with version 1 of a questionnaire.
func published(t testing.TB) (*desk, survey.Draft) {
	t.Helper()
	d := newDesk(t)
	draft, err := d.Create(t.Context(), titled("one"), "q", "u1")
	must(t, err)
	_, err = d.Publish(t.Context(), "q", draft.Mark, "u1")
	must(t, err)
	draft, err = d.Open(t.Context(), "q")
	must(t, err)
	return d, draft
}

func TestADraftStartsFromTheNewestVersionWithItsFirstSaving(t *testing.T) {
	d, draft := published(t)
	if draft.Mark != (survey.Mark{From: 1}) || draft.Questionnaire.Version != 0 {
		t.Fatalf("opened at %+v, version %d", draft.Mark, draft.Questionnaire.Version)
	}
	_, err := d.store.Draft(t.Context(), "q")
	if !survey.IsKind(err, survey.NotFound) {
		t.Fatalf("opening made a draft: %v", err)
	}
	draft = d.save(t, draft, "two", "u1")
	draft, err = d.Undo(t.Context(), "q", draft.Mark, "u1")
	must(t, err)
	wantTitle(t, draft, "one")
}

func TestTheSecondToSaveSeesBothTexts(t *testing.T) {
	for _, test := range []struct {
		name string
		seen func(t *testing.T, d *desk, draft survey.Draft) survey.Draft // what both saw
	}{
		{"of a version", func(_ *testing.T, _ *desk, draft survey.Draft) survey.Draft { return draft }},
		{"of a draft", func(t *testing.T, d *desk, draft survey.Draft) survey.Draft { return d.save(t, draft, "two", "u1") }},
	} {
		t.Run(test.name, func(t *testing.T) {
			d, draft := published(t)
			seen := test.seen(t, d, draft)
			theirs := d.save(t, seen, "theirs", "u2")
			_, err := d.Save(t.Context(), titled("yours"), seen.Mark, "u1", survey.Step{Code: author.StepProperty})
			wantCode(t, err, "AUT_001")
			var clash *author.Clash
			if !errors.As(err, &clash) {
				t.Fatal("no clash inside")
			}
			if clash.Yours.Title["fr"] != "yours" || clash.Theirs.Questionnaire.Title["fr"] != "theirs" || clash.Theirs.Mark != theirs.Mark {
				t.Fatalf("clash %+v", clash)
			}
			saved := d.save(t, clash.Theirs, "both", "u1")
			wantTitle(t, saved, "both")
		})
	}
}
