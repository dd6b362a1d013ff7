package expr_test

import (
	"os"
	"regexp"
	"slices"
	"testing"

	"sonde/survey/expr"
)

func TestTheCatalogueOfProblemsIsWhole(t *testing.T) {
	source, err := os.ReadFile("problem.go")
	if err != nil {
		t.Fatal(err)
	}
	var want, got []string
	for _, m := range regexp.MustCompile(`= "(EXPR_\d{3})"`).FindAllStringSubmatch(string(source), -1) {
		want = append(want, m[1])
	}
	for _, one := range expr.Catalogue() {
		got = append(got, string(one.Code))
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
}
