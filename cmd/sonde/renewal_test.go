package main

import (
	"os"
	"strings"
	"testing"

	"sonde/data"
	"sonde/survey"
)

// noticed writes the privacy notice of a survey, in French and English.
func (b *bench) noticed(slug string) {
	b.t.Helper()
	store, err := data.Open(b.t.Context(), b.env["SONDE_DATABASE"], data.Options{})
	if err != nil {
		b.t.Fatal(err)
	}
	defer store.Close()
	s, err := store.Survey(b.t.Context(), slug)
	if err != nil {
		b.t.Fatal(err)
	}
	both := survey.Text{"fr": "x", "en": "x"}
	s.Notice = survey.Notice{Controller: both, Contact: both, Basis: both, Retention: both}
	if err := store.UpdateSurvey(b.t.Context(), s); err != nil {
		b.t.Fatal(err)
	}
}

// workshop gives the questionnaire of the tests with one text in the place of another.
func workshop(t *testing.T, old, new string) string {
	t.Helper()
	raw, err := os.ReadFile("testdata/workshop.json")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(raw), old) {
		t.Fatalf("%q is not in it", old)
	}
	return strings.ReplaceAll(string(raw), old, new)
}

func TestAnOpenSurveyMovesOn(t *testing.T) {
	b := newBench(t)
	b.must("questionnaire", "import", "testdata/workshop.json")
	b.must("survey", "create", "--questionnaire", "workshop", "--slug", "spring")
	b.noticed("spring")
	b.must("survey", "open", "spring")
	if r := b.run("survey", "open", "spring"); r.code != exitRefused {
		t.Fatalf("opened twice: exit %d, said %q", r.code, r.stdout)
	}
	b.must("questionnaire", "import", b.file("next.json", workshop(t, `"Finding the portal"`, `"Finding the catalogue"`)))
	preview := decoded[renewal](t, b.must("survey", "open", "spring", "--dry-run", "--json"))
	if preview.Shows != 1 || preview.Version != 2 || !preview.Ready || len(preview.Changes) != 1 || !strings.Contains(preview.Changes[0].Message, "Finding the catalogue") {
		t.Errorf("preview %+v", preview)
	}
	said := b.must("survey", "open", "spring", "--dry-run")
	if !strings.Contains(said, "shows version 1; it would show version 2") || !strings.Contains(said, "Finding the catalogue") {
		t.Errorf("said %q", said)
	}
	if said := b.must("survey", "open", "spring"); !strings.Contains(said, "Finding the catalogue") || !strings.Contains(said, "is open on version 2") {
		t.Errorf("said %q", said)
	}
}

func TestALanguageThatIsOpenIsNotLost(t *testing.T) {
	b := newBench(t)
	b.must("questionnaire", "import", "testdata/workshop.json")
	b.must("survey", "create", "--questionnaire", "workshop", "--slug", "spring")
	b.noticed("spring")
	b.must("survey", "open", "spring")
	b.must("questionnaire", "import", b.file("next.json", workshop(t, `"Finding the portal"`, `""`)))
	r := b.run("survey", "open", "spring")
	if r.code != exitRefused || !strings.Contains(r.stderr, "Missing translation: en ") || !strings.Contains(r.stderr, "1 text is missing (en)") {
		t.Errorf("exit %d, said %q", r.code, r.stderr)
	}
	if said := b.must("survey", "open", "spring", "--dry-run"); !strings.Contains(said, "Missing translation: en ") {
		t.Errorf("said %q", said)
	}
}
