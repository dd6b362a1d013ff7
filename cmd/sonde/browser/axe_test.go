package browser

import (
	_ "embed"
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
)

//go:embed testdata/axe.min.js
var axe string

// violation is one rule broken at one place.
type violation struct{ Rule, Help, Target, Why string }

const runAxe = `axe.run(document, %s).then(({violations}) => violations.flatMap((v) =>
	v.nodes.map((n) => ({rule: v.id, help: v.help, target: n.target.flat().join(' '), why: n.failureSummary.replaceAll('\n', ' ')}))))`

// Frames hold pages that are checked as pages of their own.
// Every rule that axe has on by default, the best practices among them, and the size of targets, which it leaves off.
const everyRule = `{iframes: false, resultTypes: ['violations'], rules: {'target-size': {enabled: true}}}`

func (tb *tab) axe() []violation {
	tb.t.Helper()
	if !tb.holds("window.axe") {
		tb.do(chromedp.Evaluate[chromedp.Void](axe))
	}
	return value[[]violation](tb, fmt.Sprintf(runAxe, everyRule))
}

// check judges the page as it stands: what every page must be, for everybody. Axe sees a French page narrow and light, and
// wide and dark, an English one the other way round: each of the four on one of the two, at half the time.
func (tb *tab) check(name string) {
	tb.t.Helper()
	where := name + " " + value[string](tb, "location.pathname")
	french := value[string](tb, "document.documentElement.lang") == "fr"
	report := func(format string, args ...any) {
		tb.t.Helper()
		tb.t.Errorf("%s: %s", where, fmt.Sprintf(format, args...))
	}
	if tb.noScript { // axe is one
		tb.scripts(true)
		defer tb.scripts(false)
	}
	for _, fault := range value[[]string](tb, shape) {
		report("%s", fault)
	}
	tb.resize(wide / 2) // the same as 200 % on a wide window
	if over := value[string](tb, overflow); over != "" {
		report("at 200 %%, wider than the window: %s", over)
	}
	for _, width := range []int64{narrow, wide} {
		tb.resize(width)
		if over := value[string](tb, overflow); over != "" {
			report("wider than %d px: %s", width, over)
		}
		if !value[bool](tb, fmt.Sprintf(spacing, "push(spaced)")) {
			tb.fail("text cannot be spaced out")
		}
		if over := value[string](tb, overflow); over != "" {
			report("with text spaced out, wider than %d px: %s", width, over)
		}
		value[bool](tb, fmt.Sprintf(spacing, "pop()"))
		scheme := map[bool]string{true: "dark", false: "light"}[(width == wide) == french]
		tb.paint(scheme == "dark")
		for _, v := range tb.axe() {
			report("%d px, %s: %s (%s) at %s: %s", width, scheme, v.Rule, v.Help, v.Target, v.Why)
		}
		tb.screen(fmt.Sprintf("%s %d %s", where, width, scheme))
		tb.paint(false)
	}
}

// shape lists what is wrong with the page's bones.
const shape = `(() => {
	const faults = [];
	const language = location.pathname.split('/')[1];
	if (document.documentElement.lang !== language) faults.push('lang is ' + document.documentElement.lang);
	if (document.title.trim() === '') faults.push('no title');
	const headings = [...document.querySelectorAll('h1')].filter((e) => e.checkVisibility());
	if (headings.length !== 1) faults.push(headings.length + ' headings h1');
	for (const control of document.querySelectorAll('input:not([type=hidden]), select, textarea')) {
		const named = control.labels?.length > 0 || control.ariaLabel || control.hasAttribute('aria-labelledby');
		if (!named) faults.push('no label: ' + control.outerHTML.slice(0, 100));
	}
	for (const table of document.querySelectorAll('table')) {
		if (!table.caption?.textContent.trim()) faults.push('table without a caption: ' + table.outerHTML.slice(0, 100));
		if (!table.querySelector('th[scope]')) faults.push('table without headers: ' + table.outerHTML.slice(0, 100));
	}
	const words = document.body.innerText;
	for (const odd of ['<no value>', '%!', '{{', 'undefined', 'NaN', '[object ']) if (words.includes(odd)) faults.push('the page says ' + odd);
	const key = words.match(/(^|\s)(layout|respond|receipt|notice|manage|error|problem|report|chart)\.[a-z_]+(\s|$)/);
	if (key && !/\.(html|xlsx|csv|jsonl)/.test(key[0])) faults.push('the page shows the key ' + key[0].trim());
	return faults;
})()`

// overflow names what makes the page wider than the window; empty when nothing does.
const overflow = `(() => {
	if (document.documentElement.scrollWidth <= innerWidth) return '';
	const wide = [...document.body.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1);
	return document.documentElement.scrollWidth + ' px, by ' + wide.slice(-3).map((e) => e.outerHTML.slice(0, 100)).join(' | ');
})()`

// spacing sets text as far apart as readers may (WCAG 1.4.12), or takes that back.
const spacing = `(() => {
	window.spaced ??= new CSSStyleSheet();
	spaced.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }');
	document.adoptedStyleSheets.%s;
	return getComputedStyle(document.body).letterSpacing !== 'normal';
})()`

// titles notes each page's title, and fails when two addresses share one.
type titles map[string]string

func (seen titles) note(t *testing.T, tb *tab) {
	t.Helper()
	title, path := value[string](tb, "document.title"), kindOf(value[string](tb, "location.pathname"))
	if before, known := seen[title]; known && before != path {
		t.Errorf("%s and %s are both called %q", before, path, title)
	}
	seen[title] = path
}
