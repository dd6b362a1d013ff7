package edit_test

import (
	"strings"
	"testing"

	"sonde/survey"
	"sonde/survey/author/edit"
)

// list writes a choice list: names, with a dagger for the retired.
func list(q survey.Questionnaire, name string) string {
	var all []string
	for _, c := range q.ChoiceLists[name] {
		if c.Retired {
			c.Name += "†"
		}
		all = append(all, c.Name)
	}
	return strings.Join(all, " ")
}

func named(names ...string) []survey.Choice {
	var all []survey.Choice
	for _, name := range names {
		all = append(all, survey.Choice{Name: name, Label: survey.Text{"fr": name}})
	}
	return all
}

func TestChoicesWithAnswersAreRetired(t *testing.T) {
	held := func(choice string) bool { return choice == "user" || choice == "gone" }
	q, err := edit.SetChoices(aForm(), "role", named("new", "both"), held)
	wantCode(t, err, "")
	if got := list(q, "role"); got != "new both user†" {
		t.Fatalf("set: %q", got)
	}
	q, err = edit.SetChoices(q, "role", named("new", "both"), nil)
	wantCode(t, err, "")
	if got := list(q, "role"); got != "new both user†" {
		t.Fatalf("set again: what is retired is lost: %q", got)
	}
	q, err = edit.SetChoices(q, "role", named("user"), nil)
	wantCode(t, err, "")
	if got := list(q, "role"); got != "user" {
		t.Fatalf("offered again: %q", got)
	}
	q, err = edit.DeleteChoice(aForm(), "role", 0, true)
	wantCode(t, err, "")
	if got := list(q, "role"); got != "user† producer both" {
		t.Fatalf("deleted with answers: %q", got)
	}
	q, err = edit.DeleteChoice(aForm(), "role", 0, false)
	wantCode(t, err, "")
	if got := list(q, "role"); got != "producer both" {
		t.Fatalf("deleted without answers: %q", got)
	}
	_, err = edit.DeleteChoice(aForm(), "role", 3, false)
	wantCode(t, err, "EDT_002")
	q, err = edit.MoveChoice(aForm(), "role", 2, 0)
	wantCode(t, err, "")
	if got := list(q, "role"); got != "both user producer" {
		t.Fatalf("moved: %q", got)
	}
}

func TestRenamingAChoiceGoesThroughEveryComparison(t *testing.T) {
	q := aForm()
	for _, test := range []struct{ name, source, want string }{
		{"equal", "${role} = 'user'", "${role} = 'reader'"},
		{"the other way round", "'user' != ${role}", "'reader' != ${role}"},
		{"selected", "selected( ${role} , \"user\")", "selected( ${role} , \"reader\")"},
		{"a pick out of several", "selected-at(${role}, 0) = 'user'", "selected-at(${role}, 0) = 'reader'"},
		{"another question's choice", "${town} = 'user'", "${town} = 'user'"},
		{"another text", "concat('user', ${role}) = 'x'", "concat('user', ${role}) = 'x'"},
		{"broken and in the making", "${role} = 'user' and (${age} >", "${role} = 'reader' and (${age} >"},
		{"an open quote", "${role} = 'user' or ${role} = 'us", "${role} = 'reader' or ${role} = 'us"},
	} {
		t.Run(test.name, func(t *testing.T) {
			q, err := edit.Change(q, "/last", func(one *survey.Question) { one.Relevant = test.source })
			wantCode(t, err, "")
			q, err = edit.RenameChoice(q, "role", 0, "reader")
			wantCode(t, err, "")
			if one, _ := edit.Find(q, "/last"); one.Relevant != test.want {
				t.Errorf("got %q, want %q", one.Relevant, test.want)
			}
		})
	}
	q, err := edit.Change(aForm(), "you/role", func(one *survey.Question) { one.Constraint, one.Default = ". != 'user'", "user" })
	wantCode(t, err, "")
	q, err = edit.RenameChoice(q, "role", 0, "reader")
	wantCode(t, err, "")
	role, _ := edit.Find(q, "you/role")
	if role.Constraint != ". != 'reader'" || role.Default != "reader" {
		t.Errorf("its own constraint %q, its default %q", role.Constraint, role.Default)
	}
	if got := q.ChoiceLists["town"][0].Filters["who"]; got != "reader" {
		t.Errorf("the cascade below still says %q", got)
	}
	for name, code := range map[string]string{"both": "EDT_003", "two words": "EDT_001", "": "EDT_001", "user": ""} {
		_, err := edit.RenameChoice(aForm(), "role", 0, name)
		wantCode(t, err, code)
	}
}

func TestListsOfTheirOwn(t *testing.T) {
	q, path, err := edit.Duplicate(aForm(), "you/role")
	wantCode(t, err, "")
	if got := strings.Join(edit.Sharers(q, "role"), " "); path != "you/role_2" || got != "you/role you/role_2" {
		t.Fatalf("%q shared by %q", path, got)
	}
	q, own, err := edit.OwnList(q, path)
	wantCode(t, err, "")
	if own != "role_2" || list(q, own) != list(q, "role") {
		t.Fatalf("own list %q: %q", own, list(q, own))
	}
	if _, same, err := edit.OwnList(q, path); err != nil || same != own {
		t.Errorf("a list of its own becomes %q, %v", same, err)
	}
	q, err = edit.RenameList(q, "role", "job")
	wantCode(t, err, "")
	if one, _ := edit.Find(q, "you/role"); one.List != "job" {
		t.Errorf("renamed, the question takes %q", one.List)
	}
	_, err = edit.RenameList(q, "job", "easy")
	wantCode(t, err, "EDT_003")
}

func TestLanguages(t *testing.T) {
	q, err := edit.AddLanguage(aForm(), "pt-BR")
	wantCode(t, err, "")
	if len(q.Languages) != 3 {
		t.Fatalf("languages %v", q.Languages)
	}
	q, err = edit.RemoveLanguage(q, "fr")
	wantCode(t, err, "")
	if q.DefaultLanguage != "en" || q.Title["fr"] != "" || q.ChoiceLists["role"][0].Label["fr"] != "" || q.Sections[1].Questions[2].Questions[0].RequiredMessage["fr"] != "" {
		t.Errorf("texts remain: %+v", q)
	}
	for _, language := range []string{"en", "français", "", "e"} {
		_, err = edit.AddLanguage(aForm(), language)
		wantCode(t, err, "EDT_005")
	}
	q.Languages = []string{"en"}
	_, err = edit.RemoveLanguage(q, "en")
	wantCode(t, err, "EDT_005")
}
