package questionnaire_test

import (
	"slices"
	"testing"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

func TestTranslations(t *testing.T) {
	q := survey.Questionnaire{
		Name: "q", Languages: []string{"fr", "en", "de"}, DefaultLanguage: "fr",
		Title: survey.Text{"fr": "Titre", "en": "Title", "de": "Titel"}, Intro: survey.Text{"fr": "Deux mots", "en": "Deux mots", "de": "Zwei Wörter"},
		ChoiceLists: map[string][]survey.Choice{"l": {
			{Name: "a", Label: survey.Text{"fr": "Brest", "en": "Brest", "de": "Brest"}, Image: survey.Text{"fr": "a.png"}},
			{Name: "b", Label: survey.Text{"en": "B"}}, {Name: "old", Label: survey.Text{"fr": "Ancien"}, Retired: true},
		}},
		Sections: []survey.Section{{Name: "s", Title: survey.Text{"fr": "S", "en": "S", "de": "S"}, Questions: []survey.Question{
			{Name: "g", Type: survey.Group, Questions: []survey.Question{
				{Name: "one", Type: survey.SelectOne, List: "l", Label: survey.Text{"fr": "Un", "en": "One", "de": "Eins"}, Hint: survey.Text{"fr": "Aide", "en": "Help"}},
			}},
		}}},
	}
	var got []string
	for _, one := range questionnaire.Translations(q) {
		line := one.Place.String() + " " + one.Language + "<" + one.Other + " " + one.Text
		if one.Same {
			line += " ="
		}
		got = append(got, line)
	}
	want := []string{"intro en<fr Deux mots =", "s/one hint de<fr Aide", "l[b] label fr<en B", "l[b] label de<en B"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if complete := questionnaire.Complete(q); !slices.Equal(complete, []string{"en"}) {
		t.Errorf("complete %v: German lacks a hint and a label, French a label", complete)
	}
	in, err := questionnaire.Compile(q)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(in.Languages, []string{"en"}) {
		t.Errorf("offered %v", in.Languages)
	}
	delete(q.Title, "en")
	if in, err = questionnaire.Compile(q); err != nil || !slices.Equal(in.Languages, q.Languages) {
		t.Errorf("none is complete: offered %v, %v; want all", in.Languages, err)
	}
}
