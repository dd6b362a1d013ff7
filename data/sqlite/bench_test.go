package sqlite_test

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"sonde/data/sqlite"
	"sonde/survey"
)

// benchAnswers is the size of a whole sheet of the built-in questionnaire.
const benchAnswers = `{"audiences":["students","researchers"],"career":"senior","domain":"ocean","formats":["webinar","workshop"],` +
	`"kind":"public_research","offers":["odatis_webinars"],"open":"Des exemples concrets pour les données in situ, s’il vous plaît",` +
	`"publish_obstacles":["time","format","metadata","doi"],"publish_top":["time","metadata","doi"],"region":"bretagne","role":"both",` +
	`"skill_a":4,"skill_b":3,"skill_c":5,"skill_d":1,"use_obstacles":["find_portal","formats","volume"],"use_top":["find_portal","volume"]}`

func benchSheet(n int) survey.Sending {
	return survey.Sending{
		Key: sha256.Sum256(binary.BigEndian.AppendUint64(nil, uint64(n))),
		Sheet: survey.Sheet{
			Survey: "obstacles", Version: 1, Event: "BREST1", Language: "fr", Source: survey.SourceWeb, ReceivedOn: "2026-03-04",
			Answers: []byte(benchAnswers), Skipped: []string{"other_text", "career"},
		},
		Accept: func(survey.Collecting) (bool, error) { return false, nil },
	}
}

// benchStore opens a store with one open survey and n responses.
func benchStore(tb testing.TB, n int) *sqlite.Database {
	tb.Helper()
	store := mustOpen(tb, filepath.Join(tb.TempDir(), "sonde.db"))
	inField(tb, store)
	sheets := make([]survey.Sending, n)
	for i := range sheets {
		sheets[i] = benchSheet(-1 - i)
	}
	if _, err := store.Import(tb.Context(), sheets); err != nil {
		tb.Fatal(err)
	}
	return store
}

// inField gives a store the survey obstacles, open, with the event BREST1.
func inField(tb testing.TB, store survey.Store) {
	tb.Helper()
	err := store.SaveDraft(tb.Context(), survey.Questionnaire{Name: "obstacles", Languages: []string{"fr"}}, "", at)
	if err == nil {
		_, err = store.Publish(tb.Context(), "obstacles", "", at)
	}
	if err == nil {
		err = store.CreateSurvey(tb.Context(), survey.Survey{Slug: "obstacles", Questionnaire: "obstacles", Version: 1, State: survey.StateOpen, LateHours: 24, TimeZone: "Europe/Paris"})
	}
	if err == nil {
		err = store.CreateEvent(tb.Context(), survey.Event{Code: "BREST1", Survey: "obstacles", Kind: survey.Workshop})
	}
	if err != nil {
		tb.Fatal(err)
	}
}

// BenchmarkSend measures durable sends from crowds of callers, into a fresh database and into a large one.
func BenchmarkSend(b *testing.B) {
	for _, c := range []struct{ callers, held int }{{1, 0}, {8, 0}, {64, 0}, {64, 200_000}, {256, 0}} {
		b.Run(fmt.Sprintf("%d callers over %d", c.callers, c.held), func(b *testing.B) {
			store := benchStore(b, c.held)
			b.ReportAllocs()
			b.ResetTimer()
			took := make([]time.Duration, b.N)
			var group sync.WaitGroup
			for caller := range c.callers {
				group.Go(func() {
					for i := caller; i < b.N; i += c.callers {
						start := time.Now()
						outcome, err := store.Send(b.Context(), benchSheet(i))
						if err != nil || outcome != survey.Stored {
							b.Errorf("outcome %d, %v", outcome, err)
							return
						}
						took[i] = time.Since(start)
					}
				})
			}
			group.Wait()
			b.StopTimer()
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "sends/s")
			slices.Sort(took)
			b.ReportMetric(took[b.N*99/100].Seconds()*1000, "p99-ms")
		})
	}
}

// BenchmarkRead measures the walks over 200,000 responses.
func BenchmarkRead(b *testing.B) {
	const held = 200_000
	store := benchStore(b, held)
	b.Run("changes from the start", func(b *testing.B) {
		for b.Loop() {
			rows := 0
			for change, err := range store.Changes(b.Context(), "obstacles", 0) {
				if err != nil || len(change.Response.Answers) == 0 {
					b.Fatal(err)
				}
				rows++
			}
			if rows != held {
				b.Fatalf("%d rows", rows)
			}
		}
		b.ReportMetric(held*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
	})
	b.Run("changes after the first", func(b *testing.B) {
		rows := 0
		for b.Loop() {
			for range store.Changes(b.Context(), "obstacles", 1) {
				rows++
			}
		}
		b.ReportMetric(float64(rows)/b.Elapsed().Seconds(), "rows/s")
	})
	b.Run("responses in id order", func(b *testing.B) {
		rows := 0
		for b.Loop() {
			for range store.Responses(b.Context(), "obstacles") {
				rows++
			}
		}
		b.ReportMetric(float64(rows)/b.Elapsed().Seconds(), "rows/s")
	})
	b.Run("revision", func(b *testing.B) {
		for b.Loop() {
			_, _ = store.Revision(b.Context())
		}
	})
	b.Run("tally", func(b *testing.B) {
		for b.Loop() {
			_, _ = store.Tally(b.Context(), "obstacles")
		}
	})
	b.Run("survey", func(b *testing.B) {
		for b.Loop() {
			_, _ = store.Survey(b.Context(), "obstacles")
		}
	})
	b.Run("response by receipt", func(b *testing.B) {
		key := benchSheet(-1).Key
		for b.Loop() {
			_, _ = store.ByReceipt(b.Context(), key)
		}
	})
}

// BenchmarkImport measures one import of 100,000 sheets: while it runs, senders wait.
func BenchmarkImport(b *testing.B) {
	const sheets = 100_000
	imported := make([]survey.Sending, sheets)
	for i := range imported {
		imported[i] = benchSheet(i)
	}
	for b.Loop() {
		b.StopTimer()
		store := benchStore(b, 0)
		b.StartTimer()
		if added, err := store.Import(b.Context(), imported); err != nil || added != sheets {
			b.Fatal(added, err)
		}
	}
	b.ReportMetric(sheets*float64(b.N)/b.Elapsed().Seconds(), "sheets/s")
}
