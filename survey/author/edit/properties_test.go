package edit_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"sonde/survey"
	"sonde/survey/author/edit"
	"sonde/survey/questionnaire"
)

// forms are questionnaires with conditions, calculations, cascades and names that stand twice, and the built-in one.
func forms(t *testing.T) []survey.Questionnaire {
	t.Helper()
	files, err := filepath.Glob("../../testdata/questionnaires/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	var all []survey.Questionnaire
	for _, file := range append(files, "../../../data/questionnaires/obstacles.json") {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		q, err := questionnaire.Parse(raw)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, q)
	}
	return all
}

// paths lists what stands in a questionnaire.
func paths(q survey.Questionnaire) []string {
	var all []string
	var into func(above string, questions []survey.Question)
	into = func(above string, questions []survey.Question) {
		for _, one := range questions {
			all = append(all, edit.Join(above, one.Name))
			into(edit.Join(above, one.Name), one.Questions)
		}
	}
	for _, s := range q.Sections {
		into(s.Name, s.Questions)
	}
	return all
}

// outcome is what a questionnaire makes of a sheet, item by item: answers, and the codes of problems.
func outcome(t *rapid.T, in *questionnaire.Instrument, fill []string) []string {
	raw := in.NewRaw()
	for i := range in.Items {
		value := fill[i]
		if choices := in.Items[i].Choices; len(choices) > 0 && in.Items[i].Question.Type != survey.Range {
			if n, _ := strconv.Atoi(value); n < len(choices) {
				value = choices[n].Name
			}
		}
		raw.SetText(i, value)
	}
	checked := in.Validate(raw, questionnaire.Entry{Mode: questionnaire.Page, Today: "2026-03-17"})
	result := make([]string, len(in.Items))
	for i := range in.Items {
		it := &in.Items[i]
		if answer, answered := checked.Answers[it.Name()]; answered {
			if name, one := answer.(survey.Str); one && len(it.Choices) > 0 {
				answer = survey.Num(slices.IndexFunc(it.Choices, func(c survey.Choice) bool { return c.Name == string(name) }))
			} else if picks, several := answer.(survey.Names); several {
				answer = survey.Num(len(picks))
			}
			result[i] = fmt.Sprint(answer)
		}
		for _, p := range checked.Problems {
			if p.Question == it.Name() {
				result[i] += " " + p.Code
			}
		}
		if slices.Contains(checked.Skipped, it.Name()) {
			result[i] += " skipped"
		}
	}
	return result
}

func compile(t *rapid.T, q survey.Questionnaire) *questionnaire.Instrument {
	in, err := questionnaire.Compile(q)
	if err != nil {
		t.Fatal(err)
	}
	return in
}

// sameMeaning checks that two questionnaires make the same of the same sheets.
func sameMeaning(t *rapid.T, before, after survey.Questionnaire) {
	was, now := compile(t, before), compile(t, after)
	if len(was.Items) != len(now.Items) {
		t.Fatalf("%d items become %d", len(was.Items), len(now.Items))
	}
	for range 4 {
		fill := make([]string, len(was.Items))
		for i := range fill {
			fill[i] = rapid.SampledFrom([]string{"", "0", "1", "2", "3", "7", "42", "x"}).Draw(t, "value")
		}
		if a, b := outcome(t, was, fill), outcome(t, now, fill); !slices.Equal(a, b) {
			t.Fatalf("the same sheet\nwas %q\nis  %q", a, b)
		}
	}
}

func TestRenamingKeepsTheMeaning(t *testing.T) {
	all := forms(t)
	rapid.Check(t, func(t *rapid.T) {
		q := rapid.SampledFrom(all).Draw(t, "form")
		after := q
		for range rapid.IntRange(1, 3).Draw(t, "times") {
			var err error
			switch rapid.IntRange(0, 2).Draw(t, "what") {
			case 0:
				path := rapid.SampledFrom(paths(after)).Draw(t, "path")
				after, _, err = edit.Rename(after, path, fmt.Sprintf("renamed_%d", rapid.IntRange(0, 999).Draw(t, "name")))
			case 1:
				at := rapid.IntRange(0, len(after.Sections)-1).Draw(t, "section")
				if after.Sections[at].Name != "" {
					after, err = edit.RenameSection(after, at, fmt.Sprintf("renamed_%d", rapid.IntRange(0, 999).Draw(t, "name")))
				}
			default:
				lists := sortedLists(after)
				if len(lists) == 0 {
					continue
				}
				list := rapid.SampledFrom(lists).Draw(t, "list")
				at := rapid.IntRange(0, len(after.ChoiceLists[list])-1).Draw(t, "choice")
				if isScale(after.ChoiceLists[list]) {
					continue // calculations may use the names as numbers
				}
				after, err = edit.RenameChoice(after, list, at, fmt.Sprintf("renamed_%d", rapid.IntRange(0, 999).Draw(t, "name")))
			}
			if err != nil && !survey.IsKind(err, survey.Conflict) {
				t.Fatal(err)
			}
		}
		sameMeaning(t, q, after)
	})
}

func sortedLists(q survey.Questionnaire) []string {
	var lists []string
	for list := range q.ChoiceLists {
		lists = append(lists, list)
	}
	slices.Sort(lists)
	return lists
}

func isScale(choices []survey.Choice) bool {
	return slices.ContainsFunc(choices, func(c survey.Choice) bool {
		_, err := strconv.ParseFloat(c.Name, 64)
		return err == nil
	})
}

// A copy means what the original means, and the original what it meant.
func TestDuplicatingKeepsTheMeaning(t *testing.T) {
	all := forms(t)
	rapid.Check(t, func(t *rapid.T) {
		q := rapid.SampledFrom(all).Draw(t, "form")
		path := rapid.SampledFrom(paths(q)).Draw(t, "path")
		after, copied, err := edit.Duplicate(q, path)
		if err != nil {
			t.Fatal(err)
		}
		if messages := questionnaire.Check(after).Errors(); len(messages) > 0 {
			t.Fatalf("%s as %s: %v", path, copied, messages)
		}
		back, err := edit.Delete(after, copied)
		if err != nil {
			t.Fatal(err)
		}
		sameMeaning(t, q, back)
	})
}

// Whatever is moved up can be moved down again, and nothing is ever lost or doubled.
func TestMovingLosesNothing(t *testing.T) {
	all := append(forms(t), aForm())
	rapid.Check(t, func(t *rapid.T) {
		q := rapid.SampledFrom(all).Draw(t, "form")
		names := func(q survey.Questionnaire) []string {
			var all []string
			for _, path := range paths(q) {
				one, _ := edit.Find(q, path)
				all = append(all, one.Name)
			}
			slices.Sort(all)
			return all
		}
		after := q
		for range rapid.IntRange(1, 6).Draw(t, "times") {
			path := rapid.SampledFrom(paths(after)).Draw(t, "path")
			move := edit.Up
			if rapid.Bool().Draw(t, "down") {
				move = edit.Down
			}
			moved, to, err := move(after, path)
			if err != nil {
				t.Fatal(err)
			}
			if _, found := edit.Find(moved, to); !found {
				t.Fatalf("%s is not at %s", path, to)
			}
			after = moved
		}
		if got, want := names(after), names(q); !slices.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}
