package tabulate

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// obstacles is the built-in questionnaire.
func obstacles(t testing.TB) survey.Questionnaire {
	t.Helper()
	file, err := os.ReadFile("../../data/questionnaires/obstacles.json")
	if err != nil {
		t.Fatal(err)
	}
	q, err := questionnaire.Parse(file)
	if err != nil {
		t.Fatal(err)
	}
	q.Version = 1
	return q
}

// sheets makes filled sheets of the built-in questionnaire: one choice of each select_one, one in five of each
// select_multiple, and the questions of a role that is not theirs not asked.
func sheets(t testing.TB, q survey.Questionnaire, n int) []survey.Sheet {
	t.Helper()
	in, err := questionnaire.Compile(q)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	made := make([]survey.Sheet, n)
	for i := range made {
		answers := survey.Answers{}
		var skipped []string
		for j := range in.Items {
			it := &in.Items[j]
			section := q.Sections[it.Section].Name
			role, _ := answers["role"].(survey.Str)
			switch {
			case section == "use" && role != "user" && role != "both",
				section == "publish" && role != "producer" && role != "both",
				strings.HasSuffix(it.Name(), "_other") && random.IntN(10) > 0,
				!it.Asks():
				continue
			case it.Name() != "role" && random.IntN(20) == 0:
				skipped = append(skipped, it.Name())
				continue
			}
			switch it.Question.Type {
			case survey.SelectOne:
				answers[it.Name()] = survey.Str(it.Choices[random.IntN(len(it.Choices))].Name)
			case survey.SelectMultiple:
				names := survey.Names{it.Choices[random.IntN(3)].Name}
				for _, c := range it.Choices[3:] {
					if random.IntN(5) == 0 && !c.Exclusive {
						names = append(names, c.Name)
					}
				}
				answers[it.Name()] = names
			case survey.TextType:
				answers[it.Name()] = survey.Str("Un guide court, avec des exemples d’écriture de métadonnées.")
			}
		}
		written, err := json.Marshal(answers)
		if err != nil {
			t.Fatal(err)
		}
		made[i] = survey.Sheet{
			Survey: "s", Version: 1, Event: fmt.Sprint("E", i%4), Language: []string{"fr", "en"}[i%2], Source: survey.SourceWeb,
			ReceivedOn: survey.Day(fmt.Sprintf("2026-03-%02d", 1+i%28)), Answers: written, Skipped: skipped,
		}
	}
	return made
}

// manyResponses is a feed of n responses; they share their answers, some thousand different ones.
func manyResponses(t testing.TB, n int) *feed {
	q := obstacles(t)
	different := sheets(t, q, 4096)
	f := newFeed(q)
	for i := range n {
		f.put(survey.Response{ID: fmt.Sprintf("%032x", i), Sheet: different[i%len(different)]})
	}
	return f
}

func BenchmarkScan(b *testing.B) {
	q := obstacles(b)
	different := sheets(b, q, 4096)
	x := newBook("s")
	if err := x.learn(q); err != nil {
		b.Fatal(err)
	}
	bytes := 0
	for _, s := range different {
		bytes += len(s.Answers)
	}
	n := 0
	for b.Loop() {
		r := survey.Response{Sheet: different[n%len(different)]}
		if err := x.enter(uint32(n%1_000_000), &r); err != nil {
			b.Fatal(err)
		}
		n++
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "sheets/s")
	b.ReportMetric(float64(bytes)/float64(len(different)), "bytes/sheet")
}

func BenchmarkRebuildFromMemory(b *testing.B) {
	const n = 100_000
	f := manyResponses(b, n)
	b.ResetTimer()
	for b.Loop() {
		if _, err := New("s").Pull(b.Context(), f); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "responses/s")
}

// resultsPage makes the figures of the results page: every question, the obstacles by role too, co-occurrence,
// non-response and opportunity.
func resultsPage(t testing.TB, v *View) {
	ctx := t.Context()
	for _, q := range v.Questions() {
		tabulate(t, v, Query{Rows: q.Name})
		if q.Question.Type != survey.SelectMultiple {
			continue
		}
		tabulate(t, v, Query{Rows: q.Name, By: "role"})
		if _, err := v.CoOccurrence(ctx, Query{Rows: q.Name}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := v.NonResponses(ctx, Query{}); err != nil {
		t.Fatal(err)
	}
	for _, q := range v.Questions() {
		if ease := strings.Replace(q.Name, "importance_", "ease_", 1); ease != q.Name {
			if _, err := v.Opportunity(ctx, q.Name, ease, Query{}); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func BenchmarkResultsPage(b *testing.B) {
	for _, n := range []int{240, 5_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			f := manyResponses(b, n)
			x := New("s")
			v, err := x.Pull(b.Context(), f)
			if err != nil {
				b.Fatal(err)
			}
			b.Run("first", func(b *testing.B) {
				for b.Loop() {
					x.cache.held = nil
					resultsPage(b, v)
				}
			})
			b.Run("again", func(b *testing.B) {
				for b.Loop() {
					resultsPage(b, v)
				}
			})
			b.Run("after a response that answers one question", func(b *testing.B) {
				for b.Loop() {
					f.add(b, "E1", survey.Answers{"career": survey.Str("doctoral")})
					v, err := x.Pull(b.Context(), f)
					if err != nil {
						b.Fatal(err)
					}
					resultsPage(b, v)
				}
			})
		})
	}
}
