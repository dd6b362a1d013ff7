package spelling_test

import (
	"testing"

	"sonde/survey/spelling"
)

func TestNearest(t *testing.T) {
	names := []string{"seller", "Sailor", "tailor", "x"}
	for _, c := range []struct {
		word  string
		limit int
		want  string
	}{
		{"sailor", 3, "Sailor"},
		{"selor", 3, "seller"}, // as far as Sailor, and before it
		{"TAILORS", 3, "tailor"},
		{"tailors", 1, ""},
		{"y", 2, "x"},
		{"baker", 3, ""},
	} {
		if got := spelling.Nearest(c.word, names, c.limit); got != c.want {
			t.Errorf("%s: %q, want %q", c.word, got, c.want)
		}
	}
}

// Expected values are counted by hand.
func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b        string
		limit, want int
	}{
		{"survey", "survey", 3, 0},
		{"survey", "survye", 3, 2},
		{"choices", "choice", 3, 1},
		{"", "ab", 3, 2},
		{"settings", "entities", 3, 3},
		{"a", "abcdef", 3, 3},
	} {
		if got := spelling.Distance(c.a, c.b, c.limit); got != c.want {
			t.Errorf("%q to %q: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}
