package questionnaire_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

func counted(name, count string, questions ...survey.Question) survey.Question {
	q := rows(name, questions...)
	q.RepeatCount = count
	return q
}

// A long expression is cut to what stands around the fault.
func TestCheckCutsLongExpressions(t *testing.T) {
	q := sound()
	third(&q).Relevant = strings.Repeat("1 = 1 and ", 80) + "${nobody} = 1" + strings.Repeat(" and 2 = 2", 80)
	errors := questionnaire.Check(q).Errors()
	if len(errors) == 0 {
		t.Fatal("no error")
	}
	said := errors[0].Args["Expression"].(string)
	if length := utf8.RuneCountInString(said); length != 204 || !strings.Contains(said, "${nobody} = 1") || !strings.HasPrefix(said, "… ") || !strings.HasSuffix(said, " …") {
		t.Errorf("%d characters: %s", length, said)
	}
}

// As many rows as a sheet may hold are no fault, nor are rows that answers count.
func TestCheckLetsRowsBe(t *testing.T) {
	for _, change := range []func(q *survey.Questionnaire){
		func(q *survey.Questionnaire) { *third(q) = counted("r", "10", counted("s", "99", text("x"))) }, // 10 + 990
		func(q *survey.Questionnaire) {
			*third(q) = counted("r", "100", counted("s", "${x}", text("y")), text("x"))
		},
		func(q *survey.Questionnaire) { *third(q) = counted("r", "100", rows("s", text("y"))) },
	} {
		q := sound()
		q.Sections[1].Relevant = ""
		change(&q)
		for _, m := range questionnaire.Check(q) {
			if m.Code == "QST_080" {
				t.Errorf("told %s %v", m.Place, m.Args)
			}
		}
	}
}
