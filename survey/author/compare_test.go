package author_test

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"sonde/survey"
	"sonde/survey/author"
	"sonde/survey/questionnaire"
	"sonde/templates/locale"
)

func text(s string) survey.Text { return survey.Text{"fr": s + " (fr)", "en": s} }

// aForm has a question of several kinds, a shared list, a group and a repeat.
func aForm() survey.Questionnaire {
	return survey.Questionnaire{
		Name: "q", Languages: []string{"fr", "en"}, DefaultLanguage: "fr", Title: text("Title"), Intro: text("Intro"), Thanks: text("Thanks"),
		ChoiceLists: map[string][]survey.Choice{
			"role": {{Name: "user", Label: text("User")}, {Name: "producer", Label: text("Producer")}},
			"size": {{Name: "small", Label: text("Small")}, {Name: "large", Label: text("Large")}},
		},
		Sections: []survey.Section{
			{Name: "you", Title: text("You"), AppliesTo: text("All"), Questions: []survey.Question{
				{Name: "age", Type: survey.Integer, Label: text("Age")},
				{Name: "role", Type: survey.SelectOne, List: "role", Label: text("Role")},
				{Name: "roles", Type: survey.SelectMultiple, List: "role", Label: text("Roles")},
			}},
			{Name: "more", Title: text("More"), Questions: []survey.Question{
				{Name: "grid", Type: survey.Group, Label: text("Grid"), Questions: []survey.Question{
					{Name: "ship", Type: survey.SelectOne, List: "size", Label: text("Ship")},
				}},
				{Name: "why", Type: survey.TextType, Label: text("Why")},
			}},
		},
	}
}

// written writes changes for a golden: code, place, effect, what was and is.
func written(changes author.Changes) []string {
	var lines []string
	for _, c := range changes {
		line := strings.TrimSpace(string(c.Code) + " " + c.Place.String())
		if c.Language != "" {
			line += " " + c.Language
		}
		if c.Old != "" || c.New != "" {
			line += fmt.Sprintf(" %q→%q", c.Old, c.New)
		}
		lines = append(lines, strings.TrimSpace(line+[]string{"", " !", " !!"}[c.Effect]))
	}
	return lines
}

func TestWhatChanged(t *testing.T) {
	question := func(q *survey.Questionnaire, name string) *survey.Question {
		for i := range q.Sections {
			for j := range q.Sections[i].Questions {
				if one := &q.Sections[i].Questions[j]; one.Name == name {
					return one
				}
			}
		}
		t.Fatal(name)
		return nil
	}
	for _, test := range []struct {
		name   string
		change func(q *survey.Questionnaire)
		want   []string
	}{
		{"nothing", func(*survey.Questionnaire) {}, nil},
		{"a question added", func(q *survey.Questionnaire) {
			q.Sections[0].Questions = append(q.Sections[0].Questions, survey.Question{Name: "new", Type: survey.Note})
		}, []string{"question_added you/new"}},
		{"a question removed", func(q *survey.Questionnaire) { q.Sections[0].Questions = q.Sections[0].Questions[1:] }, []string{"question_removed you/age"}},
		{"a question renamed is another", func(q *survey.Questionnaire) { question(q, "age").Name = "years" }, []string{"question_added you/years", "question_removed you/age"}},
		{"a question moved", func(q *survey.Questionnaire) {
			q.Sections[1].Questions = append(q.Sections[1].Questions, q.Sections[0].Questions[2])
			q.Sections[0].Questions = q.Sections[0].Questions[:2]
		}, []string{`question_moved more/roles "you"→"more"`, "order"}},
		{"questions in another order", func(q *survey.Questionnaire) {
			slices.Reverse(q.Sections[0].Questions)
		}, []string{"order"}},
		{"a question into a repeat", func(q *survey.Questionnaire) {
			question(q, "grid").Type = survey.Repeat
		}, []string{"question_added more/grid", "question_added more/ship", "question_removed more/grid", "question_removed more/ship"}},
		{"a name that comes to stand twice", func(q *survey.Questionnaire) {
			q.Sections[1].Questions = append(q.Sections[1].Questions, survey.Question{Name: "age", Type: survey.Integer})
		}, []string{`key you/age "age"→"you/age" !!`, "question_added more/age"}},
		{"one pick becomes several", func(q *survey.Questionnaire) { question(q, "role").Type = survey.SelectMultiple }, []string{`type you/role type "select_one"→"select_multiple" !`}},
		{"several picks become one", func(q *survey.Questionnaire) { question(q, "roles").Type = survey.SelectOne }, []string{`type you/roles type "select_multiple"→"select_one" !!`}},
		{"whole numbers become decimal", func(q *survey.Questionnaire) { question(q, "age").Type = survey.Decimal }, []string{`type you/age type "integer"→"decimal"`}},
		{"a number becomes a text", func(q *survey.Questionnaire) { question(q, "age").Type = survey.TextType }, []string{`type you/age type "integer"→"text" !!`}},
		{"a label reworded in one language", func(q *survey.Questionnaire) { question(q, "age").Label["en"] = "How old" }, []string{`text you/age label en "Age"→"How old" !`}},
		{"a translation that comes", func(q *survey.Questionnaire) { question(q, "age").Hint = survey.Text{"en": "In years"} }, []string{`text you/age hint en ""→"In years"`}},
		{"a condition", func(q *survey.Questionnaire) { question(q, "age").Relevant = "${role} = 'user'" }, []string{`condition you/age relevant ""→"${role} = 'user'"`}},
		{"a section's condition", func(q *survey.Questionnaire) { q.Sections[1].Relevant = "${age} > 3" }, []string{`condition more relevant ""→"${age} > 3"`}},
		{"a section renamed moves its questions", func(q *survey.Questionnaire) { q.Sections[1].Name = "rest" },
			[]string{"section_added rest", "section_removed more", `question_moved rest/grid "more"→"rest"`, `question_moved rest/ship "more/grid"→"rest/grid"`, `question_moved rest/why "more"→"rest"`}},
		{"a choice added", func(q *survey.Questionnaire) {
			q.ChoiceLists["role"] = append(q.ChoiceLists["role"], survey.Choice{Name: "both"})
		}, []string{"choice_added role[both]"}},
		{"a choice deleted", func(q *survey.Questionnaire) { q.ChoiceLists["role"] = q.ChoiceLists["role"][1:] }, []string{"choice_removed role[user]"}},
		{"a choice retired", func(q *survey.Questionnaire) { q.ChoiceLists["role"][0].Retired = true }, []string{"choice_retired role[user]"}},
		{"a choice reworded", func(q *survey.Questionnaire) { q.ChoiceLists["role"][0].Label["en"] = "Reader" }, []string{`text role[user] label en "User"→"Reader" !`}},
		{"choices in another order", func(q *survey.Questionnaire) { slices.Reverse(q.ChoiceLists["role"]) }, []string{"order role"}},
		{"another list", func(q *survey.Questionnaire) { question(q, "role").List = "size" },
			[]string{`property you/role list "role"→"size"`, "choice_added you/role size[small]", "choice_added you/role size[large]", "choice_removed you/role size[user]", "choice_removed you/role size[producer]"}},
		{"a list of another name", func(q *survey.Questionnaire) {
			q.ChoiceLists["job"], question(q, "role").List = q.ChoiceLists["role"], "job"
		}, []string{`property you/role list "role"→"job"`}},
		{"a language added", func(q *survey.Questionnaire) { q.Languages = append(q.Languages, "de") }, []string{`language_added ""→"de"`}},
		{"a language removed", func(q *survey.Questionnaire) { q.Languages = q.Languages[:1] }, []string{`language_removed "en"→""`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			q := aForm()
			test.change(&q)
			if got := written(author.Compare(aForm(), q)); !slices.Equal(got, test.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
		})
	}
}

// A property that Compare did not know would be published without a word: each is changed in turn.
func TestNoPropertyChangesUnsaid(t *testing.T) {
	base := func() survey.Questionnaire {
		q := aForm()
		q.ChoiceLists["role"][0].Filters = map[string]string{"a": "b"}
		q.Sections[0].Questions[0].Parameters = map[string]string{"a": "b"}
		return q
	}
	for _, one := range []struct {
		what string
		of   func(q *survey.Questionnaire) any
		skip []string // Name makes another thing; Version is not the author's; the others are walked into
	}{
		{"questionnaire", func(q *survey.Questionnaire) any { return q }, []string{"Name", "Version", "ChoiceLists", "Sections"}},
		{"section", func(q *survey.Questionnaire) any { return &q.Sections[0] }, []string{"Questions"}},
		{"question", func(q *survey.Questionnaire) any { return &q.Sections[0].Questions[0] }, []string{"Questions"}},
		{"choice", func(q *survey.Questionnaire) any { return &q.ChoiceLists["role"][0] }, nil},
	} {
		fields := reflect.TypeOf(one.of(new(base()))).Elem()
		for i := range fields.NumField() {
			name := fields.Field(i).Name
			if slices.Contains(one.skip, name) {
				continue
			}
			q := base()
			alter(t, reflect.ValueOf(one.of(&q)).Elem().Field(i))
			if len(author.Compare(base(), q)) == 0 {
				t.Errorf("%s.%s changes and Compare says nothing", one.what, name)
			}
		}
	}
}

// alter gives a field another value.
func alter(t *testing.T, field reflect.Value) {
	t.Helper()
	switch field.Kind() {
	case reflect.String:
		field.SetString(field.String() + "x")
	case reflect.Int:
		field.SetInt(field.Int() + 1)
	case reflect.Bool:
		field.SetBool(!field.Bool())
	case reflect.Map:
		field.Set(reflect.MakeMap(field.Type()))
		field.SetMapIndex(reflect.ValueOf("en"), reflect.ValueOf("altered"))
	case reflect.Slice:
		field.Set(reflect.Append(field, reflect.Zero(field.Type().Elem())))
	default:
		t.Fatalf("a field of kind %v", field.Kind())
	}
}

func TestAQuestionnaireDoesNotDifferFromItself(t *testing.T) {
	files, err := filepath.Glob("../testdata/questionnaires/*.json")
	must(t, err)
	for _, file := range append(files, "../../data/questionnaires/obstacles.json") {
		raw, err := os.ReadFile(file)
		must(t, err)
		q, err := questionnaire.Parse(raw)
		must(t, err)
		if changes := author.Compare(q, q); len(changes) > 0 {
			t.Errorf("%s: %v", file, written(changes))
		}
	}
}

func TestEveryChangeHasWords(t *testing.T) {
	words, err := locale.New()
	must(t, err)
	older, newer := aForm(), aForm()
	newer.Languages = []string{"fr", "de"}
	newer.Sections[0].Title = text("Us")
	newer.Sections = newer.Sections[:1]
	newer.Sections[0].Questions[0].Type = survey.TextType
	newer.Sections[0].Questions[0].Label = text("How old")
	newer.Sections[0].Questions[1].Relevant = "true()"
	newer.ChoiceLists["role"][1].Retired = true
	for _, language := range words.Languages() {
		for _, change := range author.Compare(older, newer) {
			what, effect := change.Explain(words, language)
			if strings.HasPrefix(what, "change.") || strings.Contains(what, "<no value>") || strings.Contains(what, "change.column") || strings.HasPrefix(effect, "change.") {
				t.Errorf("%s in %s: %q %q", change.Code, language, what, effect)
			}
		}
	}
	what, effect := author.Compare(older, newer)[len(author.Compare(older, newer))-1].Explain(words, "en")
	if what != "Choice retired: role[producer]. It is offered no more, and counted where it was picked." || effect != "" {
		t.Errorf("%q %q", what, effect)
	}
}

// Of two questions of one name a change says which.
func TestAChangeTellsNamesakesApart(t *testing.T) {
	words, err := locale.New()
	must(t, err)
	older := aForm()
	twins := func(label string) []survey.Question {
		group := func(name, label string) survey.Question {
			return survey.Question{Name: name, Type: survey.Group, Questions: []survey.Question{{Name: "twin", Type: survey.TextType, Label: text(label)}}}
		}
		return []survey.Question{group("one", "Same"), group("two", label)}
	}
	newer := aForm()
	older.Sections[0].Questions = append(older.Sections[0].Questions, twins("Old")...)
	newer.Sections[0].Questions = append(newer.Sections[0].Questions, twins("New")...)
	changes := author.Compare(older, newer)
	if len(changes) == 0 {
		t.Fatal("nothing")
	}
	if what, _ := changes[0].Explain(words, "en"); !strings.HasPrefix(what, "two/twin: label") {
		t.Error(what)
	}
}
