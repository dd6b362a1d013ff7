package expr

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

// form is one: house is a repeat that holds the group who and the repeat child.
//
//	consent, house( address, who( first ), child( age, more( toy ) ) ), end
var form = Scope{
	Knows: func(name string) bool { return slices.Contains(formNames, name) },
	Find: func(path []string) string {
		joined := strings.Join(path, "/")
		if i := slices.Index(formPaths, joined); i >= 0 {
			return formNames[i]
		}
		return ""
	},
	Holds: func(repeat, name string) bool {
		i, j := slices.Index(formNames, repeat), slices.Index(formNames, name)
		return i >= 0 && j >= 0 && strings.HasPrefix(formPaths[j], formPaths[i]+"/")
	},
	Current: true,
	Path: func(name string) []string {
		if i := slices.Index(formNames, name); i >= 0 {
			return strings.Split(formPaths[i], "/")
		}
		return nil
	},
	Rows: func(name string) string {
		switch name {
		case "house", "address", "first":
			return "house"
		case "child", "age", "toy":
			return "child"
		}
		return ""
	},
	List:       func(list string) bool { return list == "crop" },
	ListColumn: func(list, column string) bool { return column == "name" || column == "label" || column == "price" },
}

var (
	formNames = []string{"consent", "house", "address", "first", "child", "age", "toy", "end"}
	formPaths = []string{"consent", "house", "house/address", "house/who/first", "house/child", "house/child/age", "house/child/more/toy", "end"}
)

// at is the form, seen from the element that stands at a path.
func at(path string) Scope {
	s := form
	for name := range strings.SplitSeq(path, "/") {
		s.Around = append(s.Around, Element{Name: name, Repeat: name == "house" || name == "child"})
	}
	return s
}

func TestPathsAreReadFromWhereTheyStand(t *testing.T) {
	for _, c := range []struct{ at, src, want string }{
		{"house/child/age", "../../address = 'x'", "${address} = 'x'"},
		{"house/child/age", "../../../consent", "${consent}"},
		{"house/child/age", "../more/toy", "${toy}"},
		{"house/child/age", "./../age", "${age}"},
		{"house/child/age", "current()/../more/./toy", "${toy}"},
		{"house/child/age", "parent::node()/child::more/child::toy", "${toy}"},
		{"house/child/age", "self::node() + .", ". + ."},
		{"house/child/age", "/data/house/who/first", "${first}"},
		{"consent", "/other_root/end", "${end}"},
		{"house/child/more", "toy/../toy", "${toy}"},
		{"house/child/more", "./toy", "${toy}"},
		{"house/child/age", "count(..)", "count(${child})"},
		{"end", "sum(../house/child/age)", "sum(${age})"},
		{"end", "count(/data/house)", "count(${house})"},
		{"end", "indexed-repeat(/data/house/child/age, ../house, 2, /data/house/child, 1)", "indexed-repeat(${age}, ${house}, 2, ${child}, 1)"},
		{"end", "jr:choice-name(../consent, '../consent')", "jr:choice-name(${consent}, '${consent}')"},
		{"house/child/age", "position(..)", "position(${child})"},
		{"house/child/age", "position(../..)", "position(${house})"},
		{"house/child/age", "position(${house})", "position(${house})"},
		{"house/child/age", "position(/data/house)", "position(${house})"},
		{"house/child/more/toy", "position(..) + position(../..)", "1 + position(${child})"},
		{"house/child/more/toy", "position(current()/../../..)", "position(${house})"},
	} {
		tree, err := Compile(c.src, at(c.at))
		if err != nil {
			t.Errorf("%s at %s: %v", c.src, c.at, err)
			continue
		}
		if tree.String() != c.want {
			t.Errorf("%s at %s is %s, want %s", c.src, c.at, tree, c.want)
		}
		again, err := Compile(tree.String(), at(c.at))
		if err != nil || again.String() != tree.String() {
			t.Errorf("%s is printed as %s, then %v (%v)", c.src, tree, again, err)
		}
	}
}

func TestPathsThatLeadNowhereAreRefused(t *testing.T) {
	for _, c := range []struct{ at, src, want string }{
		{"house/child/age", "../toy", "EXPR_018 at 0"},
		{"house/child/age", "1 = ../../../../../consent", "EXPR_018 at 4"},
		{"consent", "..", "EXPR_018 at 0"},
		{"consent", "/data", "EXPR_018 at 0"},
		{"house/child/age", "../../who", "EXPR_018 at 0"},
		{"consent", "position(..)", "EXPR_026 at 9"},
		{"consent", "position(${house})", "EXPR_026 at 9"},
		{"house/child/age", "position(../../who)", "EXPR_026 at 9"},
		{"house/child/age", "position(${consent})", "EXPR_026 at 9"},
		{"house/who/first", "position(${child})", "EXPR_026 at 9"},
		{"end", "indexed-repeat(${age}, ${end}, 1)", "EXPR_026 at 23"},
		{"end", "indexed-repeat(${first}, ${child}, 1)", "EXPR_026 at 25"},
		{"end", "indexed-repeat(../nowhere, ${child}, 1)", "EXPR_018 at 15"},
		{"end", "indexed-repeat(${age}, ../child, 1)", "EXPR_018 at 23"},
		{"end", "jr:choice-name(1, '/data/x')", "EXPR_018 at 18"},
		{"end", "../x + foo() + ${y}", "EXPR_018 at 0; EXPR_014 at 7; EXPR_018 at 15"},
	} {
		_, err := Compile(c.src, at(c.at))
		if err == nil || err.Error() != c.want {
			t.Errorf("%s at %s: %v, want %s", c.src, c.at, err, c.want)
		}
	}
	_, err := Compile("../x = ${y}", Scope{})
	var problems Problems
	if !errors.As(err, &problems) || problems.Error() != "EXPR_011 at 0; EXPR_018 at 7" {
		t.Errorf("without places: %v", err)
	}
}

func TestWhatAnExpressionUses(t *testing.T) {
	for src, want := range map[string]struct {
		names string
		uses  Uses
	}{
		"1":                           {"", Uses{}},
		"${b} + ${a} + ${b}":          {"b a", Uses{}},
		"today() > '2026-01-01'":      {"", Uses{Day: true}},
		"concat(now(), ${a})":         {"a", Uses{Time: true}},
		"random() < 0.5":              {"", Uses{Random: true}},
		"uuid(4)":                     {"", Uses{Random: true}},
		"join('', randomize(${a}))":   {"a", Uses{Random: true}},
		"randomize(${a}, ${b})":       {"a b", Uses{}},
		". > 1":                       {"", Uses{Row: true}},
		"once(${a})":                  {"a", Uses{Row: true}},
		"number()":                    {"", Uses{Row: true}},
		"position(..)":                {"", Uses{Row: true}},
		"position(${a})":              {"", Uses{Row: true}},
		"format-date(${a}, '%b')":     {"a", Uses{Language: true}},
		"jr:choice-name(${a},'${b}')": {"a", Uses{Language: true}},
		"indexed-repeat(${a}, ${b}, ${c}, ${d}, 1)": {"a b d c", Uses{Row: true}},
	} {
		tree, err := Parse(src)
		if err != nil {
			t.Errorf("%s: %v", src, err)
			continue
		}
		if got := strings.Join(tree.Names(), " "); got != want.names || tree.Uses() != want.uses {
			t.Errorf("%s uses %q and %+v, want %q and %+v", src, got, tree.Uses(), want.names, want.uses)
		}
	}
	tree, err := Compile("../age + position(..)", at("house/child/age"))
	if err != nil || !slices.Equal(tree.Names(), []string{"age"}) {
		t.Errorf("%v uses %v (%v)", tree, tree.Names(), err)
	}
}

// A word that stands alone is told so, once, and a path is quoted whole.
func TestProblemsAreToldOnce(t *testing.T) {
	for source, want := range map[string]string{
		"a|b": "EXPR_010 a, EXPR_010 b", "${a} | 'b'": "EXPR_021 |", "count(/data/*) > 1": "EXPR_011 /data/*", "//@* = 1": "EXPR_011 //@*", "//a*2": "EXPR_011 //a",
	} {
		_, err := Compile(source, Scope{Knows: func(string) bool { return true }})
		var problems Problems
		errors.As(err, &problems)
		var got []string
		for _, one := range problems {
			for _, key := range []string{"Word", "Function", "Found"} {
				if said, ok := one.Args[key].(string); ok {
					got = append(got, string(one.Code)+" "+said)
				}
			}
		}
		if said := strings.Join(got, ", "); said != want {
			t.Errorf("%s: got %s, want %s", source, said, want)
		}
	}
}
