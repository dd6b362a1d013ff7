package reporttest

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"sonde/reports"
	"sonde/reports/tabulate"
	"sonde/survey"
)

// Store is a reports.Store in memory: one survey, its responses, and what is shared.
type Store struct {
	Of            survey.Survey
	Questionnaire survey.Questionnaire
	Held          []survey.Event
	Shared        survey.Library
	Judged        []survey.Judgement
	People        []survey.User
	Sent          []survey.Response
}

// Source is a reports.Source over the store, on a fixed day.
func (s *Store) Source(words survey.Words) reports.Source {
	return reports.Source{
		Store: s, Indexes: &tabulate.Indexes{}, Words: words, Version: "test",
		Clock: func() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) },
	}
}

// Add sends a sheet; skipped are the questions asked and left without an answer.
func (s *Store) Add(event string, answers survey.Answers, skipped ...string) {
	raw, err := json.Marshal(answers)
	if err != nil {
		panic(err)
	}
	s.Sent = append(s.Sent, survey.Response{ID: fmt.Sprintf("r%05d", len(s.Sent)), Sheet: survey.Sheet{
		Survey: s.Of.Slug, Version: s.Questionnaire.Version, Event: event, Language: "fr", Source: survey.SourceWeb,
		ReceivedOn: "2026-05-26", Answers: raw, Skipped: skipped,
	}})
}

// Survey gives the survey.
func (s *Store) Survey(context.Context, string) (survey.Survey, error) { return s.Of, nil }

// Published gives the questionnaire.
func (s *Store) Published(context.Context, string, int) (survey.Questionnaire, error) {
	return s.Questionnaire, nil
}

// Changes gives every response once.
func (s *Store) Changes(_ context.Context, _ string, seq int64) iter.Seq2[survey.Change, error] {
	return func(yield func(survey.Change, error) bool) {
		for i, r := range s.Sent {
			if int64(i) >= seq && !yield(survey.Change{Seq: int64(i) + 1, Kind: survey.ChangeStored, Response: r}, nil) {
				return
			}
		}
	}
}

// Responses gives every response.
func (s *Store) Responses(context.Context, string) iter.Seq2[survey.Response, error] {
	return func(yield func(survey.Response, error) bool) {
		for _, r := range s.Sent {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// Revision moves with every response.
func (s *Store) Revision(context.Context) (int64, error) { return int64(len(s.Sent)) + 1, nil }

// Events gives the events.
func (s *Store) Events(context.Context, string) ([]survey.Event, error) { return s.Held, nil }

// Library gives what is shared.
func (s *Store) Library(context.Context) (survey.Library, error) { return s.Shared, nil }

// Judgements gives the settings.
func (s *Store) Judgements(context.Context, string) ([]survey.Judgement, error) { return s.Judged, nil }

// Organisation gives a name for tests.
func (s *Store) Organisation(context.Context) (survey.Organisation, error) {
	return survey.Organisation{Name: survey.Text{"fr": "Observatoire d’essai", "en": "Test observatory"}}, nil
}

// User finds a person.
func (s *Store) User(_ context.Context, id string) (survey.User, error) {
	for _, u := range s.People {
		if u.ID == id {
			return u, nil
		}
	}
	return survey.User{}, survey.Fail(survey.NotFound, "USR_002", nil)
}

// Builtin is the survey of the built-in questionnaire with the library that ships, and no response.
func Builtin() (*Store, error) {
	s := &Store{Of: survey.Survey{
		Slug: "obstacles", Questionnaire: "obstacles", Version: 1, State: survey.StateOpen, TimeZone: "Europe/Paris",
		Title: survey.Text{"fr": "Freins aux données marines", "en": "Obstacles to marine data"},
	}}
	var offers struct{ Offers []survey.Offer }
	var reference survey.Reference
	for file, into := range map[string]any{
		"questionnaires/obstacles.json": &s.Questionnaire, "concepts/concepts.json": &s.Shared.Concepts,
		"concepts/communities.json": &s.Shared.Communities, "offers/offers.json": &offers,
		"questionnaires/reference-odatis-2025.json": &reference,
	} {
		if err := readData(file, into); err != nil {
			return nil, err
		}
	}
	s.Questionnaire.Version = 1
	s.Shared.Offers, s.Shared.References = offers.Offers, []survey.Reference{reference}
	return s, nil
}

func readData(file string, into any) error {
	_, here, _, _ := runtime.Caller(0)
	raw, err := os.ReadFile(filepath.Join(filepath.Dir(here), "..", "..", "data", file))
	if err != nil {
		return err
	}
	return json.Unmarshal(raw, into)
}
