package edit_test

import (
	"slices"
	"strings"
	"testing"

	"sonde/survey"
	"sonde/survey/author/edit"
)

func brought(lists map[string][]survey.Choice, questions ...survey.Question) []edit.Brought {
	var all []edit.Brought
	for _, one := range questions {
		all = append(all, edit.Brought{Question: one, Lists: lists})
	}
	return all
}

func TestAQuestionComesFromAnotherQuestionnaire(t *testing.T) {
	from := aForm()
	here, _, err := edit.Rename(from, "you/role", "job") // so that what the grid says of role is not of this form
	wantCode(t, err, "")
	grid, _ := edit.Find(from, "you/grid")
	grid.Questions[0].Relevant = "${town} = 'brest'"
	grid.Questions[0].Default = "yes"
	lists := map[string][]survey.Choice{"easy": from.ChoiceLists["easy"], "town": {{Name: "rennes", Label: survey.Text{"fr": "Rennes", "de": "Rennes"}}}}
	q, path, left, err := edit.Insert(here, edit.Spot{Section: 2}, brought(lists, survey.Question{Name: "age", Type: survey.SelectOne, List: "town", Label: survey.Text{"fr": "Âge", "de": "Alter"}, Relevant: "${other} = 1", Constraint: ". != ''"}))
	wantCode(t, err, "")
	one, _ := edit.Find(q, path)
	if len(left) != 1 || left[0] != (edit.Left{Question: "age_2", Column: "relevant", Expression: "${other} = 1"}) {
		t.Errorf("left out: %v", left)
	}
	if path != "/age_2" || one.List != "town_2" || one.Relevant != "" || one.Constraint != ". != ''" || len(one.Label) != 1 || len(q.ChoiceLists["town_2"][0].Label) != 1 {
		t.Errorf("%s: %+v, %v", path, one, q.ChoiceLists["town_2"])
	}
	q, path, left, err = edit.Insert(here, edit.Spot{Section: 1, At: 99}, brought(lists, grid))
	wantCode(t, err, "")
	easy, _ := edit.Find(q, "you/grid_2/easy_2")
	town, _ := edit.Find(q, "you/grid_2/town_2")
	copied, _ := edit.Find(q, path)
	if path != "you/grid_2" || copied.Relevant != "" || easy.Relevant != "${town_2} = 'brest'" || easy.Default != "yes" || easy.List != "easy" || town.List != "town_2" || town.ChoiceFilter != "" {
		t.Errorf("%s: %+v", path, copied)
	}
	if len(left) == 0 || left[0].Question != "grid_2" {
		t.Errorf("left out: %v", left)
	}
	if len(lists["town"][0].Label) != 2 {
		t.Error("what was given has changed")
	}
	_, _, _, err = edit.Insert(here, edit.Spot{Section: 0}, brought(lists, grid))
	wantCode(t, err, "EDT_004")
}

// What comes together speaks of what came, not of a namesake that was here; what is here is meant where nothing else is.
func TestQuestionsThatComeTogetherSpeakOfOneAnother(t *testing.T) {
	asks := func(name, relevant string) survey.Question {
		return survey.Question{Name: name, Type: survey.TextType, Label: survey.Text{"fr": "De ${age}"}, Relevant: relevant}
	}
	group := func(name string, of ...survey.Question) survey.Question {
		return survey.Question{Name: name, Type: survey.Group, Questions: of}
	}
	for _, test := range []struct {
		name  string
		comes []survey.Question
		path  string
		want  string // its condition; "-" where it is left out
	}{
		{"of what is here", []survey.Question{asks("why", "${age} > 1")}, "you/why", "${age} > 1"},
		{"of what is here, by its path, which no other needs", []survey.Question{asks("why", "${you/age} > 1")}, "you/why", "${age} > 1"},
		{"of what came before it", []survey.Question{asks("age", ""), asks("why", "${age} > 1")}, "you/why", "${age_2} > 1"},
		{"of what came behind it", []survey.Question{asks("why", "${age} > 1"), asks("age", "")}, "you/why", "${age_2} > 1"},
		{"of both", []survey.Question{asks("age", ""), asks("why", "${age} > 1 or ${role} = 'user'")}, "you/why", "${age_2} > 1 or ${role} = 'user'"},
		{"of either of two", []survey.Question{asks("age", ""), asks("age", ""), asks("why", "${age} > 1")}, "you/why", "-"},
		{"of its own of two", []survey.Question{asks("age", ""), group("one", asks("age", ""), asks("why", "${age} > 1"))}, "you/one/why", "${age_3} > 1"},
		{"of one of two in it", []survey.Question{group("one", group("a", asks("age", "")), group("b", asks("age", "")), asks("why", "${b/age} > 1"))}, "you/one/why", "${age_3} > 1"},
		{"of what neither came nor is here, though one is called so now", []survey.Question{asks("age", ""), asks("why", "${age_2} > 1")}, "you/why", "-"},
		{"of what is nowhere", []survey.Question{asks("why", "${other} > 1")}, "you/why", "-"},
	} {
		t.Run(test.name, func(t *testing.T) {
			q, _, left, err := edit.Insert(aForm(), edit.Spot{Section: 1, At: 99}, brought(nil, test.comes...))
			wantCode(t, err, "")
			one, _ := edit.Find(q, test.path)
			want := test.want
			if want == "-" {
				want = ""
			}
			if one.Relevant != want || (len(left) == 1) != (test.want == "-") {
				t.Errorf("its condition is %q, left out: %v", one.Relevant, left)
			}
		})
	}
	q, path, _, err := edit.Insert(aForm(), edit.Spot{Section: 1}, brought(nil, asks("age", ""), asks("why", "")))
	wantCode(t, err, "")
	why, _ := edit.Find(q, "you/why")
	if got := order(q); path != "you/age_2" || why.Label["fr"] != "De ${age_2}" || !strings.HasPrefix(got, ": first; you: age_2 why age ") {
		t.Errorf("%s, %q: %s", path, why.Label["fr"], got)
	}
}

// A list that several take comes once, under a name that is free; a text picked among answers that did not come is told.
func TestWhatSeveralTakeComesOnce(t *testing.T) {
	here := aForm()
	here.ChoiceLists["yn"] = []survey.Choice{{Name: "other", Label: survey.Text{"fr": "Autre"}}}
	lists := map[string][]survey.Choice{"yn": {{Name: "y", Label: survey.Text{"fr": "Oui"}}}}
	takes := func(name string) survey.Question {
		return survey.Question{Name: name, Type: survey.SelectOne, List: "yn", Label: survey.Text{"fr": name}}
	}
	picked := survey.Question{Name: "pick", Type: survey.TextType, List: "${child}", ChoiceFilter: "position() > 1", Label: survey.Text{"fr": "Qui"}}
	q, _, left, err := edit.Insert(here, edit.Spot{Section: 1}, brought(lists, takes("first"), takes("second"), picked))
	if err != nil || len(q.ChoiceLists) != len(here.ChoiceLists)+1 {
		t.Errorf("%d lists of %d, %v", len(q.ChoiceLists), len(here.ChoiceLists), err)
	}
	all := q.Sections[1].Questions
	if all[0].List == "yn" || all[0].List != all[1].List || all[2].List != "" || all[2].ChoiceFilter != "" {
		t.Errorf("they take %q, %q and %q", all[0].List, all[1].List, all[2].List)
	}
	if want := []edit.Left{{Question: "pick", Column: "list", Expression: "${child}"}}; !slices.Equal(left, want) {
		t.Errorf("left %v", left)
	}
}
