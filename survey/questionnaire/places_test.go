package questionnaire_test

import (
	"strings"
	"testing"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// What stands more than once has no place; rows are those of the innermost repeat.
func TestPlacesOfNames(t *testing.T) {
	place := questionnaire.Places(survey.Questionnaire{Sections: []survey.Section{
		{Questions: []survey.Question{{Name: "root"}, {Name: "twice"}}},
		{Name: "s", Questions: []survey.Question{
			{Name: "t", Type: survey.Repeat, Questions: []survey.Question{
				{Name: "g", Type: survey.Group, Questions: []survey.Question{{Name: "deep"}, {Name: "u", Type: survey.Repeat, Questions: []survey.Question{{Name: "deeper"}}}}},
				{Name: "twice"},
			}},
		}},
	}})
	for name, want := range map[string]string{"root": "root 0", "t": "s/t 2", "g": "s/t/g 2", "deep": "s/t/g/deep 2", "u": "s/t/g/u 4", "deeper": "s/t/g/u/deeper 4", "twice": " 0", "none": " 0"} {
		names, rows := place(name)
		if got := strings.Join(names, "/") + " " + string(rune('0'+rows)); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}
