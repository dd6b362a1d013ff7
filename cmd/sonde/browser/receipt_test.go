package browser

import (
	"strings"
	"testing"
)

// readAndWithdraw follows the receipt on screen, reads the sheet, withdraws it, and finds it gone for ever.
func (tb *tab) readAndWithdraw(s *site, receipt string, script bool) {
	tb.t.Helper()
	tb.leave("#receipt a")
	if script { // the code behind "#" is sent without a further click
		tb.until("document.querySelector('.answers') && document.readyState === 'complete'")
	} else {
		tb.write("#code", receipt)
		tb.leave("#ask button")
	}
	if address := value[string](tb, "location.href"); strings.Contains(address, receipt) {
		tb.t.Errorf("the code is left in the address %s", address)
	}
	if !strings.Contains(tb.text("main"), "Un exemple pas à pas.") {
		tb.t.Errorf("the receipt does not show the sheet: %s", tb.text("main"))
	}
	tb.leave("main button[value=withdraw]")
	if tb.status() != 200 || !tb.visible(".answers") {
		tb.t.Errorf("one click withdraws: %s", tb.text("main"))
	}
	tb.leave("main button[value=confirm]")
	tb.ask(s, receipt)
	if tb.status() != 410 {
		tb.t.Errorf("a withdrawn receipt is answered %d", tb.status())
	}
}

// ask types a code into the receipt's page.
func (tb *tab) ask(s *site, code string) {
	tb.t.Helper()
	tb.visit(s.url + "/" + value[string](tb, "document.documentElement.lang") + "/receipt")
	tb.write("#code", code)
	tb.leave("#ask button")
}

func TestEveryPageOfAReceiptIsForEverybody(t *testing.T) {
	t.Parallel()
	s := serve(t)
	for _, language := range []string{"fr", "en"} {
		t.Run(language, func(t *testing.T) {
			tb := open(t, window{width: narrow, language: language})
			tb.visit(s.url + "/" + language + "/s/obstacles")
			tb.answerAs("both", true)
			receipt := tb.send()
			if !tb.holds("document.activeElement.tagName === 'H1'") {
				t.Error("the receipt has no focus: a screen reader says nothing")
			}
			tb.check("receipt")
			tb.expect(404)
			tb.ask(s, "NO SUCH CODE")
			tb.check("unknown")
			tb.resize(narrow)
			tb.ask(s, strings.ToLower(receipt[:7]+" "+receipt[7:]))
			tb.check("read")
			tb.resize(narrow)
			tb.leave("main button[value=withdraw]")
			tb.until("document.activeElement.matches('.summary')") // browsers focus what asks for it with the first frame
			tb.check("sure")
			tb.resize(narrow)
			tb.leave("main button[value=confirm]")
			tb.check("withdrawn")
			tb.resize(narrow)
			tb.ask(s, receipt)
			tb.check("gone")
		})
	}
}

func TestAWithdrawnSheetStaysWithdrawn(t *testing.T) {
	t.Parallel()
	s := serve(t)
	bothWays(t, func(t *testing.T, script bool) {
		tb := open(t, window{width: narrow, noScript: !script})
		tb.short(s, script)
		receipt := tb.send()
		other := open(t, window{width: wide, noScript: true})
		other.visit(s.url + "/fr/")
		other.ask(s, receipt)
		other.leave("main button[value=withdraw]")
		other.leave("main button[value=confirm]")
		tb.back()
		tb.click("[data-step=send]")
		tb.until("document.getElementById('summary') && document.readyState === 'complete'")
		if tb.status() != 410 || s.count() != 0 {
			t.Errorf("status %d, %d responses", tb.status(), s.count())
		}
		if !tb.ticked("role", "neither") || !tb.ticked("formats", "video") {
			t.Error("what was typed is not there")
		}
		tb.check("withdrawn sheet")
	})
}
