package expr

import (
	"strings"
	"testing"
)

func TestPathsAreWrittenAsNames(t *testing.T) {
	around := []string{"you", "grid", "easy"}
	named := func(names []string) string {
		if names[len(names)-1] == "nobody" {
			return ""
		}
		return strings.Join(names, "/")
	}
	for src, want := range map[string]string{
		"../age > 3 and  ../../last = 'x'": "${you/grid/age} > 3 and  ${you/last} = 'x'",
		"/data/you/age + ${age}":           "${you/age} + ${age}",
		"position(..) = 1":                 "position(..) = 1",
		"../nobody = '../age'":             "../nobody = '../age'",
		". > 3":                            ". > 3",
		"count( ../trip )":                 "count( ${you/grid/trip} )",
		"../../../../../age":               "../../../../../age",
		"../age = 'open":                   "../age = 'open",
		"current()/../age = name":          "${you/grid/age} = name",
		"":                                 "",
	} {
		if got := WithoutPaths(src, around, Ways{Name: named, Place: func(string) ([]string, int) { return nil, 0 }}); got != want {
			t.Errorf("%s becomes %s, want %s", src, got, want)
		}
	}
}
