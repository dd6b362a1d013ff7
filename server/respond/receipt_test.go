package respond_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func newRequest(path, kind, body string) *http.Request {
	request := httptest.NewRequest(http.MethodPost, path, strings.NewReader(body))
	if kind != "" {
		request.Header.Set("Content-Type", kind)
	}
	return request
}

func TestAReceiptReadsAndWithdraws(t *testing.T) {
	s := newSite(t)
	code := s.post("/fr/s/every", sheet(key1, "fruits", "plum", "story", "<script>alert(1)</script>")...).code()
	if len(code) != 26 {
		t.Fatalf("code %q", code)
	}
	found := s.post("/en/receipt", "code", strings.ToLower(code[:5]+" "+code[5:]))
	for _, want := range []string{"Every question", "1 March 2026", "Which fruit?", "Plum &amp; &lt;b&gt;mirabelle&lt;/b&gt;", "&lt;script&gt;"} {
		if !strings.Contains(found.body, want) {
			t.Errorf("%q is not on the page", want)
		}
	}
	for _, list := range found.all(func(n *html.Node) bool { return n.Data == "dl" }) {
		if text(list) == "" {
			t.Error("a list of answers is empty")
		}
	}
	if found.Header().Get("Cache-Control") != "no-store" {
		t.Error("the page may be stored")
	}
	if asked := s.post("/en/receipt", "code", code, ":do", "withdraw"); !strings.Contains(asked.body, "for ever?") || s.stored() != 1 {
		t.Error("want to be asked once more before anything is withdrawn")
	}
	if gone := s.post("/en/receipt", "code", code, ":do", "confirm"); gone.Code != http.StatusOK || s.stored() != 0 {
		t.Errorf("withdrawing: status %d, %d stored", gone.Code, s.stored())
	}
	if again := s.post("/en/receipt", "code", code); again.Code != http.StatusGone || strings.Contains(again.body, "mirabelle") {
		t.Errorf("after that: status %d", again.Code)
	}
}

func TestAWrongCodeSaysTheSameWhateverItIs(t *testing.T) {
	s := newSite(t)
	s.post("/fr/s/every", sheet(key1)...)
	unknown := s.post("/fr/receipt", "code", strings.Repeat("7", 26))
	for _, code := range []string{"", "abc", strings.Repeat("7", 27), "<script>alert(1)</script>"} {
		got := s.post("/fr/receipt", "code", code)
		if got.Code != http.StatusNotFound || text(got.byID("code-wrong")) != text(unknown.byID("code-wrong")) {
			t.Errorf("%q: status %d, %q", code, got.Code, text(got.byID("code-wrong")))
		}
		if strings.Contains(got.body, "<script>alert") {
			t.Error("the code became markup")
		}
	}
	for range 130 {
		s.post("/fr/receipt", "code", "x")
	}
	if got := s.post("/fr/receipt", "code", "x"); got.Code != http.StatusTooManyRequests {
		t.Errorf("guessing on: status %d, want 429", got.Code)
	}
}
