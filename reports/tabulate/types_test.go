package tabulate

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// shared is a survey of one of the small questionnaires of survey/testdata, with sheets as programs send them.
func shared(t *testing.T, name string, bodies ...string) *View {
	t.Helper()
	source, err := os.ReadFile("../../survey/testdata/questionnaires/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	q, err := questionnaire.Parse(source)
	if err != nil {
		t.Fatal(err)
	}
	in, err := questionnaire.Compile(q)
	if err != nil {
		t.Fatal(err)
	}
	f := newFeed(q)
	for _, body := range bodies {
		raw, err := in.DecodeJSON(body)
		if err != nil {
			t.Fatal(err)
		}
		checked := in.Validate(raw, questionnaire.Entry{Mode: questionnaire.API, Today: "2026-05-12"})
		if len(checked.Problems) > 0 {
			t.Fatal(checked.Problems)
		}
		f.add(t, "", checked.Answers, checked.Skipped...)
	}
	return f.view(t)
}

// described writes a table's first group: asked, answered, cells, and the mean when there is one.
func described(r Result) string {
	g := r.Groups[0]
	parts := []string{fmt.Sprintf("%d/%d", g.Answered, g.Asked)}
	for _, c := range g.Cells {
		parts = append(parts, fmt.Sprintf("%s:%d", c.Code, c.Count))
	}
	if g.Summary != nil && g.Summary.Mean != nil {
		parts = append(parts, fmt.Sprintf("mean %g of %d", *g.Summary.Mean, g.Summary.N))
	}
	return strings.Join(parts, " ")
}

func TestEveryTypeIsTabulated(t *testing.T) {
	scales := shared(t, "scales", `{"plain":7,"decimal":1}`, `{"plain":8,"decimal":2.5}`, `{"decimal":3}`)
	times := shared(t, "times", `{"day":"2026-05-12","tomorrow":"2026-05-13","at":"14:30"}`, `{"when":"2026-05-12T14:30"}`)
	calculations := shared(t, "calculations", `{"a":1,"b":2,"pick":"yes"}`, `{"a":1,"b":2,"origin":"paper"}`, `{"a":4,"b":6,"why":"x"}`, `{}`)
	rows := shared(t, "rows", `{"children":[{"name":"A","age":3},{"name":"B"}]}`, `{"address":"x"}`)
	twins := shared(t, "twins", `{"country":"ca","city":"paris","seen":["paris","london"]}`, `{"country":"fr","city":"paris","seen":["paris"]}`)
	names := shared(t, "names", `{"age":1,"you/age":20,"you/home/age":3}`, `{"you/age":40}`)
	for _, test := range []struct {
		view *View
		rows string
		want string // counted by hand from the sheets above
	}{
		{scales, "plain", "2/3 mean 7.5 of 2"}, {scales, "decimal", "3/3 mean 2.1666666666666665 of 3"},
		{times, "day", "1/2"}, {times, "at", "1/2"}, {times, "when", "1/2"}, {times, "tomorrow", "1/1"},
		{calculations, "total", "3/3 3:2 10:1 mean 5.333333333333333 of 3"}, {calculations, "today", "4/4 2026-05-12:4"}, {calculations, "origin", "4/4 paper:1 web:3"},
		{calculations, "shown", "3/3 mean 11.666666666666666 of 3"}, {calculations, "sent", "4/4 t:1 t10:1 t3:2"}, {calculations, "fixed", "4/4"},
		{rows, "children", "1/2"}, {rows, "how_many", "2/2 0:1 2:1 mean 1 of 2"},
		{twins, "city", "2/2 paris:2 london:0 lyon:0"}, {twins, "seen", "2/2 paris:2 london:1 lyon:0"},
		{names, "you/age", "2/2 mean 30 of 2"}, {names, "age", "1/2 mean 1 of 1"},
	} {
		if got := described(tabulate(t, test.view, Query{Rows: test.rows})); got != test.want {
			t.Errorf("%s: got %s, want %s", test.rows, got, test.want)
		}
	}
	if by := tabulate(t, calculations, Query{Rows: "a", By: "origin"}); len(by.Groups) != 2 || by.Groups[1].Answered != 2 {
		t.Errorf("by what is worked out: %+v", by.Groups)
	}
	for _, q := range calculations.Questions() {
		if q.Question.Type == survey.Calculate || q.Question.Type == survey.Hidden || q.Question.ReadOnly {
			t.Errorf("%s is listed among the questions", q.Name)
		}
	}
}

func TestWhatStandsInRowsIsRefusedByName(t *testing.T) {
	v := shared(t, "rows", `{"children":[{"name":"A","age":3,"likes":["sea"]}]}`)
	for rows, want := range map[string]string{"age": "TAB_009", "pet": "TAB_009", "owner": "TAB_009", "nobody": "TAB_001"} {
		_, err := v.Tabulate(t.Context(), Query{Rows: rows})
		var known *survey.Error
		if !asError(err, &known) || known.Code != want {
			t.Errorf("%s: got %v", rows, err)
		}
		if want == "TAB_009" && (known.Args["Name"] != rows || known.Args["Repeat"] != "children") {
			t.Errorf("%s: got %v", rows, known.Args)
		}
	}
	if _, err := v.Tabulate(t.Context(), Query{Rows: "children", By: "children"}); !survey.IsKind(err, survey.Invalid) {
		t.Errorf("by a repeat: got %v", err)
	}
}

// Conditions see rows as the questionnaire's expressions do.
func TestConditionsOnRows(t *testing.T) {
	v := shared(t, "rows", `{"children":[{"name":"A","age":3},{"name":"B","age":9}]}`, `{"children":[{"name":"C","age":4}]}`, `{}`)
	for where, want := range map[string]int{
		"count(${children}) > 1": 1, "max(${age}) > 3": 2, "${children} != ''": 2, "${how_many} = 0": 1, "indexed-repeat(${name}, ${children}, 1) = 'C'": 1,
		"${second} = 'B'": 1, "${how_many} >= 1": 2,
	} {
		if got, err := v.Count(t.Context(), where); err != nil || got != want {
			t.Errorf("%s: got %d, %v, want %d", where, got, err, want)
		}
	}
	if _, err := v.Count(t.Context(), "${nobody} = 1"); err == nil {
		t.Error("a name that is no question is taken")
	}
}

// What differs for nearly everybody makes no groups.
func TestManyValuesAreNotTold(t *testing.T) {
	bodies := []string{}
	for i := range maxValues + 1 {
		bodies = append(bodies, fmt.Sprintf(`{"a":%d,"b":0}`, i))
	}
	v := shared(t, "calculations", bodies...)
	if got := described(tabulate(t, v, Query{Rows: "total"})); got != "51/51 mean 25 of 51" {
		t.Errorf("got %s", got)
	}
	if _, err := v.Tabulate(t.Context(), Query{Rows: "a", By: "total"}); !survey.IsKind(err, survey.Invalid) {
		t.Errorf("by too many: got %v", err)
	}
	long := shared(t, "calculations", `{"a":9,"b":9,"why":"x","origin":"`+strings.Repeat("x", maxValue+1)+`"}`)
	if got := described(tabulate(t, long, Query{Rows: "origin"})); got != "1/1" {
		t.Errorf("got %s", got)
	}
}

// A sheet that is withdrawn takes its calculated values along.
func TestWithdrawnValuesGo(t *testing.T) {
	q := small()
	q.Sections[0].Questions = append(q.Sections[0].Questions, survey.Question{Name: "sum", Type: survey.Calculate, Calculation: "${age} + 1"})
	f := newFeed(q)
	f.add(t, "", survey.Answers{"age": survey.Num(1), "sum": survey.Str("2")})
	gone := f.add(t, "", survey.Answers{"age": survey.Num(1), "sum": survey.Str("x")})
	if got := described(tabulate(t, f.view(t), Query{Rows: "sum"})); got != "2/2 2:1 x:1" {
		t.Errorf("got %s", got)
	}
	f.withdraw(gone)
	if got := described(tabulate(t, f.view(t), Query{Rows: "sum"})); got != "1/1 2:1 mean 2 of 1" {
		t.Errorf("got %s", got)
	}
}
