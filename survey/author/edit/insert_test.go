package edit_test

import (
	"testing"

	"sonde/survey"
	"sonde/survey/author/edit"
)

func TestAQuestionComesFromAnotherQuestionnaire(t *testing.T) {
	from := aForm()
	grid, _ := edit.Find(from, "you/grid")
	grid.Questions[0].Relevant = "${town} = 'brest'"
	grid.Questions[0].Default = "yes"
	lists := map[string][]survey.Choice{"easy": from.ChoiceLists["easy"], "town": {{Name: "rennes", Label: survey.Text{"fr": "Rennes", "de": "Rennes"}}}}
	q, path, left, err := edit.Insert(from, edit.Spot{Section: 2}, survey.Question{Name: "age", Type: survey.SelectOne, List: "town", Label: survey.Text{"fr": "Âge", "de": "Alter"}, Relevant: "${other} = 1", Constraint: ". != ''"}, lists)
	wantCode(t, err, "")
	one, _ := edit.Find(q, path)
	if len(left) != 1 || left[0] != (edit.Left{Question: "age_2", Column: "relevant", Expression: "${other} = 1"}) {
		t.Errorf("left out: %v", left)
	}
	if path != "/age_2" || one.List != "town_2" || one.Relevant != "" || one.Constraint != ". != ''" || len(one.Label) != 1 || len(q.ChoiceLists["town_2"][0].Label) != 1 {
		t.Errorf("%s: %+v, %v", path, one, q.ChoiceLists["town_2"])
	}
	q, path, left, err = edit.Insert(from, edit.Spot{Section: 1, At: 99}, grid, lists)
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
	_, _, _, err = edit.Insert(from, edit.Spot{Section: 0}, grid, lists)
	wantCode(t, err, "EDT_004")
}
