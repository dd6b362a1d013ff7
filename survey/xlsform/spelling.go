package xlsform

import (
	"maps"
	"slices"
	"strings"

	"sonde/survey"
	"sonde/survey/spelling"
)

// sameLetters tells words that differ by the order of their letters.
func sameLetters(a, b string) bool {
	x, y := []byte(a), []byte(b)
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

// wantedSheets are those that a name may be misspelt from.
var wantedSheets = []string{surveySheet, choicesSheet, settingsSheet, "entities"}

// misspeltSheets tells of sheets that are nearly named as one that is not there; a name that begins with _ is meant.
func (f *file) misspeltSheets() {
	for _, wanted := range wantedSheets {
		if f.tables[wanted] != nil {
			continue
		}
		for _, name := range f.sheets {
			lower := strings.ToLower(name)
			if !knownSheet(lower) && !strings.HasPrefix(name, "_") && nearSheet(lower) == wanted {
				f.say("XLS_013", at{name, 0, ""}, survey.Args{"Sheet": name, "Near": wanted})
			}
		}
	}
}

// nearSheet gives the sheet that a name, in lower case, may be misspelt from, "" when none is near.
func nearSheet(name string) string {
	for _, wanted := range wantedSheets {
		if spelling.Distance(name, wanted, 3) <= 2 {
			return wanted
		}
	}
	return ""
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
