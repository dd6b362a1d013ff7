package xlsform

import (
	"maps"
	"slices"
	"strings"

	"sonde/survey"
)

// distance is Levenshtein's between two words, given up at limit.
func distance(a, b string, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	before := make([]int, len(b)+1)
	for j := range before {
		before[j] = j
	}
	for i := range len(a) {
		diagonal := before[0]
		before[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal, before[j+1] = before[j+1], min(before[j+1]+1, before[j]+1, cost)
		}
	}
	return min(before[len(b)], limit)
}

// sameLetters tells words that differ by the order of their letters.
func sameLetters(a, b string) bool {
	x, y := []byte(a), []byte(b)
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

// misspeltSheets tells of sheets that are nearly named as one that is not there; a name that begins with _ is meant.
func (f *file) misspeltSheets() {
	for _, wanted := range []string{surveySheet, choicesSheet, settingsSheet} {
		if f.tables[wanted] != nil {
			continue
		}
		for _, name := range f.sheets {
			lower := strings.ToLower(name)
			if !knownSheet(lower) && !strings.HasPrefix(name, "_") && distance(lower, wanted, 3) <= 2 {
				f.say("XLS_013", at{name, 0, ""}, survey.Args{"Sheet": name, "Near": wanted})
			}
		}
	}
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
