package author_test

import (
	"context"
	"fmt"
	"testing"

	"sonde/survey"
	"sonde/survey/author"
)

// counting counts the states that are read.
type counting struct {
	survey.Store
	read int
}

func (c *counting) DraftRevision(ctx context.Context, name string, number int64) (survey.Revision, survey.Questionnaire, error) {
	c.read++
	return c.Store.DraftRevision(ctx, name, number)
}

// titles traces a title, which a step named "gone" deletes.
var titles = author.Tracer{
	There: func(q *survey.Questionnaire, at string) bool { return q.Title["fr"] == at },
	Next: func(_, after *survey.Questionnaire, _ string, step survey.Step) string {
		if step.Object == "gone" {
			return ""
		}
		return after.Title["fr"]
	},
}

func TestWhatTheDraftHasNoMoreIsTracedThroughItsLastStates(t *testing.T) {
	d := newDesk(t)
	draft, err := d.Create(t.Context(), titled("first"), "q", "u1")
	must(t, err)
	for i := range 60 {
		draft = d.save(t, draft, fmt.Sprint("title ", i), "u2")
	}
	store := &counting{Store: d.store}
	traces := author.New(store, nil)
	for _, test := range []struct {
		at, now string
		read    int // at most
	}{
		{"title 57", "title 59", 5},
		{"title 10", "title 59", 99},
		{"title 9", "", 50}, // 51 states back
		{"first", "", 50},
		{"never", "", 50},
	} {
		store.read = 0
		got, found, err := traces.Trace(t.Context(), draft.Questionnaire, test.at, titles)
		if err != nil || got.Now != test.now || found != (test.now != "") || store.read > test.read {
			t.Errorf("%s: now %q, found %v, %v, with %d states read", test.at, got.Now, found, err, store.read)
		}
	}
	draft = d.save(t, draft, "gone", "u3")
	got, found, err := traces.Trace(t.Context(), draft.Questionnaire, "title 58", titles)
	if err != nil || !found || got.Now != "" || got.Was != "title 59" || got.State.Title["fr"] != "title 59" || got.By.SavedBy != "u3" {
		t.Errorf("deleted: %+v, %v, %v", got, found, err)
	}
	state, found, err := traces.LastState(t.Context(), "q", func(q *survey.Questionnaire) bool { return q.Title["en"] != "gone" })
	if err != nil || !found || state.Title["fr"] != "title 59" {
		t.Errorf("the last state: %q, %v, %v", state.Title["fr"], found, err)
	}
}
