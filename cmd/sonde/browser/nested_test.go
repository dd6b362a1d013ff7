package browser

import (
	"os"
	"path/filepath"
	"testing"
)

// What speaks of the rows of a repeat in the rows of another counts them all, on the page as in what is stored.
func TestRowsInRowsAreCounted(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "nested.json")
	if err := os.WriteFile(file, []byte(`{
		"name": "nested", "version": 1, "languages": ["en"], "default_language": "en", "title": {"en": "Nested"},
		"sections": [{"name": "", "questions": [
			{"name": "t", "type": "repeat", "label": {"en": "T"}, "questions": [
				{"name": "n", "type": "text", "label": {"en": "N"}},
				{"name": "u", "type": "repeat", "label": {"en": "U"}, "questions": [{"name": "v", "type": "text", "label": {"en": "V"}}]}
			]},
			{"name": "sum", "type": "calculate", "calculation": "count(${u})"},
			{"name": "all", "type": "calculate", "calculation": "join('-', ${u})"},
			{"name": "said", "type": "note", "label": {"en": "Count ${sum}, all ${all}"}}
		]}]
	}`), 0o600); err != nil {
		t.Fatal(err)
	}
	s := serve(t)
	s.field("nested", file)
	tb := open(t, window{width: wide, language: "en"})
	tb.visit(s.url + "/en/s/nested")
	tb.write("[name='t/1/n']", "a")
	tb.write("[name='t/1/u/1/v']", "b")
	tb.change("add/t/1/u", true)
	tb.write("[name='t/1/u/2/v']", "c")
	tb.change("add/t", true)
	tb.write("[name='t/2/u/1/v']", "d")
	if got := tb.text("#q-said"); got != "Count 3, all 1-2-1" {
		tb.fail("the page says %q", got)
	}
	tb.send()
	want(t, s.answers("nested")[0], map[string]string{"t": `[{"n":"a","u":[{"v":"b"},{"v":"c"}]},{"u":[{"v":"d"}]}]`, "sum": `"3"`, "all": `"1-2-1"`})
}
