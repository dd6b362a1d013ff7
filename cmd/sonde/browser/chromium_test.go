package browser

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"

	"sonde/cmd/sonde/process"
)

func TestMain(m *testing.M) {
	code := m.Run()
	closeBrowser()
	process.Remove()
	os.Exit(code)
}

const remedy = "the browser tests need Chromium: install it (Debian: sudo apt-get install chromium) or name it in SONDE_CHROMIUM"

// closeBrowser ends the browser, if one was started.
var closeBrowser = func() {}

// started is the one browser of the test run; every tab of it has storage of its own.
var started = sync.OnceValues(func() (context.Context, error) {
	path, err := findChromium()
	if err != nil {
		return nil, err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-domain-reliability", true),
		chromedp.Flag("disable-features", "Translate,OptimizationHints,MediaRouter,DialMediaRouteProvider,AutofillServerCommunication"),
		chromedp.Flag("no-pings", true),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"),
	)
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	browser, stop := chromedp.NewContext(allocator)
	if err := chromedp.Do(browser); err != nil {
		stop()
		stopAllocator()
		return nil, fmt.Errorf("%s does not start: %w", path, err)
	}
	closeBrowser = func() {
		_ = chromedp.Cancel(browser)
		stopAllocator()
	}
	return browser, nil
})

func findChromium() (string, error) {
	if named := os.Getenv("SONDE_CHROMIUM"); named != "" {
		return exec.LookPath(named)
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", fmt.Errorf("no Chromium found")
}

// needsBrowser skips a test that -short leaves out.
func needsBrowser(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("-short: the browser tests are not run")
	}
}
