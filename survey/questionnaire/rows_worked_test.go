package questionnaire_test

import (
	"net/url"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

func TestConditionsOnStoredRows(t *testing.T) {
	in := fixture(t, "rows")
	answers, err := in.DecodeAnswers([]byte(`{"children":[{"age":9,"name":"Ana"},{"age":3,"name":"Bob","pets":[{"pet":"cat"},{"pet":"dog"}]}],"how_many":"2"}`))
	if err != nil {
		t.Fatal(err)
	}
	env := in.Env(answers, questionnaire.Meta{Day: today})
	for source, want := range map[string]bool{
		"sum(${age}) = 12": true, "count(${children}) = 2": true, "${name} = 'Bob'": true, "count(${pets}) = 2": true, "join('-', ${pets}) = '1-2'": true, "${name} = 'Eve'": false, "join('-', ${pet}) = 'cat-dog'": true,
		"indexed-repeat(${pet}, ${children}, 2, ${pets}, 2) = 'dog'": true, "indexed-repeat(${pet}, ${children}, 1, ${pets}, 1) = ''": true,
		"indexed-repeat(${name}, ${children}, 3) = ''": true, "${how_many} = 2 and ${:day} = today()": true,
	} {
		tree, err := in.Condition(source)
		if err != nil {
			t.Errorf("%s: %v", source, err)
		} else if got := tree.Bool(env); got != want {
			t.Errorf("%s: got %v", source, got)
		}
	}
}

// Paths mean what they lead to from where they stand.
func TestPathsInRows(t *testing.T) {
	q := sound()
	*third(&q) = rows("r", text("x"), survey.Question{Name: "g", Type: survey.Group, Questions: []survey.Question{
		{Name: "y", Type: survey.Calculate, Calculation: "concat(../../x, /data/one/a, position(../..))"},
	}})
	q.Sections[1].Questions[0].Name, q.Sections[1].Relevant = "h", ""
	in, err := questionnaire.Compile(q)
	if err != nil {
		t.Fatal(err)
	}
	checked := page(t, in, "a=yes&r/1/x=k")
	want := survey.Answers{"a": survey.Str("yes"), "r": survey.Rows{{"x": survey.Str("k"), "y": survey.Str("kyes1")}}}
	if !reflect.DeepEqual(checked.Answers, want) {
		t.Errorf("got %v", checked.Answers)
	}
}

// Chance is drawn from the key: the same sheet sent again is the same, another row has another number, and no time stands
// in what is stored.
func TestWhatIsDrawnAndTimedComesAgain(t *testing.T) {
	q := sound()
	*third(&q) = rows("r", text("x"), survey.Question{Name: "d", Type: survey.Calculate, Calculation: "random()"})
	*first(&q) = survey.Question{Name: "a", Type: survey.Calculate, Calculation: "now()"}
	q.Sections[1].Relevant = ""
	delete(q.ChoiceLists, "yes_no")
	in, err := questionnaire.Compile(q)
	if err != nil {
		t.Fatal(err)
	}
	values, _ := url.ParseQuery("r/1/x=1&r/2/x=2")
	check := func(seed, now string) survey.Answers {
		return in.Validate(in.DecodeForm(values), questionnaire.Entry{Today: today, Now: now, Seed: seed}).Answers
	}
	first, again, other := check("k", today+"T10:00"), check("k", today+"T10:05"), check("l", today+"T10:00")
	if !reflect.DeepEqual(first, again) || reflect.DeepEqual(first, other) {
		t.Errorf("got %v, %v, %v", first, again, other)
	}
	drawn := first["r"].(survey.Rows)
	if drawn[0]["d"] == drawn[1]["d"] || !strings.HasPrefix(string(first["a"].(survey.Str)), today+"T00:00") {
		t.Errorf("got %v", first)
	}
}

// The graph names for each question those that use it, and an order in which one look at each is enough.
func TestTheGraphIsInTheIsland(t *testing.T) {
	island := fixture(t, "rows").Island()
	name := func(path []int) string {
		level, found := island.IslandLevel, ""
		for _, i := range path {
			found = level.Questions[i].Name
			if level.Questions[i].Row != nil {
				level = *level.Questions[i].Row
			}
		}
		return found
	}
	place := map[string]int{}
	for at, path := range island.Order {
		place[name(path)] = at
	}
	for of, want := range map[string]string{
		"age": "school eldest", "address": "school", "likes": "order", "children": "how_many second", "name": "owner second", "with_pets": "pets", "pet": "",
	} {
		got := []string{}
		for _, at := range island.Dependents[of] {
			got = append(got, name(island.Order[at]))
		}
		if len(got) != len(strings.Fields(want)) {
			t.Errorf("%s: got %v, want %s", of, got, want)
		}
		for _, one := range strings.Fields(want) {
			if !strings.Contains(" "+strings.Join(got, " ")+" ", " "+one+" ") {
				t.Errorf("%s: %s is not among %v", of, one, got)
			}
		}
	}
	for _, pair := range []string{"age eldest", "name second", "children name", "children how_many", "with_pets pets", "pets pet", "name owner"} {
		before, after, _ := strings.Cut(pair, " ")
		if place[before] >= place[after] {
			t.Errorf("%s stands behind %s", before, after)
		}
	}
}

// Rows are worked out in order, so that each may add to the one before.
func TestRunningTotals(t *testing.T) {
	q := sound()
	*third(&q) = rows("r", scale("x"), survey.Question{Name: "y", Type: survey.Calculate, Calculation: "${x} + if(position(..) > 1, indexed-repeat(${y}, ${r}, position(..) - 1), 0)"})
	q.Sections[1].Relevant = ""
	in, err := questionnaire.Compile(q)
	if err != nil {
		t.Fatal(err)
	}
	checked := page(t, in, "r/1/x=1&r/2/x=2&r/4/x=4")
	if got := string(in.Canonical(checked.Answers)); got != `{"r":[{"x":1,"y":"1"},{"x":2,"y":"3"},{"x":4,"y":"7"}]}` {
		t.Errorf("got %s", got)
	}
	hold(t, in, checked)
}

// Rows that each join long texts may not fill the store.
func TestWhatIsWorkedOutHasALimit(t *testing.T) {
	q := sound()
	*second(&q) = text("b")
	*third(&q) = rows("r", text("x"), survey.Question{Name: "y", Type: survey.Calculate, Calculation: "concat(${x}, ${b})"})
	q.Sections[1].Relevant = ""
	in, err := questionnaire.Compile(q)
	if err != nil {
		t.Fatal(err)
	}
	body := "b=" + strings.Repeat("x", 9_000)
	for n := range 40 {
		body += "&r/" + strconv.Itoa(n+1) + "/x=1"
	}
	problems := page(t, in, body).Problems
	// 40 times 9,001 bytes are more than 256 KiB from the thirtieth row on
	// and all after it: that is said once, with the answer that it is worked out from
	if len(problems) != 1 || problems[0].Code != "PRB_026" || problems[0].Question != "r/30/y" || problems[0].Args["Name"].(survey.Text)["en"] != "Q" {
		t.Errorf("got %v", problems)
	}
}

// Who is told that there are too many rows can only change the answer that they are counted from.
func TestAnswersThatAskForTooManyRowsAreNamed(t *testing.T) {
	for name, test := range map[string]struct {
		count, body string
		max         int
	}{
		"by a calculation":               {"${k} * 10", "b=11&r/1/x=1&:rows/r=100", questionnaire.MaxRows},
		"by more rows than there may be": {"${k} * 10", "b=11&:rows/r=1000000", questionnaire.MaxRows},
		"in rows of rows":                {"100", "b=11", 1_000},
	} {
		q := sound()
		*second(&q) = survey.Question{Name: "b", Type: survey.Integer, Label: survey.Text{"fr": "Combien ?", "en": "How many?"}}
		*third(&q) = counted("r", test.count, text("x"))
		if test.max > questionnaire.MaxRows {
			third(&q).Questions = []survey.Question{counted("s", "${k}", text("x"))}
		}
		q.Sections[0].Questions = append(q.Sections[0].Questions, survey.Question{Name: "k", Type: survey.Calculate, Calculation: "${b} + 0"})
		q.Sections[1].Relevant = ""
		in, err := questionnaire.Compile(q)
		if err != nil {
			t.Fatal(err)
		}
		problems := page(t, in, test.body).Problems
		named := 0
		for _, one := range problems {
			if one.Code != "PRB_027" {
				continue
			}
			if named++; one.Args["Name"].(survey.Text)["en"] != "How many?" || one.Args["Max"] != test.max {
				t.Errorf("%s: %+v", name, one)
			}
		}
		if named == 0 {
			t.Errorf("%s: got %.300v", name, problems)
		}
	}
	// A number that the author wrote is no answer: its rows are cut to what there may be.
	q := sound()
	*third(&q) = counted("r", "${k}", text("x"))
	q.Sections[0].Questions = append(q.Sections[0].Questions, survey.Question{Name: "k", Type: survey.Calculate, Calculation: "101"})
	q.Sections[1].Relevant = ""
	written, err := questionnaire.Compile(q)
	if err != nil {
		t.Fatal(err)
	}
	if problems := page(t, written, "a=yes&:rows/r=100").Problems; len(problems) != 0 {
		t.Errorf("got %v", problems)
	}
	// Up to a hundred, and where nobody counts, nothing is said.
	q = sound()
	*second(&q) = text("b")
	*third(&q) = counted("r", "${b} * 10", text("x"))
	q.Sections[1].Relevant = ""
	in, err := questionnaire.Compile(q)
	if err != nil {
		t.Fatal(err)
	}
	if problems := page(t, in, "b=10&:rows/r=100").Problems; len(problems) != 0 {
		t.Errorf("got %v", problems)
	}
}

// The rows that a sheet has no room for are told once, with the answer that asks for them and the limit of a sheet; what
// was typed stays.
func TestASheetThatIsFullSaysSoOnce(t *testing.T) {
	q := sound()
	*second(&q) = survey.Question{Name: "b", Type: survey.Integer, Label: survey.Text{"fr": "Combien ?", "en": "How many?"}}
	*third(&q) = counted("t", "${b}", text("v"), counted("u", "20", text("x")))
	q.Sections[1].Relevant = ""
	in, err := questionnaire.Compile(q)
	if err != nil {
		t.Fatal(err)
	}
	body := "b=60&:rows/t=60" // as many as the page lays out: 60 and 47 times 20
	for n := range 60 {
		body += "&t/" + strconv.Itoa(n+1) + "/v=a"
		if n < 47 {
			body += "&t/" + strconv.Itoa(n+1) + "/u/20/x=b&:rows/t/" + strconv.Itoa(n+1) + "/u=20"
		}
	}
	for name, sent := range map[string]string{"as the page lays them out": body, "one more": body + "&t/48/u/1/x=c"} {
		checked := page(t, in, sent)
		if problems := checked.Problems; len(problems) != 1 || problems[0].Code != "PRB_027" || problems[0].Question != "t" ||
			problems[0].Args["Name"].(survey.Text)["en"] != "How many?" || problems[0].Args["Max"] != 1_000 {
			t.Errorf("%s: got %v", name, problems)
		}
		if rows, _ := checked.Answers["t"].(survey.Rows); len(rows) != 60 || rows[59]["v"] != survey.Str("a") || len(rows[46]["u"].(survey.Rows)) != 20 {
			t.Errorf("%s: rows are lost", name)
		}
	}
}
