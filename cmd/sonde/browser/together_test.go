package browser

import (
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// What saves itself follows a question that somebody else renames, tells of one that was deleted, waits while the person
// decides between two texts, and keeps what is typed when the login has ended.
func TestWhatSavesItselfMeetsOthers(t *testing.T) {
	t.Parallel()
	s := serve(t)
	first, second := open(t, window{width: wide, language: "en"}), open(t, window{width: wide, language: "en"})
	s.enter(first)
	s.signIn(second, "en")
	second.expect(http.StatusConflict, http.StatusGone, http.StatusUnauthorized)
	at := s.url + "/en/manage/questionnaires/obstacles/question/you/"

	first.visit(at + "domain")
	second.visit(at + "domain")
	first.write("#f-name", "field")
	first.key(kb.Tab)
	first.until("location.pathname.endsWith('/you/field')")
	second.write("#f-label-en", "Which field?")
	second.until("location.pathname.endsWith('/you/field') && document.getElementById('thing').dataset.state === 'saved'")
	if got := second.text("#state"); !strings.Contains(got, "“field”") {
		t.Errorf("the second is told %q", got)
	}

	first.visit(at + "field")
	first.leave("form.apart button[value^=delete]")
	second.write("#f-label-en", "Which field of the sea?")
	second.until("document.querySelector('#state button')")
	second.leave("#state button")
	if got := second.text("main"); !strings.Contains(got, "Which field of the sea?") || !strings.Contains(got, "Anne Rivoal") {
		t.Errorf("what was deleted shows %s", got)
	}

	first.visit(at + "role")
	second.visit(at + "role")
	first.write("#f-label-en", "Text of the first")
	first.saved()
	second.write("#f-label-en", "Text of the second")
	second.until("document.querySelector('#state button')")
	second.leave("#state button")
	second.write("#f-hint-en", "A hint")
	second.until("document.getElementById('state').textContent.includes('choose above')")
	if value[bool](second, "new Promise((resolve) => setTimeout(() => resolve(document.getElementById('thing').dataset.state === 'saved'), 2500))") {
		t.Error("it saves itself while the person decides")
	}
	second.leave(`.bar button[value="save"]`)

	value[bool](second, "fetch('/en/manage/logout', {method: 'POST'}).then(() => true)")
	second.write("#f-label-en", "Written without a login")
	second.until("document.querySelector('#state a[target=_blank]')")
	second.leave(`.bar button[value="save"]`)
	value[bool](second, "fetch('/en/manage/login', {method: 'POST', body: new URLSearchParams({email: 'anne@example.org', password: "+quote(password)+"})}).then(() => true)")
	second.leave("main form button.primary")
	if got := value[string](second, "document.getElementById('f-label-en').value"); got != "Written without a login" {
		t.Errorf("sent again: %q", got)
	}
}
