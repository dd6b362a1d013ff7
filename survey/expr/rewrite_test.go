package expr

import "testing"

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
