package edit_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sonde/survey"
	"sonde/survey/author/edit"
	"sonde/survey/questionnaire"
)

// twinForm asks for two names twice, in groups of two sections, and speaks of each of the four.
func twinForm() survey.Questionnaire {
	label := func(s string) survey.Text { return survey.Text{"fr": s, "en": s} }
	number := func(name, relevant string) survey.Question {
		return survey.Question{Name: name, Type: survey.Integer, Label: label(name), Relevant: relevant}
	}
	return survey.Questionnaire{
		Name: "q", Languages: []string{"fr", "en"}, DefaultLanguage: "fr", Title: label("T"),
		Sections: []survey.Section{
			{Name: "home", Title: label("H"), Questions: []survey.Question{number("has", ""), number("count", "${home/has} = 1")}},
			{Name: "work", Title: label("W"), Questions: []survey.Question{
				{Name: "inner", Type: survey.Group, Label: label("I"), Questions: []survey.Question{number("has", ""), number("count", "../has = 2")}},
				number("free", "${inner/has} = 3 or ${home/has} = 3"),
			}},
			{Name: "last", Title: label("L"), Questions: []survey.Question{number("sum", "${home/count} + ${inner/count} = 3")}},
		},
	}
}

// relevants lists the conditions of questions by their path.
func relevants(t *testing.T, q survey.Questionnaire) string {
	t.Helper()
	var all []string
	for _, path := range paths(q) {
		if one, _ := edit.Find(q, path); one.Relevant != "" {
			all = append(all, path+": "+one.Relevant)
		}
	}
	return strings.Join(all, "\n")
}

// A name in ${} that needs its group while another has the name too is as expressions have it after every edit.
func TestQuestionsOfOneNameAreSpokenOfAsTheyAreCalledNow(t *testing.T) {
	for _, test := range []struct {
		name string
		edit func(q survey.Questionnaire) (survey.Questionnaire, error)
		want string
	}{
		{"as it is", func(q survey.Questionnaire) (survey.Questionnaire, error) { return q, nil }, `home/count: ${home/has} = 1
work/inner/count: ../has = 2
work/free: ${inner/has} = 3 or ${home/has} = 3
last/sum: ${home/count} + ${inner/count} = 3`},
		{"renamed", func(q survey.Questionnaire) (survey.Questionnaire, error) {
			q, _, err := edit.Rename(q, "home/has", "owns")
			return q, err
		}, `home/count: ${owns} = 1
work/inner/count: ${has} = 2
work/free: ${has} = 3 or ${owns} = 3
last/sum: ${home/count} + ${inner/count} = 3`},
		{"moved elsewhere", func(q survey.Questionnaire) (survey.Questionnaire, error) {
			q, _, err := edit.Move(q, "work/inner/has", edit.Spot{Section: 2})
			return q, err
		}, `home/count: ${home/has} = 1
work/inner/count: ${last/has} = 2
work/free: ${last/has} = 3 or ${home/has} = 3
last/sum: ${home/count} + ${inner/count} = 3`},
		{"its group moved", func(q survey.Questionnaire) (survey.Questionnaire, error) {
			q, _, err := edit.Move(q, "work/inner", edit.Spot{Section: 2})
			return q, err
		}, `home/count: ${home/has} = 1
work/free: ${inner/has} = 3 or ${home/has} = 3
last/inner/count: ${inner/has} = 2
last/sum: ${home/count} + ${inner/count} = 3`},
		{"its section renamed", func(q survey.Questionnaire) (survey.Questionnaire, error) { return edit.RenameSection(q, 0, "house") },
			`house/count: ${house/has} = 1
work/inner/count: ${inner/has} = 2
work/free: ${inner/has} = 3 or ${house/has} = 3
last/sum: ${house/count} + ${inner/count} = 3`},
		{"its group renamed", func(q survey.Questionnaire) (survey.Questionnaire, error) {
			q, _, err := edit.Rename(q, "work/inner", "office")
			return q, err
		}, `home/count: ${home/has} = 1
work/office/count: ${office/has} = 2
work/free: ${office/has} = 3 or ${home/has} = 3
last/sum: ${home/count} + ${office/count} = 3`},
		{"the last of the others deleted", func(q survey.Questionnaire) (survey.Questionnaire, error) { return edit.Delete(q, "last/sum") },
			`home/count: ${home/has} = 1
work/inner/count: ../has = 2
work/free: ${inner/has} = 3 or ${home/has} = 3`},
	} {
		t.Run(test.name, func(t *testing.T) {
			q, err := test.edit(twinForm())
			if err != nil {
				t.Fatal(err)
			}
			if got := relevants(t, q); got != test.want {
				t.Fatalf("got\n%s\nwant\n%s", got, test.want)
			}
			if errs := questionnaire.Check(q).Errors(); len(errs) > 0 {
				t.Fatal(errs)
			}
		})
	}
}

// What is left when a namesake is deleted is spoken of still; what was deleted is not taken for it.
func TestDeletingANamesakeKeepsTheConditionsOnTheOther(t *testing.T) {
	want := `work/inner/count: ../has = 2
work/free: ${has} = 3 or ${home/has} = 3
last/sum: ${home/count} + ${count} = 3`
	q, err := edit.DeleteSection(twinForm(), 0)
	if err != nil {
		t.Fatal(err)
	}
	if got := relevants(t, q); got != want {
		t.Fatalf("got\n%s\nwant\n%s", got, want)
	}
	if q, err = edit.Delete(twinForm(), "home/count"); err != nil {
		t.Fatal(err)
	}
	if one, _ := edit.Find(q, "last/sum"); one.Relevant != "${home/count} + ${count} = 3" {
		t.Fatal(one.Relevant)
	}
}

func TestEditingQuestionsOfOneNameKeepsTheMeaning(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := twinForm()
		after := q
		for range rapid.IntRange(1, 4).Draw(t, "times") {
			path := rapid.SampledFrom(paths(after)).Draw(t, "path")
			var err error
			if rapid.Bool().Draw(t, "rename") {
				after, _, err = edit.Rename(after, path, fmt.Sprintf("renamed_%d", rapid.IntRange(0, 99).Draw(t, "name")))
			} else if one, _ := edit.Find(after, path); one.Type != survey.Group { // nothing is asked in another order
				after, _, err = edit.Up(after, "work/inner/has")
			}
			if err != nil && !survey.IsKind(err, survey.Conflict) && !survey.IsKind(err, survey.NotFound) {
				t.Fatal(err)
			}
		}
		sameMeaning(t, q, after)
	})
}
