package browser

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// focused names what has the focus, and seen tells whether it shows: by an outline of its own or of the choice around it.
const focused = `(() => {
	const e = document.activeElement;
	if (!e || e === document.body) return {name: '', seen: true};
	const outlined = (e) => e && getComputedStyle(e).outlineStyle !== 'none' && parseFloat(getComputedStyle(e).outlineWidth) >= 2;
	const box = e.getBoundingClientRect();
	const covered = !(document.elementsFromPoint(box.left + box.width / 2, box.top + box.height / 2).some((o) => e.contains(o) || o.contains(e)));
	return {name: [e.tagName, e.id, e.name, e.value, e.href].filter(Boolean).join(' '), seen: (outlined(e) || outlined(e.closest('label'))) && !covered};
})()`

// tabTo presses Tab until a condition holds, and fails where the focus cannot be seen or goes round without meeting it.
func (tb *tab) tabTo(condition string) {
	tb.t.Helper()
	stops := map[string]int{}
	for range 150 {
		tb.key(kb.Tab)
		stop := value[struct {
			Name string
			Seen bool
		}](tb, focused)
		if !stop.Seen {
			tb.t.Errorf("the focus cannot be seen on %s", stop.Name)
		}
		if tb.holds(condition) {
			return
		}
		if stops[stop.Name]++; stops[stop.Name] > 3 {
			break
		}
	}
	tb.fail("Tab never comes to %s: %v", condition, stops)
}

// on is the condition that an element has the focus.
func on(selector string) string { return "document.activeElement?.matches(" + quote(selector) + ")" }

func TestTheKeyboardAloneIsEnough(t *testing.T) {
	t.Parallel()
	s := serve(t)
	for _, visitor := range []window{{width: wide, language: "fr"}, {width: narrow, language: "en", noScript: true}} {
		t.Run(visitor.language, func(t *testing.T) {
			before, script := s.count(), !visitor.noScript
			tb := open(t, visitor)
			tb.visit(s.url + "/" + visitor.language + "/s/obstacles")
			tb.key(kb.Tab)
			if !tb.holds(on(".skip")) || !tb.holds("document.activeElement.getBoundingClientRect().height > 20") {
				t.Error("the first stop is not a visible link to the content")
			}
			tb.key(kb.Enter)
			tb.until("document.activeElement.id === 'main' || location.hash === '#main'")
			tb.tabTo(on("summary"))
			tb.key(kb.Enter)
			tb.until("document.querySelector('.notice details').open")
			tb.tabTo(on("[name=role]"))
			tb.key(" ")
			tb.key(kb.ArrowDown) // producer, then user
			if !tb.ticked("role", "user") {
				t.Error("the arrows do not choose")
			}
			tb.key(kb.Enter) // goes on, or nothing: never sends half a sheet
			if script {
				tb.until("document.querySelector('#s-use').checkVisibility()")
			} else {
				tb.until("document.readyState === 'complete'")
			}
			if s.count() != before {
				t.Fatal("Enter in a choice sends the sheet")
			}
			tb.tabTo(on("[name=use_obstacles][value=metadata]"))
			tb.key(" ")
			if !tb.ticked("use_obstacles", "metadata") {
				t.Error("Space does not tick")
			}
			if script {
				for _, section := range []string{"s-support", "s-open", "s-skills"} {
					tb.tabTo(on("[data-step=next]"))
					tb.key(kb.Enter)
					tb.until("document.querySelector('#" + section + "').checkVisibility()")
					if !tb.holds("document.activeElement.closest('#" + section + "')") {
						t.Errorf("the focus does not follow to %s", section)
					}
				}
			}
			tb.tabTo(on("[data-step=send]"))
			tb.key(kb.Enter)
			tb.until("document.getElementById('receipt') && document.readyState === 'complete'")
			tb.tabTo(on("#receipt a"))
			tb.tabTo("document.activeElement === document.body || document.activeElement.matches('.skip')") // no trap
			if s.count() != before+1 {
				t.Errorf("%d responses, want %d", s.count(), before+1)
			}
		})
	}
}
