package condition_test

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sonde/survey"
	"sonde/survey/condition"
	"sonde/survey/expr"
)

// types are the questions of these tests.
var types = map[string]survey.QuestionType{
	"role": survey.SelectOne, "needs": survey.SelectMultiple, "top": survey.Rank, "age": survey.Integer, "share": survey.Decimal,
	"why": survey.TextType, "day": survey.Date, "agreed": survey.Acknowledge, "group/name": survey.TextType, "total": survey.Calculate,
}

func typeOf(name string) survey.QuestionType { return types[name] }

func TestConditionsThatMenusShow(t *testing.T) {
	one := func(question string, operator condition.Operator, value string) condition.Condition {
		return condition.Condition{Parts: []condition.Part{{Question: question, Operator: operator, Value: value}}}
	}
	for _, test := range []struct {
		source  string
		want    condition.Condition
		written string // when it differs from the source
	}{
		{"${role} = 'user'", one("role", condition.Is, "user"), ""},
		{`${role}="user"`, one("role", condition.Is, "user"), "${role} = 'user'"},
		{"selected(${role}, 'user')", one("role", condition.Is, "user"), "${role} = 'user'"},
		{"not(selected(${role},'user'))", one("role", condition.IsNot, "user"), "${role} != 'user'"},
		{"${role} = 1", one("role", condition.Is, "1"), "${role} = '1'"},
		{"selected(${needs}, 'time')", one("needs", condition.Has, "time"), ""},
		{"not(selected(${top}, 'time'))", one("top", condition.HasNot, "time"), ""},
		{"count-selected(${needs}) > 1", one("needs", condition.PicksMore, "1"), ""},
		{"count-selected(${top}) <= 3", one("top", condition.PicksAtMost, "3"), ""},
		{"${age} >= 18", one("age", condition.AtLeast, "18"), ""},
		{"(${share} < 0.5)", one("share", condition.Less, "0.5"), "${share} < 0.5"},
		{"${age} != ''", one("age", condition.Answered, ""), ""},
		{"${agreed} = ''", one("agreed", condition.Unanswered, ""), ""},
		{"contains(${why}, 'it is \"so\"')", one("why", condition.Contains, `it is "so"`), ""},
		{`${why} = "d'abord"`, one("why", condition.Is, "d'abord"), ""},
		{"${group/name} = 'Ada and (Bob) or Eve'", one("group/name", condition.Is, "Ada and (Bob) or Eve"), ""},
		{"${day} < date('2026-03-01')", one("day", condition.Before, "2026-03-01"), ""},
		{"${role} = 'user' or ${role} = 'both'", condition.Condition{Any: true, Parts: []condition.Part{
			{Question: "role", Operator: condition.Is, Value: "user"}, {Question: "role", Operator: condition.Is, Value: "both"}}}, ""},
		{"${role} = 'user' and ${age} > 17 and ${why} != ''", condition.Condition{Parts: []condition.Part{
			{Question: "role", Operator: condition.Is, Value: "user"}, {Question: "age", Operator: condition.More, Value: "17"}, {Question: "why", Operator: condition.Answered}}}, ""},
	} {
		t.Run(test.source, func(t *testing.T) {
			got, ok := condition.Read(test.source, typeOf)
			if !ok || !reflect.DeepEqual(got, test.want) {
				t.Fatalf("read %+v %v, want %+v", got, ok, test.want)
			}
			if test.written == "" {
				test.written = test.source
			}
			if written, _, ok := got.Expression(); !ok || written != test.written {
				t.Errorf("written %q %v, want %q", written, ok, test.written)
			}
		})
	}
}

func TestConditionsThatMenusCannotShow(t *testing.T) {
	for _, source := range []string{
		"", "${role} =", "true()", "${role}", "${age} + 1 > 18", "18 < ${age}", "${age} > ${share}", "${role} = 'user' or ${age} > 17 and ${age} < 99",
		"(${role} = 'user' or ${role} = 'both') and ${age} > 17", "not(${role} = 'user')", "count-selected(${needs}) = 2", "count-selected(${role}) > 2", "selected(${needs}, ${role})",
		"${nobody} = 'user'", "${needs} = 'time'", "${age} = 'old'", "${role} < 'user'", "not(contains(${why}, 'x'))", "selected(${age}, '18')", "regex(${why}, 'a')",
		"selected(${role}, '')",
	} {
		if got, ok := condition.Read(source, typeOf); ok {
			t.Errorf("%q is read as %+v", source, got)
		}
	}
}

func TestPartsThatCannotBeWritten(t *testing.T) {
	right := condition.Part{Question: "role", Operator: condition.Is, Value: "user"}
	for _, part := range []condition.Part{
		{Question: "role", Operator: condition.Is}, {Question: "role", Operator: "near", Value: "user"}, {Question: "role", Value: "user"},
		{Question: "age", Operator: condition.Less, Value: "ten"}, {Question: "age", Operator: condition.Less, Value: "1.2.3"}, {Question: "age", Operator: condition.Equals},
		{Question: "needs", Operator: condition.PicksMore, Value: "-1"}, {Question: "needs", Operator: condition.PicksMore, Value: "1.5"},
		{Question: "day", Operator: condition.Before, Value: "2026-02-30"}, {Question: "why", Operator: condition.Is, Value: `both ' and "`},
	} {
		if got, wrong, ok := (condition.Condition{Parts: []condition.Part{right, part}}).Expression(); ok || wrong != 1 {
			t.Errorf("%+v is written %q (%d, %v)", part, got, wrong, ok)
		}
	}
}

// What menus say comes back as it was said, and is an expression.
func TestWhatIsWrittenIsRead(t *testing.T) {
	names := []string{"role", "needs", "top", "age", "share", "why", "agreed", "group/name", "total"}
	rapid.Check(t, func(t *rapid.T) {
		c := condition.Condition{}
		for range rapid.IntRange(1, 4).Draw(t, "parts") {
			part := condition.Part{Question: rapid.SampledFrom(names).Draw(t, "question")}
			part.Operator = rapid.SampledFrom(condition.Operators(typeOf(part.Question))).Draw(t, "operator")
			switch part.Operator.Takes() {
			case condition.Text:
				part.Value = rapid.StringMatching(`[a-zé '(){}$,.=-]{0,8}[a-z0-9 ]`).Draw(t, "text")
			case condition.Number:
				if strings.HasPrefix(string(part.Operator), "picks") {
					part.Value = strconv.Itoa(rapid.IntRange(0, 20).Draw(t, "picks"))
					break
				}
				part.Value = rapid.StringMatching(`-?[1-9][0-9]{0,3}(\.[0-9][1-9])?`).Draw(t, "number")
			}
			c.Parts = append(c.Parts, part)
		}
		c.Any = len(c.Parts) > 1 && rapid.Bool().Draw(t, "any")
		source, _, ok := c.Expression()
		if !ok {
			t.Fatalf("%+v cannot be written", c)
		}
		if _, err := expr.Parse(source); err != nil {
			t.Fatalf("%q: %v", source, err)
		}
		if got, ok := condition.Read(source, typeOf); !ok || !reflect.DeepEqual(got, c) {
			t.Fatalf("%q is read as %+v %v, want %+v", source, got, ok, c)
		}
	})
}

func TestEveryTypeThatAnswersHasOperators(t *testing.T) {
	for _, silent := range []survey.QuestionType{survey.Note, survey.Group, survey.Repeat, "unknown"} {
		if got := condition.Operators(silent); got != nil {
			t.Errorf("%s has operators %v", silent, got)
		}
	}
	for name, questionType := range types {
		if got := condition.Operators(questionType); !slices.Contains(got, condition.Answered) {
			t.Errorf("%s cannot be asked whether it was answered: %v", name, got)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("${role} = 'user' and not(selected(${needs}, 'time'))")
	f.Add("${age} >= 18 or contains(${why}, \"'\")")
	f.Fuzz(func(t *testing.T, source string) {
		c, ok := condition.Read(source, typeOf)
		if !ok {
			return
		}
		written, _, ok := c.Expression()
		if !ok {
			t.Fatalf("%q is read as %+v, which cannot be written", source, c)
		}
		if again, ok := condition.Read(written, typeOf); !ok || !reflect.DeepEqual(again, c) {
			t.Fatalf("%q is read as %+v, written %q and read as %+v", source, c, written, again)
		}
	})
}
