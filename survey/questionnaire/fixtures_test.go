package questionnaire_test

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// fixture is one of the small questionnaires, each of one feature.
func fixture(tb testing.TB, name string) *questionnaire.Instrument {
	tb.Helper()
	data, err := os.ReadFile(filepath.Join("../testdata/questionnaires", name+".json"))
	if err != nil {
		tb.Fatal(err)
	}
	return compiled(tb, data)
}

// fixtures are all small questionnaires, by file name.
func fixtures(tb testing.TB) map[string]*questionnaire.Instrument {
	tb.Helper()
	files, err := filepath.Glob("../testdata/questionnaires/*.json")
	if err != nil || len(files) == 0 {
		tb.Fatal("no fixtures", err)
	}
	all := map[string]*questionnaire.Instrument{}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		all[name] = fixture(tb, name)
	}
	return all
}

// today is the day of all sheets.
const today = "2026-05-12"

// page validates a sheet written as the body of a form.
func page(tb testing.TB, in *questionnaire.Instrument, body string) questionnaire.Checked {
	tb.Helper()
	values, err := url.ParseQuery(body)
	if err != nil {
		tb.Fatal(err)
	}
	return in.Validate(in.DecodeForm(values), questionnaire.Entry{Today: today, Normalise: compose})
}

// program validates a sheet written as the JSON of the API.
func program(tb testing.TB, in *questionnaire.Instrument, body string) questionnaire.Checked {
	tb.Helper()
	raw, err := in.DecodeJSON(body)
	if err != nil {
		tb.Fatal(err)
	}
	return in.Validate(raw, questionnaire.Entry{Mode: questionnaire.API, Today: today, Normalise: compose})
}

// compose stands in for NFC: the one pair that the tests use.
func compose(s string) string { return strings.ReplaceAll(s, "e\u0301", "é") }

// said writes problems as "CODE question", in order.
func said(problems survey.Problems) string {
	parts := []string{}
	for _, p := range problems {
		parts = append(parts, p.Code+" "+p.Question)
	}
	return strings.Join(parts, ", ")
}
