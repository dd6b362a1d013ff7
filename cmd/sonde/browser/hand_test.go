package browser

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// visit goes to an address and waits until the page is there.
func (tb *tab) visit(address string) {
	tb.t.Helper()
	tb.do(chromedp.Navigate(address))
}

// do runs steps that give nothing.
func (tb *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	tb.t.Helper()
	ctx, cancel := context.WithTimeout(tb.ctx, patience)
	defer cancel()
	tb.must(chromedp.Do(ctx, steps...))
}

// value evaluates JavaScript in the page.
func value[T any](tb *tab, expression string) T {
	tb.t.Helper()
	ctx, cancel := context.WithTimeout(tb.ctx, patience)
	defer cancel()
	got, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		tb.fail("%s: %v", expression, err)
	}
	return got
}

// holds tells whether a JavaScript condition is true now; a page on its way out counts as no.
func (tb *tab) holds(condition string) bool {
	ctx, cancel := context.WithTimeout(tb.ctx, patience)
	defer cancel()
	yes, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("Boolean("+condition+")"))
	return err == nil && yes
}

// until waits for a JavaScript condition.
func (tb *tab) until(condition string) {
	tb.t.Helper()
	tb.untilWithin(patience, condition)
}

func (tb *tab) untilWithin(limit time.Duration, condition string) {
	tb.t.Helper()
	for end := time.Now().Add(limit); !tb.holds(condition); time.Sleep(15 * time.Millisecond) {
		if time.Now().After(end) {
			tb.fail("waited in vain for %s on %q", condition, value[string](tb, "location.pathname + ' ' + document.title"))
		}
	}
}

// text is what a reader sees of the first element that matches.
func (tb *tab) text(selector string) string {
	tb.t.Helper()
	return value[string](tb, fmt.Sprintf("(document.querySelector(%s)?.innerText ?? '').trim()", quote(selector)))
}

// count is how many elements match; visible is how many of them can be seen.
func (tb *tab) count(selector string) int {
	tb.t.Helper()
	return value[int](tb, fmt.Sprintf("document.querySelectorAll(%s).length", quote(selector)))
}

func (tb *tab) visible(selector string) bool {
	tb.t.Helper()
	return value[bool](tb, fmt.Sprintf("[...document.querySelectorAll(%s)].some((e) => e.checkVisibility())", quote(selector)))
}

// click presses the middle of the first visible element that matches, which nothing may cover.
func (tb *tab) click(selector string) {
	tb.t.Helper()
	tb.press(selector, 1)
}

func (tb *tab) press(selector string, times int) {
	tb.t.Helper()
	find := fmt.Sprintf(`(() => {
		const e = [...document.querySelectorAll(%s)].find((e) => e.checkVisibility());
		if (!e) return null;
		e.scrollIntoView({block: 'center', behavior: 'instant'});
		const box = e.getClientRects()[0];
		const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
		const top = document.elementFromPoint(x, y);
		return {x, y, covered: !(top && (e.contains(top) || top.contains(e) || top.closest('label')?.control === e)), by: top?.outerHTML?.slice(0, 120) ?? ''};
	})()`, quote(selector))
	place := value[*struct {
		X, Y    float64
		Covered bool
		By      string
	}](tb, find)
	if place == nil {
		tb.fail("nothing to click at %s", selector)
	}
	if place.Covered {
		tb.fail("%s is covered by %s", selector, place.By)
	}
	for n := 1; n <= times; n++ {
		tb.do(chromedp.MouseClickXY(place.X, place.Y, chromedp.ClickCount(n)))
	}
}

// tick picks a choice as a finger does: on its words.
func (tb *tab) tick(question, choice string) {
	tb.t.Helper()
	tb.click(fmt.Sprintf("label:has(input[name=%q][value=%q])", question, choice))
}

// ticked tells whether a choice is picked.
func (tb *tab) ticked(question, choice string) bool {
	tb.t.Helper()
	return value[bool](tb, fmt.Sprintf(`document.querySelector('input[name="%s"][value="%s"]').checked`, question, choice))
}

// write puts words into a field.
func (tb *tab) write(selector, words string) {
	tb.t.Helper()
	tb.click(selector)
	tb.do(chromedp.Evaluate[chromedp.Void]("document.activeElement.select?.()"))
	tb.insert(words)
}

// insert types words where the cursor is.
func (tb *tab) insert(words string) {
	tb.t.Helper()
	_, err := chromedp.Call(tb.ctx, input.InsertText, input.InsertTextParams{Text: words})
	tb.must(err)
}

// choose takes an option of a menu.
func (tb *tab) choose(selector, option string) {
	tb.t.Helper()
	value[bool](tb, fmt.Sprintf(`(() => {
		const menu = document.querySelector(%s);
		menu.value = %s;
		menu.dispatchEvent(new Event('input', {bubbles: true}));
		menu.dispatchEvent(new Event('change', {bubbles: true}));
		if (menu.value !== %s) throw new Error('no such option');
		return true;
	})()`, quote(selector), quote(option), quote(option)))
}

// leave clicks and waits for the page that comes instead.
func (tb *tab) leave(selector string) {
	tb.t.Helper()
	value[bool](tb, "document.documentElement.dataset.left = true")
	tb.click(selector)
	tb.until("document.readyState === 'complete' && !document.documentElement.dataset.left")
}

// key presses keys: kb.Tab, kb.Enter, " ", kb.ArrowDown ...
func (tb *tab) key(keys string) {
	tb.t.Helper()
	tb.do(chromedp.KeyEvent(keys))
}

// quote writes a Go string as a JavaScript one.
func quote(s string) string { return strconv.Quote(s) }
