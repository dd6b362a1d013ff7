package browser

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
)

// keep lets files be downloaded into a folder, which it gives.
func (tb *tab) keep() string {
	tb.t.Helper()
	folder := tb.t.TempDir()
	_, err := chromedp.CallBrowser(tb.ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
		Behavior: browser.SetDownloadBehaviorBehaviorAllow, BrowserContextID: chromedp.FromContext(tb.ctx).BrowserContextID, DownloadPath: folder,
	})
	tb.must(err)
	return folder
}

// kept waits for the one file in a folder, and gives its name and content.
func (tb *tab) kept(folder string) (string, []byte) {
	tb.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		files, err := os.ReadDir(folder)
		tb.must(err)
		for _, file := range files {
			if strings.HasSuffix(file.Name(), ".crdownload") || strings.HasPrefix(file.Name(), ".") {
				continue
			}
			content, err := os.ReadFile(filepath.Join(folder, file.Name()))
			tb.must(err)
			if len(content) > 0 {
				tb.must(os.Remove(filepath.Join(folder, file.Name())))
				return file.Name(), content
			}
		}
	}
	tb.fail("no file came")
	return "", nil
}

func TestASheetThatComesTooLateCanBeSaved(t *testing.T) {
	t.Parallel()
	s := serve(t)
	staff := open(t, window{width: wide, language: "fr"})
	s.enter(staff)
	s.notice(staff, "fr") // takes no sheets after closing
	visitors := map[bool]*tab{}
	for _, script := range []bool{true, false} {
		tb := open(t, window{width: narrow, noScript: !script})
		tb.visit(s.url + "/fr/s/obstacles")
		tb.answerAs("user", script)
		visitors[script] = tb
	}
	s.run("survey", "close", "obstacles")
	for script, tb := range visitors {
		tb.click("[data-step=send]")
		tb.until("document.getElementById('outcome') && document.readyState === 'complete'")
		if tb.status() != 410 || s.count() != 0 {
			t.Errorf("status %d, %d responses", tb.status(), s.count())
		}
		if !tb.ticked("use_obstacles", "metadata") || value[string](tb, "document.querySelector('[name=most_helpful]').value") == "" {
			t.Error("what was typed is not there")
		}
		tb.check("too late")
		tb.resize(narrow)
		folder := tb.keep()
		tb.click("#outcome button[value=file]")
		name, content := tb.kept(folder)
		for _, want := range []string{"Vents & marées <b>fortes</b> 🌊", "Un exemple pas à pas."} {
			if !strings.Contains(string(content), want) {
				t.Errorf("with a script %v: the file %s lacks %q:\n%s", script, name, want, content)
			}
		}
	}
	tb := open(t, window{width: narrow, language: "en"})
	tb.visit(s.url + "/e/" + s.code())
	if tb.status() != 410 || tb.visible("form#sheet") {
		t.Errorf("a closed survey shows a sheet, status %d", tb.status())
	}
	tb.check("closed")
}
