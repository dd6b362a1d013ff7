package xlsform

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

const lookupForm = `
| survey |
| | type | name | label | calculation | choice_filter | default |
| | begin_repeat | child | Child | | | |
| | begin_group | who | Who | | | |
| | text | first | First | | | |
| | integer | age | Age | | | ${child}[position() = position(current()/../..) - 1]/who/age |
| | end_group | | | | | |
| | end_repeat | | | | | |
| | select_one ${first} | eldest | The eldest | | ${age} > 3 and ./who/first != 'Bob' and position() < 9 | |
| | calculate | found | | ${child}[who/age > 3]/who/first | | |
| | calculate | other | | ${first}[. != 'x']/../age | | |
| | calculate | crop_label | | instance('crop')/root/item[name = ${eldest}]/label | | |
| choices |
| | list_name | name | label |
| | crop | maize | Maize |
`

// The questionnaire has names in its lookups, the file the paths that XPath needs; a text that is picked among answers is
// a select_one in the file.
func TestLookupsComeInAndLeave(t *testing.T) {
	form := Read(csvOf(t, lookupForm), "data", testWords(t))
	if errors := form.Messages.Errors(); len(errors) > 0 {
		t.Fatal(said(t, form))
	}
	want := map[string][3]string{ // calculation, choice filter, default
		"age":        {"", "", "${child}[position() = position(current()/../..) - 1]/age"},
		"eldest":     {"", "${age} > 3 and ./who/first != 'Bob' and position() < 9", ""},
		"found":      {"${child}[age > 3]/first", "", ""},
		"other":      {"${first}[. != 'x']/age", "", ""},
		"crop_label": {"instance('crop')/root/item[name = ${eldest}]/label", "", ""},
	}
	seen := 0
	rewriteAll(form.Questionnaire, func(q survey.Question) {
		if w, asked := want[q.Name]; asked {
			seen++
			if got := [3]string{q.Calculation, q.ChoiceFilter, q.Default}; got != w {
				t.Errorf("%s: %q, want %q", q.Name, got, w)
			}
		}
		if q.Name == "eldest" && (q.Type != survey.TextType || q.List != "${first}") {
			t.Errorf("it is picked among answers: %s %s", q.Type, q.List)
		}
	})
	if seen != len(want) {
		t.Errorf("%d questions", seen)
	}
	var file bytes.Buffer
	if err := Write(&file, form.Questionnaire); err != nil {
		t.Fatal(err)
	}
	again := Read(file.Bytes(), "data", testWords(t))
	if len(again.Messages.Errors()) > 0 || marshalled(t, again.Questionnaire) != marshalled(t, form.Questionnaire) {
		t.Errorf("%s\n%s\n%s", said(t, again), marshalled(t, form.Questionnaire), marshalled(t, again.Questionnaire))
	}
	q := copied(form.Questionnaire)
	pathsForNames(&q)
	rewriteAll(q, func(one survey.Question) {
		for name, want := range map[string]string{"found": "${child}[who/age > 3]/who/first", "other": "${first}[. != 'x']/../age", "age": ""} {
			if one.Name == name && one.Calculation != want {
				t.Errorf("%s leaves as %s, want %s", name, one.Calculation, want)
			}
		}
	})
	if strings.Contains(marshalled(t, form.Questionnaire), "who/age") {
		t.Error("writing changed the questionnaire")
	}
}

// A path that leads out of the rows which a lookup looks at stays as it is, so that what is read can be asked.
func TestPathsOutOfTheRowsStay(t *testing.T) {
	form := Read(csvOf(t, `
| survey |
| | type | name | label | calculation |
| | integer | limit | Limit | |
| | begin_group | g | G | |
| | text | who | Who | |
| | begin_repeat | t | T | |
| | text | first | First | |
| | integer | a | A | |
| | end_repeat | | | |
| | calculate | x | | join(' ',${t}[../who=./first]/first) |
| | calculate | y | | ${t}[first = ../who]/a |
| | calculate | z | | count(${t}[a > ../../limit]) |
| | end_group | | | |
`), "data", testWords(t))
	if errors := form.Messages.Errors(); len(errors) > 0 {
		t.Fatal(said(t, form))
	}
	want := map[string]string{"x": "join(' ',${t}[../who=first]/first)", "y": "${t}[first = ../who]/a", "z": "count(${t}[a > ../../limit])"}
	rewriteAll(form.Questionnaire, func(q survey.Question) {
		if w := want[q.Name]; q.Calculation != w {
			t.Errorf("%s: %s, want %s", q.Name, q.Calculation, w)
		}
	})
	if _, err := questionnaire.Compile(form.Questionnaire); err != nil {
		t.Error(err)
	}
}

// What is nearly a question picked among answers is told as what it is.
func TestTypesThatAreNearlyPickedAmongAnswers(t *testing.T) {
	for kind, want := range map[string]string{
		"select_one ${n":                "XLS_070 ${n",
		"select_one n}":                 "QST_012 <nil>",
		"select_one ${n}x":              "XLS_070 ${n}x",
		"select_one from ${n}":          "XLS_052 select_one ${n}",
		"select one from the ${n} list": "XLS_052 select_one ${n}",
		"select_one ${n} ${m}":          "XLS_052 select_one ${n}",
		"select_one ${n} or_othr":       "XLS_052 select_one ${n}",
	} {
		form := Read(csvOf(t, "| survey |\n| | type | name | label |\n| | text | n | N |\n| | "+kind+" | x | X |"), "data", testWords(t))
		var got []string
		for _, m := range form.Messages.Errors() {
			arg := m.Args["Text"]
			if m.Code == "XLS_052" {
				arg = m.Args["Near"]
			}
			got = append(got, fmt.Sprint(m.Code, " ", arg))
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%s: %v, want %s", kind, got, want)
		}
	}
}

// The name of a list is kept as it is written, capitals too; what is meant can be written as it is told.
func TestTypesThatWerePerhapsMeant(t *testing.T) {
	for kind, want := range map[string]string{
		"Select_One YN":            "select_one YN",
		"SELECT_MULTIPLE YN":       "select_multiple YN",
		"selct_one YN":             "select_one YN",
		"Select One From YN":       "select one from YN",
		"Select one YN Or_Other":   "select one YN or_other",
		"number of days last year": "",
		"Phone Number":             "phone number",
		"Rank My list":             "rank My_list",
	} {
		form := Read(csvOf(t, "| survey |\n| | type | name | label |\n| | "+kind+" | x | X |\n| choices |\n| | list_name | name | label |\n| | YN | y | Y |"), "data", testWords(t))
		i := slices.IndexFunc(form.Messages, func(m questionnaire.Message) bool { return m.Code == "XLS_052" })
		if i < 0 || form.Messages[i].Args["Near"] != want {
			t.Errorf("%s: %v, want %s", kind, said(t, form), want)
		}
	}
}

func rewriteAll(q survey.Questionnaire, see func(survey.Question)) {
	var into func([]survey.Question)
	into = func(questions []survey.Question) {
		for _, one := range questions {
			see(one)
			into(one.Questions)
		}
	}
	for _, s := range q.Sections {
		into(s.Questions)
	}
}

func marshalled(t *testing.T, q survey.Questionnaire) string {
	t.Helper()
	written, err := questionnaire.Marshal(q)
	if err != nil {
		t.Fatal(err)
	}
	return string(written)
}

// A workbook's ${} holds a name alone: what is called by its group, as others have its name, leaves as the path to it, from
// current() in a predicate.
func TestNamesakesLeaveAsPaths(t *testing.T) {
	form := Read(csvOf(t, `
| survey |
| | type | name | label | relevant | calculation | choice_filter |
| | begin_group | home | Home | | | |
| | integer | has | Has | | | |
| | end_group | | | | | |
| | begin_group | office | Office | | | |
| | integer | has | Has | | | |
| | integer | count | Count | true() | | |
| | select_one town | town | Town | | | true() |
| | calculate | sum | | | 1 | |
| | end_group | | | | | |
| | begin_repeat | trip | Trip | | | |
| | integer | far | Far | true() | | |
| | end_repeat | | | | | |
| choices |
| | list_name | name | label |
| | town | brest | Brest |
`), "data", testWords(t))
	if errors := form.Messages.Errors(); len(errors) > 0 {
		t.Fatal(said(t, form))
	}
	q := copied(form.Questionnaire)
	office := &q.Sections[1]
	office.Relevant = "${home/has} > 0"
	office.Questions[1].Relevant = "${office/has} > 1 and ${ home/has } > 2"
	office.Questions[2].ChoiceFilter = "name = ${office/has}"
	office.Questions[3].Calculation = "sum(${far}) + count(${trip}[far > ${home/has}]) + ${office/has}"
	q.Sections[2].Questions[0].Questions[0].Relevant = "${home/has} > ${office/has}"
	if errors := questionnaire.Check(q).Errors(); len(errors) > 0 {
		t.Fatal(errors)
	}
	var file bytes.Buffer
	if err := Write(&file, q); err != nil {
		t.Fatal(err)
	}
	again := Read(file.Bytes(), "data", testWords(t))
	if errors := again.Messages.Errors(); len(errors) > 0 {
		t.Fatal(said(t, again))
	}
	if _, err := questionnaire.Compile(again.Questionnaire); err != nil {
		t.Error(err)
	}
	office = &again.Questionnaire.Sections[1]
	for got, want := range map[string]string{
		office.Relevant:                  "../home/has > 0",
		office.Questions[1].Relevant:     "../has > 1 and ../../home/has > 2",
		office.Questions[2].ChoiceFilter: "name = current()/../has",
		office.Questions[3].Calculation:  "sum(${far}) + count(${trip}[far > current()/../../home/has]) + ../has",
		again.Questionnaire.Sections[2].Questions[0].Questions[0].Relevant: "../../home/has > ../../office/has",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
