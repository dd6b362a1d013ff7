package questionnaire_test

import (
	"slices"
	"testing"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// withRetired gives a questionnaire in which the first choice of the list is retired.
func withRetired(t *testing.T) *questionnaire.Instrument {
	t.Helper()
	choices := []survey.Choice{
		{Name: "old", Label: survey.Text{"en": "Old"}, Retired: true}, {Name: "a", Label: survey.Text{"en": "A"}}, {Name: "b", Label: survey.Text{"en": "B"}},
	}
	in, err := questionnaire.Compile(survey.Questionnaire{
		Name: "q", Languages: []string{"en"}, DefaultLanguage: "en", Title: survey.Text{"en": "Q"},
		ChoiceLists: map[string][]survey.Choice{"l": choices},
		Sections: []survey.Section{{Name: "s", Title: survey.Text{"en": "S"}, Questions: []survey.Question{
			{Name: "one", Type: survey.SelectOne, List: "l", Label: survey.Text{"en": "One"}},
			{Name: "many", Type: survey.SelectMultiple, List: "l", Label: survey.Text{"en": "Many"}},
			{Name: "ranked", Type: survey.Rank, List: "l", Label: survey.Text{"en": "Ranked"}},
		}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return in
}

func TestARetiredChoiceIsNotOffered(t *testing.T) {
	in := withRetired(t)
	for i := range in.Items {
		it := &in.Items[i]
		if names := choiceNames(it.Choices); !slices.Equal(names, []string{"a", "b"}) || len(it.Retired) != 1 || it.Retired[0].Name != "old" {
			t.Errorf("%s offers %v and has retired %v", it.Name(), names, choiceNames(it.Retired))
		}
	}
	if ranked, _ := in.Item("ranked"); ranked.Menus != 2 {
		t.Errorf("the rank has %d menus", ranked.Menus)
	}
}

func choiceNames(choices []survey.Choice) []string {
	var names []string
	for _, c := range choices {
		names = append(names, c.Name)
	}
	return names
}

func TestARetiredChoiceIsRefusedInNewAnswersAndReadInOldOnes(t *testing.T) {
	in := withRetired(t)
	for _, sheet := range []string{`{"one":"old"}`, `{"many":["b","old"]}`, `{"ranked":["old","a","b"]}`} {
		raw, err := in.DecodeJSON(sheet)
		if err != nil {
			t.Fatal(err)
		}
		checked := in.Validate(raw, questionnaire.Entry{Mode: questionnaire.API})
		if len(checked.Problems) != 1 || checked.Problems[0].Code != "PRB_040" {
			t.Errorf("%s: problems %v", sheet, checked.Problems)
		}
		present := map[string]bool{"one": true, "many": true, "ranked": true}
		imported := in.Validate(raw, questionnaire.Entry{Mode: questionnaire.Import, Present: present})
		if len(imported.Problems) != 0 || len(imported.Breaches) != 1 {
			t.Errorf("%s imported: problems %v, breaches %v", sheet, imported.Problems, imported.Breaches)
		}
		stored := in.Canonical(imported.Answers)
		if answers, err := in.DecodeAnswers(stored); err != nil || len(answers) != 1 {
			t.Errorf("%s stored: %v, %v", stored, answers, err)
		}
	}
}

func TestAListOfRetiredChoicesIsEmpty(t *testing.T) {
	q := withRetired(t).Questionnaire
	q.ChoiceLists["l"] = q.ChoiceLists["l"][:1]
	if messages := questionnaire.Check(q).Errors(); len(messages) != 1 || messages[0].Code != "QST_013" {
		t.Errorf("messages %v", messages)
	}
}
