package edit_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"sonde/survey"
	"sonde/survey/author/edit"
	"sonde/survey/questionnaire"
)

// aForm has a section with a group and a repeat, a root question on either side, and references of every sort.
func aForm() survey.Questionnaire {
	text := func(s string) survey.Text { return survey.Text{"fr": s, "en": s} }
	return survey.Questionnaire{
		Name: "q", Languages: []string{"fr", "en"}, DefaultLanguage: "fr", Title: text("T"), Intro: text("I"), Thanks: text("Merci ${age}"),
		ChoiceLists: map[string][]survey.Choice{
			"role": {{Name: "user", Label: text("Utilise")}, {Name: "producer", Label: text("Produit")}, {Name: "both", Label: text("Les deux")}},
			"town": {{Name: "brest", Label: text("Brest"), Filters: map[string]string{"who": "user"}}, {Name: "lyon", Label: text("Lyon"), Filters: map[string]string{"who": "both"}}},
			"easy": {{Name: "yes", Label: text("Oui")}, {Name: "no", Label: text("Non")}},
		},
		Sections: []survey.Section{
			{Name: "", Questions: []survey.Question{{Name: "first", Type: survey.TextType, Label: text("Premier")}}},
			{Name: "you", Title: text("Vous"), Relevant: "${first} != ''", Questions: []survey.Question{
				{Name: "age", Type: survey.Integer, Label: text("Âge"), Constraint: ". > 0 and . < 120"},
				{Name: "role", Type: survey.SelectOne, List: "role", Label: text("Rôle"), Relevant: "${age} >= 18 and '${age}x' != ''"},
				{Name: "grid", Type: survey.Group, Label: text("Grille"), Relevant: "selected(${role}, 'user') or ${role} = 'both'", Questions: []survey.Question{
					{Name: "easy", Type: survey.SelectOne, List: "easy", Label: text("Facile ?"), RequiredMessage: text("${role} ?"), Required: "${age} > 30"},
					{Name: "town", Type: survey.SelectOne, List: "town", Label: text("Ville"), ChoiceFilter: "who = ${role} or who = ''"},
				}},
				{Name: "trip", Type: survey.Repeat, Label: text("Voyage"), RepeatCount: "${age}", Questions: []survey.Question{
					{Name: "way", Type: survey.TextType, Label: text("Moyen"), Default: "jr:choice-name(${role}, '${role}')", Trigger: "${easy}"},
				}},
			}},
			{Name: "", Questions: []survey.Question{{Name: "last", Type: survey.TextType, Label: text("Dernier"), Calculation: ""}}},
		},
	}
}

// order writes the paths of a questionnaire, a holder with what it holds in brackets.
func order(q survey.Questionnaire) string {
	var write func(questions []survey.Question) string
	write = func(questions []survey.Question) string {
		var all []string
		for _, one := range questions {
			name := one.Name
			if len(one.Questions) > 0 {
				name += "(" + write(one.Questions) + ")"
			}
			all = append(all, name)
		}
		return strings.Join(all, " ")
	}
	var all []string
	for _, s := range q.Sections {
		all = append(all, s.Name+": "+write(s.Questions))
	}
	return strings.Join(all, "; ")
}

func TestTheForm(t *testing.T) {
	if got, want := order(aForm()), ": first; you: age role grid(easy town) trip(way); : last"; got != want {
		t.Fatalf("got %q, want %q", got, want)
	}
}

func wantCode(t *testing.T, err error, code string) {
	t.Helper()
	var refusal *survey.Error
	switch {
	case code == "" && err == nil:
	case !errors.As(err, &refusal) || refusal.Code != code:
		t.Fatalf("error %v, want %q", err, code)
	}
}

func TestMoving(t *testing.T) {
	for _, test := range []struct {
		name  string
		do    func(survey.Questionnaire) (survey.Questionnaire, string, error)
		order string
		path  string
		code  string
	}{
		{"up over its neighbour", up("you/role"), ": first; you: role age grid(easy town) trip(way); : last", "you/role", ""},
		{"down over a group, whole", down("you/role"), ": first; you: age grid(easy town) role trip(way); : last", "you/role", ""},
		{"a group moves whole", up("you/grid"), ": first; you: age grid(easy town) role trip(way); : last", "you/grid", ""},
		{"up out of its group", up("you/grid/easy"), ": first; you: age role easy grid(town) trip(way); : last", "you/easy", ""},
		{"down out of its group", down("you/grid/town"), ": first; you: age role grid(easy) town trip(way); : last", "you/town", ""},
		{"up to the section before", up("you/age"), ": first age; you: role grid(easy town) trip(way); : last", "/age", ""},
		{"a question between sections leaves none empty", up("/last"), ": first; you: age role grid(easy town) trip(way) last", "you/last", ""},
		{"down to the section after", down("/first"), "you: first age role grid(easy town) trip(way); : last", "you/first", ""},
		{"the first of all stays", up("/first"), order(aForm()), "/first", ""},
		{"the last of all stays", down("/last"), order(aForm()), "/last", ""},
		{"out of a repeat it would mean something else", up("you/trip/way"), order(aForm()), "you/trip/way", ""},
		{"to a place in a group", to("/last", edit.Spot{Section: 1, Holder: "you/grid", At: 1}), ": first; you: age role grid(easy last town) trip(way)", "you/grid/last", ""},
		{"to the end", to("you/age", edit.Spot{Section: 1, At: 99}), ": first; you: role grid(easy town) trip(way) age; : last", "you/age", ""},
		{"into a question", to("you/age", edit.Spot{Section: 1, Holder: "you/role"}), "", "", "EDT_004"},
		{"into itself", to("you/grid", edit.Spot{Section: 1, Holder: "you/grid"}), "", "", "EDT_004"},
		{"a group to the root", to("you/grid", edit.Spot{Section: 0}), "", "", "EDT_004"},
		{"nowhere", to("you/nobody", edit.Spot{}), "", "", "EDT_002"},
		{"to nowhere", to("you/age", edit.Spot{Section: 9}), "", "", "EDT_002"},
	} {
		t.Run(test.name, func(t *testing.T) {
			before := aForm()
			after, path, err := test.do(before)
			wantCode(t, err, test.code)
			if !reflect.DeepEqual(before, aForm()) {
				t.Error("what was given has changed")
			}
			if test.code == "" && (order(after) != test.order || path != test.path) {
				t.Errorf("got  %q at %q\nwant %q at %q", order(after), path, test.order, test.path)
			}
		})
	}
}

type move = func(survey.Questionnaire) (survey.Questionnaire, string, error)

func up(path string) move {
	return func(q survey.Questionnaire) (survey.Questionnaire, string, error) { return edit.Up(q, path) }
}

func down(path string) move {
	return func(q survey.Questionnaire) (survey.Questionnaire, string, error) { return edit.Down(q, path) }
}

func to(path string, spot edit.Spot) move {
	return func(q survey.Questionnaire) (survey.Questionnaire, string, error) { return edit.Move(q, path, spot) }
}

func TestAddingAndDeleting(t *testing.T) {
	q, path, err := edit.Add(aForm(), edit.Spot{Section: 1, Holder: "you/grid", At: 0}, survey.Question{Name: "age", Type: survey.Integer})
	wantCode(t, err, "")
	if want := ": first; you: age role grid(age_2 easy town) trip(way); : last"; order(q) != want || path != "you/grid/age_2" {
		t.Fatalf("added: %q at %q", order(q), path)
	}
	if q, err = edit.Delete(q, path); err != nil || !reflect.DeepEqual(q, aForm()) {
		t.Fatalf("deleted again: %q, %v", order(q), err)
	}
	q, err = edit.Delete(aForm(), "you/grid")
	wantCode(t, err, "")
	if _, there := q.ChoiceLists["easy"]; there || len(q.ChoiceLists) != 1 {
		t.Errorf("the lists that only the group took are still there: %v", q.ChoiceLists)
	}
	_, _, err = edit.Add(aForm(), edit.Spot{Section: 1}, survey.Question{Name: "à vous", Type: survey.TextType})
	wantCode(t, err, "EDT_001")
	q, err = edit.Change(aForm(), "you/age", func(one *survey.Question) { one.Hint, one.Name = survey.Text{"fr": "En années"}, "other" })
	wantCode(t, err, "")
	if one, found := edit.Find(q, "you/age"); !found || one.Hint["fr"] != "En années" {
		t.Errorf("changed: %+v", one)
	}
}

func TestSections(t *testing.T) {
	q, at, err := edit.AddSection(aForm(), 1, survey.Section{Name: "you"})
	wantCode(t, err, "")
	if want := ": first; you_2: ; you: age role grid(easy town) trip(way); : last"; order(q) != want || at != 1 {
		t.Fatalf("added: %q", order(q))
	}
	q, err = edit.MoveSection(q, 1, 3)
	wantCode(t, err, "")
	if want := ": first; you: age role grid(easy town) trip(way); : last; you_2: "; order(q) != want {
		t.Fatalf("moved: %q", order(q))
	}
	q, err = edit.DeleteSection(q, 1)
	wantCode(t, err, "")
	if want := ": first last; you_2: "; order(q) != want || len(q.ChoiceLists) != 0 {
		t.Fatalf("deleted: %q, lists %v", order(q), q.ChoiceLists)
	}
	q, err = edit.DuplicateSection(aForm(), 1)
	wantCode(t, err, "")
	if want := ": first; you: age role grid(easy town) trip(way); you_2: age_2 role_2 grid_2(easy_2 town_2) trip_2(way_2); : last"; order(q) != want {
		t.Fatalf("duplicated: %q", order(q))
	}
	one, _ := edit.Find(q, "you_2/grid_2")
	if q.Sections[2].Relevant != "${first} != ''" || one.Relevant != "selected(${role_2}, 'user') or ${role_2} = 'both'" {
		t.Errorf("the copy asks under %q, its group under %q", q.Sections[2].Relevant, one.Relevant)
	}
	if messages := questionnaire.Check(q).Errors(); len(messages) > 0 && !unsupported(messages) {
		t.Errorf("the copy is wrong: %v", messages)
	}
}

// unsupported tells whether the messages only say that repeats and their like are not in use.
func unsupported(messages questionnaire.Messages) bool {
	return !slices.ContainsFunc(messages, func(m questionnaire.Message) bool {
		return m.Code == "QST_002" || m.Code == "QST_023" && m.Cause.Code == "EXPR_018"
	})
}

func TestRenamingGoesThroughEveryReference(t *testing.T) {
	q, path, err := edit.Rename(aForm(), "you/role", "job")
	wantCode(t, err, "")
	if path != "you/job" {
		t.Errorf("path %q", path)
	}
	grid, _ := edit.Find(q, "you/grid")
	easy, _ := edit.Find(q, "you/grid/easy")
	town, _ := edit.Find(q, "you/grid/town")
	way, _ := edit.Find(q, "you/trip/way")
	for _, test := range []struct{ what, got, want string }{
		{"a condition", grid.Relevant, "selected(${job}, 'user') or ${job} = 'both'"},
		{"a text", easy.RequiredMessage["fr"], "${job} ?"},
		{"a choice filter", town.ChoiceFilter, "who = ${job} or who = ''"},
		{"a quoted reference", way.Default, "jr:choice-name(${job}, '${job}')"},
	} {
		if test.got != test.want {
			t.Errorf("%s: %q, want %q", test.what, test.got, test.want)
		}
	}
	q, _, err = edit.Rename(aForm(), "you/age", "years")
	wantCode(t, err, "")
	role, _ := edit.Find(q, "you/role")
	trip, _ := edit.Find(q, "you/trip")
	easy, _ = edit.Find(q, "you/grid/easy")
	for _, test := range []struct{ what, got, want string }{
		{"beside a text that only looks like one", role.Relevant, "${years} >= 18 and '${age}x' != ''"},
		{"the thanks", q.Thanks["en"], "Merci ${years}"},
		{"the rows of a repeat", trip.RepeatCount, "${years}"},
		{"required", string(easy.Required), "${years} > 30"},
	} {
		if test.got != test.want {
			t.Errorf("%s: %q, want %q", test.what, test.got, test.want)
		}
	}
	for name, code := range map[string]string{"grid": "EDT_003", "you": "EDT_003", "1st": "EDT_001", "": "EDT_001", "age": ""} {
		_, _, err := edit.Rename(aForm(), "you/age", name)
		wantCode(t, err, code)
	}
}

func TestRenamingAGroupFollowsReferencesThroughIt(t *testing.T) {
	q := aForm()
	q.Sections[2].Questions = append(q.Sections[2].Questions, survey.Question{Name: "easy", Type: survey.TextType},
		survey.Question{Name: "note", Type: survey.Note, Relevant: "${grid/easy} = 'yes' and ${you/grid/easy} = 'yes' and ${easy} = ''"})
	q, _, err := edit.Rename(q, "you/grid", "table")
	wantCode(t, err, "")
	q, err = edit.RenameSection(q, 1, "us")
	wantCode(t, err, "")
	note, _ := edit.Find(q, "/note")
	if want := "${table/easy} = 'yes' and ${us/table/easy} = 'yes' and ${easy} = ''"; note.Relevant != want {
		t.Errorf("got %q, want %q", note.Relevant, want)
	}
}

func TestPathsAreFollowedToo(t *testing.T) {
	q, err := edit.Change(aForm(), "you/grid/town", func(one *survey.Question) { one.Relevant = "../../role = 'user' and ../easy = 'yes'" })
	wantCode(t, err, "")
	if users := edit.Users(q, "you/grid/easy"); len(users) != 2 || users[0].Question != "town" {
		t.Errorf("users %v", users)
	}
	renamed, _, err := edit.Rename(q, "you/role", "job")
	wantCode(t, err, "")
	renamed, err = edit.RenameChoice(renamed, "role", 0, "reader")
	wantCode(t, err, "")
	moved, _, err := edit.Move(q, "you/grid/town", edit.Spot{Section: 2})
	wantCode(t, err, "")
	for path, want := range map[string]string{
		"you/grid/town": "${job} = 'reader' and ${easy} = 'yes'",
		"/town":         "${role} = 'user' and ${easy} = 'yes'",
	} {
		q := renamed
		if path == "/town" {
			q = moved
		}
		if one, _ := edit.Find(q, path); one.Relevant != want {
			t.Errorf("%s: got %q, want %q", path, one.Relevant, want)
		}
	}
}

func TestUsersOfAQuestion(t *testing.T) {
	for path, want := range map[string][]string{
		"you/role":  {"you/grid relevant", "you/easy required_message", "you/town choice_filter", "you/way default"},
		"you/grid":  {"you/way trigger"},
		"/first":    {"you relevant"},
		"you/age":   {"you/role relevant", "you/easy required", "you/trip repeat_count", "thanks"},
		"/last":     nil,
		"you/nobod": nil,
	} {
		var got []string
		for _, place := range edit.Users(aForm(), path) {
			got = append(got, place.String())
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", path, got, want)
		}
	}
}

func TestNothingGivenIsChanged(t *testing.T) {
	before, err := json.Marshal(aForm())
	if err != nil {
		t.Fatal(err)
	}
	q := aForm()
	for _, do := range []func() error{
		func() error { _, _, err := edit.Rename(q, "you/role", "job"); return err },
		func() error { _, err := edit.RenameChoice(q, "role", 0, "reader"); return err },
		func() error { _, err := edit.RemoveLanguage(q, "fr"); return err },
		func() error { _, err := edit.DuplicateSection(q, 1); return err },
		func() error {
			_, err := edit.SetChoices(q, "role", nil, func(string) bool { return true })
			return err
		},
		func() error {
			_, err := edit.Change(q, "you/age", func(one *survey.Question) { one.Label["fr"] = "x" })
			return err
		},
		func() error {
			_, err := edit.ChangeChoice(q, "town", 0, func(c *survey.Choice) { c.Filters["who"] = "x" })
			return err
		},
		func() error {
			_, err := edit.ChangeSection(q, 1, func(s *survey.Section) { s.Title["fr"] = "x" })
			return err
		},
	} {
		if err := do(); err != nil {
			t.Fatal(err)
		}
		if after, _ := json.Marshal(q); string(after) != string(before) {
			t.Fatalf("changed to %s", after)
		}
	}
}
