package expr

import (
	"strings"
	"testing"
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

// A step is what it leads to, not what it is called; paths from a row are not these.
func TestStepsOfPathsAreRenamed(t *testing.T) {
	name := func(names []string) string {
		return map[string]string{"s": "part", "s/g": "team", "s/g/a": "b"}[strings.Join(names, "/")]
	}
	for src, want := range map[string]string{
		"a != current()/../a":                      "a != current()/../b",
		"current()/../../g/child::a + current()/.": "current()/../../team/child::b + current()/.",
		"/data/s/g/a  and /s/g":                    "/data/part/team/b  and /s/g",
		"current()/../c/a = ../a and './a'":        "current()/../c/a = ../a and './a'",
		"current()/../../../../../a = 'x":          "current()/../../../../../a = 'x",
	} {
		if got := RenamePaths(src, []string{"s", "g", "x"}, name); got != want {
			t.Errorf("%s becomes %s, want %s", src, got, want)
		}
	}
}
