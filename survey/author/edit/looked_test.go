package edit

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"sonde/survey"
)

func TestListsThatExpressionsLookIn(t *testing.T) {
	q := survey.Questionnaire{Sections: []survey.Section{{Name: "s", Relevant: "instance( 'a' )/root/item[1]/name", Questions: []survey.Question{
		{Name: "g", Type: survey.Group, Questions: []survey.Question{{Name: "x", Type: survey.TextType, List: "${y}", Required: `instance("b")/root/item[name = 'c']/label`}}},
		{Name: "y", Type: survey.TextType, Calculation: "concat(instance('d')/root/item/name, ' instance(e)')"},
		{Name: "z", Type: survey.TextType, Constraint: "count(instance('half')/root/item[name = "},
	}}}}
	if got := strings.Join(slices.Sorted(maps.Keys(LookedUp(&q))), " "); got != "a b d half" {
		t.Errorf("got %s", got)
	}
}

// A text that is picked among answers follows their question, in its filter too, where a name alone is the row's own.
func TestRenamingWhatATextIsPickedAmong(t *testing.T) {
	q := survey.Questionnaire{Languages: []string{"fr"}, DefaultLanguage: "fr", Sections: []survey.Section{{Name: "s", Questions: []survey.Question{
		{Name: "r", Type: survey.Repeat, Questions: []survey.Question{{Name: "first", Type: survey.TextType}, {Name: "age", Type: survey.Integer}}},
		{Name: "pick", Type: survey.TextType, List: "${first}", ChoiceFilter: "age > 3 and ${age} < 9 and first != current()/../age"},
		{Name: "all", Type: survey.TextType, List: "${first}"},
	}}}}
	for _, step := range [][2]string{{"s/r/first", "given"}, {"s/r/age", "years"}} {
		var err error
		if q, _, err = Rename(q, step[0], step[1]); err != nil {
			t.Fatal(err)
		}
	}
	pick, all := q.Sections[0].Questions[1], q.Sections[0].Questions[2]
	if pick.List != "${given}" || pick.ChoiceFilter != "years > 3 and ${years} < 9 and given != current()/../age" || all.List != "${given}" || all.ChoiceFilter != "" {
		t.Errorf("%s with %s, %s", pick.List, pick.ChoiceFilter, all.List)
	}
}

// The filter of what is picked among answers keeps its paths, which follow what they lead to, into a copy too.
func TestRenamingWhatAFilterLeadsTo(t *testing.T) {
	q := survey.Questionnaire{Languages: []string{"fr"}, DefaultLanguage: "fr", Sections: []survey.Section{{Name: "s", Questions: []survey.Question{
		{Name: "r", Type: survey.Repeat, Questions: []survey.Question{
			{Name: "first", Type: survey.TextType},
			{Name: "friend", Type: survey.TextType, List: "${first}", ChoiceFilter: "${first} != current()/../first and first != /q/s/r/first"},
		}},
	}}}}
	q, _, err := Rename(q, "s/r/first", "given")
	if err != nil {
		t.Fatal(err)
	}
	if got := q.Sections[0].Questions[0].Questions[1].ChoiceFilter; got != "${given} != current()/../given and given != /q/s/r/given" {
		t.Errorf("renamed: %s", got)
	}
	if q, err = RenameSection(q, 0, "part"); err != nil || q.Sections[0].Questions[0].Questions[1].ChoiceFilter != "${given} != current()/../given and given != /q/part/r/given" {
		t.Errorf("the section renamed: %s %v", q.Sections[0].Questions[0].Questions[1].ChoiceFilter, err)
	}
	if q, _, err = Duplicate(q, "part/r"); err != nil {
		t.Fatal(err)
	}
	made := q.Sections[0].Questions[1]
	if got, want := made.Questions[1].ChoiceFilter, "${"+made.Questions[0].Name+"} != current()/../"+made.Questions[0].Name; !strings.HasPrefix(got, want) {
		t.Errorf("the copy has %s, want %s", got, want)
	}
}
