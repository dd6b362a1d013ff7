package browser

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

const password = "une phrase assez longue"

// enter makes the first administrator by the link that the server printed, and signs that person in.
func (s *site) enter(tb *tab) {
	tb.t.Helper()
	tb.visit(s.printed(`http\S+/manage/setup/\S+`))
	tb.fill(map[string]string{"name": "Anne Rivoal", "email": "anne@example.org", "password": password})
	tb.leave("main form button.primary")
	if !strings.Contains(value[string](tb, "location.pathname"), "/manage/") || tb.visible("#f-password") {
		tb.fail("the set-up link does not sign in: %s", tb.text("main"))
	}
}

// fill writes into the fields of a staff page's form.
func (tb *tab) fill(fields map[string]string) {
	tb.t.Helper()
	for name, words := range fields {
		if value[string](tb, "document.getElementById("+quote("f-"+name)+").tagName") == "SELECT" {
			tb.choose("#f-"+name, words)
			continue
		}
		tb.write("#f-"+name, words)
	}
}

// notice writes what a survey must say before it may open.
func (s *site) notice(tb *tab, language string) {
	tb.t.Helper()
	tb.visit(s.url + "/" + language + "/manage/s/obstacles/settings")
	tb.fill(map[string]string{
		"notice-controller-fr": "le pôle de données", "notice-controller-en": "the data hub",
		"notice-contact-fr": "donnees@example.org", "notice-contact-en": "data@example.org",
		"notice-basis-fr": "mission d’intérêt public", "notice-basis-en": "public interest",
		"notice-retention-fr": "un an, puis effacées", "notice-retention-en": "one year, then deleted",
		"late": "0",
	})
	tb.leave("main form button.primary")
}

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
	parts := strings.Split(bare, "/")
	for i := range parts {
		if i > 0 && (parts[i-1] == "responses" || parts[i-1] == "events" || parts[i-1] == "e") {
			parts[i] = "*"
		}
	}
	return strings.Join(parts, "/")
}

func TestStaffPagesAreForEverybody(t *testing.T) {
	s := serve(t)
	tb := open(t, window{width: wide, language: "fr"})
	tb.visit(s.printed(`http\S+/manage/setup/\S+`))
	tb.check("set-up")
	tb.leave("main form button.primary")
	if tb.status() != 422 {
		t.Errorf("an empty set-up is answered %d", tb.status())
	}
	tb.check("set-up refused")
	tb.resize(wide)
	s.enter(tb)
	tb.visit(s.url + "/fr/manage/s/obstacles/live")
	tb.check("not ready to open")
	tb.resize(wide)
	s.notice(tb, "fr")
	tb.visit(s.url + "/fr/manage/s/obstacles/new-event")
	tb.leave("main form button.primary")
	tb.check("event refused")
	tb.resize(wide)
	tb.fill(map[string]string{"title-fr": "Atelier de Brest", "title-en": "Brest workshop", "code": "ATELIER"})
	tb.leave("main form button.primary")
	tb.visit(s.url + "/fr/manage/s/obstacles/live")
	tb.leave("main form button.primary")
	for _, language := range []string{"fr", "en"} {
		t.Run(language, func(t *testing.T) {
			seen := titles{}
			visited := []string{}
			tb.t = t
			s.walk(tb, language, []string{"/" + language + "/manage/"}, func(path string) {
				tb.check("staff")
				seen.note(t, tb)
				visited = append(visited, path)
				tb.resize(wide)
			})
			list, _ := json.Marshal(visited)
			t.Logf("%d pages: %s", len(visited), list)
		})
	}
}
