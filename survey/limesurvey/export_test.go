package limesurvey

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

func TestExportThenImportKeepsTheQuestionnaire(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := draw(t)
		if errs := questionnaire.Check(q).Errors(); len(errs) > 0 {
			t.Fatalf("what was drawn is not sound: %v", errs)
		}
		var file bytes.Buffer
		told, err := Write(&file, q)
		if err != nil {
			t.Fatal(err)
		}
		if len(told) > 0 {
			t.Fatalf("lost: %v %v", told, told[0].Args)
		}
		back, messages := Read(file.Bytes())
		if codes := codesOf(messages); codes != "" {
			t.Fatalf("read with %s: %+v", codes, messages)
		}
		want, err := questionnaire.Marshal(q)
		if err != nil {
			t.Fatal(err)
		}
		got, err := questionnaire.Marshal(back)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != string(want) {
			t.Fatalf("%s\n%s", firstDifference(string(got), string(want)), file.String())
		}
	})
}

// Texts that speak of answers leave as LimeSurvey writes them, and come back the same.
func TestTextsThatSpeakOfAnswersLeave(t *testing.T) {
	q := survey.Questionnaire{
		Name: "t", Languages: []string{"en"}, DefaultLanguage: "en", Title: survey.Text{"en": "T"}, ChoiceLists: map[string][]survey.Choice{"l": {{Name: "a", Label: survey.Text{"en": "A"}}}},
		Sections: []survey.Section{{Name: "s", Title: survey.Text{"en": "S"}, Questions: []survey.Question{
			{Name: "age", Type: survey.Integer, Label: survey.Text{"en": "Age {sic}"}},
			{Name: "one", Type: survey.SelectOne, List: "l", Label: survey.Text{"en": "One"}},
			{Name: "some", Type: survey.SelectMultiple, List: "l", Label: survey.Text{"en": "Some"}},
			{Name: "said", Type: survey.Note, Label: survey.Text{"en": "${age}, ${ one }"}, Hint: survey.Text{"en": "${age}"}},
			{Name: "lost", Type: survey.Note, Label: survey.Text{"en": "${some}"}, Hint: survey.Text{"en": "${few}, ${some}, ${few}"}},
		}}},
	}
	var b strings.Builder
	messages, err := Write(&b, q)
	if err != nil {
		t.Fatal(err)
	}
	if got := codesOf(messages); got != "LIM_072 LIM_072" {
		t.Fatalf("told: %s", got)
	}
	for i, want := range []string{"label ${some}", "hint ${few} ${some}"} {
		if args := messages[i].Args; fmt.Sprint(args["Column"], " ", args["Expression"]) != want {
			t.Errorf("told: %v, want %s", args, want)
		}
	}
	again, _ := Read([]byte(b.String()))
	questions := again.Sections[0].Questions
	for i, want := range []string{"Age {sic}", "One", "Some", "${age}, ${one}", "$ {some}"} {
		if got := questions[i].Label["en"]; got != want {
			t.Errorf("came back as %q, want %q", got, want)
		}
	}
	if questions[3].Hint["en"] != "${age}" {
		t.Errorf("the hint came back as %q", questions[3].Hint["en"])
	}
}

func TestAnEmptyGroupLeaves(t *testing.T) {
	for name, group := range map[string]survey.Question{
		"bare":  {Name: "g", Type: survey.Group},
		"grid":  {Name: "g", Type: survey.Group, Appearance: questionnaire.Grid},
		"named": {Name: "g", Type: survey.Group, Label: survey.Text{"en": "G"}},
	} {
		q := survey.Questionnaire{Name: "t", Languages: []string{"en"}, DefaultLanguage: "en", Title: survey.Text{"en": "T"}, Sections: []survey.Section{
			{Name: "s", Title: survey.Text{"en": "S"}, Questions: []survey.Question{group, {Name: "after", Type: survey.TextType, Label: survey.Text{"en": "After"}}}},
		}}
		var b strings.Builder
		if _, err := Write(&b, q); err != nil {
			t.Fatal(err)
		}
		again, _ := Read([]byte(b.String()))
		if questions := again.Sections[0].Questions; questions[len(questions)-1].Name != "after" {
			t.Errorf("%s: came back as %+v", name, questions)
		}
	}
}

// A constraint of several alternatives keeps its brackets.
func TestAlternativesOfAConstraintStayTogether(t *testing.T) {
	const constraint = "(. < 1 or . > 5) and (. < 9 or . > 12)"
	q := survey.Questionnaire{Name: "t", Languages: []string{"en"}, DefaultLanguage: "en", Title: survey.Text{"en": "T"}, Sections: []survey.Section{
		{Name: "s", Title: survey.Text{"en": "S"}, Questions: []survey.Question{{Name: "n", Type: survey.Decimal, Label: survey.Text{"en": "N"}, Constraint: constraint}}},
	}}
	var b strings.Builder
	if _, err := Write(&b, q); err != nil {
		t.Fatal(err)
	}
	again, _ := Read([]byte(b.String()))
	if got := again.Sections[0].Questions[0].Constraint; got != constraint {
		t.Errorf("came back as %s", got)
	}
}

// LimeSurvey has no menus of answers, and looks nothing up in lists: both are told.
func TestWhatLimeSurveyCannotLookUpIsTold(t *testing.T) {
	for fixture, want := range map[string]string{"among": "list", "lookups": "calculation"} {
		raw, err := os.ReadFile("../testdata/questionnaires/" + fixture + ".json")
		if err != nil {
			t.Fatal(err)
		}
		q, err := questionnaire.Parse(raw)
		if err != nil {
			t.Fatal(err)
		}
		told, err := Write(io.Discard, q)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(told, func(m questionnaire.Message) bool { return m.Place.Column == want }) {
			t.Errorf("%s: nothing is told of %s: %v", fixture, want, told)
		}
	}
}
