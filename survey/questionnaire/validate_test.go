package questionnaire_test

import (
	"encoding/json"
	"strings"
	"testing"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

func TestPageIsValidated(t *testing.T) {
	long := strings.Repeat("é", survey.MaxTextLength)
	for _, test := range []struct {
		name, fixture, body        string
		answers                    string // canonical
		skipped, dropped, problems string
	}{
		{"picks come in list order, each once", "picks", "any=matlab&any=r&any=matlab", `{"any":["r","matlab"]}`,
			"two_or_three one top_two among", "", ""},
		{"an exclusive choice alone is an answer", "picks", "any=none", `{"any":["none"]}`, "two_or_three one top_two", "", ""},
		{"an exclusive choice with others", "picks", "any=none&any=r", `{"any":["r","none"]}`,
			"two_or_three one top_two among", "", "PRB_007 any"},
		{"too few picks", "picks", "two_or_three=r", `{"two_or_three":["r"]}`, "any one top_two", "", "PRB_006 two_or_three"},
		{"an exclusive choice needs no second pick", "picks", "two_or_three=none", `{"two_or_three":["none"]}`, "any one top_two", "", ""},
		{"too many picks", "picks", "two_or_three=r&two_or_three=python&two_or_three=matlab&two_or_three=excel",
			`{"two_or_three":["r","python","matlab","excel"]}`, "any one top_two", "", "PRB_005 two_or_three"},
		{"a choice that is not in the list", "picks", "any=r&any=cobol&one=perl", `{}`, "two_or_three top_two", "", "PRB_002 any, PRB_002 one"},
		{"several answers to a single choice", "picks", "one=r&one=python", `{}`, "any two_or_three top_two", "", "PRB_004 one"},
		{"the same answer twice to a single choice", "picks", "one=r&one=r&one=", `{"one":"r"}`, "any two_or_three top_two", "", ""},
		{"a rank keeps its order", "picks", "top_two:1=python&top_two:2=r", `{"top_two":["python","r"]}`, "any two_or_three one", "", ""},
		{"a rank closes up over an empty menu", "picks", "top_two:1=&top_two:2=r", `{"top_two":["r"]}`, "any two_or_three one", "", ""},
		{"a rank names a choice twice", "picks", "top_two:1=r&top_two:2=r", `{}`, "any two_or_three one", "", "PRB_014 top_two"},
		{"a rank has no third menu", "picks", "top_two:3=r", `{}`, "any two_or_three one top_two", "top_two:3", ""},
		{"a rank without a limit ranks all that is offered", "picks", "any=r&any=python&among:1=r",
			`{"among":["r"],"any":["r","python"]}`, "two_or_three one top_two", "", "PRB_015 among"},
		{"a rank of what was not ticked", "picks", "any=r&any=python&among:1=excel&among:2=r",
			`{"among":["excel","r"],"any":["r","python"]}`, "two_or_three one top_two", "", "PRB_003 among"},

		{"whole and decimal numbers", "numbers", "age=44&hours=2,5&share=2.50", `{"age":44,"hours":2.5,"share":2.5}`, "", "", ""},
		{"numbers as people write them", "numbers", "age=+44&hours=1 234,5&share=.5", `{"age":44,"hours":1234.5,"share":0.5}`, "", "", ""},
		{"minus nothing is nothing", "numbers", "hours=-0", `{"hours":0}`, "age share", "", ""},
		{"no numbers", "numbers", "age=old&hours=NaN&share=0x10", `{}`, "", "", "PRB_009 age, PRB_009 hours, PRB_009 share"},
		{"signs and points alone", "numbers", "age=-&hours=.&share=1.2.3", `{}`, "", "", "PRB_009 age, PRB_009 hours, PRB_009 share"},
		{"not whole", "numbers", "age=44.5", `{}`, "hours share", "", "PRB_010 age"},
		{"too large to keep, and too fine", "numbers", "age=1000000000000000&hours=0.00000000000000001", `{}`, "share", "", "PRB_011 age, PRB_011 hours"},
		{"a constraint on itself", "numbers", "age=7", `{"age":7}`, "hours share", "", "PRB_008 age"},
		{"a constraint on another answer", "numbers", "hours=2&share=3", `{"hours":2,"share":3}`, "age", "", "PRB_008 share"},
		{"spaces are no number and no problem", "numbers", "age=%20%C2%A0", `{}`, "age hours share", "", ""},

		{"texts are cleaned", "texts", "comment=%20a%0D%0Ab%0Dc%09d%00%07%C2%85%0B%20&code=ABC12&agree=yes",
			`{"agree":true,"code":"ABC12","comment":"a\nb\nc\td"}`, "why", "", ""},
		{"texts are composed", "texts", "comment=cafe%CC%81&code=ABC12&agree=yes", `{"agree":true,"code":"ABC12","comment":"café"}`, "why", "", ""},
		{"text that is not UTF-8", "texts", "comment=a%FFb&code=ABC12&agree=yes", `{"agree":true,"code":"ABC12"}`, "why", "", "PRB_013 comment"},
		{"the longest text", "texts", "comment=" + long + "&code=ABC12&agree=yes", `{"agree":true,"code":"ABC12","comment":"` + long + `"}`, "why", "", ""},
		{"one character too many", "texts", "comment=" + long + "x&code=ABC12&agree=yes", `{"agree":true,"code":"ABC12"}`, "why", "", "PRB_012 comment"},
		{"required and left empty, all at once", "texts", "comment=because&code=%20", `{"comment":"because"}`, "code why agree", "",
			"PRB_001 code, PRB_001 why, PRB_001 agree"},
		{"a pattern", "texts", "code=abc&agree=yes", `{"agree":true,"code":"abc"}`, "comment why", "", "PRB_008 code"},
		{"something else than a tick", "texts", "code=ABC12&agree=no", `{"code":"ABC12"}`, "comment why", "", "PRB_016 agree"},
		{"an answer to a note, and names that are no question", "texts", "code=ABC12&agree=yes&hello=x&zzz=1&:key=k",
			`{"agree":true,"code":"ABC12"}`, "comment why", "hello zzz", ""},

		{"a section that does not apply", "conditions", "role=producer&use_first=a&use_second=b", `{"role":"producer"}`,
			"city country late", "use_first use_second", ""},
		{"conditions in a chain", "conditions", "role=user&use_first=a&use_second=more&use_third=c",
			`{"role":"user","use_first":"a","use_second":"more","use_third":"c"}`, "city country late", "", ""},
		{"an answer that is not asked opens nothing", "conditions", "role=user&use_second=more&use_third=c", `{"role":"user"}`,
			"use_first city country late", "use_second use_third", ""},
		{"a condition on a later question", "conditions", "role=user&late=yes&early=a", `{"early":"a","late":"yes","role":"user"}`,
			"use_first city country", "", ""},
		{"a later question that is not asked opens nothing", "conditions", "role=neither&late=yes&early=a", `{"role":"neither"}`,
			"city country", "early late", ""},
		{"a choice that another answer offers", "conditions", "role=both&country=fr&city=brest", `{"city":"brest","country":"fr","role":"both"}`,
			"use_first late", "", ""},
		{"a choice that another answer rules out", "conditions", "role=both&country=be&city=brest", `{"city":"brest","country":"be","role":"both"}`,
			"use_first late", "", "PRB_003 city"},
		{"nothing at all", "conditions", "", `{}`, "role city country late", "", "PRB_001 role"},
	} {
		t.Run(test.name, func(t *testing.T) {
			in := fixture(t, test.fixture)
			body := strings.ReplaceAll(test.body, "+", "%2B")
			checked := page(t, in, body)
			for _, part := range []struct{ what, got, want string }{
				{"answers", string(in.Canonical(checked.Answers)), test.answers},
				{"skipped", strings.Join(checked.Skipped, " "), test.skipped},
				{"dropped", strings.Join(checked.Dropped, " "), test.dropped},
				{"problems", said(checked.Problems), test.problems},
			} {
				if part.got != part.want {
					t.Errorf("%s: got %.200s, want %.200s", part.what, part.got, part.want)
				}
			}
			if len(checked.Breaches) > 0 {
				t.Errorf("breaches on a page: %v", checked.Breaches)
			}
		})
	}
}

func TestLongTextsAreCounted(t *testing.T) {
	body := "agree=yes&code=ABC12&comment=" + strings.Repeat("é", survey.MaxTextLength+23)
	problem := page(t, fixture(t, "texts"), body).Problems[0]
	if problem.Args["Length"] != survey.MaxTextLength+23 || problem.Args["Max"] != survey.MaxTextLength {
		t.Errorf("got %v", problem.Args)
	}
}

func TestSheetOfAProgramIsValidated(t *testing.T) {
	for _, test := range []struct{ name, fixture, body, answers, problems string }{
		{"every type", "picks", `{"one":"r","any":["python","r"],"top_two":["r","python"],"among":["python","r"],"two_or_three":null}`,
			`{"among":["python","r"],"any":["r","python"],"one":"r","top_two":["r","python"]}`, ""},
		{"numbers and ticks", "numbers", `{"age":44.0,"hours":25e-1}`, `{"age":44,"hours":2.5}`, ""},
		{"empty values are no answers", "texts", `{"comment":"","code":"ABC12","agree":true,"why":"  "}`, `{"agree":true,"code":"ABC12"}`, ""},
		{"false is no tick", "texts", `{"code":"ABC12","agree":false}`, `{"code":"ABC12"}`, "PRB_001 agree"},
		{"types are strict", "texts", `{"comment":5,"code":"ABC12","agree":"yes"}`, `{"code":"ABC12"}`, "PRB_016 comment, PRB_016 agree"},
		{"a text is no number", "numbers", `{"age":"44","hours":true}`, `{}`, "PRB_016 age, PRB_016 hours"},
		{"a number out of bounds", "numbers", `{"hours":1e999}`, `{}`, "PRB_011 hours"},
		{"lists are of names", "picks", `{"any":"r","one":["r"],"top_two":["r",3],"two_or_three":{"a":[1]}}`, `{}`,
			"PRB_016 any, PRB_016 two_or_three, PRB_004 one, PRB_016 top_two"},
		{"too many ranks", "picks", `{"top_two":["r","python","excel"]}`, `{"top_two":["r","python","excel"]}`, "PRB_005 top_two"},
		{"an answer that was not asked", "conditions", `{"role":"producer","use_first":"a"}`, `{"role":"producer"}`, "not_asked use_first"},
		{"not said of what depends on a wrong answer", "conditions", `{"role":"pilot","use_first":"a","use_second":"b"}`, `{}`, "PRB_002 role"},
		{"a name that is no question", "conditions", `{"role":"user","age":3}`, `{"role":"user"}`, "PRB_017 age"},
		{"a note takes no answer", "texts", `{"code":"ABC12","agree":true,"hello":"x"}`, `{"agree":true,"code":"ABC12"}`, "PRB_017 hello"},
		{"escapes", "texts", `{"code":"ABC12","agree":true,"comment":"\u00e9\n\ud83d\ude00\u0000\""}`,
			`{"agree":true,"code":"ABC12","comment":"é\n😀\""}`, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			in := fixture(t, test.fixture)
			checked := program(t, in, test.body)
			if got := string(in.Canonical(checked.Answers)); got != test.answers {
				t.Errorf("answers: got %s, want %s", got, test.answers)
			}
			if got := said(checked.Problems); got != test.problems {
				t.Errorf("problems: got %s, want %s", got, test.problems)
			}
			if len(checked.Dropped) > 0 {
				t.Errorf("dropped: %v", checked.Dropped)
			}
		})
	}
}

func TestImportedSheetIsValidated(t *testing.T) {
	for _, test := range []struct {
		name, fixture, body, present string
		answers, skipped             string
		dropped, problems, breaches  string
	}{
		{"rules of entry are counted", "picks", "any=none&any=r&two_or_three=r", "any two_or_three",
			`{"any":["r","none"],"two_or_three":["r"]}`, "", "", "", "PRB_007 any, PRB_006 two_or_three"},
		{"required and constraint are counted", "texts", "code=abc", "comment code agree",
			`{"code":"abc"}`, "comment agree", "", "", "PRB_008 code, PRB_001 agree"},
		{"an unknown choice refuses", "picks", "one=cobol", "one", `{}`, "", "", "PRB_002 one", ""},
		{"a wrong type refuses", "numbers", "age=old", "age", `{}`, "", "", "PRB_009 age", ""},
		{"a wrong choice refuses where it is not asked", "conditions", "role=producer&city=paris", "role city",
			`{"role":"producer"}`, "", "", "PRB_002 city", ""},
		{"a question without a column is not asked", "conditions", "role=user", "role", `{"role":"user"}`, "", "", "", ""},
		{"a condition without its column is taken as met", "conditions", "use_first=a", "use_first country",
			`{"use_first":"a"}`, "country", "", "", ""},
		{"an answer that was not asked is left out and counted", "conditions", "role=neither&late=yes", "role late",
			`{"role":"neither"}`, "", "late", "", "not_asked late"},
		{"a choice that is ruled out is counted", "conditions", "country=be&city=brest", "country city",
			`{"city":"brest","country":"be"}`, "", "", "", "PRB_003 city"},
	} {
		t.Run(test.name, func(t *testing.T) {
			in := fixture(t, test.fixture)
			present := map[string]bool{}
			for _, name := range strings.Fields(test.present) {
				present[name] = true
			}
			raw := in.NewRaw()
			for _, pair := range strings.Split(test.body, "&") {
				name, value, _ := strings.Cut(pair, "=")
				it, _ := in.Item(name)
				if it.Question.Type == survey.SelectMultiple {
					raw.SetPicks(it.Index, append(raw.Picks(it.Index), value))
				} else {
					raw.SetText(it.Index, value)
				}
			}
			checked := in.Validate(raw, questionnaire.Entry{Mode: questionnaire.Import, Present: present})
			for _, part := range []struct{ what, got, want string }{
				{"answers", string(in.Canonical(checked.Answers)), test.answers},
				{"skipped", strings.Join(checked.Skipped, " "), test.skipped},
				{"dropped", strings.Join(checked.Dropped, " "), test.dropped},
				{"problems", said(checked.Problems), test.problems},
				{"breaches", said(checked.Breaches), test.breaches},
			} {
				if part.got != part.want {
					t.Errorf("%s: got %s, want %s", part.what, part.got, part.want)
				}
			}
		})
	}
}

// Least picks are of what is offered: who is offered one choice need not pick two.
func TestLeastPicksAreOfWhatIsOffered(t *testing.T) {
	q := sound()
	second(&q).MinPicks, second(&q).ChoiceFilter = 2, "${a} = 'yes' or name = 'go'"
	in, err := questionnaire.Compile(q)
	if err != nil {
		t.Fatal(err)
	}
	if got := said(page(t, in, "a=no&b=go").Problems); got != "" {
		t.Errorf("one offered, one picked: %s", got)
	}
	if got := said(page(t, in, "a=yes&b=go").Problems); got != "PRB_006 b" {
		t.Errorf("three offered, one picked: %s", got)
	}
	it, _ := in.Item("b")
	if offered := in.Offered(it, survey.Answers{"a": survey.Str("no")}); len(offered) != 1 || offered[0].Name != "go" {
		t.Errorf("offered %v", offered)
	}
}

func TestCanonicalIsWhatEncodingJSONWrites(t *testing.T) {
	in := fixture(t, "texts")
	for _, text := range []string{"", "a", "<", ">", "&", `"`, `\\`, "\n", "\t", "é", "\u2028", "\u007f", "😀"} {
		answers := survey.Answers{"comment": survey.Str(text), "agree": survey.Ack(true)}
		want, err := json.Marshal(answers)
		if err != nil {
			t.Fatal(err)
		}
		if got := in.Canonical(answers); string(got) != string(want) {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
