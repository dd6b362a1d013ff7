package expr

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestRenamingLeavesAllElseAsItIsWritten(t *testing.T) {
	to := map[string]string{"a": "b", "b": "a", "old": "group/new", "é": "e"}
	for src, want := range map[string]string{
		"${a}+ ( ${b} )":                                   "${b}+ ( ${a} )",
		"${ old } = 'old' or\n ${older} = ${é}":            "${group/new} = 'old' or\n ${older} = ${e}",
		"jr:choice-name( ${a},'${a}')":                     "jr:choice-name( ${b},'${b}')",
		`jr:choice-name(${x}, " ${old} ")`:                 `jr:choice-name(${x}, " ${group/new} ")`,
		"'say ${a} twice'":                                 "'say ${a} twice'",
		"foo(${a}, a, ../a":                                "foo(${b}, a, ../a",
		"position(${a}) + indexed-repeat(${old}, ${a}, 1)": "position(${b}) + indexed-repeat(${group/new}, ${b}, 1)",
		"":    "",
		"1+1": "1+1",
	} {
		if got, err := Rename(src, to); got != want || err != nil {
			t.Errorf("%s becomes %s (%v), want %s", src, got, err, want)
		}
	}
	if got, err := Rename("${a} = 'x", to); got != "${a} = 'x" || err == nil || err.Error() != "EXPR_007 at 7" {
		t.Errorf("%s (%v)", got, err)
	}
}

func TestSimpleConditionsAreWhatMenusCanSay(t *testing.T) {
	for src, want := range map[string]struct {
		terms  []Term
		joiner Joiner
	}{
		"${role} = 'user'":       {[]Term{{"role", Is, "user", false}}, NoJoiner},
		"'user' != ${role}":      {[]Term{{"role", IsNot, "user", false}}, NoJoiner},
		"18 <= ${age}":           {[]Term{{"age", AtLeast, "18", true}}, NoJoiner},
		"18 < ${age}":            {[]Term{{"age", Above, "18", true}}, NoJoiner},
		"(${age} < -1.5)":        {[]Term{{"age", Below, "-1.5", true}}, NoJoiner},
		". > 0 and . <= 120":     {[]Term{{".", Above, "0", true}, {".", AtMost, "120", true}}, AllOf},
		"selected(${m}, 'cost')": {[]Term{{"m", Picked, "cost", false}}, NoJoiner},
		"not(selected(${m}, 3)) or ${a} = '' or '' != ${b}": {[]Term{{"m", NotPicked, "3", true}, {"a", NotAnswered, "", false}, {"b", Answered, "", false}}, AnyOf},
		"${d} >= '2026-03-01'":                              {[]Term{{"d", AtLeast, "2026-03-01", false}}, NoJoiner},
	} {
		tree, err := Parse(src)
		if err != nil {
			t.Fatal(err)
		}
		terms, joiner, ok := tree.Simple()
		if !ok || joiner != want.joiner || !reflect.DeepEqual(terms, want.terms) {
			t.Errorf("%s: %+v %q %v", src, terms, joiner, ok)
		}
	}
	for _, src := range []string{
		"${a}", "true()", "${a} = ${b}", "1 = 1", "${a} = 1 and (${b} = 1 or ${c} = 1)", "not(${a} = 1)", "count-selected(${m}) > 1",
		"selected(${m}, ${b})", "selected('a b', 'a')", "${a} + 1 = 2", "${a} = -${b}", "${a} = 'x' and ${b}", "-${a} = 1", "name = 'x'",
	} {
		tree, err := Parse(src)
		if err != nil {
			t.Fatal(err)
		}
		if terms, _, ok := tree.Simple(); ok {
			t.Errorf("%s: %+v", src, terms)
		}
	}
}

// What menus say is written so that it reads the same, and means what it says whatever stands in the value.
func TestSimpleConditionsAreWrittenAndReadTheSame(t *testing.T) {
	relations := []Relation{Is, IsNot, Below, AtMost, Above, AtLeast, Picked, NotPicked, Answered, NotAnswered}
	rapid.Check(t, func(t *rapid.T) {
		var terms []Term
		for range rapid.IntRange(1, 4).Draw(t, "terms") {
			term := Term{Question: rapid.SampledFrom([]string{".", "a", "g/b"}).Draw(t, "question"), Relation: rapid.SampledFrom(relations).Draw(t, "relation")}
			if term.Relation != Answered && term.Relation != NotAnswered {
				if term.Number = rapid.Bool().Draw(t, "number"); term.Number {
					term.Value = NumberText(float64(rapid.IntRange(0, 99).Draw(t, "value")))
					if term.Relation != Picked && term.Relation != NotPicked && rapid.Bool().Draw(t, "negative") {
						term.Value = "-" + term.Value
					}
				} else {
					term.Value = rapid.StringMatching("[a-zé '\"<]{1,5}").Draw(t, "value")
				}
			}
			terms = append(terms, term)
		}
		joiner := NoJoiner
		if len(terms) > 1 {
			joiner = rapid.SampledFrom([]Joiner{AllOf, AnyOf}).Draw(t, "joiner")
		}
		src := Source(terms, joiner)
		tree, err := Parse(src)
		if err != nil {
			t.Fatalf("%s: %v", src, err)
		}
		for _, term := range terms {
			if strings.ContainsRune(term.Value, '\'') && strings.ContainsRune(term.Value, '"') {
				value, err := Parse(quoted(term.Value))
				if err != nil || value.Eval(Blank{}).String() != term.Value {
					t.Fatalf("%s is written %s", term.Value, quoted(term.Value))
				}
				return
			}
		}
		again, with, ok := tree.Simple()
		if !ok || with != joiner || !reflect.DeepEqual(again, terms) {
			t.Fatalf("%s: %+v %q, want %+v %q", src, again, with, terms, joiner)
		}
	})
}
