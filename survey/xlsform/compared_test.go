package xlsform

import (
	"slices"
	"testing"

	"sonde/survey/questionnaire"
)

// A comparison with what is no choice is a warning at its cell, with what was perhaps meant; ODK's converter takes such a
// form too.
func TestAComparisonWithNoChoiceIsToldAtItsCell(t *testing.T) {
	md := "| survey |\n| | type | name | label | relevant |\n| | select_one l | role | A | |\n| | text | b | B | ${role} = 'sellr' |\n| choices |\n| | list_name | name | label |\n| | l | seller | S |\n| | l | buyer | B |"
	form := Read(csvOf(t, md), "form", testWords(t))
	i := slices.IndexFunc(form.Messages, func(m questionnaire.Message) bool { return m.Code == questionnaire.NoChoice })
	if i < 0 {
		t.Fatalf("it is not told: %v", form.Messages)
	}
	m := form.Messages[i]
	want := questionnaire.Place{Sheet: "survey", Row: 3, Column: "relevant"}
	if got := (questionnaire.Place{Sheet: m.Place.Sheet, Row: m.Place.Row, Column: m.Place.Column}); got != want || m.Severity != questionnaire.SeverityWarning || m.Args["Meant"] != "seller" {
		t.Errorf("told at %s row %d %s: %v", m.Place.Sheet, m.Place.Row, m.Place.Column, m.Args)
	}
}
