package questionnaire_test

import (
	"strings"
	"testing"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// twins is a questionnaire in which two groups, and the rows of a repeat, ask for questions of the same name.
func twins() survey.Questionnaire {
	text := func(s string) survey.Text { return survey.Text{"fr": s, "en": s} }
	group := func(name string) survey.Section {
		return survey.Section{Name: name, Title: text(name), Questions: []survey.Question{
			{Name: "tool", Type: survey.SelectOne, List: "tools", Label: text("Tool")},
			{Name: "which", Type: survey.TextType, Label: text("Which"), Relevant: "selected(../tool, 'other')"},
		}}
	}
	return survey.Questionnaire{
		Name: "q", Languages: []string{"fr", "en"}, DefaultLanguage: "en", Title: text("Q"),
		ChoiceLists: map[string][]survey.Choice{"tools": {{Name: "r", Label: text("R")}, {Name: "other", Label: text("Other")}}},
		Sections: []survey.Section{group("house"), group("office"), {Name: "end", Questions: []survey.Question{
			{Name: "both", Type: survey.Calculate, Calculation: "concat(/q/house/tool, ' ', ../../office/which, ' ', jr:choice-name(/q/office/tool, '/q/office/tool'))"},
		}}},
	}
}

// A path names one question, whatever others are called: as XLSForm lets names stand again in another group.
func TestAPathFindsOneOfSeveralOfTheName(t *testing.T) {
	in, err := questionnaire.Compile(twins())
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ body, answers string }{
		{"house/tool=other&house/which=Go&office/tool=r&office/which=no", `{"both":"other  R","house/tool":"other","house/which":"Go","office/tool":"r"}`},
		{"house/tool=r&office/tool=other&office/which=Go", `{"both":"r Go Other","house/tool":"r","office/tool":"other","office/which":"Go"}`},
	} {
		checked := page(t, in, test.body)
		if got := string(in.Canonical(checked.Answers)); got != test.answers || len(checked.Problems) > 0 {
			t.Errorf("%s: got %s, want %s %v", test.body, got, test.answers, checked.Problems)
		}
	}
	island := in.Island()
	if len(island.Dependents["house/tool"]) == 0 || len(island.Dependents["office/tool"]) == 0 {
		t.Errorf("the page does not know what depends on which: %v", island.Dependents)
	}
}

// ${} has no path: what it names must be one question.
func TestANameOfSeveralIsStillRefused(t *testing.T) {
	q := twins()
	q.Sections[2].Questions[0].Calculation = "${tool}"
	if got := questionnaire.Check(q).Errors(); len(got) != 1 || got[0].Code != "QST_051" {
		t.Errorf("got %v", got)
	}
}

func TestACircleOfPathsNamesItsQuestions(t *testing.T) {
	q := twins()
	q.Sections[0].Questions[0].Relevant = "../which = 'x'"
	found := questionnaire.Check(q).Errors()
	if len(found) != 1 || found[0].Code != "QST_024" {
		t.Fatalf("got %v", found)
	}
	if path, _ := found[0].Args["Path"].(string); !strings.Contains(path, "tool → which") && !strings.Contains(path, "which → tool") {
		t.Errorf("the circle is %s", path)
	}
}
