package author_test

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sonde/survey"
	"sonde/survey/author"
	"sonde/survey/author/edit"
	"sonde/survey/questionnaire"
)

// inField gives a desk with version 1 of aForm, in the field in two surveys with answers.
func inField(t *testing.T, answers ...string) (*desk, survey.Draft) {
	t.Helper()
	d := newDesk(t)
	draft, err := d.Create(t.Context(), aForm(), "q", "u1")
	must(t, err)
	_, err = d.Publish(t.Context(), "q", draft.Mark, "u1")
	must(t, err)
	for _, slug := range []string{"first", "second", "elsewhere"} {
		one := survey.Survey{Slug: slug, Questionnaire: "q", Version: 1, State: survey.StateOpen, TimeZone: "UTC"}
		if slug == "elsewhere" {
			one.Questionnaire = "another"
		}
		must(t, d.store.CreateSurvey(t.Context(), one))
	}
	for i, one := range answers {
		slug := []string{"first", "second"}[i%2]
		d.answer(t, slug, one)
	}
	d.answer(t, "elsewhere", `{"role":"stranger"}`)
	draft, err = d.Open(t.Context(), "q")
	must(t, err)
	return d, draft
}

var sent int

func (d *desk) answer(t *testing.T, slug, answers string) {
	t.Helper()
	sent++
	_, err := d.store.Send(t.Context(), survey.Sending{Key: sha256.Sum256(fmt.Append(nil, sent)),
		Sheet: survey.Sheet{Survey: slug, Version: 1, Language: "fr", Source: survey.SourceWeb, ReceivedOn: "2026-03-17", Answers: []byte(answers)}})
	must(t, err)
}

// edited saves a change of the draft and reviews it.
func (d *desk) edited(t *testing.T, draft survey.Draft, change func(*survey.Questionnaire)) author.Review {
	t.Helper()
	q := aForm()
	change(&q)
	_, err := d.Save(t.Context(), q, draft.Mark, "u1", survey.Step{Code: author.StepProperty})
	must(t, err)
	r, err := d.Review(t.Context(), "q", 0)
	must(t, err)
	return r
}

func TestAChoiceWithAnswersIsPublishedRetired(t *testing.T) {
	d, draft := inField(t, `{"role":"user"}`, `{"roles":["producer"]}`)
	r := d.edited(t, draft, func(q *survey.Questionnaire) {
		q.ChoiceLists["role"] = []survey.Choice{{Name: "both", Label: text("Both")}}
		q.ChoiceLists["size"] = []survey.Choice{{Name: "huge", Label: text("Huge")}}
	})
	if got, want := written(r.Changes), []string{"choice_added role[both]", "choice_retired role[user]", "choice_retired role[producer]",
		"choice_added size[huge]", "choice_removed size[small]", "choice_removed size[large]"}; !slices.Equal(got, want) {
		t.Errorf("changes %q\nwant %q", got, want)
	}
	if len(r.Retires) != 2 || r.Retires[0].Choice != "user" || r.Retires[1].Question != "roles" || !r.Ready() {
		t.Errorf("retires %v, ready %v", r.Retires, r.Ready())
	}
	version, err := d.Publish(t.Context(), "q", r.Draft.Mark, "u1")
	must(t, err)
	q, err := d.store.Published(t.Context(), "q", version)
	must(t, err)
	role := q.ChoiceLists["role"]
	if version != 2 || len(role) != 3 || role[0].Retired || !role[1].Retired || !role[2].Retired || role[1].Label["en"] != "User" {
		t.Errorf("version %d has %+v", version, role)
	}
	one, err := d.store.Published(t.Context(), "q", 1)
	must(t, err)
	if len(one.ChoiceLists["role"]) != 2 || one.ChoiceLists["role"][0].Retired {
		t.Error("version 1 has changed")
	}
	if next, err := d.Open(t.Context(), "q"); err != nil || len(next.Questionnaire.ChoiceLists["role"]) != 3 {
		t.Errorf("the next draft does not start from what was published: %v", err)
	}
}

func TestAQuestionThatAnswersCouldNotBeReadByIsNotPublished(t *testing.T) {
	toText := func(q *survey.Questionnaire) { q.Sections[0].Questions[0].Type = survey.TextType }
	d, draft := inField(t, `{"role":"user"}`)
	r := d.edited(t, draft, toText)
	if !r.Ready() || len(r.Broken) > 0 || r.Changes.Worst() != author.Keeps {
		t.Errorf("without answers: broken %v", written(r.Broken))
	}
	d, draft = inField(t, `{"age":42}`)
	r = d.edited(t, draft, toText)
	if got := written(r.Broken); len(got) != 1 || got[0] != `type you/age type "integer"→"text" !!` || r.Ready() {
		t.Errorf("with answers: broken %v", got)
	}
	_, err := d.Publish(t.Context(), "q", r.Draft.Mark, "u1")
	wantCode(t, err, "AUT_005")
	var broken author.Changes
	if !errors.As(err, &broken) || len(broken) != 1 {
		t.Error("the changes are not inside")
	}
}

func TestANameIsNotReusedForAnotherQuestion(t *testing.T) {
	for _, test := range []struct {
		name   string
		as     survey.Question
		effect author.Effect
	}{
		{"the same again", survey.Question{Name: "age", Type: survey.Integer, Label: text("Age")}, author.Keeps},
		{"other words", survey.Question{Name: "age", Type: survey.Integer, Label: text("Age of your data")}, author.Rewords},
		{"another type", survey.Question{Name: "age", Type: survey.TextType, Label: text("Age")}, author.Breaks},
	} {
		t.Run(test.name, func(t *testing.T) {
			d, draft := inField(t, `{"age":42}`)
			r := d.edited(t, draft, func(q *survey.Questionnaire) { q.Sections[0].Questions = q.Sections[0].Questions[1:] })
			_, err := d.Publish(t.Context(), "q", r.Draft.Mark, "u1")
			must(t, err)
			draft, err = d.Open(t.Context(), "q")
			must(t, err)
			r = d.edited(t, draft, func(q *survey.Questionnaire) { q.Sections[0].Questions[0] = test.as })
			want := author.Change{Code: author.NameReused, Place: questionnaire.Place{Section: "you", Question: "age"}, Key: "age", Effect: test.effect, Old: "1"}
			found := slices.Contains(r.Changes, want)
			if found != (test.effect > author.Keeps) || r.Ready() != (test.effect < author.Breaks) {
				t.Errorf("found %v, ready %v: %q", found, r.Ready(), written(r.Changes))
			}
		})
	}
}

func TestADraftWithErrorsIsNotPublished(t *testing.T) {
	d, draft := inField(t)
	r := d.edited(t, draft, func(q *survey.Questionnaire) { q.Sections[0].Questions[0].Relevant = "${nobody} = 1" })
	if r.Ready() || len(r.Errors) != 1 {
		t.Errorf("errors %v", r.Errors)
	}
	_, err := d.Publish(t.Context(), "q", r.Draft.Mark, "u1")
	wantCode(t, err, "QST_100")
	var messages questionnaire.Messages
	if !errors.As(err, &messages) || len(messages) != 1 {
		t.Error("the messages are not inside")
	}
}

func TestPublishing(t *testing.T) {
	t.Run("what changes nothing is told before", func(t *testing.T) {
		d, draft := inField(t)
		draft = d.edited(t, draft, func(q *survey.Questionnaire) { q.Title = text("Other") }).Draft
		if r := d.edited(t, draft, func(*survey.Questionnaire) {}); !r.Same || len(r.Changes) > 0 {
			t.Errorf("same %v, changes %q", r.Same, written(r.Changes))
		}
	})
	t.Run("what another saved meanwhile is not published unseen", func(t *testing.T) {
		d, draft := inField(t)
		r := d.edited(t, draft, func(q *survey.Questionnaire) { q.Title = text("Seen") })
		d.edited(t, r.Draft, func(q *survey.Questionnaire) { q.Title = text("Unseen") })
		_, err := d.Publish(t.Context(), "q", r.Draft.Mark, "u1")
		wantCode(t, err, "AUT_001")
	})
	t.Run("it is in the log", func(t *testing.T) {
		d, draft := inField(t)
		r := d.edited(t, draft, func(q *survey.Questionnaire) { q.Title = text("Other") })
		_, err := d.Publish(t.Context(), "q", r.Draft.Mark, "u7")
		must(t, err)
		entries, err := d.store.Audit(t.Context(), "", 1, 0)
		must(t, err)
		if want := (survey.AuditEntry{At: d.now, Actor: "u7", Action: "questionnaire_publish", Object: "q", Detail: "2"}); len(entries) != 1 || entries[0] != want {
			t.Errorf("got %+v", entries)
		}
	})
	t.Run("without a draft there is nothing to publish", func(t *testing.T) {
		d, draft := inField(t)
		_, err := d.Publish(t.Context(), "q", draft.Mark, "u1")
		wantCode(t, err, "QNR_001")
		if version, err := d.Release(t.Context(), "q", "u1"); err != nil || version != 1 {
			t.Errorf("released %d, %v", version, err)
		}
		_, err = d.Release(t.Context(), "none", "u1")
		wantCode(t, err, "QNR_001")
	})
}

func TestUsageCountsRespondentsNotRows(t *testing.T) {
	d, draft := inField(t, `{"age":42,"role":"user","roles":["producer","user"],"why":"a \"quote\", and ]"}`, `{"role":"user"}`, `{}`)
	q := aForm()
	q.Sections = append(q.Sections, survey.Section{Name: "trips", Title: text("Trips"), Questions: []survey.Question{{Name: "trip", Type: survey.Repeat, Label: text("Trip"),
		Questions: []survey.Question{{Name: "size", Type: survey.SelectOne, List: "size", Label: text("Size")}}}}})
	// A repeat is published by hand: the check may not take it yet.
	must(t, d.store.SaveDraft(t.Context(), q, "", d.now))
	_, err := d.store.Publish(t.Context(), "q", "", d.now)
	must(t, err)
	d.answer(t, "first", `{"trip":[{"size":"small"},{"size":"small"},{"size":"large"}]}`)
	u, err := d.Usage(t.Context(), "q")
	must(t, err)
	if u.Responses != 4 {
		t.Errorf("%d responses", u.Responses)
	}
	for key, want := range map[string]int{"age": 1, "role": 2, "roles": 1, "why": 1, "trip": 1, "trip/size": 1, "ship": 0} {
		if u.Answered[key] != want {
			t.Errorf("%s answered %d times, want %d", key, u.Answered[key], want)
		}
	}
	if fmt.Sprint(u.Picked["role"], u.Picked["roles"], u.Picked["trip/size"], u.Picked["why"]) != "map[user:2] map[producer:1 user:1] map[large:1 small:1] map[]" {
		t.Errorf("picked %v", u.Picked)
	}
	held, err := d.Held(t.Context(), draft.Questionnaire, "role")
	must(t, err)
	if !held("user") || !held("producer") || held("stranger") {
		t.Error("held is wrong")
	}
}

// Canonical answers are read as encoding/json reads them; anything else ends, and does not panic.
func FuzzSheetsAreReadOrRefused(f *testing.F) {
	f.Add(`{"a":"b","c":["d","e"],"f":[{"g":1},{}],"h":true}`)
	f.Add(`{"a":"\"}","b":[[]],"c":-1.5}`)
	f.Add(`{"a":`)
	f.Fuzz(func(t *testing.T, answers string) {
		answered, _, err := author.ReadSheet(answers)
		var object map[string]any
		if json.Unmarshal([]byte(answers), &object) != nil {
			return
		}
		canonical, err2 := json.Marshal(object)
		if err2 != nil || string(canonical) != answers || strings.Contains(answers, `\`) {
			return
		}
		top := slices.DeleteFunc(answered, func(key string) bool { _, there := object[key]; return !there })
		slices.Sort(top)
		if top = slices.Compact(top); err != nil || len(top) != len(object) {
			t.Errorf("%s: read as %v, %v", answers, answered, err)
		}
	})
}

func TestKeysAreThoseOfTheAnswers(t *testing.T) {
	files, err := filepath.Glob("../testdata/questionnaires/*.json")
	must(t, err)
	for _, file := range files {
		raw, err := os.ReadFile(file)
		must(t, err)
		q, err := questionnaire.Parse(raw)
		must(t, err)
		in, err := questionnaire.Compile(q)
		must(t, err)
		var want []string
		for i := range in.Items {
			want = append(want, in.Items[i].Name())
		}
		if got := slices.DeleteFunc(author.Keys(q), func(key string) bool { return inRow(q, key) }); !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", filepath.Base(file), got, want)
		}
	}
}

// inRow tells whether a key is of a question in the rows of a repeat.
func inRow(q survey.Questionnaire, key string) bool {
	repeat, _, _ := strings.Cut(key, "/")
	path, found := edit.PathOf(q, repeat)
	one, _ := edit.Find(q, path)
	return found && one.Type == survey.Repeat && key != repeat
}
