package expr

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// Every line of the table is true.
func TestTheTableOfEnginesSaysWhatSondeDoes(t *testing.T) {
	raw, err := os.ReadFile("ENGINES.md")
	if err != nil {
		t.Fatal(err)
	}
	env := &sheet{
		answers: map[string]Value{
			"age": Sequence([]string{"7", "", "12"}), "name": Sequence([]string{"Léa", "Ugo"}), "none": Sequence(nil), "one": Text("12"),
			"m": Picks([]string{"b", "a"}), "day": Text("2026-03-01"), "at": Text("2026-03-01T14:30"), "hour": Text("09:05"),
		},
		current: Text("12.5"), today: "2026-03-01", now: "2026-03-01T14:30", seed: "sheet", language: "en",
		tables: map[string][]rowsOf{
			"r":    {{{"name": "Léa", "age": "7"}, {"name": "Ugo", "age": "12"}, {"name": "Zoé", "age": ""}}},
			"name": {{{"name": "Léa"}}, {{"name": "Ugo"}}, {{"name": "Zoé"}}},
		},
		lists: map[string]rowsOf{"crop": {
			{"name": "maize", "label": "Maize", "price": "10"}, {"name": "beans", "label": "Beans", "price": "25"}, {"name": "kale", "label": "Kale", "price": "7"},
		}},
	}
	anything := func(string) bool { return true }
	scope := Scope{
		Knows: anything, Current: true, List: anything, ListColumn: func(_, column string) bool { return column != "" },
		Rows: func(string) string { return "r" }, Holds: func(string, string) bool { return true },
	}
	lines := regexp.MustCompile("(?m)^\\| `(.*?)` \\| `(.*?)` \\|").FindAllStringSubmatch(string(raw), -1)
	if strings.Count(string(raw), "\n| `") != len(lines) || len(lines) < 50 {
		t.Fatalf("%d lines can be read", len(lines))
	}
	for _, line := range lines {
		tree, err := Compile(strings.ReplaceAll(line[1], `\|`, "|"), scope)
		if err != nil {
			t.Errorf("%s: %v", line[1], err)
			continue
		}
		if got := tree.Eval(env).String(); got != line[2] {
			t.Errorf("%s gives %q, the table says %q", line[1], got, line[2])
		}
	}
}
