package questionnaire_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sonde/survey/questionnaire"
	"sonde/templates/locale"
)

// The catalogue holds every code of the package, once and in order, as severe as Check says it first.
func TestTheCatalogueIsWhole(t *testing.T) {
	words, err := locale.New()
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile("message.go")
	if err != nil {
		t.Fatal(err)
	}
	var want, got []string
	for _, m := range regexp.MustCompile(`= "(QST_\d{3})"`).FindAllStringSubmatch(string(source), -1) {
		want = append(want, m[1])
	}
	severities := map[string][]string{"QST_030": {"note"}}
	for _, wrong := range wrongs {
		said := strings.Fields(wrong.message)
		severities[said[1]] = append(severities[said[1]], said[0])
	}
	for _, m := range questionnaire.Catalogue() {
		got = append(got, m.Code)
		if said := severities[m.Code]; said != nil && !slices.Contains(said, string(m.Severity)) || said == nil && m.Severity != questionnaire.SeverityError {
			t.Errorf("%s is %s here, %v in Check", m.Code, m.Severity, said)
		}
		for _, language := range []string{"fr", "en"} {
			if what, remedy := m.Explain(words, language); strings.Contains(what+remedy, "<no value>") || strings.Contains(what+remedy, "QST_") || strings.Contains(what, "EXPR_") {
				t.Errorf("%s in %s: %s %s", m.Code, language, what, remedy)
			}
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
}
