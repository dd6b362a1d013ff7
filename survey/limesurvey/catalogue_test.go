package limesurvey

import (
	"bytes"
	"os"
	"regexp"
	"slices"
	"testing"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// out is a questionnaire of which LimeSurvey cannot hold everything.
func out() survey.Questionnaire {
	text := func(s string) survey.Text { return survey.Text{"en": s} }
	return survey.Questionnaire{
		Name: "out", Languages: []string{"en"}, DefaultLanguage: "en", Title: text("Another title"),
		ChoiceLists: map[string][]survey.Choice{"l": {{Name: "a b", Label: text("A")}, {Name: "longer_than_five", Label: text("B"), Concept: "use/time"}, {Name: "c", Label: text("C"), Retired: true}}},
		Sections: []survey.Section{{
			Name: "one", Title: text("One"), AppliesTo: text("All"), Questions: []survey.Question{
				{Name: "use_top", Type: survey.SelectOne, List: "l", Label: text("Top"), GuidanceHint: text("More")},
				{Name: "mood", Type: survey.Range, Label: text("Mood"), Parameters: map[string]string{"start": "1", "end": "5"}},
				{Name: "best", Type: survey.TextType, List: "${use_top}", Label: text("Best")},
				{Name: "agreed", Type: survey.Acknowledge, Label: text("Agreed"), Relevant: "${use_top} = 'a b'"},
				{Name: "child", Type: survey.Repeat, Label: text("Child"), Questions: []survey.Question{{Name: "age", Type: survey.Integer, Label: text("Age")}}},
				{Name: "mixed", Type: survey.Group, Label: text("Mixed"), Relevant: "${mood} > 2", Questions: []survey.Question{
					{Name: "why", Type: survey.TextType, Label: text("Why"), Relevant: "${mood} mod 2 = 1"},
					{Name: "when", Type: survey.Date, Label: text("When")},
				}},
			},
		}},
	}
}

func TestWhatLimeSurveyCannotHoldIsTold(t *testing.T) {
	var file bytes.Buffer
	messages, err := Write(&file, out())
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "out.messages", said(t, messages))
	golden(t, "out.txt", file.String())
	q, back := Read(file.Bytes())
	if len(back.Errors()) > 0 {
		t.Errorf("what was written is not read: %v", back)
	}
	// The second question of the group is asked under the group's condition.
	if got := q.Sections[0].Questions[len(q.Sections[0].Questions)-1]; got.Name != "when" || got.Relevant != "${mood} > 2" {
		t.Errorf("got %+v", got)
	}
}

func TestTheCatalogueIsWhole(t *testing.T) {
	source, err := os.ReadFile("codes.go")
	if err != nil {
		t.Fatal(err)
	}
	var want, got []string
	for _, m := range regexp.MustCompile(`= "(LIM_\d{3})"`).FindAllStringSubmatch(string(source), -1) {
		want = append(want, m[1])
	}
	for _, m := range Catalogue() {
		got = append(got, m.Code)
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
}

// Every message of the catalogue is given by some file of the tests, with the severity that the catalogue says.
func TestEveryMessageIsGiven(t *testing.T) {
	given := map[string]questionnaire.Severity{}
	gather := func(messages questionnaire.Messages) {
		for _, m := range messages {
			given[m.Code] = m.Severity
		}
	}
	for _, c := range append(noSurveys(t), oddities()...) {
		_, messages := Read([]byte(c.file))
		gather(messages)
	}
	_, messages := Read(fixture(t, "harbour.txt"))
	gather(messages)
	_, messages = Read(zipped(t, "a.lss", string(asLSS(t, fixture(t, "harbour.txt"), true)), "a.lsr", "", "a.lst", ""))
	gather(messages)
	messages, err := Write(&bytes.Buffer{}, out())
	if err != nil {
		t.Fatal(err)
	}
	gather(messages)
	for _, m := range Catalogue() {
		if severity, found := given[m.Code]; !found || severity != m.Severity {
			t.Errorf("%s is given nowhere, or as %q", m.Code, severity)
		}
	}
}
