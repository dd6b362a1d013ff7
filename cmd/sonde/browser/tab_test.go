package browser

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

const (
	narrow = 320
	wide   = 1280
	// patience is how long a test waits for what should happen at once.
	patience = 15 * time.Second
)

// window is how a visitor looks at the pages.
type window struct {
	width    int64
	language string // Accept-Language; "" is French
	noScript bool
	dark     bool
}

// tab is one visitor: a tab with cookies and storage of its own. Whatever the pages do wrong fails the test.
type tab struct {
	t   *testing.T
	ctx context.Context

	mu       sync.Mutex
	faults   []string
	requests []*request
	cut      bool // the network or the server is away on purpose
}

// request is one thing fetched; bytes as they came over the wire, headers included.
type request struct {
	id     network.RequestID
	url    string
	status int64
	bytes  float64
}

// open gives a new visitor.
func open(t *testing.T, w window) *tab {
	t.Helper()
	needsBrowser(t)
	browser, err := started()
	if err != nil {
		t.Fatalf("%s (%v)", remedy, err)
	}
	tb := &tab{t: t}
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithNewBrowserContext(), chromedp.WithListener(tb.hear))
	tb.ctx = ctx
	t.Cleanup(func() {
		cancel()
		tb.mu.Lock()
		defer tb.mu.Unlock()
		for _, fault := range tb.faults {
			t.Error(fault)
		}
	})
	if w.language == "" {
		w.language = "fr"
	}
	height := int64(800)
	if w.width == narrow {
		height = 640
	}
	tb.must(chromedp.Do(ctx, chromedp.EmulateViewport(w.width, height)))
	_, err = chromedp.Call(ctx, network.SetExtraHTTPHeaders, network.SetExtraHTTPHeadersParams{Headers: network.Headers{"Accept-Language": w.language}})
	tb.must(err)
	tb.paint(w.dark)
	if w.noScript {
		_, err = chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		tb.must(err)
	}
	return tb
}

// resize changes the window's width.
func (tb *tab) resize(width int64) {
	tb.t.Helper()
	tb.must(chromedp.Do(tb.ctx, chromedp.EmulateViewport(width, 800)))
}

// paint chooses the dark or the light scheme; nothing moves, so that colours are read at rest.
func (tb *tab) paint(dark bool) {
	tb.t.Helper()
	scheme := "light"
	if dark {
		scheme = "dark"
	}
	_, err := chromedp.Call(tb.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme},
		{Name: "prefers-reduced-motion", Value: "reduce"},
	}})
	tb.must(err)
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
		tb.asked(event)
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
	for _, status := range []string{"409", "410", "413", "422", "429"} {
		if strings.Contains(entry.Text, "status of "+status) {
			return true
		}
	}
	return tb.cut
}

// asked notes a request; a redirect is one request more under the same id.
func (tb *tab) asked(event *network.EventRequestWillBeSent) {
	if before := tb.request(event.RequestID); before != nil && event.RedirectResponse != nil {
		before.id, before.status, before.bytes = "", event.RedirectResponse.Status, event.RedirectResponse.EncodedDataLength
	}
	tb.requests = append(tb.requests, &request{id: event.RequestID, url: event.Request.URL})
}

func (tb *tab) request(id network.RequestID) *request {
	for _, r := range tb.requests {
		if r.id == id {
			return r
		}
	}
	return nil
}

// away says that the network or the server is gone for a while, or back.
func (tb *tab) away(gone bool) {
	tb.mu.Lock()
	defer tb.mu.Unlock()
	tb.cut = gone
}

func (tb *tab) must(err error) {
	tb.t.Helper()
	if err != nil {
		tb.fail("%v", err)
	}
}

// fail ends the test, with a picture where SONDE_SCREENS asks for pictures.
func (tb *tab) fail(format string, args ...any) {
	tb.t.Helper()
	tb.screen("failed")
	tb.t.Fatalf(format, args...)
}

// screen keeps a picture of the whole page in the folder that SONDE_SCREENS names, if any.
func (tb *tab) screen(name string) {
	tb.t.Helper()
	folder := os.Getenv("SONDE_SCREENS")
	if folder == "" {
		return
	}
	picture, err := chromedp.Run(tb.ctx, chromedp.FullScreenshot(100))
	if err != nil {
		tb.t.Logf("no picture of %s: %v", name, err)
		return
	}
	file := filepath.Join(folder, strings.NewReplacer("/", "_", " ", "_").Replace(tb.t.Name()+" "+name)+".png")
	if err := os.WriteFile(file, picture, 0o644); err != nil {
		tb.t.Log(err)
	}
}
