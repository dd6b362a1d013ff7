package author_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"sonde/data"
	"sonde/survey"
	"sonde/survey/author"
	"sonde/survey/author/edit"
	"sonde/templates/locale"
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

func TestGoingOnWritingATextIsOneStep(t *testing.T) {
	d, draft := published(t)
	write := func(title, by, object string, after time.Duration) {
		t.Helper()
		d.now = d.now.Add(after)
		var err error
		draft, err = d.Save(t.Context(), titled(title), draft.Mark, by, survey.Step{Code: author.StepText, Object: object})
		must(t, err)
	}
	write("t", "u1", "title.fr", time.Second)
	write("tw", "u1", "title.fr", 30*time.Second)
	write("two", "u1", "title.fr", 50*time.Second)
	write("two!", "u2", "title.fr", time.Second)      // another person
	write("two!?", "u2", "title.en", time.Second)     // another text
	write("two!?…", "u2", "title.en", 61*time.Second) // after a pause
	for _, want := range []string{"two!?", "two!", "two", "one"} {
		var err error
		draft, err = d.Undo(t.Context(), "q", draft.Mark, "u1")
		must(t, err)
		wantTitle(t, draft, want)
	}
	_, err := d.Undo(t.Context(), "q", draft.Mark, "u1")
	wantCode(t, err, "AUT_003")
}

func TestSavingWhatIsThereAddsNoStep(t *testing.T) {
	d, draft := published(t)
	same, err := d.Save(t.Context(), titled("one"), draft.Mark, "u1", survey.Step{Code: author.StepText})
	must(t, err)
	if same.Mark != draft.Mark {
		t.Errorf("a draft began at %v", same.Mark)
	}
	draft = d.save(t, draft, "two", "u1")
	if again := d.save(t, draft, "two", "u2"); again.Mark != draft.Mark {
		t.Errorf("at %v, want %v", again.Mark, draft.Mark)
	}
}

// Steps are taken, taken back and taken again in any order; the draft is always what two piles of states say.
func TestUndoAndRedo(t *testing.T) {
	d := newDesk(t)
	run := 0
	rapid.Check(t, func(rt *rapid.T) {
		run++
		draft, err := d.Create(t.Context(), titled("0"), fmt.Sprintf("q%d", run), "u1")
		must(t, err)
		name := draft.Questionnaire.Name
		var past, future []string
		now := "0"
		for fresh := range rapid.IntRange(1, 12).Draw(rt, "steps") {
			move, from, to := d.Undo, &past, &future
			switch rapid.IntRange(0, 2).Draw(rt, "step") {
			case 0:
				past, future, now = append(past, now), nil, fmt.Sprint(fresh+1)
				q := titled(now)
				q.Name = name
				draft, err = d.Save(t.Context(), q, draft.Mark, "u1", survey.Step{Code: author.StepProperty, Object: now})
				must(t, err)
				continue
			case 1:
				move, from, to = d.Redo, &future, &past
			}
			moved, err := move(t.Context(), name, draft.Mark, "u1")
			if len(*from) == 0 {
				wantCode(t, err, "AUT_003")
				continue
			}
			must(t, err)
			draft = moved
			*to = append(*to, now)
			undone := now
			*from, now = (*from)[:len(*from)-1], (*from)[len(*from)-1]
			if from == &future { // done again
				undone = now
			}
			if want := ":property " + undone; draft.Step.Object != want {
				rt.Fatalf("%s is told of %q, want %q", draft.Step.Code, draft.Step.Object, want)
			}
			if got := draft.Questionnaire.Title["fr"]; got != now || draft.Back != 0 != (len(past) > 0) || draft.Forward != 0 != (len(future) > 0) {
				rt.Fatalf("the draft is %q, want %q; it can be undone %v, redone %v", got, now, draft.Back != 0, draft.Forward != 0)
			}
		}
	})
}

func TestUndoFromAnotherStateIsAClash(t *testing.T) {
	d, draft := published(t)
	seen := d.save(t, draft, "two", "u1")
	d.save(t, seen, "three", "u2")
	_, err := d.Undo(t.Context(), "q", seen.Mark, "u1")
	wantCode(t, err, "AUT_001")
	var clash *author.Clash
	if !errors.As(err, &clash) || clash.Yours.Title["fr"] != "two" || clash.Theirs.Questionnaire.Title["fr"] != "three" {
		t.Errorf("clash %+v", clash)
	}
}

func TestAnEditIsMadeOnTheStateThatWasSeen(t *testing.T) {
	d, draft := published(t)
	seen := d.save(t, draft, "two", "u1")
	rename := func(q survey.Questionnaire) (survey.Questionnaire, error) {
		q, _, err := edit.Rename(q, "you/age", "years")
		return q, err
	}
	d.save(t, seen, "three", "u2")
	_, err := d.Edit(t.Context(), "q", seen.Mark, "u1", survey.Step{Code: author.StepRename}, rename)
	wantCode(t, err, "AUT_001")
	var clash *author.Clash
	if !errors.As(err, &clash) || clash.Yours.Title["fr"] != "two" {
		t.Fatalf("clash %+v", clash)
	}
	if _, found := edit.Find(clash.Yours, "you/years"); !found {
		t.Error("the edit is lost")
	}
	saved, err := d.Edit(t.Context(), "q", clash.Theirs.Mark, "u1", survey.Step{Code: author.StepRename}, rename)
	must(t, err)
	if _, found := edit.Find(saved.Questionnaire, "you/years"); !found {
		t.Error("the edit is not made")
	}
	_, err = d.Edit(t.Context(), "q", saved.Mark, "u1", survey.Step{}, rename)
	wantCode(t, err, "EDT_002")
}

func TestNothingThatWasDiscardedIsLost(t *testing.T) {
	d, draft := published(t)
	draft = d.save(t, draft, "two", "u1")
	must(t, d.Discard(t.Context(), "q", draft.Mark, "u2"))
	opened, err := d.Open(t.Context(), "q")
	must(t, err)
	wantTitle(t, opened, "one")
	restored, err := d.Restore(t.Context(), "q", draft.Revision, opened.Mark, "u1")
	must(t, err)
	wantTitle(t, restored, "two")
	wantCode(t, d.Discard(t.Context(), "q", draft.Mark, "u2"), "AUT_001")
	_, err = d.Restore(t.Context(), "q", 999, restored.Mark, "u1")
	wantCode(t, err, "AUT_002")
}

func TestStartFrom(t *testing.T) {
	d, _ := published(t)
	builtin, err := data.BuiltinQuestionnaire()
	must(t, err)
	draft, err := d.Create(t.Context(), builtin, "freins_2027", "u1")
	must(t, err)
	if draft.Questionnaire.Name != "freins_2027" || draft.Questionnaire.Version != 0 || len(draft.Questionnaire.Sections) != len(builtin.Sections) {
		t.Errorf("started as %s, version %d", draft.Questionnaire.Name, draft.Questionnaire.Version)
	}
	for name, code := range map[string]string{"q": "AUT_004", "freins_2027": "AUT_004", "à nous": "EDT_001", "": "EDT_001"} {
		_, err = d.Create(t.Context(), builtin, name, "u1")
		wantCode(t, err, code)
	}
}

func TestHistoryTellsWhoAndWhat(t *testing.T) {
	d, draft := published(t)
	draft = d.save(t, draft, "two", "u2")
	d.now = d.now.Add(time.Second)
	draft, err := d.Undo(t.Context(), "q", draft.Mark, "u3")
	must(t, err)
	d.save(t, draft, "three", "u1")
	words, err := locale.New()
	must(t, err)
	entries, err := d.History(t.Context(), "q")
	must(t, err)
	var lines []string
	for _, e := range entries {
		lines = append(lines, e.By+" "+e.Say(words, "en"))
	}
	want := []string{"u1 changed a setting: three", "u3 undid a step (changed a setting: two)", "u2 changed a setting: two", "u2 started the draft", "u1 published version 1", "u1 started the draft"}
	if !slices.Equal(lines, want) {
		t.Errorf("got  %q\nwant %q", lines, want)
	}
}

func TestEveryStepHasWords(t *testing.T) {
	words, err := locale.New()
	must(t, err)
	for _, code := range []string{author.StepText, author.StepProperty, author.StepCondition, author.StepChoices, author.StepAdd, author.StepDelete,
		author.StepDuplicate, author.StepMove, author.StepRename, author.StepLanguages, author.StepImport, author.StepStart, author.StepReplace,
		author.StepUndo, author.StepRedo, author.StepRestore, author.StepDiscard, author.StepPublish} {
		for _, language := range words.Languages() {
			if e := (author.Entry{Step: survey.Step{Code: code}}); e.Say(words, language) == "step."+code {
				t.Errorf("%s has no words in %s", code, language)
			}
		}
	}
}
