package questionnaire_test

import (
	"testing"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// echo says a key as it is.
type echo struct{ survey.Words }

func (echo) Say(_, key string, _ survey.Args) string { return key }

// Other words follow an author's message, which need not end with a full stop.
func TestAnAuthorsMessageIsASentence(t *testing.T) {
	for written, want := range map[string]string{
		"Less than 40": "Less than 40.", "Less than 40.": "Less than 40.", "Really?": "Really?", "Moins de «\u00a040\u00a0»": "Moins de «\u00a040\u00a0».",
		"40 (at most)": "40 (at most).", "“Yes!”": "“Yes!”", "Trop…": "Trop…", "👍": "👍",
	} {
		q := sound()
		first(&q).RequiredMessage = survey.Text{"fr": written, "en": written}
		in, err := questionnaire.Compile(q)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := in.Explain(echo{}, "en", survey.Problem{Question: first(&q).Name, Code: "PRB_001"}); got != want {
			t.Errorf("%s: got %s, want %s", written, got, want)
		}
	}
}
