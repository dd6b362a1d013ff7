package browser

import (
	"strings"
	"testing"
)

// A first visit from the code on the wall: what crosses a bad network, redirect and headers included.
const (
	mostRequests = 4
	mostBytes    = 40_000
)

func TestAFirstVisitIsLight(t *testing.T) {
	t.Parallel()
	s := serve(t)
	for _, language := range []string{"fr", "en"} {
		for _, noScript := range []bool{false, true} {
			tb := open(t, window{width: narrow, language: language, noScript: noScript})
			tb.visit(s.url + "/e/" + s.code())
			tb.until("document.readyState === 'complete'")
			if !noScript {
				tb.until("document.documentElement.classList.contains('js')")
			}
			tb.mu.Lock()
			requests, bytes := 0, 0.0
			for _, r := range tb.requests {
				if strings.HasPrefix(r.url, "http") {
					requests++
					bytes += r.bytes
					t.Logf("%6.0f bytes %d %s", r.bytes, r.status, r.url)
				}
			}
			tb.mu.Unlock()
			t.Logf("%s: %d requests, %.0f bytes", language, requests, bytes)
			if requests > mostRequests || bytes > mostBytes || bytes < 5000 {
				t.Errorf("%s: %d requests and %.0f bytes, want at most %d and %d", language, requests, bytes, mostRequests, mostBytes)
			}
		}
	}
}
