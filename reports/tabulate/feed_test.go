package tabulate

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"testing"

	"sonde/survey"
)

// feed is a store of one survey in memory: its questionnaire, its responses and their changes.
type feed struct {
	survey   survey.Survey
	versions []survey.Questionnaire
	changes  []survey.Change
	living   map[string]survey.Response
	order    []string
	read     int // responses walked through
}

func newFeed(versions ...survey.Questionnaire) *feed {
	last := versions[len(versions)-1]
	return &feed{
		survey:   survey.Survey{Slug: "s", Questionnaire: last.Name, Version: last.Version},
		versions: versions, living: map[string]survey.Response{},
	}
}

func (f *feed) Survey(_ context.Context, slug string) (survey.Survey, error) {
	if slug != f.survey.Slug {
		return survey.Survey{}, survey.Fail(survey.NotFound, "SUR_002", nil)
	}
	return f.survey, nil
}

func (f *feed) Published(_ context.Context, _ string, version int) (survey.Questionnaire, error) {
	for _, q := range f.versions {
		if q.Version == version {
			return q, nil
		}
	}
	return survey.Questionnaire{}, survey.Fail(survey.NotFound, "QST_001", nil)
}

// Changes gives each row of the feed with the response as it now stands.
func (f *feed) Changes(_ context.Context, _ string, seq int64) iter.Seq2[survey.Change, error] {
	return func(yield func(survey.Change, error) bool) {
		for _, c := range f.changes[seq:] {
			id := c.Response.ID
			if now, lives := f.living[id]; lives {
				c.Response = now
			} else {
				c.Response = survey.Response{ID: id}
			}
			if !yield(c, nil) {
				return
			}
		}
	}
}

func (f *feed) Responses(context.Context, string) iter.Seq2[survey.Response, error] {
	return func(yield func(survey.Response, error) bool) {
		for _, id := range f.order {
			r, lives := f.living[id]
			f.read++
			if lives && !yield(r, nil) {
				return
			}
		}
	}
}

func (f *feed) Revision(context.Context) (int64, error) { return int64(len(f.changes)), nil }

func (f *feed) change(kind survey.ChangeKind, id string) {
	seq := int64(len(f.changes) + 1)
	f.changes = append(f.changes, survey.Change{Seq: seq, Kind: kind, Response: survey.Response{ID: id}})
}

// put stores or replaces a response.
func (f *feed) put(r survey.Response) {
	kind := survey.ChangeStored
	if _, there := f.living[r.ID]; there {
		kind = survey.ChangeReplaced
	} else {
		f.order = append(f.order, r.ID)
	}
	f.living[r.ID] = r
	f.change(kind, r.ID)
}

func (f *feed) withdraw(id string) {
	delete(f.living, id)
	f.change(survey.ChangeWithdrawn, id)
}

func (f *feed) exclude(id, reason string) {
	r := f.living[id]
	r.Excluded = reason
	f.living[id] = r
	kind := survey.ChangeExcluded
	if reason == "" {
		kind = survey.ChangeIncluded
	}
	f.change(kind, id)
}

// add stores a response with the next id.
func (f *feed) add(t testing.TB, event string, answers survey.Answers, skipped ...string) string {
	t.Helper()
	id := fmt.Sprintf("r%06d", len(f.order))
	f.put(response(t, id, f.survey.Version, event, answers, skipped...))
	return id
}

func response(
	t testing.TB, id string, version int, event string, answers survey.Answers, skipped ...string,
) survey.Response {
	t.Helper()
	written, err := json.Marshal(answers)
	if err != nil {
		t.Fatal(err)
	}
	return survey.Response{ID: id, Sheet: survey.Sheet{
		Survey: "s", Version: version, Event: event, Language: "fr", Source: survey.SourceWeb,
		ReceivedOn: "2026-03-01", Answers: written, Skipped: skipped,
	}}
}

// view pulls a new Index of the feed.
func (f *feed) view(t testing.TB) *View {
	t.Helper()
	v, err := New(f.survey.Slug).Pull(t.Context(), f)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// tabulate makes a table or fails the test.
func tabulate(t testing.TB, v *View, q Query) Result {
	t.Helper()
	r, err := v.Tabulate(t.Context(), q)
	if err != nil {
		t.Fatalf("%+v: %v", q, err)
	}
	return r
}

func text(s string) survey.Text { return survey.Text{"fr": s, "en": s} }

func choicesNamed(names ...string) []survey.Choice {
	list := make([]survey.Choice, len(names))
	for i, name := range names {
		list[i] = survey.Choice{Name: name, Label: text(name)}
	}
	return list
}

// small is a questionnaire with one question of each kind that tables know.
func small() survey.Questionnaire {
	obstacles := choicesNamed("time", "format", "legal", "other", "none")
	obstacles[4].Exclusive = true
	points := choicesNamed("1", "2", "3", "4", "5", "no_opinion")
	points[5].Exclusive = true
	points[5].Concept = "answer/no_opinion"
	question := func(name string, kind survey.QuestionType, list string) survey.Question {
		return survey.Question{Name: name, Type: kind, List: list, Label: text(name)}
	}
	grid := question("skills", survey.Group, "")
	grid.Appearance = "table-list"
	grid.Questions = []survey.Question{
		question("importance_code", survey.SelectOne, "points"), question("ease_code", survey.SelectOne, "points"),
	}
	return survey.Questionnaire{
		Name: "small", Version: 1, Languages: []string{"fr", "en"}, DefaultLanguage: "fr", Title: text("small"),
		ChoiceLists: map[string][]survey.Choice{
			"role": choicesNamed("producer", "user", "both"), "obstacles": obstacles, "points": points,
			"formats": choicesNamed("webinar", "video", "mooc", "wiki"),
		},
		Sections: []survey.Section{{Name: "main", Title: text("main"), Questions: []survey.Question{
			question("role", survey.SelectOne, "role"),
			question("obstacles", survey.SelectMultiple, "obstacles"),
			question("age", survey.Integer, ""),
			question("weights", survey.Decimal, ""),
			question("formats", survey.Rank, "formats"),
			question("agree", survey.Acknowledge, ""),
			question("words", survey.TextType, ""),
			grid,
		}}},
	}
}

func asError(err error, target **survey.Error) bool { return errors.As(err, target) }
