package tabulate

import (
	"context"
	"errors"
	"iter"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"

	"sonde/survey"
)

func TestExcludedResponsesOnlyShowAsExcluded(t *testing.T) {
	f := ten(t)
	f.exclude("r000003", "a test")
	r := tabulate(t, f.view(t), Query{Rows: "obstacles"})
	if r.Excluded != 1 || r.Groups[0].Answered != 7 || r.Groups[0].Cells[0].Count != 3 {
		t.Errorf("got %d excluded, %d answered, %d time; want 1, 7, 3", r.Excluded, r.Groups[0].Answered, r.Groups[0].Cells[0].Count)
	}
}

// A retired choice still counts, after the choices of the newest version; choices are joined by name.
func TestVersions(t *testing.T) {
	first, second := small(), small()
	second.Version = 2
	second.ChoiceLists["obstacles"] = choicesNamed("legal", "format", "new")
	second.ChoiceLists["obstacles"][0].Label = text("law")
	f := newFeed(first, second)
	f.put(response(t, "a", 1, "", survey.Answers{"obstacles": survey.Names{"time", "legal"}}))
	f.put(response(t, "b", 2, "", survey.Answers{"obstacles": survey.Names{"legal", "new"}}))
	r := tabulate(t, f.view(t), Query{Rows: "obstacles"})
	var got []string
	for _, c := range r.Groups[0].Cells {
		got = append(got, c.Code+strings.Repeat("*", c.Count))
	}
	if want := "legal** format new* time* other none"; strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
	if label := r.Groups[0].Cells[0].Label["en"]; label != "law" {
		t.Errorf("label %q is not the newest", label)
	}
}

// cellsOf writes the cells of a table: code, a star for each count.
func cellsOf(t *testing.T, f *feed, rows string) string {
	t.Helper()
	var cells []string
	for _, c := range tabulate(t, f.view(t), Query{Rows: rows}).Groups[0].Cells {
		cells = append(cells, c.Code+strings.Repeat("*", c.Count))
	}
	return strings.Join(cells, " ")
}

func TestARetiredChoiceIsCountedWhereItWasAnswered(t *testing.T) {
	first, second := small(), small()
	second.Version = 2
	second.ChoiceLists["obstacles"][1].Retired = true
	f := newFeed(first, second)
	f.put(response(t, "b", 2, "", survey.Answers{"obstacles": survey.Names{"legal"}}))
	if got, want := cellsOf(t, f, "obstacles"), "time legal* other none"; got != want {
		t.Errorf("never offered: got %q, want %q", got, want)
	}
	f.put(response(t, "c", 2, "", survey.Answers{"obstacles": survey.Names{"format"}})) // imported
	if got, want := cellsOf(t, f, "obstacles"), "time legal* other none format*"; got != want {
		t.Errorf("held: got %q, want %q", got, want)
	}
	f = newFeed(first, second)
	f.put(response(t, "a", 1, "", survey.Answers{"obstacles": survey.Names{"time"}}))
	if got, want := cellsOf(t, f, "obstacles"), "time* legal other none format"; got != want {
		t.Errorf("offered once and never picked, which tells as much as fewer than are shown: got %q, want %q", got, want)
	}
}

func TestOnePickOfAnOlderVersionIsOneOfSeveral(t *testing.T) {
	first, second := small(), small()
	second.Version = 2
	second.Sections[0].Questions[0].Type = survey.SelectMultiple
	f := newFeed(first, second)
	f.put(response(t, "a", 1, "", survey.Answers{"role": survey.Str("user")}))
	f.put(response(t, "b", 2, "", survey.Answers{"role": survey.Names{"producer", "user"}}))
	if got, want := cellsOf(t, f, "role"), "producer* user** both"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// The points of a rating count 1, 2, 3 ... in list order: (1 + 3 + 4) / 3 = 2.67, whichever version lacks a point.
func TestARetiredPointKeepsItsPlaceOnTheScale(t *testing.T) {
	for name, change := range map[string]func(q *survey.Questionnaire){
		"retired": func(q *survey.Questionnaire) { q.ChoiceLists["points"][2].Retired = true },
		"deleted": func(q *survey.Questionnaire) {
			q.ChoiceLists["points"] = slices.Delete(q.ChoiceLists["points"], 2, 3)
		},
	} {
		first, second := small(), small()
		second.Version = 2
		change(&second)
		f := newFeed(first, second)
		for id, point := range map[string]string{"a": "1", "b": "3", "c": "4"} {
			f.put(response(t, id, 1, "", survey.Answers{"ease_code": survey.Str(point)}))
		}
		if got, want := cellsOf(t, f, "ease_code"), "1* 2 3* 4* 5 no_opinion"; got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
		if mean := tabulate(t, f.view(t), Query{Rows: "ease_code"}).Groups[0].Summary.Mean; mean == nil || math.Abs(*mean-8.0/3) > 1e-12 {
			t.Errorf("%s: mean %v, want 8/3", name, mean)
		}
	}
}

func TestAnUntouchedQuestionIsNotMadeAnew(t *testing.T) {
	f := ten(t)
	x := New("s")
	ask := func(rows string) *GroupResult {
		v, err := x.Pull(t.Context(), f)
		if err != nil {
			t.Fatal(err)
		}
		return &tabulate(t, v, Query{Rows: rows}).Groups[0]
	}
	age, obstacles := ask("age"), ask("obstacles")
	if ask("age") != age {
		t.Error("made anew though nothing changed")
	}
	f.add(t, "", survey.Answers{"obstacles": survey.Names{"time"}})
	if ask("age") != age {
		t.Error("made anew though the new response says nothing about it")
	}
	if again := ask("obstacles"); again == obstacles || again.Answered != 9 {
		t.Error("not made anew after an answer to it")
	}
}

func TestManyReadersOnePuller(t *testing.T) {
	f := &growing{feed: ten(t)}
	x := New("s")
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() {
			for range 20 {
				v, err := x.Pull(t.Context(), f)
				if err != nil {
					t.Error(err)
					return
				}
				r, err := v.Tabulate(t.Context(), Query{Rows: "obstacles", By: "role"})
				if err != nil || r.NoGroup != v.Responses()-7-1 {
					t.Errorf("a figure is not of its view: %d without a role, %d responses, %v", r.NoGroup, v.Responses(), err)
				}
			}
		})
	}
	readers.Wait()
}

// growing adds a response whenever it is asked for changes.
type growing struct{ *feed }

func (g *growing) Revision(context.Context) (int64, error) { return int64(len(g.changes)) + 1, nil }

func (g *growing) Changes(ctx context.Context, slug string, seq int64) iter.Seq2[survey.Change, error] {
	written := []byte(`{"obstacles":["legal"]}`)
	id := "g" + strings.Repeat("x", len(g.changes))
	g.put(survey.Response{ID: id, Sheet: survey.Sheet{Survey: "s", Version: 1, Answers: written, Skipped: []string{"role"}}})
	return g.feed.Changes(ctx, slug, seq)
}

func TestAPullThatFailsLeavesNothingBehind(t *testing.T) {
	f := &failing{feed: ten(t), after: 4}
	x := New("s")
	if _, err := x.Pull(t.Context(), f); !errors.Is(err, errDisk) {
		t.Fatalf("got %v", err)
	}
	f.after = 100
	v, err := x.Pull(t.Context(), f)
	if err != nil || v.Responses() != 10 {
		t.Fatalf("got %v, %v", v, err)
	}
}

func TestAPullAfterOneThatFailedMakesFiguresAnew(t *testing.T) {
	f := &failing{feed: ten(t), after: 100}
	x := New("s")
	answered := func() int {
		v, err := x.Pull(t.Context(), f)
		if err != nil {
			t.Fatal(err)
		}
		return tabulate(t, v, Query{Rows: "obstacles"}).Groups[0].Answered
	}
	before := answered()
	f.add(t, "", survey.Answers{"obstacles": survey.Names{"time"}})
	f.after = 0
	if _, err := x.Pull(t.Context(), f); !errors.Is(err, errDisk) {
		t.Fatalf("got %v", err)
	}
	f.after = 100
	if after := answered(); after != before+1 {
		t.Errorf("%d answered, want %d", after, before+1)
	}
}

var errDisk = errors.New("disk")

type failing struct {
	*feed
	after int
}

func (f *failing) Changes(ctx context.Context, slug string, seq int64) iter.Seq2[survey.Change, error] {
	return func(yield func(survey.Change, error) bool) {
		n := 0
		for c, err := range f.feed.Changes(ctx, slug, seq) {
			if n++; n > f.after {
				yield(survey.Change{}, errDisk)
				return
			}
			if !yield(c, err) {
				return
			}
		}
	}
}

func TestAnswersThatCannotBeReadAreAnError(t *testing.T) {
	for _, answers := range []string{
		"", "{", `{"role"}`, `{"role":}`, `{"role":"user"`, `{"role":"user"}x`, `{"obstacles":["time"}`, `{"age":1-}`, `[]`,
	} {
		f := newFeed(small())
		f.put(survey.Response{ID: "a", Sheet: survey.Sheet{Survey: "s", Version: 1, Answers: []byte(answers)}})
		if _, err := New("s").Pull(t.Context(), f); !survey.IsKind(err, survey.Internal) {
			t.Errorf("%s: got %v", answers, err)
		}
	}
}

func TestIndexesForgetWhatDoesNotExist(t *testing.T) {
	var all Indexes
	f := ten(t)
	if _, err := all.View(t.Context(), f, "nothing"); !survey.IsKind(err, survey.NotFound) {
		t.Fatalf("got %v", err)
	}
	if len(all.held) != 0 {
		t.Error("an index of no survey is kept")
	}
	if v, err := all.View(t.Context(), f, "s"); err != nil || v.Responses() != 10 {
		t.Fatalf("got %v, %v", v, err)
	}
}
