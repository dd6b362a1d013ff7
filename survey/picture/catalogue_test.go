package picture_test

import (
	"os"
	"regexp"
	"slices"
	"testing"

	"sonde/survey/picture"
)

func TestTheCatalogueOfWarningsIsWhole(t *testing.T) {
	var want, got []string
	for _, file := range []string{"picture.go", "lacking.go"} {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`= "(IMG_\d{3})"`).FindAllStringSubmatch(string(source), -1) {
			want = append(want, m[1])
		}
	}
	for _, m := range picture.Catalogue() {
		got = append(got, m.Code)
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
}
