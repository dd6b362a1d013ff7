package questionnaire_test

import (
	"strings"
	"testing"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// What is computed, presented in the order of the questionnaire "calculations".
func TestValuesAreWorkedOut(t *testing.T) {
	for _, test := range []struct {
		name, body               string
		answers                  string // canonical
		skipped, dropped, faults string
	}{
		{"in the order of what they use", "a=1&b=2", `{"a":1,"b":2,"double":"6","fixed":"always","guess":0.5,"origin":"web","sent":"t3","shown":7,"today":"2026-05-12","total":"3"}`,
			"pick some", "", ""},
		{"without what is not there", "", `{"fixed":"always","origin":"web","sent":"t","today":"2026-05-12"}`, "a b guess pick some", "", ""},
		{"whatever the page sends for them", "a=1&b=2&total=99&double=x&sent=me&shown=5&often=3",
			`{"a":1,"b":2,"double":"6","fixed":"always","guess":0.5,"origin":"web","sent":"t3","shown":7,"today":"2026-05-12","total":"3"}`, "pick some", "", ""},
		{"but not where the page may say something else", "a=1&b=2&origin=paper&fixed=never&guess=9",
			`{"a":1,"b":2,"double":"6","fixed":"never","guess":9,"origin":"paper","sent":"t3","shown":7,"today":"2026-05-12","total":"3"}`, "pick some", "", ""},
		{"when the trigger has an answer", "a=1&b=2&some=r&some=go&pick=no",
			`{"a":1,"b":2,"double":"6","fixed":"always","guess":0.5,"often":"2","origin":"web","pick":"no","sent":"t3","shown":7,"some":["r","go"],"today":"2026-05-12","total":"3"}`, "", "", ""},
		{"in a section that applies, for conditions", "a=3&b=3&why=because&pick=yes",
			`{"a":3,"b":3,"big":"7","double":"12","fixed":"always","guess":1.5,"often":"0","origin":"web","pick":"yes","sent":"t6","shown":13,"today":"2026-05-12","told":"7","total":"6","why":"because"}`,
			"some", "", ""},
		{"only where they apply", "a=3&b=3&why=because&pick=no",
			`{"a":3,"b":3,"double":"12","fixed":"always","guess":1.5,"often":"0","origin":"web","pick":"no","sent":"t6","shown":13,"today":"2026-05-12","told":"none","total":"6","why":"because"}`,
			"some", "", ""},
		{"after an answer that cannot be read", "a=x&b=2", `{"b":2,"fixed":"always","origin":"web","sent":"t","today":"2026-05-12"}`, "guess pick some", "", "PRB_009 a"},
	} {
		t.Run(test.name, func(t *testing.T) {
			in := fixture(t, "calculations")
			checked := page(t, in, test.body)
			for _, part := range []struct{ what, got, want string }{
				{"answers", string(in.Canonical(checked.Answers)), test.answers},
				{"skipped", strings.Join(checked.Skipped, " "), test.skipped},
				{"dropped", strings.Join(checked.Dropped, " "), test.dropped},
				{"problems", said(checked.Problems), test.faults},
			} {
				if part.got != part.want {
					t.Errorf("%s: got %s, want %s", part.what, part.got, part.want)
				}
			}
			hold(t, in, checked)
		})
	}
}

// A program need not send what is computed, and may: it is passed over, whatever it is.
func TestProgramsNeedNotCompute(t *testing.T) {
	in := fixture(t, "calculations")
	plain := program(t, in, `{"a":1,"b":2}`)
	for _, more := range []string{`,"total":"4"`, `,"total":7`, `,"total":{"x":[1]}`, `,"shown":12`, `,"sent":null`} {
		checked := program(t, in, `{"a":1,"b":2`+more+`}`)
		if len(checked.Problems) > 0 || string(in.Canonical(checked.Answers)) != string(in.Canonical(plain.Answers)) {
			t.Errorf("%s: %v %s", more, checked.Problems, in.Canonical(checked.Answers))
		}
	}
	if got := said(program(t, in, `{"a":1,"b":2,"origin":5}`).Problems); got != "PRB_016 origin" {
		t.Errorf("a number for a hidden text: %s", got)
	}
}

// A file without a question lacks what is worked out from it; what the file says is kept then.
func TestImportsComputeWhatTheyCan(t *testing.T) {
	in := fixture(t, "calculations")
	for _, test := range []struct{ present, sent, answers string }{
		{"a b", "a=1 b=2", `{"a":1,"b":2,"double":"6","sent":"t3","shown":7,"today":"2026-05-12","total":"3"}`},
		{"a b total", "a=1 b=2 total=9", `{"a":1,"b":2,"double":"6","sent":"t3","shown":7,"today":"2026-05-12","total":"3"}`},
		{"a", "a=1", `{"a":1,"today":"2026-05-12"}`},
		{"a total", "a=1 total=9", `{"a":1,"double":"18","sent":"t9","shown":19,"today":"2026-05-12","total":"9"}`},
		{"a b origin", "a=1 b=2", `{"a":1,"b":2,"double":"6","sent":"t3","shown":7,"today":"2026-05-12","total":"3"}`},
	} {
		raw, present := in.NewRaw(), map[string]bool{}
		for _, name := range strings.Fields(test.present) {
			present[name] = true
		}
		for _, pair := range strings.Fields(test.sent) {
			name, value, _ := strings.Cut(pair, "=")
			it, _ := in.Item(name)
			raw.SetText(it.Index, value)
		}
		checked := in.Validate(raw, questionnaire.Entry{Mode: questionnaire.Import, Today: today, Present: present})
		if got := string(in.Canonical(checked.Answers)); got != test.answers || len(checked.Problems)+len(checked.Breaches) > 0 {
			t.Errorf("%s: got %s %v %v", test.sent, got, checked.Problems, checked.Breaches)
		}
	}
}

func TestTheFirstPageHoldsDefaults(t *testing.T) {
	in := fixture(t, "calculations")
	raw := in.Start(questionnaire.Entry{Today: today})
	for name, want := range map[string]string{
		"origin": "web", "today": today, "a": "2", "b": "3", "total": "5", "double": "10", "sent": "t5", "shown": "11", "fixed": "always",
		"guess": "1", "pick": "yes", "often": "", "why": "",
	} {
		if it, _ := in.Item(name); raw.Text(it.Index) != want {
			t.Errorf("%s begins with %q, want %q", name, raw.Text(it.Index), want)
		}
	}
	if it, _ := in.Item("some"); strings.Join(raw.Picks(it.Index), " ") != "r go" {
		t.Errorf("some begins with %q", raw.Picks(it.Index))
	}
	checked := in.Validate(raw, questionnaire.Entry{Today: today})
	if len(checked.Problems)+len(checked.Skipped) > 0 {
		t.Errorf("the page sent as it comes: %v, skipped %v", checked.Problems, checked.Skipped)
	}
	if agree, _ := fixture(t, "texts").Item("agree"); fixture(t, "texts").Start(questionnaire.Entry{}).Answered(agree.Index) {
		t.Error("a question without a default begins with something")
	}
}

// Keys are names, with the group's or section's where a name stands twice, and the whole path where that does not do.
func TestKeysTellQuestionsApart(t *testing.T) {
	in := fixture(t, "names")
	want := "age you/age you/home/age you/home/size unique them/home/age them/home/size"
	keys := []string{}
	for i := range in.Items {
		keys = append(keys, in.Items[i].Name())
		if it, known := in.Item(in.Items[i].Name()); !known || it.Index != i {
			t.Errorf("%s is not found again", in.Items[i].Name())
		}
	}
	if got := strings.Join(keys, " "); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	checked := page(t, in, "age=1&you/age=2&you/home/age=3&you/home/size=4&them/home/age=5&unique=yes&home/age=6")
	if got := string(in.Canonical(checked.Answers)); got != `{"age":1,"them/home/age":5,"unique":"yes","you/age":2,"you/home/age":3,"you/home/size":4}` {
		t.Errorf("got %s", got)
	}
	if strings.Join(checked.Dropped, " ") != "home/age" || strings.Join(checked.Skipped, " ") != "them/home/size" {
		t.Errorf("dropped %v, skipped %v", checked.Dropped, checked.Skipped)
	}
	hold(t, in, checked)
}

// The nearest group is enough where it differs.
func TestTheNearestGroupTellsQuestionsApart(t *testing.T) {
	q := sound()
	second(&q).Name = "c"
	in, err := questionnaire.Compile(q)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"a", "one/c", "g/c"} {
		if got := in.Items[i].Name(); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// A choice that stands twice means the same wherever it is offered.
func TestAChoiceMayStandTwice(t *testing.T) {
	in := fixture(t, "twins")
	for body, want := range map[string]string{
		"country=fr&city=paris": "", "country=ca&city=paris": "", "country=ca&city=lyon": "PRB_003 city",
		"country=ca&seen=paris&seen=london": "", "country=ca&seen=paris&seen=lyon": "PRB_003 seen",
		"country=ca&best:1=paris&best:2=london": "", "country=ca&best:1=london": "PRB_015 best",
	} {
		if got := said(page(t, in, body).Problems); got != want {
			t.Errorf("%s: got %q, want %q", body, got, want)
		}
	}
	it, _ := in.Item("city")
	labels := ""
	for _, choice := range in.Offered(it, survey.Answers{"country": survey.Str("ca")}) {
		labels += choice.Label["en"] + " "
	}
	if labels != "london_ca paris_ca " {
		t.Errorf("offered %s", labels)
	}
}

// A question with a calculation and neither label nor hint is a calculate whose value has its type, as in XLSForm.
func TestUnlabelledCalculationsHaveATypeAndNoControl(t *testing.T) {
	q := sound()
	*second(&q) = survey.Question{Name: "b", Type: survey.SelectMultiple, List: "tools", Calculation: "concat('go ', ${a}, ' r')"}
	*third(&q) = survey.Question{Name: "c", Type: survey.Integer, Calculation: "2 + 2", Required: survey.Always}
	in, err := questionnaire.Compile(q)
	if err != nil {
		t.Fatal(err)
	}
	for body, want := range map[string]string{"a=yes&c=7": `{"a":"yes","c":4}`, "b=r": `{"b":["r","go"]}`} {
		checked := page(t, in, body)
		if got := string(in.Canonical(checked.Answers)); got != want || len(checked.Problems) > 0 {
			t.Errorf("%s: got %s %v", body, got, checked.Problems)
		}
		hold(t, in, checked)
	}
	if it, _ := in.Item("c"); it.Asks() || it.Shown() || !it.Computed() || it.Controls() != 0 {
		t.Error("an unlabelled calculation is asked")
	}
}
