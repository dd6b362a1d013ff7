package xlsform

import (
	"slices"
	"testing"
)

// The errors that refuse a form, all of them: each fault is told once, and what only follows from it is not. Verdicts are
// those of pyxform 4.5, but for what a web page cannot ask.
var verdicts = []struct {
	name, md string
	errors   []string
}{
	{"nothing but what cannot be asked", "| survey |\n| | type | name | label |\n| | geopoint | a | A |", []string{"XLS_053"}},
	{"a form without a column of texts", "| survey |\n| | type | name |\n| | audit | audit |", []string{"XLS_053"}},
	{
		"what is said of a question that is refused",
		"| survey |\n| | type | name | label | relevant | calculation | trigger |\n| | geopoint | p | P | | | |\n| | text | a | At ${p} | ${p} != '' | | |\n| | calculate | c | | | now() | ${p} |\n| | note | n | N | ../p = '' | | |",
		[]string{"XLS_053"},
	},
	{"no text anywhere", "| survey |\n| | type | name | calculation |\n| | calculate | a | 1 + 1 |", nil},
	{"no text anywhere, and a language", "| survey |\n| | type | name | calculation |\n| | calculate | a | 1 + 1 |\n| settings |\n| | default_language |\n| | French (fr) |", nil},
	{
		"triggers with a comma too many",
		"| survey |\n| | type | name | label | calculation | trigger |\n| | text | a | A | | |\n| | text | b | B | | |\n| | calculate | c | | now() | ${a}, ,${b} ,, |",
		nil,
	},
	{
		"a trigger that is worked out",
		"| survey |\n| | type | name | label | calculation | trigger |\n| | text | t | T | | |\n| | calculate | a | A | 1 | |\n| | calculate | b | | now() | ${a} |",
		[]string{"QST_053"},
	},
	{
		"or_other of the same name in two groups",
		"| survey |\n| | type | name | label |\n| | begin group | g | G |\n| | select_one l or_other | a | A |\n| | end group | | |\n| | begin group | h | H |\n| | select_one l or_other | a | A |\n| | end group | | |\n| choices |\n| | list_name | name | label |\n| | l | x | X |",
		nil,
	},
	{
		"a path after a minus",
		"| survey |\n| | type | name | label | calculation |\n| | integer | a | A | |\n| | calculate | b | | 5 -../a |\n| | calculate | c | | -../a |",
		nil,
	},
	{"read_only as a number", "| survey |\n| | type | name | label | read_only | default |\n| | text | a | A | 1 | x |\n| | text | b | B | 0 | |", nil},
}

func TestVerdicts(t *testing.T) {
	words := testWords(t)
	for _, v := range verdicts {
		t.Run(v.name, func(t *testing.T) {
			form := Read(csvOf(t, v.md), "form", words)
			var got []string
			for _, m := range form.Messages.Errors() {
				got = append(got, m.Code)
			}
			if !slices.Equal(got, v.errors) {
				t.Errorf("refused by %v, want %v\n%s", got, v.errors, said(t, form))
			}
		})
	}
}

func TestANumberSaysWhetherAQuestionCanBeChanged(t *testing.T) {
	md := "| survey |\n| | type | name | label | read_only |\n| | text | a | A | 1 |\n| | text | b | B | 0 |"
	q := Read(csvOf(t, md), "form", testWords(t)).Questionnaire
	if a, b := q.Sections[0].Questions[0].ReadOnly, q.Sections[0].Questions[1].ReadOnly; !a || b {
		t.Errorf("read only: %v, %v; want true, false", a, b)
	}
}

// pyxform calls the whole "data" unless the settings say otherwise: in a file of ours no question is called as the whole.
func TestTheWholeIsNeverCalledAsAQuestion(t *testing.T) {
	md := "| survey |\n| | type | name | label |\n| | text | data | A |\n| | note | n | ${data} |\n| settings |\n| | name |\n| | whole |"
	want, got, form := again(t, testWords(t), Read(csvOf(t, md), "form", testWords(t)).Questionnaire)
	if len(form.Messages.Errors()) > 0 || string(got) != string(want) {
		t.Errorf("%s%s", said(t, form), firstDifference(got, want))
	}
}
