package tabulate_test

import (
	"context"
	"encoding/binary"
	"fmt"
	"log/slog"
	"path/filepath"
	"testing"
	"time"

	"sonde/data/sqlite"
	"sonde/reports/tabulate"
	"sonde/survey"
)

// filled is a SQLite database with n responses to the built-in questionnaire in the survey "s".
func filled(t testing.TB, n int) *sqlite.Database {
	t.Helper()
	ctx, now := context.Background(), time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	db, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), "t.db"), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	q := tabulate.Obstacles(t)
	must(db.SaveDraft(ctx, q, "", now))
	version, err := db.Publish(ctx, q.Name, "", now)
	must(err)
	must(db.CreateSurvey(ctx, survey.Survey{
		Slug: "s", Questionnaire: q.Name, Version: version, State: survey.StateOpen, TimeZone: "UTC", CreatedAt: now,
		Title: survey.Text{"fr": "s", "en": "s"},
	}))
	for i := range 4 {
		must(db.CreateEvent(ctx, survey.Event{Code: fmt.Sprint("E", i), Survey: "s", Kind: survey.Workshop, Title: survey.Text{"fr": "e", "en": "e"}}))
	}
	different := tabulate.Sheets(t, q, 4096)
	sendings := make([]survey.Sending, n)
	for i := range sendings {
		sendings[i] = sending(different[i%len(different)], i)
		sendings[i].Sheet.Version = version
	}
	added, err := db.Import(ctx, sendings)
	must(err)
	if added != n {
		t.Fatalf("stored %d of %d", added, n)
	}
	return db
}

func sending(sheet survey.Sheet, i int) survey.Sending {
	var key survey.Hash
	binary.BigEndian.PutUint64(key[:], uint64(i)+1)
	return survey.Sending{Sheet: sheet, Key: key}
}

func TestOverSQLite(t *testing.T) {
	db := filled(t, 500)
	x := tabulate.New("s")
	pull := func() *tabulate.View {
		t.Helper()
		v, err := x.Pull(t.Context(), db)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	if got := pull().Responses(); got != 500 {
		t.Fatalf("got %d responses, want 500", got)
	}
	var receipt survey.Hash
	binary.BigEndian.PutUint64(receipt[:], 7)
	if err := db.Withdraw(t.Context(), receipt); err != nil {
		t.Fatal(err)
	}
	for r, err := range db.Responses(t.Context(), "s") {
		if err != nil {
			t.Fatal(err)
		}
		if err := db.Exclude(t.Context(), "s", r.ID, "a test"); err != nil {
			t.Fatal(err)
		}
		break
	}
	if outcome, err := db.Send(t.Context(), sending(tabulate.Sheets(t, tabulate.Obstacles(t), 1)[0], 1000)); err != nil || outcome != survey.Stored {
		t.Fatalf("%v, %v", outcome, err)
	}
	followed := pull()
	if followed.Responses() != 499 || followed.Excluded() != 1 {
		t.Errorf("got %d responses and %d excluded, want 499 and 1", followed.Responses(), followed.Excluded())
	}
	rebuilt, err := tabulate.New("s").Pull(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range rebuilt.Questions() {
		query := tabulate.Query{Rows: q.Name, By: "role", Where: "${:day} > '2026-03-07' and string-length(${most_helpful}) > 3"}
		got, err := followed.Tabulate(t.Context(), query)
		if err != nil {
			t.Fatal(err)
		}
		want, err := rebuilt.Tabulate(t.Context(), query)
		if err != nil {
			t.Fatal(err)
		}
		if fmt.Sprint(got.NoGroup, counts(got)) != fmt.Sprint(want.NoGroup, counts(want)) {
			t.Errorf("%s: followed %v, rebuilt %v", q.Name, counts(got), counts(want))
		}
	}
}

// counts is the counts of a table, group by group.
func counts(r tabulate.Result) [][]int {
	var made [][]int
	for _, g := range r.Groups {
		line := []int{g.Asked, g.Answered}
		for _, c := range g.Cells {
			line = append(line, c.Count)
		}
		made = append(made, line)
	}
	return made
}

func BenchmarkRebuildFromSQLite(b *testing.B) {
	const n = 100_000
	db := filled(b, n)
	b.Run("pull", func(b *testing.B) {
		for b.Loop() {
			if _, err := tabulate.New("s").Pull(b.Context(), db); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "responses/s")
	})
	b.Run("the feed alone", func(b *testing.B) {
		for b.Loop() {
			for _, err := range db.Changes(b.Context(), "s", 0) {
				if err != nil {
					b.Fatal(err)
				}
			}
		}
		b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "responses/s")
	})
}
