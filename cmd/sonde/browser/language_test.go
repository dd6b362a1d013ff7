package browser

import (
	"strings"
	"testing"
)

func TestTheOtherLanguageKeepsAllThatIsTyped(t *testing.T) {
	t.Parallel()
	s := serve(t)
	for name, noScript := range map[string]bool{"with a script": false, "without": true} {
		t.Run(name, func(t *testing.T) {
			tb := open(t, window{width: narrow, language: "fr", noScript: noScript})
			tb.visit(s.url + "/e/" + s.code())
			tb.tick("role", "user")
			tb.tick("region", "overseas")
			if !noScript {
				tb.next("s-use")
			}
			tb.tick("use_obstacles", "other")
			tb.write("[name=use_obstacles_other]", "Les câbles")
			key, before := tb.sheetKey(), s.count()
			loads := tb.documents()
			tb.click(".languages button[lang=en]")
			tb.until("document.documentElement.lang === 'en' && document.readyState === 'complete'")
			if !noScript && tb.documents() != loads {
				t.Error("the page was loaded anew, not translated in place")
			}
			if got := value[string](tb, "location.pathname"); got != "/en/s/obstacles" {
				t.Errorf("the address is %s", got)
			}
			if tb.sheetKey() != key {
				t.Error("the sheet has another key")
			}
			if !tb.ticked("role", "user") || !tb.ticked("region", "overseas") || !tb.ticked("use_obstacles", "other") ||
				value[string](tb, "document.querySelector('[name=use_obstacles_other]').value") != "Les câbles" {
				t.Error("something typed is gone")
			}
			if !noScript && tb.section() != "s-use" {
				t.Errorf("section %s is on screen", tb.section())
			}
			if !strings.Contains(tb.text("#q-use_obstacles"), "Finding the right portal") {
				t.Error("the questions are not in English")
			}
			if s.count() != before {
				t.Error("switching stored a response")
			}
			tb.check("translated")
			tb.resize(narrow)
			tb.click(".languages button[lang=fr]")
			tb.until("document.documentElement.lang === 'fr' && document.readyState === 'complete'")
			if tb.sheetKey() != key || !tb.ticked("region", "overseas") {
				t.Error("on the way back something typed is gone")
			}
			if !noScript {
				tb.next("s-support")
				tb.next("s-open")
				tb.next("s-skills")
			}
			tb.send()
			if s.count() != before+1 {
				t.Errorf("%d responses, want %d", s.count(), before+1)
			}
		})
	}
}
