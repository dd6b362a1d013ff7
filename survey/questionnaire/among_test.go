package questionnaire_test

import (
	"strings"
	"testing"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// A text that is picked among answers is one of these, in whatever row they stand, that the filter lets through.
func TestATextIsPickedAmongAnswers(t *testing.T) {
	in := fixture(t, "among")
	for _, c := range []struct{ body, want, problems string }{
		{"least=18&person/1/first=Ana&person/1/age=40&person/1/friend=Bob&person/2/first=Bob&person/2/age=7&speaker=Ana&older=7",
			`{"least":18,"older":"7","person":[{"age":40,"first":"Ana","friend":"Bob"},{"age":7,"first":"Bob"}],"speaker":"Ana","told":"Ana"}`, ""},
		{"least=18&person/1/first=Ana&person/1/age=40&person/2/first=Bob&person/2/age=7&speaker=Bob", "", "PRB_003 speaker"},
		{"least=1&person/1/first=Ana&person/1/age=40&person/1/friend=Ana&speaker=Ana", "", "PRB_003 person/1/friend"}, // nobody is their own friend
		{"least=1&person/1/first=Ana&person/1/age=40&speaker=Eve", "", "PRB_003 speaker"},
		{"least=1&person/1/first=Ana&person/1/age=40", `{"least":1,"person":[{"age":40,"first":"Ana"}]}`, ""},
		{"least=1&person/1/first=Ana&person/1/age=40&speaker=Ana&older=41", "", "PRB_003 older"},
	} {
		checked := page(t, in, c.body)
		if said(checked.Problems) != c.problems {
			t.Errorf("%s: problems %s, want %s", c.body, said(checked.Problems), c.problems)
		}
		if got := string(in.Canonical(checked.Answers)); c.want != "" && got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.body, got, c.want)
		}
		hold(t, in, checked)
	}
	raw := in.DecodeForm(map[string][]string{":rows/person": {"3"}, "least": {"3"}, "person/1/first": {"Ana"}, "person/1/age": {"40"}, "person/2/first": {"Bob"}, "person/2/age": {"7"}, "person/3/first": {"Ana"}, "person/3/age": {"5"}})
	speaker, _ := in.Item("speaker")
	if names, from := in.View(raw, questionnaire.Entry{Today: today}, "fr").Among(speaker); !from || strings.Join(names, " ") != "Ana Bob" {
		t.Errorf("the page offers %v", names)
	}
}

func TestWhatATextIsPickedAmongIsChecked(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*survey.Question)
		want   string
	}{
		"as it is":          {func(*survey.Question) {}, ""},
		"nobody":            {func(q *survey.Question) { q.List = "${nobody}" }, "QST_012"},
		"a list":            {func(q *survey.Question) { q.List = "crop" }, "QST_021"},
		"a choice":          {func(q *survey.Question) { q.Type = survey.SelectOne }, "QST_012"},
		"an unknown filter": {func(q *survey.Question) { q.ChoiceFilter = "nowhere = 1" }, "QST_023"},
		"a broken filter":   {func(q *survey.Question) { q.ChoiceFilter = "${age} >" }, "QST_023"},
		"its own answers":   {func(q *survey.Question) { q.List = "${" + q.Name + "}" }, "QST_024"},
		"a circle":          {func(q *survey.Question) { q.ChoiceFilter = "${age} >= ${told}" }, "QST_024"},
		"a group":           {func(q *survey.Question) { q.List = "${who}" }, "QST_012"},
	} {
		q := fixture(t, "among").Questionnaire
		q.Sections = append([]survey.Section{}, q.Sections...)
		q.Sections[0].Questions = append([]survey.Question{}, q.Sections[0].Questions...)
		c.change(&q.Sections[0].Questions[2])
		errors := questionnaire.Check(q).Errors()
		if c.want == "" && len(errors) > 0 || c.want != "" && (len(errors) == 0 || errors[0].Code != c.want) {
			t.Errorf("%s: %v, want %s", name, errors, c.want)
		}
	}
}
