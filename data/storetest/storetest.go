// Package storetest is the one suite that every implementation of survey.Store passes. It asks each method for what its
// interface promises: outcomes and conflicts, what survives a concurrent crowd, a reopening and a second process, what
// stays erased.
package storetest

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"testing"
	"time"

	"sonde/survey"
)

// Opener makes an empty store. again opens one more handle on the same data, as another process would; both are closed
// by the opener when the test ends.
type Opener func(t *testing.T) (store survey.Store, again func() survey.Store)

// Run runs the whole suite.
func Run(t *testing.T, open Opener) {
	for _, part := range []struct {
		name string
		run  func(t *testing.T, open Opener)
	}{
		{"questionnaires", questionnaires},
		{"images", images},
		{"drafts", drafts},
		{"publishing", publishing},
		{"surveys", surveys},
		{"events", events},
		{"sending", sending},
		{"replacing", replacing},
		{"erasing", erasing},
		{"importing", importing},
		{"going live", goingLive},
		{"reading responses", readingResponses},
		{"feed", feed},
		{"users", users},
		{"logins", logins},
		{"links", links},
		{"tokens", tokens},
		{"audit", audit},
		{"library", library},
		{"judgements", judgements},
		{"organisation", organisation},
		{"backup", backup},
	} {
		t.Run(part.name, func(t *testing.T) { part.run(t, open) })
	}
}

// at is the instant from which tests count.
var at = time.Date(2026, 3, 4, 9, 30, 0, 0, time.UTC)

// slug is the survey that withSurvey makes, event its event.
const (
	slug      = "obstacles"
	otherSlug = "metadata"
	event     = "BREST1"
)

// withSurvey opens a store that has two open surveys and an event in the first.
func withSurvey(t *testing.T, open Opener) (survey.Store, func() survey.Store) {
	t.Helper()
	store, again := open(t)
	for _, name := range []string{slug, otherSlug} {
		must(t, store.SaveDraft(ctx(t), survey.Questionnaire{Name: name, Languages: []string{"fr"}}, "", at))
		if _, err := store.Publish(ctx(t), name, "", at); err != nil {
			t.Fatal(err)
		}
		must(t, store.CreateSurvey(ctx(t), aSurvey(name)))
	}
	must(t, store.CreateEvent(ctx(t), survey.Event{Code: event, Survey: slug, Kind: survey.Workshop}))
	return store, again
}

func aSurvey(slug string) survey.Survey {
	return survey.Survey{
		Slug: slug, Questionnaire: slug, Version: 1, Title: survey.Text{"fr": "Freins", "en": "Obstacles"}, State: survey.StateOpen,
		Listed: true, OpensAt: at, ClosesAt: at.Add(48 * time.Hour), LateHours: 24, TimeZone: "Europe/Paris",
		Notice:        survey.Notice{Controller: survey.Text{"fr": "ODATIS"}, Rights: survey.Text{"fr": "Écrivez-nous."}},
		WallThreshold: 5, OpenThreshold: 10, CreatedAt: at, CreatedBy: "u1",
	}
}

// aSheet makes a sending of one answer; the key tells sheets apart.
func aSheet(key int, answer string) survey.Sending {
	answers, err := json.Marshal(survey.Answers{"role": survey.Str(answer)})
	if err != nil {
		panic(err)
	}
	return survey.Sending{
		Key: hash("key", key),
		Sheet: survey.Sheet{
			Survey: slug, Version: 1, Event: event, Language: "fr", Source: survey.SourceWeb, ReceivedOn: "2026-03-04",
			Answers: answers, Skipped: []string{"domain", "you/region"},
		},
	}
}

func hash(kind string, n int) survey.Hash { return sha256.Sum256(fmt.Appendf(nil, "%s %d", kind, n)) }

func ctx(t *testing.T) context.Context { return t.Context() }

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// send sends a sheet and wants the outcome.
func send(t *testing.T, store survey.Store, s survey.Sending, want survey.Outcome) {
	t.Helper()
	got, err := store.Send(ctx(t), s)
	if err != nil || got != want {
		t.Fatalf("Send: outcome %d, %v; want %d", got, err, want)
	}
}

// wantError wants an error of the kind and code.
func wantError(t *testing.T, err error, kind survey.Kind, code string) {
	t.Helper()
	var known *survey.Error
	if !errors.As(err, &known) || known.Kind != kind || known.Code != code {
		t.Fatalf("error %v of kind %d, want kind %d with code %s", err, survey.KindOf(err), kind, code)
	}
}

func wantEqual(t *testing.T, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("got  %+v\nwant %+v", got, want)
	}
}

// all gathers a walk.
func all[T any](t *testing.T, walk func(func(T, error) bool)) []T {
	t.Helper()
	var gathered []T
	for one, err := range walk {
		must(t, err)
		gathered = append(gathered, one)
	}
	return gathered
}

// count gives the responses of a survey, by walking them.
func count(t *testing.T, store survey.Store, slug string) int {
	t.Helper()
	return len(all(t, store.Responses(ctx(t), slug)))
}

// counted gives the responses of a survey by its tally.
func counted(t *testing.T, store survey.Store, slug string) int {
	t.Helper()
	lines, err := store.Tally(ctx(t), slug)
	must(t, err)
	sum := 0
	for _, line := range lines {
		sum += line.Count
	}
	return sum
}
