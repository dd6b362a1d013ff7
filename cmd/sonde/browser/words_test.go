package browser

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sonde/survey"
)

// A phone's width, at which each word that is longer than a line has to break.
const phone = 360

// unbroken are words that no line of a phone holds: an address, and one long word.
var unbroken = []string{
	"https://www.example.org/donnees-marines/catalogue/jeux-de-donnees/temperature-de-surface",
	strings.Repeat("anticonstitutionnellement", 16),
}

// wordy writes a questionnaire whose choices are long words, in every look that choices have.
func wordy(t *testing.T) string {
	t.Helper()
	both := func(words string) survey.Text { return survey.Text{"fr": words, "en": words} }
	q := survey.Questionnaire{Name: "wordy", Version: 1, Languages: []string{"fr", "en"}, DefaultLanguage: "fr", Title: both("Longs mots"), ChoiceLists: map[string][]survey.Choice{
		"words": {{Name: "address", Label: both(unbroken[0])}, {Name: "word", Label: both(unbroken[1])}, {Name: "short", Label: both("Court")}},
	}}
	s := survey.Section{Name: "words", Title: both("Mots")}
	for i, look := range []string{"", "minimal", "horizontal", "compact", "likert"} {
		for _, kind := range []survey.QuestionType{survey.SelectOne, survey.SelectMultiple} {
			if kind == survey.SelectMultiple && look == "likert" {
				continue
			}
			s.Questions = append(s.Questions, survey.Question{Name: fmt.Sprint(kind, i), Type: kind, List: "words", Appearance: look, Label: both("Lequel ?")})
		}
	}
	s.Questions = append(s.Questions, survey.Question{Name: "order", Type: survey.Rank, List: "words", Label: both("Dans quel ordre ?")},
		survey.Question{Name: "grid", Type: survey.Group, Appearance: "table-list", Label: both("Grille"), Questions: []survey.Question{
			{Name: "one", Type: survey.SelectOne, List: "words", Label: both("Un")}, {Name: "two", Type: survey.SelectOne, List: "words", Label: both(unbroken[0])},
		}})
	q.Sections = []survey.Section{s}
	raw, err := json.Marshal(q)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "wordy.json")
	if err := os.WriteFile(file, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestLongWordsStayInTheWindow(t *testing.T) {
	t.Parallel()
	s := serve(t)
	s.field("wordy", wordy(t))
	tb := open(t, window{width: phone})
	s.enter(tb)
	of := "/fr/manage/questionnaires/wordy"
	for _, path := range []string{"/fr/s/wordy", "/fr/s/wordy/print", of, of + "/question/words/select_one0", of + "/section/words", of + "/preview", of + "/translations", of + "/check"} {
		tb.visit(s.url + path)
		for _, width := range []int64{narrow, phone, 700, wide} {
			tb.resize(width)
			if over := value[string](tb, overflow); over != "" {
				t.Errorf("%s is wider than %d px: %s", path, width, over)
			}
		}
	}
	// Words that do fit are not broken.
	tb.resize(phone)
	tb.visit(s.url + "/fr/s/obstacles")
	if lines := value[float64](tb, "document.querySelector('.choice > span').getBoundingClientRect().height"); lines > 30 {
		t.Errorf("a short choice takes %g px", lines)
	}
}
