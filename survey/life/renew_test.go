package life_test

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sonde/data"
	"sonde/survey"
	"sonde/survey/life"
)

var now = time.Date(2026, 3, 17, 9, 0, 0, 0, time.UTC)

// field is a store with the survey "s" on the built-in questionnaire, in a state, its notice written in French and English.
type field struct {
	t     *testing.T
	store survey.Store
}

func newField(t *testing.T, state survey.State) *field {
	t.Helper()
	store, err := data.Open(t.Context(), filepath.Join(t.TempDir(), "sonde.db"), data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	f := &field{t, store}
	_, err = data.LoadBuiltin(t.Context(), store, now)
	f.must(err)
	both := survey.Text{"fr": "x", "en": "x"}
	f.must(store.CreateSurvey(t.Context(), survey.Survey{Slug: "s", Questionnaire: "obstacles", Version: 1, State: state, TimeZone: "Europe/Paris",
		Notice: survey.Notice{Controller: both, Contact: both, Basis: both, Retention: both}}))
	return f
}

func (f *field) must(err error) {
	f.t.Helper()
	if err != nil {
		f.t.Fatal(err)
	}
}

func (f *field) survey() survey.Survey {
	f.t.Helper()
	s, err := f.store.Survey(f.t.Context(), "s")
	f.must(err)
	return s
}

// draft saves a change of the newest version and gives its mark.
func (f *field) draft(change func(*survey.Questionnaire)) survey.Mark {
	f.t.Helper()
	q, err := f.store.Published(f.t.Context(), "obstacles", 0)
	f.must(err)
	change(&q)
	f.must(f.store.SaveDraft(f.t.Context(), q, "u1", now))
	draft, err := f.store.Draft(f.t.Context(), "obstacles")
	f.must(err)
	return draft.Mark
}

func (f *field) renew(mark survey.Mark) (int, error) {
	return life.Renew(f.t.Context(), f.store, f.survey(), mark, "u1", now)
}

func wantCode(t *testing.T, err error, code string) {
	t.Helper()
	if code == "" && err != nil || code != "" && (err == nil || !strings.HasPrefix(err.Error(), code)) {
		t.Fatalf("error %v, want %q", err, code)
	}
}

func retitle(q *survey.Questionnaire) {
	q.Title = survey.Text{"fr": "Autre titre", "en": "Another title"}
}

func TestAnOpenSurveyMovesToTheNextVersion(t *testing.T) {
	f := newField(t, survey.StateOpen)
	_, err := f.renew(survey.Mark{From: 1})
	wantCode(t, err, "LIF_005")
	mark := f.draft(retitle)
	r, err := life.Preview(t.Context(), f.store, f.survey(), now)
	f.must(err)
	if len(r.Changes) != 2 || r.Draft.Mark != mark || !r.Ready() {
		t.Errorf("preview: %d changes, %+v", len(r.Changes), r.Draft.Mark)
	}
	version, err := f.renew(mark)
	f.must(err)
	if s := f.survey(); version != 2 || s.Version != 2 || s.State != survey.StateOpen {
		t.Errorf("version %d, survey %+v", version, s)
	}
	_, err = f.renew(mark)
	wantCode(t, err, "AUT_001")
}

func TestASurveyCatchesUpWithAVersionThatAnotherPublished(t *testing.T) {
	f := newField(t, survey.StateOpen)
	for range 2 {
		f.draft(func(q *survey.Questionnaire) { q.Title["fr"] += "!" })
		_, err := f.store.Publish(t.Context(), "obstacles", "u2", now)
		f.must(err)
	}
	r, err := life.Preview(t.Context(), f.store, f.survey(), now)
	f.must(err)
	if r.Since != 1 || r.Newest != 3 || len(r.Changes) != 1 || !strings.HasSuffix(r.Changes[0].New, "!!") {
		t.Errorf("since %d, newest %d, changes %+v", r.Since, r.Newest, r.Changes)
	}
	version, err := f.renew(r.Draft.Mark)
	f.must(err)
	if version != 3 || f.survey().Version != 3 {
		t.Errorf("version %d", version)
	}
}

func TestALanguageThatIsOpenStaysComplete(t *testing.T) {
	f := newField(t, survey.StateOpen)
	mark := f.draft(func(q *survey.Questionnaire) { delete(q.Title, "en") })
	_, err := f.renew(mark)
	wantCode(t, err, "LIF_004")
	var missing life.Incomplete
	if !errors.As(err, &missing) || len(missing) != 1 || missing[0].Language != "en" || missing[0].Place.Column != "title" {
		t.Errorf("missing %v", missing)
	}
	mark = f.draft(func(q *survey.Questionnaire) { q.Languages = append(q.Languages, "de") })
	if _, err = f.renew(mark); err != nil {
		t.Errorf("a language that comes and is not complete yet is only not offered: %v", err)
	}
}

func TestALanguageThatLacksTextsIsNotOffered(t *testing.T) {
	for state, want := range map[survey.State]string{survey.StateTrial: "fr en", survey.StateOpen: "fr en", survey.StateClosed: "fr en", survey.StateDraft: "fr"} {
		f := newField(t, state)
		f.draft(func(q *survey.Questionnaire) { delete(q.Title, "en") })
		offered, err := life.Offered(t.Context(), f.store, f.survey()) // a draft's, once it opens
		f.must(err)
		if got := strings.Join(offered, " "); got != want {
			t.Errorf("%s: before it is published: %s, want %s", state, got, want)
		}
		_, err = f.store.Publish(t.Context(), "obstacles", "u1", now)
		f.must(err)
		s := f.survey()
		s.Version = 2
		if offered, err = life.Offered(t.Context(), f.store, s); err != nil || strings.Join(offered, " ") != "fr" {
			t.Errorf("%s: on the version that lacks it: %v, %v", state, offered, err)
		}
	}
}

func TestOpeningAsksForACompleteLanguageAndItsNotice(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(q *survey.Questionnaire)
		notice []string
		code   string
	}{
		{"both complete", retitle, []string{"fr", "en"}, ""},
		{"both complete, the notice in one", retitle, []string{"fr"}, "LIF_003"},
		{"one complete, and its notice", func(q *survey.Questionnaire) { delete(q.Title, "en") }, []string{"fr"}, ""},
		{"one complete, the notice in the other", func(q *survey.Questionnaire) { delete(q.Title, "en") }, []string{"en"}, "LIF_003"},
		{"none complete", func(q *survey.Questionnaire) { delete(q.Title, "en"); delete(q.Intro, "fr") }, []string{"fr", "en"}, "LIF_004"},
		{"a draft with errors", func(q *survey.Questionnaire) { q.Sections[0].Questions[0].Relevant = "(" }, []string{"fr", "en"}, "QST_100"},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := newField(t, survey.StateTrial)
			f.draft(test.change)
			s := f.survey()
			words := survey.Text{}
			for _, language := range test.notice {
				words[language] = "x"
			}
			s.Notice = survey.Notice{Controller: words, Contact: words, Basis: words, Retention: words}
			err := life.Open(t.Context(), f.store, s, "u1", now)
			wantCode(t, err, test.code)
			if opened := f.survey().State == survey.StateOpen; opened != (test.code == "") || opened && f.survey().Version != 2 {
				t.Errorf("state %s, version %d", f.survey().State, f.survey().Version)
			}
		})
	}
}

func TestOnlyWhatIsInTheFieldMovesOn(t *testing.T) {
	for state, code := range map[survey.State]string{survey.StateDraft: "LIF_002", survey.StateClosed: "LIF_002", survey.StateTrial: "", survey.StateOpen: ""} {
		f := newField(t, state)
		_, err := f.renew(f.draft(retitle))
		wantCode(t, err, code)
	}
}

func TestASurveyTakesAVersionThatIsOutAndNoDraft(t *testing.T) {
	for state, code := range map[survey.State]string{survey.StateDraft: "LIF_002", survey.StateClosed: "LIF_002", survey.StateTrial: "", survey.StateOpen: ""} {
		f := newField(t, state)
		f.draft(retitle)
		_, err := f.store.Publish(t.Context(), "obstacles", "u1", now)
		f.must(err)
		draft := f.draft(func(q *survey.Questionnaire) { q.Title["fr"] += "!" })
		r, err := life.Ahead(t.Context(), f.store, f.survey(), now)
		f.must(err)
		if r.Newest != 2 || r.Since != 1 || len(r.Changes) != 2 || strings.HasSuffix(r.Changes[0].New, "!") {
			t.Errorf("since %d, newest %d, changes %+v", r.Since, r.Newest, r.Changes)
		}
		wantCode(t, life.CatchUp(t.Context(), f.store, f.survey(), 2), code)
		if want := map[string]int{"": 2, "LIF_002": 1}[code]; f.survey().Version != want {
			t.Errorf("%s: shows version %d, want %d", state, f.survey().Version, want)
		}
		if still, err := f.store.Draft(t.Context(), "obstacles"); err != nil || still.Mark != draft {
			t.Errorf("the draft is at %+v, %v", still.Mark, err)
		}
		if code == "" {
			wantCode(t, life.CatchUp(t.Context(), f.store, f.survey(), 2), "LIF_005")
			if err := life.CatchUp(t.Context(), f.store, f.survey(), 3); !survey.IsKind(err, survey.NotFound) {
				t.Errorf("a version that is none: %v", err)
			}
		}
	}
}
