package questionnaire_test

import (
	"fmt"
	"slices"
	"testing"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

func TestCheckNamesTheWayRound(t *testing.T) {
	q := sound()
	first(&q).Relevant = "${c} > 1"
	for _, m := range questionnaire.Check(q) {
		if m.Code == "QST_024" && m.Args["Path"] == "a → c → a" {
			return
		}
	}
	t.Error("the circle a → c → a is not named")
}

// Of several circles each is told, once; one that only goes through a circle already told is not told apart.
func TestCheckTellsOfEveryCircle(t *testing.T) {
	q := sound()
	add := func(name, calculation, relevant string) {
		one := text(name)
		one.Calculation, one.Relevant = calculation, relevant
		q.Sections[0].Questions = append(q.Sections[0].Questions, one)
	}
	add("f", "${k}", "")
	add("k", "${h} + 1", "")
	add("h", "${f}", "")
	add("p", "${q}", "")
	add("q", "${p}", "")
	add("x", "", "${y} = '1'")
	add("y", "", "${x} = '1'")
	add("z", "", "${z} = '1'")
	add("leans", "${f}", "${p} = 1")
	var got []string
	for _, m := range questionnaire.Check(q).Errors() {
		got = append(got, fmt.Sprint(m.Code, " ", m.Args["Path"]))
	}
	want := []string{"QST_024 f → k → h → f", "QST_024 p → q → p", "QST_024 x → y → x", "QST_024 z → z"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Conditions, calculations, counts and triggers all count; a constraint, a filter or a trigger of a box that people fill
// does not.
func TestCheckFindsCirclesOfEveryKind(t *testing.T) {
	circle := func(change func(*survey.Questionnaire)) string {
		q := sound()
		q.Sections[1].Relevant = ""
		change(&q)
		for _, m := range questionnaire.Check(q) {
			if m.Code == "QST_024" {
				return m.Args["Path"].(string)
			}
		}
		return ""
	}
	calculate := func(name, calculation, trigger string) survey.Question {
		return survey.Question{Name: name, Type: survey.Calculate, Calculation: calculation, Trigger: trigger}
	}
	for name, test := range map[string]struct {
		path   string
		change func(*survey.Questionnaire)
	}{
		"calculations": {"b → c → b", func(q *survey.Questionnaire) {
			*second(q), *third(q) = calculate("b", "${c}", ""), calculate("c", "${b}", "")
		}},
		"a calculation and its group's condition": {"g → c → g", func(q *survey.Questionnaire) {
			*third(q) = calculate("c", "1", "")
			q.Sections[1].Questions[0].Relevant = "${c} = 1"
		}},
		"a trigger": {"b → c → b", func(q *survey.Questionnaire) {
			*second(q), *third(q) = calculate("b", "1", "${c}"), calculate("c", "${b}", "")
		}},
		"a default that is hidden": {"b → c → b", func(q *survey.Questionnaire) {
			*second(q), *third(q) = survey.Question{Name: "b", Type: survey.Hidden, Default: "${c}"}, calculate("c", "${b}", "")
		}},
		"a count": {"b → r → b", func(q *survey.Questionnaire) {
			*second(q), *third(q) = calculate("b", "count(${r})", ""), rows("r", text("x"))
			third(q).RepeatCount = "${b}"
		}},
		"rows and what is outside": {"b → x → r → b", func(q *survey.Questionnaire) {
			*second(q), *third(q) = calculate("b", "sum(${x})", ""), rows("r", text("x"))
			third(q).Relevant = "${b} > 1"
		}},
		"a running total": {"", func(q *survey.Questionnaire) {
			*third(q) = rows("r", scale("x"), calculate("y", "${x} + coalesce(indexed-repeat(${y}, ${r}, position(..) - 1), 0)", ""))
		}},
		"a running total of its own row too": {"y → y", func(q *survey.Questionnaire) {
			*third(q) = rows("r", calculate("y", "${y} + indexed-repeat(${y}, ${r}, position(..) - 1)", ""))
		}},
		"a constraint": {"", func(q *survey.Questionnaire) {
			third(q).Constraint = ". > ${c} and ${a} = 'yes'"
			first(q).Constraint = "${c} > 1"
		}},
		"boxes that work each other out": {"", func(q *survey.Questionnaire) {
			*second(q), *third(q) = text("b"), text("c")
			second(q).Calculation, second(q).Trigger, third(q).Calculation, third(q).Trigger = "${c} * 2", "${c}", "${b} div 2", "${b}"
		}},
		"a share of the whole": {"", func(q *survey.Questionnaire) {
			*second(q), *third(q) = calculate("b", "sum(${x})", ""), rows("r", scale("x"), calculate("y", "${x} div ${b}", ""))
		}},
	} {
		if got := circle(test.change); got != test.path {
			t.Errorf("%s: got %q, want %q", name, got, test.path)
		}
	}
}
