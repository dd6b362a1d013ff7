package expr

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

func TestNamesAreListedOnceInOrder(t *testing.T) {
	tree, err := Parse("if(${b} > 1, ${a}, ${g/c}) + ${b} + ${:event} + x")
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"b", "a", "g/c", ":event"}; !slices.Equal(tree.Names(), want) {
		t.Errorf("%v, want %v", tree.Names(), want)
	}
}

func TestAllProblemsOfCallsAndOfNamesComeAtOnceInOrder(t *testing.T) {
	_, err := Parse("foo(not()) and regex('é', '[') = if(1)")
	want := "EXPR_014 at 0; EXPR_015 at 4; EXPR_017 at 26; EXPR_015 at 33"
	if err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
	var first *Problem
	if !errors.As(err, &first) || first.Code != FunctionUnknown || first.Args["Function"] != "foo" {
		t.Errorf("first problem %v", first)
	}
	tree, err := Parse("${x} = 'é' and . = ${y} or z = 1")
	if err != nil {
		t.Fatal(err)
	}
	got := tree.Check(Scope{Knows: func(name string) bool { return name == "x" }})
	if want := "EXPR_019 at 15; EXPR_018 at 19; EXPR_010 at 27"; got.Error() != want {
		t.Errorf("%v, want %s", got, want)
	}
	if all := tree.Check(Scope{}); len(all) != 4 {
		t.Errorf("an empty scope knows no name: %v", all)
	}
}

func TestProblemsSayWhatTheirWordsNeed(t *testing.T) {
	for src, want := range map[string]map[string]any{
		"1 == 2":                    {"Found": "==", "Instead": "="},
		"1 AND 2":                   {"Found": "AND", "Instead": "and"},
		"${a} 'b c'":                {"Found": "'b c'"},
		"round(1, 2, 3)":            {"Function": "round", "Want": "1-2", "Got": 3, "Many": true},
		"concat()":                  {"Function": "concat", "Want": "1+", "Got": 0},
		"not()":                     {"Function": "not", "Want": "1", "Got": 0},
		"../role":                   {"Found": "../role"},
		"1 = ${a b}":                {"Name": "a b"},
		"regex(., 'a(')":            {"Pattern": "a("},
		strings.Repeat("é", 4_001):  {"Length": 4_001, "Limit": MaxLength},
		strings.Repeat("(", 70):     {"Limit": MaxDepth},
		"\xff":                      {"Found": "\uFFFD"},
		strings.Repeat("9", 400):    {"Found": strings.Repeat("9", 400)},
		"regex(., concat('a','b'))": {"Function": "regex"},
	} {
		_, err := Parse(src)
		var problem *Problem
		if !errors.As(err, &problem) {
			t.Errorf("%.40q is accepted", src)
			continue
		}
		if len(problem.Args) != len(want) {
			t.Errorf("%.40q: %v, want %v", src, problem.Args, want)
		}
		for key, value := range want {
			if problem.Args[key] != value {
				t.Errorf("%.40q: %s is %v, want %v", src, key, problem.Args[key], value)
			}
		}
	}
}

func TestTheUsualFormKeepsOnlyNeededBrackets(t *testing.T) {
	for src, want := range map[string]string{
		"((1+2))*3":                   "(1 + 2) * 3",
		"1+(2*3)":                     "1 + 2 * 3",
		"1-(2-3)":                     "1 - (2 - 3)",
		"(1-2)-3":                     "1 - 2 - 3",
		"-(1+2)":                      "-(1 + 2)",
		"- (${ a })":                  "-${a}",
		"(1 or 2)and 3":               "(1 or 2) and 3",
		"(1 or 2)or(3 or 4)":          "1 or 2 or (3 or 4)",
		`if( .5,"it's" ,"a")`:         `if(.5, "it's", 'a')`,
		"(1 = 2) < (3 < 4)":           "(1 = 2) < (3 < 4)",
		"regex( . , '\\pL{2}')":       "regex(., '\\pL{2}')",
		"not( (. = '') ) or name!=.1": "not(. = '') or name != .1",
	} {
		tree, err := Parse(src)
		if err != nil {
			t.Errorf("%s: %v", src, err)
			continue
		}
		if tree.String() != want {
			t.Errorf("%s is printed %s, want %s", src, tree, want)
		}
	}
}

func TestJSONForTheBrowser(t *testing.T) {
	for src, want := range map[string]string{
		"${role} = 'user' or ${role} = 'both' or 1": `["or",["=",["$","role"],"user"],["=",["$","role"],"both"],1]`,
		"-. - 2.50":                            `["-",["-",["."]],2.5]`,
		"selected(${m}, name)":                 `["selected",["$","m"],["column","name"]]`,
		"today()":                              `["today"]`,
		"'</script>'":                          `"\u003c/script\u003e"`,
		`regex(., '(?i:t)\-.\@(a|b{2,}?)\s$')`: `["regex",["."],["",[84,84,116,116],"-",[0,9,11,1114111],"@",["|","a",["*",2,-1,"b"]],[9,10,12,13,32,32],["$"]]]`,
		`regex(., '^\D*[^a-c\]]')`:             `["regex",["."],["",["^"],["*",0,-1,[0,47,58,1114111]],[0,92,94,96,100,1114111]]]`,
	} {
		tree, err := Parse(src)
		if err != nil {
			t.Errorf("%s: %v", src, err)
			continue
		}
		if got, err := tree.MarshalJSON(); string(got) != want || err != nil {
			t.Errorf("%s: %s (%v), want %s", src, got, err, want)
		}
	}
}

func TestACalculationsValueIsReadAsText(t *testing.T) {
	env := &sheet{answers: map[string]Value{"zero": number(0), "nan": number(0 / zero), "no": boolean(false)}}
	for src, want := range map[string]bool{
		"${zero} = '0'": true, "${zero}": true, "${nan} = ''": true, "${no} = 'false'": true, "${no}": true,
	} {
		tree, err := Parse(src)
		if err != nil {
			t.Fatal(err)
		}
		if tree.Bool(env) != want {
			t.Errorf("%s is %v", src, !want)
		}
	}
}

var zero float64 // 0 / zero is NaN; a constant would not compile

func TestEveryFunctionIsListedWithItsValues(t *testing.T) {
	list := Functions()
	if len(list) != len(functions) || !slices.IsSorted(list) {
		t.Errorf("%v", list)
	}
	for _, want := range []string{"concat(text...)", "if(condition, then, else)", "round(number, decimals?)", "today()"} {
		if !slices.Contains(list, want) {
			t.Errorf("%s is missing in %v", want, list)
		}
	}
}

// The browser's walker has a table of its own; a function that it lacks would break the page of every respondent.
func TestTheBrowserKnowsEveryOperatorAndFunction(t *testing.T) {
	walker, err := os.ReadFile("../../templates/static/expr.js")
	if err != nil {
		t.Fatal(err)
	}
	names := []string{"$", ".", "column", "cell", "fixed", "inner", "instance", "last", "rows"}
	for _, name := range operators {
		names = append(names, name)
	}
	for name := range functions {
		names = append(names, name)
	}
	for _, name := range names {
		if !strings.Contains(string(walker), "\n  "+name+": ") && !strings.Contains(string(walker), "\n  '"+name+"': ") {
			t.Errorf("expr.js has no %s", name)
		}
	}
}

func TestEveryFunctionHasVectors(t *testing.T) {
	used := map[string]bool{}
	for _, v := range vectors(t) {
		if tree, err := Parse(v.Expr); err == nil && v.Problem == nil {
			tree.root.walk(func(n *node) { used[n.head()] = true })
		}
	}
	for name := range functions {
		if !used[name] {
			t.Errorf("no vector calls %s", name)
		}
	}
	for _, name := range operators {
		if !used[name] {
			t.Errorf("no vector uses %s", name)
		}
	}
}

// What is said of a mistake leads to what was meant.
func TestProblemsSayWhatToWrite(t *testing.T) {
	for src, want := range map[string]string{
		"${t}[1]/${name}":      "EXPR_006 /${name} /name",
		"${t}[1] / ${g/name}":  "EXPR_006 /${g/name} /name",
		"${a}/${b}":            "EXPR_006 / div",
		"']'/${b}":             "EXPR_006 / div",
		"${t}[1]/${name":       "EXPR_006 / div",
		"last()":               "EXPR_032",
		"${t}[last(1)]/name":   "EXPR_015 many",
		"sum(${a}, ${b}, 3)":   "EXPR_015 many",
		"round()":              "EXPR_015",
		"indexed-repeat(${a})": "EXPR_015",
	} {
		_, err := Parse(src)
		var problem *Problem
		if !errors.As(err, &problem) {
			t.Errorf("%s: %v", src, err)
			continue
		}
		got := string(problem.Code)
		if problem.Code == WriteInstead {
			got = fmt.Sprint(got, " ", problem.Args["Found"], " ", problem.Args["Instead"])
		}
		if problem.Args["Many"] == true {
			got += " many"
		}
		if got != want {
			t.Errorf("%s: %s, want %s", src, got, want)
		}
	}
}
