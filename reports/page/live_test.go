package page

import (
	"context"
	"html/template"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"sonde/reports"
	"sonde/reports/reporttest"
)

// probe notes what goes wrong in the page and which files it hands out, before anything else runs.
const probe = `
window.probe = {wrong: [], names: [], files: []};
addEventListener('error', (e) => probe.wrong.push('error: ' + e.message));
addEventListener('unhandledrejection', (e) => probe.wrong.push('rejected: ' + e.reason));
document.addEventListener('securitypolicyviolation', (e) => probe.wrong.push('policy: ' + e.violatedDirective + ' ' + e.blockedURI));
console.error = (...all) => probe.wrong.push('console: ' + all.join(' '));
console.warn = console.error;
URL.createObjectURL = (blob) => {
  blob.arrayBuffer().then((b) => probe.files.push(blob.type + ' ' + String.fromCharCode(...new Uint8Array(b.slice(0, 5))).replace(/[^\w<?]/g, '.') + ' ' + (b.byteLength > 5000)));
  return 'blob:none';
};
HTMLAnchorElement.prototype.click = function () { probe.names.push(this.download); };
`

const livePage = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>before</title><link rel="icon" href="data:,">
<body><h1>a</h1><h2>b</h2>{{template "blocks" .}}<script src="/probe.js"></script><script type="module" src="/chart.js"></script>`

// policy is the content security policy of every page of the server.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// serve serves the figures as a staff page carries them.
func serve(t *testing.T, blocks []reports.Block) string {
	t.Helper()
	views, err := Blocks(blocks, "fr", true, words(t))
	if err != nil {
		t.Fatal(err)
	}
	set := template.Must(AddTemplates(template.New("")))
	template.Must(set.New("live").Parse(livePage))
	static := http.FileServer(http.Dir(filepath.Join("..", "..", "templates", "static")))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		switch r.URL.Path {
		case "/":
			if err := set.ExecuteTemplate(w, "live", views); err != nil {
				t.Error(err)
			}
		case "/probe.js":
			w.Header().Set("Content-Type", "text/javascript")
			if _, err := w.Write([]byte(probe)); err != nil {
				t.Error(err)
			}
		default:
			static.ServeHTTP(w, r)
		}
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// browser starts Chromium, or skips the test where there is none.
func browser(t *testing.T) context.Context {
	t.Helper()
	if _, err := exec.LookPath("chromium"); err != nil {
		t.Skip("no chromium on this machine: charts are not drawn here")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath("chromium"))
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	ctx, stop := context.WithTimeout(context.Background(), time.Minute)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	return ctx
}

func TestChartsTakeOverUnderTheContentSecurityPolicy(t *testing.T) {
	ctx := browser(t)
	evil := reporttest.Obstacles("fr")
	evil.Code = "evil"
	evil.Title = `</script><script>document.title='owned'</script> {a|b}`
	evil.Bars[0].Label, evil.Bars[0].Values[0].Text = evil.Title, `</svg><img src=x onerror="document.title='owned'"> {b}`
	address := serve(t, []reports.Block{reporttest.Obstacles("fr"), reporttest.ByRole("fr"), evil})

	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(address)); err != nil {
		t.Fatal(err)
	}
	expect(t, ctx, "three live drawings", `document.querySelectorAll('.drawing-live:not([hidden]) svg').length === 3`)
	expect(t, ctx, "bars and marks in each", `[...document.querySelectorAll('.drawing-live svg')].every((s) => s.querySelectorAll('path').length > 30)`)
	expect(t, ctx, "hostile text drawn as text", `[...document.querySelectorAll('.drawing-live text')].some((e) => e.textContent.startsWith('</svg><img src=x'))`)
	expect(t, ctx, "each drawing has a name", `[...document.querySelectorAll('.drawing-live')].every((d) => d.getAttribute('role') === 'img' && d.getAttribute('aria-label').length > 20)`)
	expect(t, ctx, "the marks explained", `document.querySelector('.drawing-live + .note').textContent.includes('intervalle')`)
	if err := chromedp.Do(ctx, chromedp.Click(`button[data-download=png]`), chromedp.Click(`button[data-download=svg]`)); err != nil {
		t.Fatal(err)
	}
	expect(t, ctx, "a PNG and an SVG handed out", `probe.files.sort().join() === 'image/png .PNG. true,image/svg+xml <?xml true'`)
	expect(t, ctx, "their names", `probe.names.sort().join() === 'use_obstacles.png,use_obstacles.svg'`)

	if err := chromedp.Do(ctx, chromedp.EmulateViewport(360, 800)); err != nil {
		t.Fatal(err)
	}
	expect(t, ctx, "the server's drawing on a narrow screen", `document.querySelectorAll('.drawing-live:not([hidden])').length === 0 && !document.querySelector('.drawings').hidden`)
	wrong, err := chromedp.Run(ctx, chromedp.Evaluate[string](`probe.wrong.join('\n')`))
	if err != nil {
		t.Fatal(err)
	}
	if wrong != "" {
		t.Errorf("the page reports:\n%s", wrong)
	}
	expect(t, ctx, "no script out of a label", `document.title === 'before'`)
}

// expect waits until the expression is true in the page.
func expect(t *testing.T, ctx context.Context, what, expression string) {
	t.Helper()
	waiting, stop := context.WithTimeout(ctx, 10*time.Second)
	defer stop()
	if _, err := chromedp.Run(waiting, chromedp.Poll[bool](expression)); err != nil {
		t.Errorf("%s: %v", what, err)
	}
}
