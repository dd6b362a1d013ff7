package tabulate

import (
	"encoding/json"
	"testing"

	"sonde/survey"
)

// FuzzSheet reads any bytes as a sheet: never a panic, and what a JSON reader takes as an object in canonical form gives
// the ticks that it holds.
func FuzzSheet(f *testing.F) {
	for _, seed := range []string{
		`{}`, `{"role":"user"}`, `{"age":30,"agree":true,"formats":["wiki","mooc"],"obstacles":["time","none"],"role":"both"}`,
		`{"words":"a \"b\", c\\"}`, `{"unknown":[{"a":[1,"]"]}],"words":"é"}`, `{"obstacles":["no such"],"weights":-0.25}`, `{"age":1e5}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		b := newBook("s")
		if err := b.learn(small()); err != nil {
			t.Fatal(err)
		}
		err := b.enter(0, &survey.Response{ID: "a", Sheet: survey.Sheet{Survey: "s", Version: 1, Answers: raw}})
		var answers map[string]any
		if json.Unmarshal(raw, &answers) != nil || err != nil {
			return
		}
		if canonical, err := json.Marshal(answers); err != nil || string(canonical) != string(raw) {
			return
		}
		b.flush()
		c := b.columns[b.byName["obstacles"]]
		list, _ := answers["obstacles"].([]any)
		for _, one := range list {
			name, _ := one.(string)
			if at := c.find(name); at >= 0 && !c.choices[at].bits.has(0) {
				t.Errorf("%s: %s is not ticked", raw, name)
			}
		}
		if _, there := answers["obstacles"]; there != c.answered.bits.has(0) {
			t.Errorf("%s: answered is %v", raw, !there)
		}
	})
}
