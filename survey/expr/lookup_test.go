package expr

import (
	"slices"
	"strings"
	"testing"
)

// The paths of a predicate begin in the row that it looks at, those with current() where the expression stands; names in ${}
// are the row's own, unless the expression stands in such a row itself (pyxform writes current() before them there).
func TestLookupsAreReadFromWhereTheyStand(t *testing.T) {
	for _, c := range []struct{ at, src, want, uses string }{
		{"end", "${house}[position() = 2]/address", "", "house address"},
		{"end", "${house}[2]/who/first", "", "house first"},
		{"end", "/data/house[2]/child/age", "${house}[2]/child/age", "house age"},
		{"end", "../house[./address = 'x']/who/first", "${house}[address = 'x']/who/first", "house first address"},
		{"end", "count(${house}[who/first = ''])", "", "house first"},
		{"end", "${house}[child[age > 3]/more/toy = current()/../consent]/address", "${house}[child[age > 3]/more/toy = ${consent}]/address", "house address child toy age consent"},
		{"end", "${house}[${first} = ${consent}]/address", "", "house address first consent"},
		{"end", "${age}[. > 18]", "", "age"},
		{"end", "${age}[../more/toy = 'x']", "", "age toy"},
		{"end", "${age}[. > 18]/../more/toy", "", "age toy"},
		{"end", "count(${child}[../address = ''])", "", "child address"},
		{"end", "${child}[number(${house}[1]/address)]/age", "", "child age house address"},
		{"house/child/age", "${child}[position() = position(current()/..) - 1]/age", "${child}[position() = position(${child}) - 1]/age", "child age"},
		{"house/child/age", "../../child[position() < position(current()/..)]/age", "${child}[position() < position(${child})]/age", "child age"},
		{"house/child/age", "count(${child}[age = ${age}])", "", "child age"},
		{"house/child/age", "${house}[1]/address = ${address}", "", "house address"},
		{"house/child/age", "sum(${child}[. != current()/.]/age)", "", "child age"},
		{"house/child/age", "instance('crop')/root/item[name = ../toy]/label", "EXPR_011", ""},
		{"house/child/age", "instance('crop')/root/item[name = current()/../more/toy]/label", "instance('crop')/root/item[name = ${toy}]/label", "toy"},
		{"house/child/age", "instance('crop')/root/item[./price > .]/label", "instance('crop')/root/item[price > .]/label", ""},
		{"house/child/age", "jr:itext(instance('crop')/root/item[1]/itextId)", "instance('crop')/root/item[1]/label", ""},
		{"end", "${house}[unknown = 1]/address", "EXPR_018", ""},
		{"end", "${house}[1]/consent", "EXPR_018", ""},
		{"end", "${house}[first = 1]/toy", "", "house toy first"},
		{"end", "${house}/nowhere", "EXPR_018", ""},
		{"end", "instance('more')/root/item[name = 'x']/label", "EXPR_030", ""},
		{"end", "instance('crop')/root/item[weight = 1]/label", "EXPR_031", ""},
		{"end", "instance('crop')/root/item/weight", "EXPR_031", ""},
	} {
		tree, err := Compile(c.src, at(c.at))
		if strings.HasPrefix(c.want, "EXPR_") {
			if err == nil || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("%s at %s: %v, want %s", c.src, c.at, err, c.want)
			}
			continue
		}
		if c.want == "" {
			c.want = c.src
		}
		if err != nil || tree.String() != c.want || strings.Join(tree.Names(), " ") != c.uses {
			t.Errorf("%s at %s is %s and uses %v (%v)", c.src, c.at, tree, tree.Names(), err)
			continue
		}
		again, err := Compile(tree.String(), at(c.at))
		if err != nil || again.String() != tree.String() || !slices.Equal(again.Names(), tree.Names()) {
			t.Errorf("%s is printed as %s, then %v (%v)", c.src, tree, again, err)
		}
	}
}

func TestListsThatAreLookedUpAreKnown(t *testing.T) {
	tree, err := Compile("instance('crop')/root/item[price > 1 and . != 'x']/label", at("end"))
	if err != nil || strings.Join(tree.Lists()["crop"], " ") != "label price name" || !tree.Uses().Language {
		t.Errorf("%v, %v", tree.Lists(), err)
	}
}

func TestAnswersTheRowsBeforeAreToldByPlace(t *testing.T) {
	for src, want := range map[string]bool{
		"${child}[position() = position(..) - 1]/age":      true,
		"sum(${child}[position() < position(..)]/age)":     true,
		"indexed-repeat(${age}, ${child}, 1) + 1":          true,
		"${child}[2]/age + ${child}[position(..) - 1]/age": true,
		"sum(${child}[toy = 1 and 3 > position()]/age)":    true,
		"sum(${child}[${consent} = 1]/age)":                false,
		"sum(${child}['x']/age)":                           false,
		"sum(${child}[toy = 1 or position() < 3]/age)":     false,
		"sum(${child}[age > 1]/age)":                       false,
		"sum(${child}/age)":                                false,
		"${age} + ${child}[position() = 1]/age":            false,
		"${age}[position() = 1]":                           false,
		"${child}[position() = 1][age > 1]/more/toy":       false,
		"count(${child}[position() < 3 and age])":          false,
		"${child}[position() < position(..)]/more/toy":     true,
		"${child}[position() < position(..)]/age[. > 1]":   false,
	} {
		tree, err := Compile(src, at("house/child/age"))
		if err != nil || tree.ByPlace("age") != want {
			t.Errorf("%s: %v (%v)", src, !want, err)
		}
	}
}

func TestNamesInLookupsAreRenamed(t *testing.T) {
	to := map[string]string{"age": "years", "child": "kid", "price": "cost", "crop": "plant"}
	for src, want := range map[string]string{
		"${child}[age > 3 and ../age = current()/../age]/more/age":                            "${kid}[years > 3 and ../years = current()/../age]/more/years",
		"${house}[child[ ./age = 1]/age > ${age}]/child":                                      "${house}[kid[ ./years = 1]/years > ${years}]/kid",
		"instance('crop')/root/item[price > ${price} and age(1) = ${child}[age = 1]/x]/price": "instance('crop')/root/item[price > ${cost} and age(1) = ${kid}[years = 1]/x]/price",
		"instance('age')/root/item[age][${child}/age = age]/age":                              "instance('age')/root/item[age][${kid}/years = age]/age",
		"../age + age": "../age + age",
	} {
		if got, err := Rename(src, to); err != nil || got != want {
			t.Errorf("%s becomes %s, want %s (%v)", src, got, want, err)
		}
	}
}

func TestPathsInLookupsBecomeNamesAndPathsAgain(t *testing.T) {
	name := func(names []string) string {
		return map[string]string{"house/child/age": "age", "house/child": "child", "consent": "consent"}[strings.Join(names, "/")]
	}
	ways := Ways{Name: name, Place: func(name string) ([]string, int) {
		for path, rows := range map[string]int{"house": 1, "house/address": 1, "house/child": 2, "house/child/age": 2, "house/child/more/toy": 2, "consent": 0, "end": 0} {
			if path == name || strings.HasSuffix(path, "/"+name) {
				return strings.Split(path, "/"), rows
			}
		}
		return nil, 0
	}}
	for src, want := range map[string]string{
		"../../child[./age = current()/../age and position() < /data/consent]/more/../age": "${child}[age = ${age} and position() < ${consent}]/age",
		"${child}[more/toy = 1][more/toy = 2]/more/toy":                                    "${child}[toy = 1][toy = 2]/toy",
		"${age}[../more/toy = ../age]/../more/toy":                                         "${age}[toy = age]/toy",
		// what is not in the rows that are looked at keeps its path, or is named where it stands in no rows
		"${child}[../address = age]/../address":        "${child}[../address = age]/../address",
		"${house}[../consent = child/age]/child/age":   "${house}[${consent} = age]/age",
		"${child}[../../consent]/../../consent":        "${child}[${consent}]/../../consent",
		"${nobody}[../age = 1]/../age":                 "${nobody}[../age = 1]/../age",
		"${child}[../child/age = ../../../x]/../../..": "${child}[age = ../../../x]/../../..",
	} {
		if got := WithoutPaths(src, []string{"house", "child", "age"}, ways); got != want {
			t.Errorf("%s becomes %s, want %s", src, got, want)
		}
	}
}

// The choices that ODK makes from answers: those of all rows that are not empty, and that the filter lets through.
func TestChoicesMadeFromAnswers(t *testing.T) {
	for _, c := range []struct{ at, name, filter, want string }{
		{"end", "first", "", "${house}[${first} != '']/${first}"},
		{"end", "consent", "", "${consent}[${consent} != '']/${consent}"},
		{"end", "age", "${toy} = ${consent} and position() < 3", "${child}[${age} != '' and (${toy} = ${consent} and position() < 3)]/${age}"},
		{"house/child/age", "toy", "more/toy != current()/../more/toy and position() != position(..)", "${child}[${toy} != '' and (more/toy != ${toy} and position() != position(${child}))]/${toy}"},
		{"end", "age", "unknown", "EXPR_018 at 0"},
		{"end", "age", "${age} >", "EXPR_004 at 8"},
		{"end", "age", "sum(1)", "EXPR_021 at 4"},
	} {
		tree, err := CompileChoices(c.name, c.filter, at(c.at))
		got := ""
		if err != nil {
			got = err.Error()
		} else {
			got = tree.String()
		}
		if got != c.want {
			t.Errorf("%s, %s: %s, want %s", c.name, c.filter, got, c.want)
		}
	}
	env := &sheet{tables: map[string][]rowsOf{"child": {{{"age": "7"}, {"age": ""}, {"age": "12"}, {"age": "7"}}}}}
	tree, err := CompileChoices("age", "", at("end"))
	if err != nil {
		t.Fatal(err)
	}
	value, walked := tree.Eval(env), (&Tree{root: decode(t, tree)}).counted(env)
	if got := strings.Join(value.All(), " "); got != "7 12" || strings.Join(walked.All(), " ") != got {
		t.Errorf("%s, from its JSON %v", got, walked.All())
	}
}
