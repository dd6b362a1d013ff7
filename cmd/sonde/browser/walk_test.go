package browser

import (
	"fmt"
	"strings"
)

// links are the addresses that a page links to, of the same language.
const links = `[...new Set([...document.querySelectorAll('a[href]')].map((a) => new URL(a.href)).filter((u) =>
	u.origin === location.origin && u.pathname.startsWith('/' + document.documentElement.lang + '/')).map((u) => u.pathname + u.search))]`

// ask tells what stands at an address: a page, or a file to keep.
const ask = `fetch(%s, {method: 'HEAD'}).then((reply) => ({
	status: reply.status,
	page: Boolean(reply.headers.get('Content-Type')?.startsWith('text/html')) && !reply.headers.get('Content-Disposition'),
}))`

// walk visits every page that can be reached by links from the first ones, and calls see on each. Of pages that differ by
// the response, the event or the survey alone, it visits one.
func (s *site) walk(tb *tab, language string, first []string, see func(path string)) {
	tb.t.Helper()
	known := map[string]bool{}
	queue := first
	for len(queue) > 0 {
		path := queue[0]
		queue = queue[1:]
		tb.visit(s.url + path)
		see(path)
		for _, link := range value[[]string](tb, links) {
			if known[kindOf(link)] {
				continue
			}
			known[kindOf(link)] = true
			there := value[struct {
				Status int
				Page   bool
			}](tb, fmt.Sprintf(ask, quote(link)))
			if there.Status != 200 {
				tb.t.Errorf("%s links to %s, which answers %d", path, link, there.Status)
			} else if there.Page {
				queue = append(queue, link)
			}
		}
	}
}

// kindOf is an address without what tells one object from another of its kind.
func kindOf(path string) string {
	bare, _, _ := strings.Cut(path, "?")
	if before, _, found := strings.Cut(bare, "/question/"); found { // a path of the questionnaire follows
		return before + "/question/*"
	}
	parts := strings.Split(bare, "/")
	for i := range parts {
		if i > 0 && (parts[i-1] == "responses" || parts[i-1] == "events" || parts[i-1] == "section" || parts[i-1] == "e") {
			parts[i] = "*"
		}
	}
	return strings.Join(parts, "/")
}
