package respond_test

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"sonde/survey"
)

func TestTheEmptyFormMayBeKeptByTheBrowserAlone(t *testing.T) {
	s := newSite(t)
	first, second := s.get("/fr/s/every?event=QUAY-EVERY"), s.get("/fr/s/every?event=QUAY-EVERY")
	if got := first.Header().Get("Cache-Control"); first.Code != http.StatusOK || got != "private, no-cache" {
		t.Errorf("status %d, Cache-Control %q", first.Code, got)
	}
	key := regexp.MustCompile(`^[0-9a-f]{32}$`)
	one, two := first.control(":key"), second.control(":key")
	if len(one) != 1 || !key.MatchString(one[0]) || one[0] == two[0] {
		t.Errorf("keys %q and %q, want two of 32 hexadecimal digits", one, two)
	}
	if got := first.control(":event"); len(got) != 1 || got[0] != "QUAY-EVERY" || !strings.Contains(first.body, "Brest, 1er mars 2026") {
		t.Errorf("event %q", got)
	}
	if len(first.Header()["Set-Cookie"]) > 0 {
		t.Error("a cookie is set")
	}
}

// What HTML and RGAA 11 ask of a form, held on every page that shows one.
func TestEveryControlHasItsWords(t *testing.T) {
	s := newKinds(t)
	s.field("crew", "testdata/crew.json")
	for name, page := range map[string]reply{
		"kinds":   s.get("/fr/s/kinds"),
		"rows":    s.post("/fr/s/crew", ":key", key1, ":version", "1", ":do", "show", "sailor/2/first", "Bob", "sailor/2/trip/2/where", "x", "boats", "2"),
		"wrong":   s.post("/en/s/kinds", ":key", key1, ":version", "1", "wind", "x", "day", "x", "watch_helm", "x", "folded", "x"),
		"empty":   s.get("/fr/s/every"),
		"refused": s.post("/en/s/every", ":key", key1, ":version", "1", "crew", "x"),
		"receipt": s.get("/fr/receipt"),
	} {
		ids := map[string]bool{}
		for _, n := range page.all(func(n *html.Node) bool { return has(n, "id") }) {
			if id := attribute(n, "id"); ids[id] {
				t.Errorf("%s: two elements have the id %q", name, id)
			}
			ids[attribute(n, "id")] = true
		}
		labelled := map[string]bool{}
		for _, n := range page.all(func(n *html.Node) bool { return n.Data == "label" }) {
			labelled[attribute(n, "for")] = text(n) != ""
		}
		for _, n := range page.all(func(n *html.Node) bool { return n.Data == "input" || n.Data == "select" || n.Data == "textarea" }) {
			if attribute(n, "type") != "hidden" && !labelled[attribute(n, "id")] {
				t.Errorf("%s: %s has no label", name, attribute(n, "name"))
			}
			if has(n, "required") {
				t.Errorf("%s: %s is required by the browser, which would block questions that do not apply", name, attribute(n, "name"))
			}
		}
		for _, n := range page.all(func(n *html.Node) bool { return true }) {
			for _, reference := range []string{"aria-describedby", "aria-labelledby"} {
				for _, id := range strings.Fields(attribute(n, reference)) {
					if !ids[id] {
						t.Errorf("%s: %s names %q, which is not there", name, reference, id)
					}
				}
			}
			if n.Data == "a" && strings.HasPrefix(attribute(n, "href"), "#") && !ids[unescaped(attribute(n, "href")[1:])] {
				t.Errorf("%s: a link leads to %s, which is not there", name, attribute(n, "href"))
			}
			for _, a := range n.Attr {
				if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
					t.Errorf("%s: %s carries %s, which the content policy refuses", name, n.Data, a.Key)
				}
			}
		}
		for _, n := range page.all(func(n *html.Node) bool { return n.Data == "script" }) {
			if kind := attribute(n, "type"); kind != "application/json" && attribute(n, "src") == "" {
				t.Errorf("%s: a script stands in the page", name)
			}
		}
		if len(page.all(func(n *html.Node) bool { return n.Data == "h1" })) < 1 {
			t.Errorf("%s: no first heading", name)
		}
	}
}

// The form is sent to another address than its own: no other link may be built on that one.
func TestTheSheetLeadsToItsPaperVersion(t *testing.T) {
	s := newSite(t)
	for _, sheet := range []reply{s.get("/fr/s/every"), s.get("/fr/s/every?event=QUAY-EVERY"), s.post("/fr/s/every", ":key", key1, ":version", "1")} {
		links := sheet.all(func(n *html.Node) bool { return n.Data == "a" && strings.HasSuffix(attribute(n, "href"), "/print") })
		if len(links) != 1 || attribute(links[0], "href") != "/fr/s/every/print" {
			t.Errorf("links to the paper version: %v", links)
		}
	}
}

// Enter in a field presses the first button of the form: it must neither send nor change the language.
func TestEnterSendsNothing(t *testing.T) {
	s := newSite(t)
	page := s.get("/fr/s/every")
	buttons := page.all(func(n *html.Node) bool {
		return n.Data == "button" && attribute(n, "type") == "submit" && (attribute(n, "form") == "sheet" || inForm(n))
	})
	if first := buttons[0]; attribute(first, "value") != "show" || has(first, "formaction") {
		t.Errorf("the first button does %q", attribute(first, "value"))
	}
}

func inForm(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n.Data == "form" {
			return true
		}
	}
	return false
}

func TestConditionalSectionsSayForWhomTheyAre(t *testing.T) {
	s := newSite(t)
	if page := s.get("/en/s/every"); !strings.Contains(text(page.byID("s-boat")), "For people who sail.") {
		t.Error("the section on boats does not say whom it is for")
	}
}

func TestTheFormFollowsTheSurvey(t *testing.T) {
	s := newSite(t)
	for _, step := range []struct {
		name   string
		change func(*survey.Survey)
		status int
		says   string
	}{
		{"open", func(*survey.Survey) {}, 200, "Naviguez-vous"},
		{"renamed", func(one *survey.Survey) { one.Title = survey.Text{"fr": "Les marins"} }, 200, "Les marins"},
		{"on trial", func(one *survey.Survey) { one.State = survey.StateTrial }, 200, "Essai."},
		{"not open yet", func(one *survey.Survey) { one.State, one.OpensAt = survey.StateOpen, noon.Add(48*time.Hour) }, 403, "3 mars 2026"},
		{"over", func(one *survey.Survey) { one.OpensAt, one.ClosesAt = time.Time{}, noon }, 410, "close"},
		{"closed", func(one *survey.Survey) { one.State, one.ClosesAt = survey.StateClosed, time.Time{} }, 410, "Merci d’avoir tout essayé."},
		{"a draft", func(one *survey.Survey) { one.State = survey.StateDraft }, 404, "Page introuvable"},
	} {
		s.change(step.change)
		got := s.get("/fr/s/every")
		if got.Code != step.status || !strings.Contains(got.body, step.says) {
			t.Errorf("%s: status %d, want %d and %q", step.name, got.Code, step.status, step.says)
		}
	}
}

func TestAddresses(t *testing.T) {
	s := newSite(t)
	for _, step := range []struct {
		path     string
		status   int
		location string
	}{
		{"/fr/", 200, ""},
		{"/en/help", 200, ""},
		{"/fr/privacy", 200, ""},
		{"/fr/accessibility", 200, ""},
		{"/fr/receipt", 200, ""},
		{"/fr/s/every/print", 200, ""},
		{"/de/s/every", 303, "/fr/s/every"},
		{"/de/s/every?event=QUAY-EVERY", 303, "/fr/s/every?event=QUAY-EVERY"},
		{"/de/s/none", 404, ""},
		{"/de/e/QUAY-EVERY", 303, "/fr/s/every?event=QUAY-EVERY"},
		{"/fr/s/none", 404, ""},
		{"/fr/s/every?event=NONE", 404, ""},
		{"/e/QUAY-EVERY", 303, "/fr/s/every?event=QUAY-EVERY"},
		{"/en/e/QUAY-EVERY", 303, "/en/s/every?event=QUAY-EVERY"},
		{"/e/NONE", 404, ""},
	} {
		got := s.get(step.path)
		if got.Code != step.status || got.Header().Get("Location") != step.location {
			t.Errorf("%s: %d %q, want %d %q", step.path, got.Code, got.Header().Get("Location"), step.status, step.location)
		}
	}
	if home := s.get("/fr/"); !strings.Contains(home.body, "/fr/s/every") {
		t.Error("the open survey is not listed")
	}
	s.change(func(one *survey.Survey) { one.Listed = false })
	if home := s.get("/fr/"); strings.Contains(home.body, "/fr/s/every") {
		t.Error("a survey that is not listed is on the list")
	}
}

// The budget of a first visit, from the QR code on: redirect, page, style, script.
const (
	mostRequests = 4
	mostBytes    = 40 << 10
)

func TestAFirstVisitIsLight(t *testing.T) {
	s := newSite(t)
	s.field("obstacles", "../../data/questionnaires/obstacles.json")
	requests, size := 0, 0
	fetch := func(path string) (string, http.Header) {
		request := httptest.NewRequest(http.MethodGet, path, nil)
		request.Host = "sonde.example"
		request.Header.Set("Accept-Encoding", "gzip")
		reply := httptest.NewRecorder()
		s.server.Handler().ServeHTTP(reply, request)
		requests, size = requests+1, size+reply.Body.Len()
		body := reply.Body.Bytes()
		if reply.Header().Get("Content-Encoding") == "gzip" {
			unzip, err := gzip.NewReader(bytes.NewReader(body))
			s.must(err)
			var plain bytes.Buffer
			_, err = plain.ReadFrom(unzip)
			s.must(err)
			body = plain.Bytes()
		}
		return string(body), reply.Header()
	}
	_, header := fetch("/e/QUAY-OBSTACLES")
	page, _ := fetch(header.Get("Location"))
	for _, m := range regexp.MustCompile(`(?:src|href)="(/static/[^"]+|data:,)"`).FindAllStringSubmatch(page, -1) {
		if m[1] == "data:," {
			continue
		}
		loaded, _ := fetch(m[1])
		if strings.Contains(loaded, "\nimport ") || strings.HasPrefix(loaded, "import ") || strings.Contains(loaded, "url(") {
			t.Errorf("%s makes the browser load more", m[1])
		}
	}
	t.Logf("%d requests, %d bytes with gzip", requests, size)
	if requests > mostRequests || size > mostBytes {
		t.Errorf("%d requests and %d bytes, want at most %d and %d", requests, size, mostRequests, mostBytes)
	}
}

// unescaped is a fragment as the browser looks for it.
func unescaped(fragment string) string {
	plain, err := url.PathUnescape(fragment)
	if err != nil {
		return fragment
	}
	return plain
}
