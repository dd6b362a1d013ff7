package survey_test

import (
	"strings"
	"testing"

	"sonde/survey"
)

func TestProblemsTellWhereTheAnswerStands(t *testing.T) {
	for question, want := range map[string]string{
		"age": "age", "home/age": "home/age", "children/1/age": "children 0 age", "children/12/home/age": "children 11 home/age", "children/2": "children 1",
		"home/children/2/pets/3/name": "home/children 1 pets 2 name", "1": "1",
	} {
		if got := strings.Join(survey.Problem{Question: question}.Path(), " "); got != want {
			t.Errorf("%s: got %q, want %q", question, got, want)
		}
	}
}
