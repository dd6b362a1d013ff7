package browser

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
)

// request is one thing fetched; bytes as they came over the wire, headers included.
type request struct {
	id     network.RequestID
	url    string
	status int64
	bytes  float64
	// document: the browser loads it as a page; page: so, or a script asks for it.
	document, page bool
}

// hear notes what the browser tells of the tab.
func (tb *tab) hear(event any) {
	tb.mu.Lock()
	defer tb.mu.Unlock()
	switch event := event.(type) {
	case *runtime.EventExceptionThrown:
		tb.faults = append(tb.faults, fmt.Sprintf("exception: %+v", event.ExceptionDetails))
	case *runtime.EventConsoleAPICalled:
		if event.Type == runtime.ConsoleAPICalledTypeError || event.Type == runtime.ConsoleAPICalledTypeWarning {
			tb.faults = append(tb.faults, fmt.Sprintf("console: %s", event.Args[0].Value))
		}
	case *log.EventEntryAdded:
		if entry := event.Entry; entry.Level == log.EntryLevelError || entry.Level == log.EntryLevelWarning {
			if !tb.meant(entry) {
				tb.faults = append(tb.faults, fmt.Sprintf("console: %s: %s (%s)", entry.Source, entry.Text, entry.URL))
			}
		}
	case *network.EventRequestWillBeSent:
		address, err := url.Parse(event.Request.URL)
		if err != nil || (address.Hostname() != "127.0.0.1" && address.Scheme != "data" && address.Scheme != "blob") {
			tb.faults = append(tb.faults, "request to another host: "+event.Request.URL)
		}
		tb.noteRequest(event)
	case *network.EventResponseReceived:
		if r := tb.request(event.RequestID); r != nil {
			r.status = event.Response.Status
		}
	case *network.EventLoadingFinished:
		if r := tb.request(event.RequestID); r != nil {
			r.bytes = event.EncodedDataLength
		}
	}
}

// meant tells whether the browser only reports a refusal that the page explains, or a network that the test cut.
func (tb *tab) meant(entry *log.Entry) bool {
	if entry.Source != log.EntrySourceNetwork {
		return false
	}
	for _, status := range append([]int{409, 410, 422}, tb.expected...) {
		if strings.Contains(entry.Text, fmt.Sprintf("status of %d", status)) {
			return true
		}
	}
	return tb.cut
}

// noteRequest notes a request; a redirect is one request more under the same id.
func (tb *tab) noteRequest(event *network.EventRequestWillBeSent) {
	if before := tb.request(event.RequestID); before != nil && event.RedirectResponse != nil {
		before.id, before.status, before.bytes = "", event.RedirectResponse.Status, event.RedirectResponse.EncodedDataLength
	}
	document := event.Type == network.ResourceTypeDocument
	tb.requests = append(tb.requests, &request{
		id: event.RequestID, url: event.Request.URL,
		document: document, page: document || event.Type == network.ResourceTypeFetch,
	})
}

func (tb *tab) request(id network.RequestID) *request {
	for _, r := range tb.requests {
		if r.id == id {
			return r
		}
	}
	return nil
}

// documents is how many pages the browser loaded.
func (tb *tab) documents() int {
	tb.mu.Lock()
	defer tb.mu.Unlock()
	n := 0
	for _, r := range tb.requests {
		if r.document {
			n++
		}
	}
	return n
}

// status is what the last request for a page was answered with, by a script or by the browser itself.
func (tb *tab) status() int64 {
	tb.mu.Lock()
	defer tb.mu.Unlock()
	for i := len(tb.requests) - 1; i >= 0; i-- {
		if r := tb.requests[i]; r.page {
			return r.status
		}
	}
	return 0
}

// expect says that the test will meet replies with these statuses.
func (tb *tab) expect(statuses ...int) {
	tb.mu.Lock()
	defer tb.mu.Unlock()
	tb.expected = append(tb.expected, statuses...)
}
