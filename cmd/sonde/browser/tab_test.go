package browser

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

const (
	narrow = 320
	wide   = 1280
	// patience is how long a test waits for what should happen at once.
	patience = 60 * time.Second
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
	t        *testing.T
	ctx      context.Context
	noScript bool

	mu       sync.Mutex
	faults   []string
	requests []*request
	expected []int // statuses of refusals that the test means to meet
	cut      bool  // the network or the server is away on purpose
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
	tb.must(chromedp.Do(ctx)) // opens the tab, which lives as long as the context of this call
	tb.do(chromedp.EmulateViewport(w.width, height))
	_, err = chromedp.Call(ctx, network.SetExtraHTTPHeaders, network.SetExtraHTTPHeadersParams{Headers: network.Headers{"Accept-Language": w.language}})
	tb.must(err)
	tb.paint(w.dark)
	tb.noScript = w.noScript
	tb.scripts(!w.noScript)
	return tb
}

// scripts lets scripts run or not; those of a page that is there already stay as they are.
func (tb *tab) scripts(on bool) {
	tb.t.Helper()
	_, err := chromedp.Call(tb.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
	tb.must(err)
}

// resize changes the window's width.
func (tb *tab) resize(width int64) {
	tb.t.Helper()
	tb.do(chromedp.EmulateViewport(width, 800))
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
