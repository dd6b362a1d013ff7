package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// winds asks with choices in an order that a number decides, or an answer.
const winds = `{"name": "winds", "version": 1, "languages": ["en"], "default_language": "en", "title": {"en": "Winds"},
"sections": [{"name": "all", "title": {"en": "All"}, "questions": [
	{"name": "n", "type": "integer", "label": {"en": "A number"}},
	{"name": "several", "type": "select_multiple", "list": "winds", "label": {"en": "Several"}, "parameters": {"randomize": "true", "seed": "42"}},
	{"name": "one", "type": "select_one", "list": "winds", "label": {"en": "One"}, "parameters": {"randomize": "true", "seed": "42"}},
	{"name": "menu", "type": "select_one", "list": "winds", "appearance": "minimal", "label": {"en": "Menu"}, "parameters": {"randomize": "true", "seed": "4.20"}},
	{"name": "answered", "type": "select_one", "list": "winds", "label": {"en": "Answered"}, "parameters": {"randomize": "true", "seed": "${n}"}},
	{"name": "answered_menu", "type": "select_one", "list": "winds", "appearance": "minimal", "label": {"en": "Menu"}, "parameters": {"randomize": "true", "seed": "${n}"}}]}],
"choice_lists": {"winds": [
	{"name": "none", "label": {"en": "None"}, "exclusive": true},
	{"name": "a", "label": {"en": "A"}}, {"name": "b", "label": {"en": "B"}}, {"name": "c", "label": {"en": "C"}}, {"name": "d", "label": {"en": "D"}}]}}`

// orderOf gives the choices of a question as they stand on the page.
func (tb *tab) orderOf(name string) string {
	tb.t.Helper()
	found := value[string](tb, fmt.Sprintf(`[...document.getElementsByName(%s)].flatMap((e) => e.options ? [...e.options] : [e]).map((e) => e.value).join(' ')`, quote(name)))
	return strings.TrimSpace(found)
}

// The same seed gives the same order to everybody, with a script and without. 42 puts a b c d in the order a d c b, as ODK
// XForms lays down (survey/expr holds Shuffled to it); while the answer that is the seed is not given, it is the list's.
func TestTheAuthorsSeedOrdersChoices(t *testing.T) {
	s := serve(t)
	file := filepath.Join(t.TempDir(), "winds.json")
	if err := os.WriteFile(file, []byte(winds), 0o600); err != nil {
		t.Fatal(err)
	}
	s.field("winds", file)
	orders := func(tb *tab) string {
		var all []string
		for _, name := range []string{"several", "one", "menu", "answered", "answered_menu"} {
			all = append(all, tb.orderOf(name))
		}
		return strings.Join(all, ", ")
	}
	bare := open(t, window{width: narrow, noScript: true})
	bare.visit(s.url + "/en/s/winds")
	tb := open(t, window{width: narrow})
	tb.visit(s.url + "/en/s/winds")
	without, with := orders(bare), orders(tb)
	if without != with {
		t.Errorf("without a script %q, with one %q", without, with)
	}
	list := "none a b c d"
	if parts := strings.Split(with, ", "); parts[0] != "a d c b none" || parts[1] != parts[0] || parts[3] != list || parts[4] != list {
		t.Errorf("with a script: %q", with)
	}
	tb.set("n", "42")
	if got := tb.orderOf("answered") + ", " + tb.orderOf("answered_menu"); got != "a d c b none, a d c b none" {
		t.Errorf("with the answer 42: %q", got)
	}
	tb.set("n", "")
	if got := tb.orderOf("answered") + ", " + tb.orderOf("answered_menu"); got != list+", "+list {
		t.Errorf("with the answer taken back: %q", got)
	}
}
