package browser

import (
	"fmt"
	"strings"
	"testing"
)

func TestARefusedSheetComesBackFilledAndSaysWhatToDo(t *testing.T) {
	t.Parallel()
	s := serve(t)
	for _, visitor := range []window{{width: narrow, language: "fr"}, {width: wide, language: "en", noScript: true}} {
		t.Run(visitor.language, func(t *testing.T) {
			before := s.count()
			tb := open(t, visitor)
			tb.visit(s.url + "/" + visitor.language + "/s/obstacles")
			title := value[string](tb, "document.title")
			wrong := []string{"formats"}
			if visitor.noScript {
				wrong = []string{"role", "formats"} // with a script Next asks for the role
			} else {
				tb.click("[data-step=next]")
				tb.until("document.activeElement.name === 'role'")
				if !tb.visible("#q-role .wrong") || tb.section() != "s-you" {
					t.Error("Next does not ask for the role")
				}
				tb.tick("role", "neither")
				tb.next("s-support")
			}
			for _, format := range []string{"webinar", "workshop", "video", "wiki"} { // three at most
				tb.tick("formats", format)
			}
			if !visitor.noScript {
				if !tb.visible("#q-formats .count.over") {
					t.Error("nothing tells that one pick is too many")
				}
				tb.next("s-open")
			}
			tb.write("[name=most_helpful]", "Restez là")
			if !visitor.noScript {
				tb.next("s-skills")
			}
			key := tb.sheetKey()
			tb.click("[data-step=send]")
			tb.until("document.getElementById('summary') && document.readyState === 'complete'")
			if tb.status() != 422 {
				t.Errorf("status %d", tb.status())
			}
			if s.count() != before {
				t.Error("a refused sheet is stored")
			}
			if got := value[string](tb, "document.title"); got == title || !strings.HasSuffix(got, title) {
				t.Errorf("the title %q does not begin with the error", got)
			}
			if !tb.holds("document.activeElement.id === 'summary'") {
				t.Error("the summary of errors has no focus")
			}
			if tb.sheetKey() != key {
				t.Error("the sheet has another key")
			}
			links := value[[]string](tb, "[...document.querySelectorAll('#summary a')].map((a) => document.getElementById(a.hash.slice(1))?.name)")
			if fmt.Sprint(links) != fmt.Sprint(wrong) {
				t.Errorf("the summary leads to %v, want %v", links, wrong)
			}
			for _, format := range []string{"webinar", "workshop", "video", "wiki"} {
				if !tb.ticked("formats", format) {
					t.Errorf("%s is no longer ticked", format)
				}
			}
			if got := value[string](tb, "document.querySelector('[name=most_helpful]').value"); got != "Restez là" {
				t.Errorf("the text is %q", got)
			}
			described := value[bool](tb, `[...document.querySelectorAll('#q-formats [aria-describedby]')].some((e) =>
				e.getAttribute('aria-describedby').split(' ').some((id) => document.getElementById(id)?.classList.contains('wrong')))`)
			if !described || tb.count("#q-formats [aria-invalid=true]") == 0 {
				t.Error("the question is not tied to its error")
			}
			tb.check("refused")
			tb.resize(visitor.width)
			if visitor.noScript {
				tb.tick("role", "neither")
			}
			tb.click("#summary li:last-child a")
			tb.until("document.activeElement.name === 'formats'")
			tb.tick("formats", "wiki")
			if !visitor.noScript {
				tb.next("s-open")
				tb.next("s-skills")
			}
			tb.send()
			if s.count() != before+1 {
				t.Errorf("%d responses, want %d", s.count(), before+1)
			}
			if visitor.noScript {
				return // Back is the browser's own copy of the refused page
			}
			tb.back()
			if got := value[string](tb, "document.title"); got != title || tb.count("#summary, .wrong, [aria-invalid]") > 0 {
				t.Errorf("once sent, Back still says that something is wrong, under the title %q", got)
			}
		})
	}
}
