package questionnaire_test

import (
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// sound is a questionnaire in which Check finds nothing but the reading time.
func sound() survey.Questionnaire {
	text := func(s string) survey.Text { return survey.Text{"fr": s, "en": s} }
	return survey.Questionnaire{
		Name: "q", Languages: []string{"fr", "en"}, DefaultLanguage: "fr", Title: text("Q"),
		ChoiceLists: map[string][]survey.Choice{
			"yes_no": {{Name: "yes", Label: text("Yes")}, {Name: "no", Label: text("No")}},
			"tools":  {{Name: "r", Label: text("R")}, {Name: "go", Label: text("Go")}, {Name: "none", Label: text("None"), Exclusive: true}},
		},
		Sections: []survey.Section{
			{Name: "one", Title: text("One"), Questions: []survey.Question{
				{Name: "a", Type: survey.SelectOne, List: "yes_no", Label: text("A")},
				{Name: "b", Type: survey.SelectMultiple, List: "tools", Label: text("B"), MaxPicks: 2},
			}},
			{Name: "two", Title: text("Two"), Relevant: "${a} = 'yes'", Questions: []survey.Question{
				{Name: "g", Type: survey.Group, Label: text("G"), Questions: []survey.Question{
					{Name: "c", Type: survey.Integer, Label: text("C"), Constraint: ". > 0"},
				}},
			}},
		},
	}
}

// wrongs break the sound questionnaire in one way each.
var wrongs = []struct {
	name    string
	change  func(*survey.Questionnaire)
	message string // "severity code place"
}{
	{"a name with a space", func(q *survey.Questionnaire) { first(q).Name = "my name" }, "error QST_001 one/my name name"},
	{"a name like a control's", func(q *survey.Questionnaire) { first(q).Name = ":key" }, "error QST_001 one/:key name"},
	{"a questionnaire without a name", func(q *survey.Questionnaire) { q.Name = "" }, "error QST_001 name"},
	{"a section's name", func(q *survey.Questionnaire) { q.Sections[0].Name = "1st" }, "error QST_001 1st name"},
	{"a name twice", func(q *survey.Questionnaire) { second(q).Name = "a" }, "error QST_002 one/a name"},
	{"a section's name twice", func(q *survey.Questionnaire) { q.Sections[1].Name = "one" }, "error QST_002 one name"},
	{"a group named as the question beside it", func(q *survey.Questionnaire) {
		q.Sections[0].Questions[1] = q.Sections[1].Questions[0]
		second(q).Name = "a"
	}, "error QST_002 one/a name"},
	{"a question beside the sections named as one of them", func(q *survey.Questionnaire) { q.Sections[0].Name, first(q).Name = "", "two" }, "error QST_002 two name"},
	{"names that differ by case", func(q *survey.Questionnaire) { second(q).Name = "A" }, "warning QST_003 one/A name"},
	{"a question beside the sections whose name differs from one of theirs by case", func(q *survey.Questionnaire) { q.Sections[0].Name, second(q).Name = "", "Two" }, "warning QST_003 Two name"},
	{"no language", func(q *survey.Questionnaire) { q.Languages = nil }, "error QST_004 languages"},
	{"a language twice", func(q *survey.Questionnaire) { q.Languages = append(q.Languages, "fr") }, "error QST_005 languages"},
	{"a language in words", func(q *survey.Questionnaire) { q.Languages[1] = "English (en)" }, "error QST_005 languages"},
	{"another default language", func(q *survey.Questionnaire) { q.DefaultLanguage = "de" }, "error QST_006 default_language"},
	{"notes only", func(q *survey.Questionnaire) {
		q.Sections = q.Sections[:1]
		q.Sections[0].Questions = []survey.Question{{Name: "n", Type: survey.Note, Label: survey.Text{"fr": "N", "en": "N"}}}
	}, "error QST_007 "},
	{"an empty section", func(q *survey.Questionnaire) { q.Sections = append(q.Sections, survey.Section{Name: "three"}) }, "warning QST_008 three"},
	{"an empty group", func(q *survey.Questionnaire) { q.Sections[1].Questions[0].Questions = nil }, "warning QST_008 two/g"},
	{"no title", func(q *survey.Questionnaire) { q.Title = survey.Text{"fr": ""} }, "warning QST_009 title"},
	{"a type that is not known", func(q *survey.Questionnaire) { first(q).Type = "geopoint" }, "error QST_010 one/a type"},
	{"no type", func(q *survey.Questionnaire) { first(q).Type = "" }, "error QST_010 one/a type"},
	{"no list", func(q *survey.Questionnaire) { first(q).List = "" }, "error QST_011 one/a list"},
	{"a list that is not there", func(q *survey.Questionnaire) { first(q).List = "maybe" }, "error QST_012 one/a list"},
	{"an empty list", func(q *survey.Questionnaire) { q.ChoiceLists["yes_no"] = nil }, "error QST_013 yes_no"},
	{"a list for nothing", func(q *survey.Questionnaire) { q.ChoiceLists["more"] = q.ChoiceLists["yes_no"] }, "warning QST_014 more"},
	{"a choice without a name", func(q *survey.Questionnaire) { q.ChoiceLists["yes_no"][0].Name = "" }, "error QST_015 yes_no name"},
	{"a choice with a space among several picks", func(q *survey.Questionnaire) { q.ChoiceLists["tools"][0].Name = "R lang" }, "error QST_015 one/b tools[R lang] list"},
	{"a choice twice", func(q *survey.Questionnaire) { q.ChoiceLists["tools"][1].Name = "r" }, "error QST_016 tools[r] name"},
	{"a choice without a label", func(q *survey.Questionnaire) { q.ChoiceLists["tools"][1].Label = nil }, "warning QST_017 tools[go] label"},
	{"a question without a label", func(q *survey.Questionnaire) { first(q).Label = nil }, "error QST_018 one/a label"},
	{"a missing translation", func(q *survey.Questionnaire) { first(q).Hint = survey.Text{"fr": "Astuce"} }, "warning QST_019 one/a hint"},
	{"a missing translation of a choice", func(q *survey.Questionnaire) { q.ChoiceLists["tools"][1].Label = survey.Text{"en": "Go"} }, "warning QST_019 tools[go] label"},
	{"a language that is not listed", func(q *survey.Questionnaire) { q.Sections[0].Title["de"] = "Eins" }, "warning QST_020 one title"},
	{"a list for a number", func(q *survey.Questionnaire) { third(q).List = "yes_no" }, "error QST_021 two/c list"},
	{"picks for a single choice", func(q *survey.Questionnaire) { first(q).MaxPicks = 1 }, "error QST_021 one/a max_picks"},
	{"a required group", func(q *survey.Questionnaire) { q.Sections[1].Questions[0].Required = survey.Always }, "error QST_021 two/g required"},
	{"a calculation of a group", func(q *survey.Questionnaire) { q.Sections[1].Questions[0].Calculation = "1 + 1" }, "error QST_021 two/g calculation"},
	{"a map", func(q *survey.Questionnaire) { first(q).Appearance = "minimal map" }, "error QST_022 one/a appearance"},
	{"a list in a file", func(q *survey.Questionnaire) { first(q).Appearance = "search('towns', 'matches', 'x', 'y')" }, "error QST_022 one/a appearance"},
	{"a name that XLSForm keeps", func(q *survey.Questionnaire) { first(q).Name = "meta" }, "error QST_050 one/meta name"},
	{"a name that means two questions", func(q *survey.Questionnaire) { second(q).Name, second(q).Relevant = "c", "${c} = 1" }, "error QST_051 one/c relevant"},
	{"a name that means a question and a section", func(q *survey.Questionnaire) { third(q).Name, first(q).Relevant = "one", "${one} = 1" }, "error QST_051 one/a relevant"},
	{"a calculate without a calculation", func(q *survey.Questionnaire) {
		*third(q) = survey.Question{Name: "c", Type: survey.Calculate, Default: "3"}
	}, "error QST_052 two/c calculation"},
	{"a trigger that is no reference", func(q *survey.Questionnaire) { third(q).Trigger = "${a}, b" }, "error QST_053 two/c trigger"},
	{"a trigger of commas", func(q *survey.Questionnaire) { third(q).Trigger = " , " }, "error QST_053 two/c trigger"},
	{"a trigger that is worked out", func(q *survey.Questionnaire) {
		second(q).Type, second(q).List, second(q).Calculation, third(q).Trigger = survey.Calculate, "", "1", "${b}"
	}, "error QST_053 two/c trigger"},
	{"a trigger that names nothing", func(q *survey.Questionnaire) { third(q).Trigger = "${nobody}" }, "error QST_053 two/c trigger"},
	{"a parameter that the type does not take", func(q *survey.Questionnaire) { first(q).Parameters = map[string]string{"rows": "3"} }, "error QST_054 one/a parameters"},
	{"rows that are no number", func(q *survey.Questionnaire) { *third(q) = text("c", "rows", "0") }, "error QST_055 two/c parameters"},
	{"a range from a word", func(q *survey.Questionnaire) { *third(q) = scale("c", "start", "low") }, "error QST_055 two/c parameters"},
	{"a range without steps", func(q *survey.Questionnaire) { *third(q) = scale("c", "step", "0") }, "error QST_055 two/c parameters"},
	{"a step wider than the range", func(q *survey.Questionnaire) { *third(q) = scale("c", "step", "11") }, "error QST_056 two/c parameters"},
	{"ticks wider than the range", func(q *survey.Questionnaire) { *third(q) = scale("c", "tick_interval", "11") }, "error QST_056 two/c parameters"},
	{"ticks between steps", func(q *survey.Questionnaire) { *third(q) = scale("c", "step", "2", "tick_interval", "3") }, "error QST_057 two/c parameters"},
	{"a placeholder between steps", func(q *survey.Questionnaire) { *third(q) = scale("c", "step", "2", "placeholder", "3") }, "error QST_057 two/c parameters"},
	{"a placeholder outside", func(q *survey.Questionnaire) { *third(q) = scale("c", "placeholder", "11") }, "error QST_058 two/c parameters"},
	{"labels of no ticks", func(q *survey.Questionnaire) { *third(q) = scale("c", "tick_labelset", "tools") }, "error QST_059 two/c tools[r] parameters"},
	{"labels of a list that is not there", func(q *survey.Questionnaire) { *third(q) = scale("c", "tick_labelset", "ends") }, "error QST_012 two/c parameters"},
	{"labels in the middle without ticks", func(q *survey.Questionnaire) {
		q.ChoiceLists["ends"] = []survey.Choice{{Name: "0"}, {Name: "5"}}
		*third(q) = scale("c", "tick_labelset", "ends")
		third(q).Appearance = "no-ticks"
	}, "error QST_060 two/c parameters"},
	{"ticks of a picker", func(q *survey.Questionnaire) {
		*third(q) = scale("c", "tick_interval", "2")
		third(q).Appearance = "picker"
	}, "error QST_061 two/c parameters"},
	{"chance that is neither", func(q *survey.Questionnaire) { first(q).Parameters = map[string]string{"randomize": "yes"} }, "error QST_062 one/a parameters"},
	{"a seed without chance", func(q *survey.Questionnaire) { first(q).Parameters = map[string]string{"seed": "3"} }, "error QST_063 one/a parameters"},
	{"a seed in words", func(q *survey.Questionnaire) {
		first(q).Parameters = map[string]string{"randomize": "true", "seed": "x"}
	}, "error QST_063 one/a parameters"},
	{"an appearance that is not known", func(q *survey.Questionnaire) { first(q).Appearance = "sparkling" }, "note QST_064 one/a appearance"},
	{"a required calculate", func(q *survey.Questionnaire) {
		*third(q) = survey.Question{Name: "c", Type: survey.Calculate, Calculation: "1", Required: survey.Always}
	}, "warning QST_065 two/c required"},
	{"a constraint on what is only read", func(q *survey.Questionnaire) { third(q).ReadOnly = true }, "warning QST_065 two/c constraint"},
	{"a default that is no choice", func(q *survey.Questionnaire) { first(q).Default = "perhaps" }, "warning QST_066 one/a default"},
	{"a default between steps", func(q *survey.Questionnaire) { *third(q) = scale("c", "step", "2"); third(q).Default = "3" }, "warning QST_066 two/c default"},
	{"a default that does not parse", func(q *survey.Questionnaire) { third(q).Default = "${a} +" }, "error QST_023 two/c default"},
	{"a calculation that uses nobody", func(q *survey.Questionnaire) { third(q).Calculation = "${nobody}" }, "error QST_023 two/c calculation"},
	{"a calculation and a condition in a circle", func(q *survey.Questionnaire) { first(q).Relevant, third(q).Calculation = "${c} > 1", "${a}" }, "error QST_024 one/a relevant"},
	{"a calculation of itself", func(q *survey.Questionnaire) { third(q).Calculation = "${c} + 1" }, "error QST_024 two/c calculation"},
	{"two repeats of one name", func(q *survey.Questionnaire) {
		*first(q), *third(q) = rows("r", text("x")), rows("r", text("y"))
		q.Sections[1].Relevant = ""
	}, "error QST_068 two/r name"},
	{"a repeat named as the whole", func(q *survey.Questionnaire) { *third(q) = rows("data", text("x")) }, "error QST_068 two/data name"},
	{"a repeat without a label", func(q *survey.Questionnaire) { *third(q) = rows("r", text("x")); third(q).Label = nil }, "warning QST_069 two/r label"},
	{"more rows than there may be", func(q *survey.Questionnaire) { *third(q) = rows("r", text("x")); third(q).RepeatCount = "101" }, "warning QST_070 two/r repeat_count"},
	{"repeats in repeats that no sheet can hold", func(q *survey.Questionnaire) {
		*third(q) = counted("r", "100", counted("s", "10", text("x")))
		q.Sections[1].Relevant = ""
	}, "error QST_080 two/s repeat_count"},
	{"repeats in repeats whose numbers are calculated", func(q *survey.Questionnaire) {
		*third(q) = counted("r", "${n}", counted("s", "${m}", text("x")), survey.Question{Name: "m", Type: survey.Calculate, Calculation: "10"})
		q.Sections[1].Relevant = ""
		q.Sections[0].Questions = append(q.Sections[0].Questions, survey.Question{Name: "n", Type: survey.Calculate, Calculation: "100"})
	}, "error QST_080 two/s repeat_count"},
	{"more rows than there may be by a calculation", func(q *survey.Questionnaire) {
		*third(q) = counted("r", "${n}", text("x"))
		q.Sections[0].Questions = append(q.Sections[0].Questions, survey.Question{Name: "n", Type: survey.Calculate, Calculation: "101"})
	}, "warning QST_070 two/r repeat_count"},
	{"repeats side by side that no sheet can hold", func(q *survey.Questionnaire) {
		*third(q) = counted("r", "9", counted("s", "100", text("x")))
		q.Sections[1].Relevant = ""
		q.Sections[1].Questions = append(q.Sections[1].Questions, counted("t", "92", text("y")))
	}, "error QST_080 two/t repeat_count"},
	{"repeats that a condition may leave out", func(q *survey.Questionnaire) {
		*third(q) = counted("r", "100", counted("s", "10", text("x")))
		third(q).Questions[0].Relevant = "${a} = 'yes'"
	}, "warning QST_080 two/s repeat_count"},
	{"fewer rows than one", func(q *survey.Questionnaire) { *third(q) = rows("r", text("x")); third(q).RepeatCount = "-1" }, "warning QST_084 two/r repeat_count"},
	{"a count of what has no rows", func(q *survey.Questionnaire) { third(q).RepeatCount = "3" }, "error QST_021 two/c repeat_count"},
	{"a required repeat", func(q *survey.Questionnaire) { *third(q) = rows("r", text("x")); third(q).Required = survey.Always }, "error QST_021 two/r required"},
	{"a repeat without questions", func(q *survey.Questionnaire) { *third(q) = rows("r") }, "warning QST_008 two/r"},
	{"a count by what is in the rows", func(q *survey.Questionnaire) { *third(q) = rows("r", text("x")); third(q).RepeatCount = "${x}" }, "error QST_024 two/r repeat_count"},
	{"a name twice in a row", func(q *survey.Questionnaire) { *third(q) = rows("r", text("x"), text("x")) }, "error QST_002 two/x name"},
	{"a name in a row and outside", func(q *survey.Questionnaire) { *third(q) = rows("r", text("b")); third(q).RepeatCount = "${b}" }, "error QST_051 two/r repeat_count"},
	{"a repeat in a grid", func(q *survey.Questionnaire) {
		*third(q) = rows("r", text("x"))
		q.Sections[1].Questions[0].Appearance = questionnaire.Grid
	}, "error QST_028 two/g appearance"},
	{"a question of a picture alone", func(q *survey.Questionnaire) {
		first(q).Label, first(q).Image = nil, survey.Text{"fr": "a.png", "en": "a.png"}
	}, "warning QST_018 one/a label"},
	{"a text that speaks of nobody", func(q *survey.Questionnaire) { first(q).Hint = survey.Text{"fr": "Chez ${nobody}", "en": "At ${a}"} }, "error QST_071 one/a hint"},
	{"a choice that speaks of a group", func(q *survey.Questionnaire) { q.ChoiceLists["tools"][1].Label["fr"] = "${g}" }, "error QST_071 tools[go] label"},
	{"a text that speaks of two", func(q *survey.Questionnaire) { second(q).Name = "c"; q.Sections[0].Title["fr"] = "Chez ${c}" }, "error QST_051 one title"},
	{"a text that opens and does not close", func(q *survey.Questionnaire) {
		first(q).ConstraintMessage = survey.Text{"fr": "Chez ${a", "en": "At ${a}"}
	}, "error QST_072 one/a constraint_message"},
	{"the same words in two languages", func(q *survey.Questionnaire) { first(q).Label = survey.Text{"fr": "Open data", "en": "Open data"} }, "note QST_067 one/a label"},
	{"a comparison with no choice", func(q *survey.Questionnaire) { third(q).Relevant = "${a} = 'yess'" }, "warning QST_073 two/c relevant"},
	{"the same the other way round", func(q *survey.Questionnaire) { third(q).Relevant = "1 = 1 and ('yess' != ${a})" }, "warning QST_073 two/c relevant"},
	{"a pick of no choice", func(q *survey.Questionnaire) { q.Sections[1].Relevant = "not(selected(${b}, 'rust'))" }, "warning QST_073 two relevant"},
	{"the first pick compared with no choice", func(q *survey.Questionnaire) { third(q).Calculation = "selected-at(${b}, 0) = 'rust'" }, "warning QST_073 two/c calculation"},
	{"several picks with one of no choice", func(q *survey.Questionnaire) { third(q).Relevant = "${b} = 'r rust'" }, "warning QST_073 two/c relevant"},
	{"its own answer with no choice", func(q *survey.Questionnaire) { first(q).Constraint = ". != 'yess'" }, "warning QST_073 one/a constraint"},
	{"an expression that does not parse", func(q *survey.Questionnaire) { first(q).Relevant = "${b" }, "error QST_023 one/a relevant"},
	{"an expression with an unknown name", func(q *survey.Questionnaire) { q.Sections[1].Relevant = "${nobody} = 'yes'" }, "error QST_023 two relevant"},
	{"an expression that names a group", func(q *survey.Questionnaire) { first(q).Required = "${g} = 'yes'" }, "error QST_023 one/a required"},
	{"a choice filter with an unknown column", func(q *survey.Questionnaire) { second(q).ChoiceFilter = "country = 'fr'" }, "error QST_023 one/b choice_filter"},
	{"a question that depends on itself", func(q *survey.Questionnaire) { first(q).Relevant = "${a} = 'yes'" }, "error QST_024 one/a relevant"},
	{"a section that depends on what it holds", func(q *survey.Questionnaire) { q.Sections[0].Relevant = "${b} = 'r'" }, "error QST_024 one relevant"},
	{"a group that depends on what it holds", func(q *survey.Questionnaire) { q.Sections[1].Questions[0].Relevant = "../g/c = 1" }, "error QST_024 two/g relevant"},
	{"a circle of two", func(q *survey.Questionnaire) { first(q).Relevant = "${c} > 1" }, "error QST_024 one/a relevant"},
	{"more least picks than most", func(q *survey.Questionnaire) { second(q).MinPicks = 3 }, "error QST_025 one/b min_picks"},
	{"more picks than choices", func(q *survey.Questionnaire) { second(q).MaxPicks = 4 }, "error QST_026 one/b max_picks"},
	{"fewer picks than none", func(q *survey.Questionnaire) { second(q).MinPicks = -1 }, "error QST_026 one/b min_picks"},
	{"choices that all exclude each other", func(q *survey.Questionnaire) {
		for i := range q.ChoiceLists["tools"] {
			q.ChoiceLists["tools"][i].Exclusive = true
		}
	}, "warning QST_027 one/b list"},
	{"a grid of numbers", func(q *survey.Questionnaire) { q.Sections[1].Questions[0].Appearance = questionnaire.Grid }, "error QST_028 two/g appearance"},
	{"a page of many controls", func(q *survey.Questionnaire) {
		for i := range questionnaire.MaxControls {
			q.Sections[1].Questions = append(q.Sections[1].Questions,
				survey.Question{Name: fmt.Sprint("q", i), Type: survey.TextType, Label: survey.Text{"fr": "Q", "en": "Q"}})
		}
	}, "warning QST_029 "},
}

// text and scale give questions with parameters.
func text(name string, parameters ...string) survey.Question {
	q := survey.Question{Name: name, Type: survey.TextType, Label: survey.Text{"fr": "Q", "en": "Q"}, Parameters: map[string]string{}}
	for i := 0; i < len(parameters); i += 2 {
		q.Parameters[parameters[i]] = parameters[i+1]
	}
	return q
}

func scale(name string, parameters ...string) survey.Question {
	q := text(name, parameters...)
	q.Type = survey.Range
	return q
}

func rows(name string, questions ...survey.Question) survey.Question {
	q := text(name)
	q.Type, q.Questions = survey.Repeat, questions
	return q
}

func first(q *survey.Questionnaire) *survey.Question  { return &q.Sections[0].Questions[0] }
func second(q *survey.Questionnaire) *survey.Question { return &q.Sections[0].Questions[1] }
func third(q *survey.Questionnaire) *survey.Question {
	return &q.Sections[1].Questions[0].Questions[0]
}

func summary(messages questionnaire.Messages) []string {
	lines := []string{}
	for _, m := range messages {
		lines = append(lines, fmt.Sprintf("%s %s %s", m.Severity, m.Code, m.Place))
	}
	return lines
}

func TestCheckFindsNothingInASoundQuestionnaire(t *testing.T) {
	if got := summary(questionnaire.Check(sound())); !slices.Equal(got, []string{"note QST_030 "}) {
		t.Errorf("got %q", got)
	}
}

func TestCheckFindsWhatIsWrong(t *testing.T) {
	for _, wrong := range wrongs {
		t.Run(wrong.name, func(t *testing.T) {
			q := sound()
			wrong.change(&q)
			messages := questionnaire.Check(q)
			if got := summary(messages); !slices.Contains(got, wrong.message) {
				t.Errorf("got %q, want %q among them", got, wrong.message)
			}
			_, err := questionnaire.Compile(q)
			if refused := strings.HasPrefix(wrong.message, "error"); refused != survey.IsKind(err, survey.Invalid) || !refused && err != nil {
				t.Errorf("Compile: %v", err)
			}
			var inside questionnaire.Messages
			if err != nil && !errors.As(err, &inside) {
				t.Error("the error does not hold the messages")
			}
		})
	}
}

// All problems of a questionnaire come at once.
func TestCheckFindsAllAtOnce(t *testing.T) {
	q := sound()
	first(&q).List, first(&q).Label = "nowhere", nil
	second(&q).Relevant = "1 +"
	third(&q).Type = "barcode"
	q.Sections[1].Relevant = "${nobody} = 1"
	got := summary(questionnaire.Check(q).Errors())
	want := []string{"error QST_018 one/a label", "error QST_012 one/a list", "error QST_023 one/b relevant", "error QST_023 two relevant", "error QST_010 two/c type"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Every code of the package has words and a remedy in both languages, and every code of Check a case above.
func TestEveryCodeHasWordsAndACase(t *testing.T) {
	code := regexp.MustCompile(`= "((?:QST|PRB)_\d{3}|not_asked)"`)
	tested := map[string]bool{"QST_030": true, "QST_045": true} // the reading time; the size, in TestParseLimits
	for _, wrong := range wrongs {
		tested[strings.Fields(wrong.message)[1]] = true
	}
	for _, file := range []string{"message.go", "problem.go"} {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range code.FindAllStringSubmatch(string(source), -1) {
			area := "problem."
			if file == "message.go" {
				area = "questionnaire."
				if (m[1] < "QST_040" || m[1] >= "QST_050") && !tested[m[1]] {
					t.Errorf("%s: no questionnaire is wrong in this way", m[1])
				}
			}
			for _, language := range []string{"fr", "en"} {
				words, err := os.ReadFile("../../templates/locale/active." + language + ".toml")
				if err != nil {
					t.Fatal(err)
				}
				for _, key := range []string{area + m[1], area + m[1] + ".remedy"} {
					if !strings.Contains(string(words), "\n\""+key+"\" = ") {
						t.Errorf("%s in %s: no words", key, language)
					}
				}
			}
		}
	}
}

func TestValidName(t *testing.T) {
	for name, want := range map[string]bool{
		"a": true, "_a": true, "a-b.c_9": true, "été": true, "问题": true,
		"": false, "9a": false, "-a": false, ".a": false, ":a": false, "a b": false, "a:b": false, "a/b": false, "a\n": false,
	} {
		if got := questionnaire.ValidName(name); got != want {
			t.Errorf("ValidName(%q) = %v", name, got)
		}
	}
}
