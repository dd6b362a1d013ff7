package browser

import (
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"sync/atomic"
	"testing"
)

// cutter stands between the browser and the server. When armed, it lets one sheet through, kills the server once it has
// answered, and cuts the line before the browser hears of it.
func cutter(t *testing.T, s *site) (address string, arm func()) {
	t.Helper()
	target, err := url.Parse(s.url)
	if err != nil {
		t.Fatal(err)
	}
	var armed atomic.Bool
	proxy := &httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(target); r.Out.Host = r.In.Host },
		ModifyResponse: func(reply *http.Response) error {
			if reply.Request.Method == http.MethodPost && armed.CompareAndSwap(true, false) {
				s.kill()
				panic(http.ErrAbortHandler)
			}
			return nil
		},
		ErrorHandler: func(http.ResponseWriter, *http.Request, error) { panic(http.ErrAbortHandler) },
	}
	front := httptest.NewServer(proxy)
	t.Cleanup(front.Close)
	return front.URL, func() { armed.Store(true) }
}

func TestAServerKilledBeforeItsReplyArrivesCountsTheSheetOnce(t *testing.T) {
	t.Parallel()
	s := serve(t)
	address, arm := cutter(t, s)
	tb := open(t, window{width: narrow})
	tb.visit(address + "/fr/s/obstacles")
	tb.answerAs("neither", true)
	tb.away(true)
	arm()
	tb.click("[data-step=send]")
	tb.until("document.querySelector('#state button')")
	if tb.section() != "s-skills" || !tb.ticked("ease_find_data", "2") {
		t.Error("the sheet is not on screen while the network is away")
	}
	tb.check("no network")
	tb.resize(narrow)
	if s.count() != 1 {
		t.Fatalf("%d responses before the retry, want the one whose reply was cut", s.count())
	}
	s.start()
	if tb.visible("#state button") {
		tb.click("#state button")
	}
	tb.until("document.getElementById('receipt')")
	if tb.status() != 200 || s.count() != 1 {
		t.Errorf("the retry is answered %d, and there are %d responses", tb.status(), s.count())
	}
}
