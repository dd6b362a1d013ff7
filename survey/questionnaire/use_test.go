package questionnaire_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"strings"
	"sync"
	"testing"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

var update = flag.Bool("update", false, "write the goldens instead of comparing with them")

// spoken says a key and its arguments, in place of the interface's words.
type spoken struct{ survey.Words }

func (spoken) Say(language, key string, args survey.Args) string {
	return fmt.Sprint(language, " ", key, " ", map[string]any(args))
}

func TestExplainSaysProblems(t *testing.T) {
	for _, test := range []struct{ name, fixture, body, language, what, remedy string }{
		{"with the label of the choice", "picks", "any=none&any=r", "en",
			"en problem.PRB_007 map[Choice:none]", "en problem.PRB_007.remedy map[Choice:none]"},
		{"in the language of the respondent", "picks", "any=none&any=r", "fr",
			"fr problem.PRB_007 map[Choice:none (fr)]", "fr problem.PRB_007.remedy map[Choice:none (fr)]"},
		{"in a third language", "picks", "any=none&any=r", "de",
			"de problem.PRB_007 map[Choice:none (fr)]", "de problem.PRB_007.remedy map[Choice:none (fr)]"},
		{"with what was sent", "picks", "one=" + strings.Repeat("x", 70), "en",
			"en problem.PRB_002 map[Choice:" + strings.Repeat("x", 60) + "…]", "en problem.PRB_002.remedy map[Choice:" + strings.Repeat("x", 60) + "…]"},
		{"with the author's constraint message", "numbers", "age=7", "en", "Between 18 and 120.", "en problem.PRB_008.remedy map[]"},
		{"with the author's required message", "texts", "code=ABC12&agree=yes&comment=because", "fr", "Dites pourquoi.", "fr problem.PRB_001.remedy map[]"},
		{"without one", "texts", "code=ABC12", "fr", "fr problem.PRB_001 map[]", "fr problem.PRB_001.remedy map[]"},
	} {
		t.Run(test.name, func(t *testing.T) {
			in := fixture(t, test.fixture)
			what, remedy := in.Explain(spoken{}, test.language, page(t, in, test.body).Problems[0])
			if what != test.what || remedy != test.remedy {
				t.Errorf("got %q, %q", what, remedy)
			}
		})
	}
}

// A problem in a log names the question and the code, never what was answered.
func TestProblemsInLogsHoldNoAnswer(t *testing.T) {
	checked := page(t, fixture(t, "picks"), "one=secret&any=secret")
	if got := checked.Problems.Error(); got != "PRB_002 any; PRB_002 one" {
		t.Errorf("got %s", got)
	}
}

func TestExplainSaysMessages(t *testing.T) {
	q := sound()
	first(&q).Relevant = "1 = ${nobody}"
	what, remedy := questionnaire.Check(q)[0].Explain(spoken{}, "en")
	want := "en questionnaire.QST_023 map[Column:relevant Expression:1 = ${nobody} Position:5 Reason:en expr.EXPR_018 map[Name:nobody]]"
	if what != want || !strings.HasPrefix(remedy, "en questionnaire.QST_023.remedy ") {
		t.Errorf("got %q, %q", what, remedy)
	}
}

func TestConditionsOnStoredResponses(t *testing.T) {
	in := fixture(t, "conditions")
	meta := questionnaire.Meta{Event: "brest", Language: "fr", Day: "2026-05-12", Source: survey.SourceWeb}
	env := in.Env(survey.Answers{"role": survey.Str("both"), "use_first": survey.Str("a")}, meta)
	for source, want := range map[string]bool{
		"${role} = 'user' or ${role} = 'both'":            true,
		"${country} = 'fr'":                               false,
		"${:event} = 'brest' and ${:language} = 'fr'":     true,
		"${:day} >= '2026-05-12' and ${:source} != 'web'": false,
		"today() = ${:day}":                               true,
	} {
		tree, err := in.Condition(source)
		if err != nil {
			t.Errorf("%s: %v", source, err)
		} else if got := tree.Bool(env); got != want {
			t.Errorf("%s: got %v", source, got)
		}
	}
	for _, source := range []string{"", "${nobody} = 1", "role = 'user'", ". = 1", "${:nothing} = 1", "1 +"} {
		if _, err := in.Condition(source); !survey.IsKind(err, survey.Invalid) {
			t.Errorf("%q: got %v", source, err)
		}
	}
}

func TestIslandIsWhatThePageNeeds(t *testing.T) {
	for name, in := range fixtures(t) {
		t.Run(name, func(t *testing.T) {
			got, err := json.MarshalIndent(in.Island(), "", " ")
			if err != nil {
				t.Fatal(err)
			}
			file := "testdata/island/" + name + ".json"
			if *update {
				if err := os.MkdirAll("testdata/island", 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != string(want) {
				t.Errorf("got %s, want what is in %s (or run with -update)", got, file)
			}
		})
	}
}

// The page of the built-in questionnaire has 40 kB, compressed, for everything.
func TestIslandIsSmall(t *testing.T) {
	island, err := json.Marshal(obstacles(t).Island())
	if err != nil {
		t.Fatal(err)
	}
	if t.Logf("%d bytes", len(island)); len(island) > 8<<10 {
		t.Errorf("%d bytes", len(island))
	}
}

// The measure: words / 220 per minute + 2.5 s a tap + 45 s for an open text; the grid's five choices are read once.
func TestMinutesAreWordsAndTaps(t *testing.T) {
	for _, test := range []struct {
		name, fixture string
		answers       survey.Answers
		words, taps   float64
		texts         float64
	}{
		// "grid" + "skills" + "importance" + 3 questions + 5 choices, each label one word; 3 taps
		{"a grid", "grid", survey.Answers{}, 11, 3, 0},
		// "picks", "all", any (1 + 6 choices), two_or_three (7), one (7), top_two (7); 3 + 3 + 1 + 2 taps
		{"picks as usual", "picks", survey.Answers{}, 30, 9, 0},
		// one more question with the two choices that are offered, and its ranks
		{"picks as given", "picks", survey.Answers{"any": survey.Names{"r", "python"}, "among": survey.Names{"r", "python"}}, 33, 10, 0},
		// "conditions", role (1 + 4), "place" + city (1), country (1 + 2), "end" + late (1); city offers nothing yet
		{"what is not asked takes no time", "conditions", survey.Answers{"role": survey.Str("producer")}, 13, 3, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			want := test.words/220 + test.taps*2.5/60 + test.texts*45/60
			if got := fixture(t, test.fixture).Minutes("en", test.answers); math.Abs(got-want) > 1e-9 {
				t.Errorf("got %.3f minutes, want %.3f", got, want)
			}
		})
	}
	in := obstacles(t)
	if longest, both := in.LongestMinutes("fr"), in.Minutes("fr", usual(in, survey.Answers{"role": survey.Str("both")})); longest <= both {
		t.Errorf("being asked everything takes %.1f minutes, being both %.1f", longest, both)
	}
}

// A menu of 20 words is looked through for 12 of them, the next menu of the list for the one that is picked; each takes two
// taps. Choices that lie open are read, each time.
func TestNobodyReadsAllOfAMenu(t *testing.T) {
	word := survey.Text{"en": "word"}
	q := survey.Questionnaire{Name: "menus", Version: 1, Languages: []string{"en"}, DefaultLanguage: "en", Title: word, ChoiceLists: map[string][]survey.Choice{}}
	for i := range 20 {
		q.ChoiceLists["places"] = append(q.ChoiceLists["places"], survey.Choice{Name: fmt.Sprint("c", i), Label: word})
	}
	q.ChoiceLists["few"] = q.ChoiceLists["places"][:3]
	section := survey.Section{Name: "s", Title: word}
	for i, one := range []struct{ list, appearance string }{{"places", "minimal"}, {"places", "autocomplete"}, {"places", ""}, {"few", "minimal"}} {
		section.Questions = append(section.Questions, survey.Question{Name: fmt.Sprint("q", i), Type: survey.SelectOne, List: one.list, Appearance: one.appearance, Label: word})
	}
	q.Sections = []survey.Section{section}
	in, err := questionnaire.Compile(q)
	if err != nil {
		t.Fatal(err)
	}
	words := 2 + 4 + 12 + 1 + 20 + 3
	if got := in.MostWords("en"); got != words {
		t.Errorf("%d words, want %d", got, words)
	}
	if got, want := in.LongestMinutes("en"), float64(words)/220+7*2.5/60; math.Abs(got-want) > 1e-9 {
		t.Errorf("%.3f minutes, want %.3f", got, want)
	}
	for i, want := range []int{1, 1, 20, 1} {
		if got := in.Items[i].Controls(); got != want {
			t.Errorf("%s: %d controls, want %d", in.Items[i].Name(), got, want)
		}
	}
}

func TestControlsAreCounted(t *testing.T) {
	in := fixture(t, "picks")
	for name, want := range map[string]int{"any": 6, "one": 6, "top_two": 2, "among": 6} {
		if it, _ := in.Item(name); it.Controls() != want {
			t.Errorf("%s: %d controls, want %d", name, it.Controls(), want)
		}
	}
}

// An instrument serves many respondents at once (meaningful under the race detector).
func TestInstrumentIsForManyAtOnce(t *testing.T) {
	in := obstacles(t)
	form, _ := sheetOf(in)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range 20 {
				if checked := in.Validate(in.DecodeForm(form), questionnaire.Entry{}); len(checked.Problems) > 0 {
					t.Error(checked.Problems)
				}
			}
		})
	}
	group.Wait()
}
