package browser

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// saved waits until the form has saved itself.
func (tb *tab) saved() {
	tb.t.Helper()
	tb.until("document.getElementById('thing')?.dataset.state === 'saved'")
}

// framed evaluates an expression in the preview beside the form.
func framed(expression string) string {
	return "(() => { const document = globalThis.document.querySelector('#phone iframe')?.contentDocument; return document && (" + expression + "); })()"
}

// An author's day: a questionnaire from the built-in one, a question in both languages, choices from a spreadsheet, a
// condition by menus and a wrong one typed, a deletion undone, a translation found missing, all seen beside the form as
// respondents will, published with an explanation.
func TestAnAuthorWritesAndPublishesAQuestionnaire(t *testing.T) {
	t.Parallel()
	for _, language := range []string{"fr", "en"} {
		t.Run(language, func(t *testing.T) {
			t.Parallel()
			s := serve(t)
			tb := open(t, window{width: wide, language: language})
			s.enter(tb)
			manage := s.url + "/" + language + "/manage"
			look := func(name string) { tb.check(name); tb.resize(wide) }

			tb.visit(manage + "/questionnaires")
			tb.leave(".steps a.button")
			tb.fill(map[string]string{"from": "obstacles", "title-fr": "Mon questionnaire", "title-en": "My questionnaire", "name": "mine"})
			tb.leave(primary)
			at := manage + "/questionnaires/mine"
			if got := value[string](tb, "location.pathname"); got != strings.TrimPrefix(at, s.url) {
				t.Fatalf("creating leads to %s", got)
			}
			tb.leave(".steps a.primary") // add
			tb.choose("#f-type", "select_multiple")
			tb.fill(map[string]string{"label-fr": "Quelles couleurs ?", "label-en": "Which colours?", "name": "colours", "where": "after you/role"})
			tb.leave(primary)

			tb.click("#choices summary")
			tb.write("#f-paste", "Rouge\tRed\nVert\tGreen\nBleu\tBlue")
			tb.leave(`button[value="paste"]`)
			if got := value[string](tb, "[...document.querySelectorAll('#choices input[name$=\"-name\"]')].map((e) => e.value).join(' ')"); got != "rouge vert bleu  " {
				t.Errorf("the pasted choices are %q", got)
			}

			// By menus: the preview beside the form follows.
			tb.click(`label:has([name="relevant-mode"][value="menus"])`)
			tb.choose("#f-p0-question", "role")
			tb.until("document.querySelector('[name=p0-value] option[value=user]')")
			tb.choose("[name=p0-value]", "user")
			tb.saved()
			tb.until(framed("document.readyState === 'complete' && document.querySelector('#q-colours')"))
			tb.until(framed("document.querySelector('#q-colours').hidden"))
			value[bool](tb, framed("(document.querySelector('[name=role][value=user]').click(), true)"))
			tb.until(framed("!document.querySelector('#q-colours').hidden"))
			tb.write("#f-label-"+language, map[string]string{"fr": "Vos couleurs ?", "en": "Your colours?"}[language])
			tb.saved()
			tb.until(framed("document.querySelector('[name=role][value=user]')?.checked && document.body.innerText.includes(" + quote(map[string]string{"fr": "Vos couleurs ?", "en": "Your colours?"}[language]) + ")"))
			look("question")
			other := map[string]string{"fr": "en", "en": "fr"}[language]
			tb.click(fmt.Sprintf("#phone button[lang=%s]", other))
			tb.until(framed("document.documentElement.lang === " + quote(other) + " && document.querySelector('#q-colours')"))

			// A wrong expression is told under its field while it is typed, and nothing is lost.
			tb.click(`label:has([name="relevant-mode"][value="typed"])`)
			tb.until("document.getElementById('f-relevant').value === \"${role} = 'user'\"")
			tb.write("#f-relevant", "${rolle} = 'user'")
			tb.until("document.getElementById('e-relevant').textContent.includes('rolle')")
			tb.until("document.getElementById('f-relevant').getAttribute('aria-invalid') === 'true'")
			look("wrong expression")
			tb.write("#f-relevant", "${role} = 'user' and ${domain} != ''")
			tb.until("document.getElementById('e-relevant').textContent === ''")
			tb.key(kb.Tab)
			tb.saved()

			// Deleting is undone.
			tb.leave("form.apart button[value^=delete]")
			if tb.count(`[data-path="you/colours"]`) != 0 {
				t.Error("the deleted question is still in the outline")
			}
			tb.leave("#travel button[value=undo]")
			if tb.count(`[data-path="you/colours"]`) != 1 {
				t.Error("undoing does not bring the question back")
			}

			// A missing translation is listed, and a click leads to its field.
			tb.visit(at + "/question/you/colours")
			tb.write("#f-c1-label-en", " ")
			tb.saved()
			tb.visit(at + "/translations")
			look("translations")
			tb.leave(`.missing a[href$="#f-c1-label-en"]`)
			tb.write("#f-c1-label-en", "Lime green")
			tb.saved()
			tb.visit(at + "/translations")
			if tb.count(".missing li") != 0 {
				t.Errorf("still missing: %s", tb.text(".missing"))
			}
			tb.visit(at + "/check")
			tb.visit(at + "/publish")
			tb.leave(primary)
			if !strings.Contains(tb.text(".said"), map[string]string{"fr": "publiée", "en": "published"}[language]) {
				t.Errorf("after publishing the page says %q", tb.text(".said"))
			}

			// The next version explains what changes.
			tb.visit(at + "/question/you/colours")
			tb.write("#f-c0-label-"+language, "Carmin")
			tb.saved()
			tb.visit(at + "/publish")
			if got := tb.text("main"); !strings.Contains(got, "Carmin") || !strings.Contains(got, "2") {
				t.Errorf("what changes is not explained: %s", got)
			}
			look("publish again")
		})
	}
}

// Everything is done without scripts, on a phone.
func TestTheEditorNeedsNoScript(t *testing.T) {
	t.Parallel()
	s := serve(t)
	setup := open(t, window{width: wide, language: "en"})
	s.enter(setup)
	tb := open(t, window{width: narrow, language: "en", noScript: true})
	s.signIn(tb, "en")
	at := s.url + "/en/manage/questionnaires/obstacles"
	tb.visit(at + "/add?section=open")
	tb.fill(map[string]string{"label-fr": "Quel port ?", "label-en": "Which harbour?"})
	tb.leave(primary)
	tb.check("question without scripts")
	tb.resize(narrow)
	tb.fill(map[string]string{"c0-label-fr": "Brest", "c0-label-en": "Brest", "c1-label-fr": "Ailleurs", "c1-label-en": "Elsewhere"})
	tb.leave(`.bar button[value="save"]`)
	if got := value[string](tb, "document.getElementById('f-c1-name').value"); got != "ailleurs" {
		t.Errorf("the second choice is named %q", got)
	}
	tb.leave(`button[value="down 0"]`)
	if got := value[string](tb, "document.getElementById('f-c0-name').value"); got != "ailleurs" {
		t.Errorf("after moving, the first choice is %q", got)
	}
	tb.click(`label:has([name="relevant-mode"][value="menus"])`)
	value[bool](tb, "(document.getElementById('f-p0-question').value = 'role', true)")
	tb.leave(`button[value="part"]`)
	value[bool](tb, "(document.querySelector('[name=p0-value]').value = 'both', true)")
	tb.leave(`.bar button[value="save"]`)
	if got := value[string](tb, "document.querySelector('[name=p0-value]').value"); got != "both" {
		t.Errorf("the condition speaks of %q", got)
	}
	tb.visit(at)
	tb.leave(`button[value^="up open/quel_port"], button[value^="up open/which_harbour"]`)
	if got := value[string](tb, "document.querySelector('.here').dataset.path"); !strings.HasPrefix(got, "open/") {
		t.Errorf("moved, the question is at %q", got)
	}
	tb.leave(`.here button[value^="delete"]`)
	tb.leave("#travel button[value=undo]")
	if tb.count(`[data-section="open"] li[data-path]`) != 2 {
		t.Errorf("after undoing the section holds %d questions", tb.count(`[data-section="open"] li[data-path]`))
	}
	tb.leave(`nav.rooms a[href$="/preview"]`)
	if tb.count("#sheet") != 1 {
		t.Error("the preview is no page of its own")
	}
	tb.check("preview without scripts")
}

func TestQuestionsAreMovedByKeyboardAndByMouse(t *testing.T) {
	t.Parallel()
	s := serve(t)
	tb := open(t, window{width: wide, language: "fr"})
	s.enter(tb)
	tb.visit(s.url + "/fr/manage/questionnaires/obstacles")
	order := func(section string) string {
		return value[string](tb, fmt.Sprintf("[...document.querySelectorAll('[data-section=\"%s\"] > ol > li')].map((e) => e.dataset.path.split('/').pop()).join(' ')", section))
	}
	tb.tabTo(on(`button[value="down you/role"]`))
	for _, want := range []string{"domain role organisation region career", "domain organisation role region career"} {
		tb.key(kb.Enter)
		tb.until("document.querySelector('.here')")
		tb.until(quote(want) + " === [...document.querySelectorAll('[data-section=you] > ol > li')].map((e) => e.dataset.path.split('/').pop()).join(' ')")
		tb.until(on(`.here button[value^="down you/role"]`)) // the focus stays on the button, to be pressed again
	}
	tb.do(chromedp.KeyEvent(kb.ArrowUp, chromedp.KeyModifiers(chromedp.ModifierAlt)))
	tb.until("document.querySelectorAll('[data-section=you] > ol > li')[1].dataset.path === 'you/role'")
	tb.key(kb.Tab)
	tb.tabTo(on(`button[value^="delete"]`))
	gone := value[string](tb, "document.activeElement.closest('li').dataset.path")
	tb.key(kb.Enter)
	tb.until("!document.querySelector('[data-path=\"" + gone + "\"]')")
	tb.leave("#travel button[value=undo]")
	if tb.count(`[data-path="`+gone+`"]`) != 1 {
		t.Errorf("%s does not come back", gone)
	}

	before := order("you")
	tb.drag(`[data-path="you/career"] .grip`, `[data-path="you/domain"] .line`)
	tb.until("document.querySelector('.here[data-path=\"you/career\"]')")
	if got := order("you"); got == before || !strings.HasPrefix(got, "career") {
		t.Errorf("dragged: %s, before: %s", got, before)
	}
	tb.drag(`[data-path="you/career"] .grip`, `[data-path="skills/skills_ease"] .line`)
	tb.until(`document.querySelector('.here[data-path="skills/skills_ease/career"]')`)

	sections := func(want string) string {
		return quote(want) + " === [...document.querySelectorAll('section[data-section]')].map((e) => e.dataset.section).join(' ')"
	}
	tb.drag(`[data-section="skills"] > .outline-head .grip`, `[data-section="use"] > .outline-head`)
	tb.until(sections("you skills use publish support open"))
	tb.until(`document.querySelector('.here[data-section="skills"]')`)
	value[bool](tb, `(document.querySelector('[data-section="skills"] h2 a').focus(), true)`)
	tb.do(chromedp.KeyEvent(kb.ArrowUp, chromedp.KeyModifiers(chromedp.ModifierAlt)))
	tb.until(sections("skills you use publish support open"))

	// Once the login has ended a button leads to where to sign in.
	value[bool](tb, "fetch('/fr/manage/logout', {method: 'POST'}).then(() => true)")
	tb.expect(http.StatusUnauthorized)
	tb.click(`button[value="down you/domain"]`)
	tb.until("location.pathname === '/fr/manage/login'")
}

// drag takes one element and drops it in the upper part of another, or in the middle of what holds others.
func (tb *tab) drag(what, where string) {
	tb.t.Helper()
	type point struct{ X, Y float64 }
	at := func(selector string, part float64) point {
		return value[point](tb, fmt.Sprintf(`(() => {
			const box = document.querySelector(%s).getBoundingClientRect();
			return {x: box.left + Math.min(box.width / 2, 100), y: box.top + box.height * %g};
		})()`, quote(selector), part))
	}
	part := 0.3
	if value[bool](tb, fmt.Sprintf("'holds' in (document.querySelector(%s).closest('li')?.dataset ?? {})", quote(where))) {
		part = 0.6
	}
	value[bool](tb, fmt.Sprintf("(document.querySelector(%s).scrollIntoView({block: 'center', behavior: 'instant'}), true)", quote(what)))
	mouse := func(kind input.DispatchMouseEventType, p point) {
		tb.t.Helper()
		_, err := chromedp.Call(tb.ctx, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: kind, X: p.X, Y: p.Y, Button: input.MouseButtonLeft, ClickCount: 1})
		tb.must(err)
	}
	mouse(input.DispatchMouseEventTypeMousePressed, at(what, 0.5))
	for range 400 { // the page scrolls under the pointer at its edge
		target := at(where, part)
		height := value[float64](tb, "innerHeight")
		if target.Y >= 70 && target.Y <= height-70 {
			mouse(input.DispatchMouseEventTypeMouseMoved, target)
			if at(where, part) != target { // it still moved under the hand
				continue
			}
			mouse(input.DispatchMouseEventTypeMouseReleased, target)
			return
		}
		mouse(input.DispatchMouseEventTypeMouseMoved, point{target.X, min(max(target.Y, 20), height-20)})
	}
	tb.fail("%s does not come into the window", where)
}

// Two people write the same question: the second sees both texts side by side and chooses; nothing is lost.
func TestTwoAuthorsLoseNothing(t *testing.T) {
	t.Parallel()
	s := serve(t)
	first, second := open(t, window{width: wide, language: "fr"}), open(t, window{width: wide, language: "fr"})
	s.enter(first)
	s.signIn(second, "fr")
	at := s.url + "/fr/manage/questionnaires/obstacles/question/you/role"
	first.visit(at)
	second.visit(at)
	first.write("#f-label-fr", "Texte de la première")
	first.saved()
	second.write("#f-hint-fr", "Aide de la seconde")
	second.saved() // another field: both are kept
	second.write("#f-label-fr", "Texte de la seconde")
	second.until("document.querySelector('#state button')")
	second.check("clash told")
	second.resize(wide)
	second.leave("#state button")
	page := second.text(".clash")
	if !strings.Contains(page, "Texte de la première") || !strings.Contains(page, "Texte de la seconde") {
		t.Errorf("the clash does not show both texts: %s", page)
	}
	if got := value[string](second, "document.getElementById('f-label-fr').value"); got != "Texte de la seconde" {
		t.Errorf("the form holds %q", got)
	}
	second.check("clash")
	second.resize(wide)
	second.leave(`.bar button[value="save"]`)
	first.visit(at)
	if got := value[string](first, "document.getElementById('f-label-fr').value + ' / ' + document.getElementById('f-hint-fr').value"); got != "Texte de la seconde / Aide de la seconde" {
		t.Errorf("in the end: %s", got)
	}
	first.visit(s.url + "/fr/manage/questionnaires/obstacles/versions")
	if first.count(".history li") < 3 {
		t.Errorf("the history holds %s", first.text(".history"))
	}
}

// A server that goes away while somebody writes takes nothing with it.
func TestWhatIsWrittenOutlivesTheServer(t *testing.T) {
	t.Parallel()
	s := serve(t)
	tb := open(t, window{width: wide, language: "en"})
	s.enter(tb)
	at := s.url + "/en/manage/questionnaires/obstacles/question/you/role"
	tb.visit(at)
	tb.away(true)
	s.kill()
	tb.write("#f-label-en", "Written in the dark")
	tb.until("document.querySelector('#state.failed')")
	s.start()
	tb.untilWithin(2*patience, "document.getElementById('thing').dataset.state === 'saved'")
	tb.away(false)
	tb.visit(at)
	if got := value[string](tb, "document.getElementById('f-label-en').value"); got != "Written in the dark" {
		t.Errorf("after the server came back: %q", got)
	}
}
