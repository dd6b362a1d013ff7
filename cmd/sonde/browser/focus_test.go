package browser

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// Whoever writes with the keyboard stays where they are when a part of the form is drawn again.
func TestTheFocusStaysWhenTheFormIsDrawnAgain(t *testing.T) {
	t.Parallel()
	s := serve(t)
	tb := open(t, window{width: wide, language: "en"})
	s.enter(tb)
	tb.visit(s.url + "/en/manage/questionnaires/obstacles/question/you/role")
	value[bool](tb, "document.documentElement.dataset.same = true") // gone with the page
	names := "[...document.querySelectorAll('#choices .choice-row:not(.blank) input[name$=\"-name\"]')].map((e) => e.value).join(' ')"
	step := func(keys, order, focus string) {
		t.Helper()
		tb.key(keys)
		tb.until(names + " === " + quote(order))
		tb.until(on(focus))
	}
	value[bool](tb, `(document.querySelector('#choices button[value="down 0"]').focus(), true)`)
	step(kb.Enter, "user producer both neither", `button[value="down 1"]`)
	step(kb.Enter, "user both producer neither", `button[value="down 2"]`)
	step(kb.Enter, "user both neither producer", `button[value="up 3"]`) // it is the last: up is left
	step(kb.Enter, "user both producer neither", `button[value="up 2"]`)
	tb.saved()
	tb.key(kb.Tab)
	tb.key(kb.Tab)
	if !tb.holds(on(`button[value="drop 2"]`)) {
		t.Fatal("the next stops are not down and remove")
	}
	step(kb.Enter, "user both neither", `button[value="drop 2"]`)
	step(kb.Enter, "user both", `button[value="drop 1"]`)
	tb.saved()

	value[bool](tb, `(document.querySelector('[name="relevant-mode"][value="always"]').focus(), true)`)
	tb.key(kb.ArrowDown)
	tb.until("document.getElementById('f-p0-question')?.checkVisibility()")
	tb.until(on(`[name="relevant-mode"][value="menus"]:checked`))
	tb.key(kb.ArrowDown)
	tb.until(on(`[name="relevant-mode"][value="typed"]:checked`))
	tb.saved()
	if !tb.holds("document.documentElement.dataset.same") {
		t.Error("the page was loaded again")
	}
	tb.visit(s.url + "/en/manage/questionnaires/obstacles/question/you/role")
	if got := value[string](tb, names); got != "user both" {
		t.Errorf("what was done with the keyboard is not saved: %s", got)
	}
}
