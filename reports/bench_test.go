package reports_test

import (
	"testing"

	"sonde/reports"
	"sonde/reports/reporttest"
)

// The results of 100,000 responses when one was just added: the index is warm, the figures that it touches are not.
func BenchmarkResultsAfterOneResponse(b *testing.B) {
	benchmarkAfterOne(b, builds(b)["results"])
}

// The same for priorities.
func BenchmarkPrioritiesAfterOneResponse(b *testing.B) {
	benchmarkAfterOne(b, builds(b)["priorities"])
}

func benchmarkAfterOne(b *testing.B, report build) {
	s := obstacles(b)
	s.Crowd(100_000)
	src := source(b, s)
	request := reports.Request{Survey: "obstacles", Language: "fr", Audience: reports.ForCoordinator}
	if _, err := report(src, request); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		addOne(s)
		if _, err := report(src, request); err != nil {
			b.Fatal(err)
		}
	}
}

func addOne(s *reporttest.Store) { s.Sent = append(s.Sent, s.Sent[0]); s.Sent[len(s.Sent)-1].ID += "x" }
