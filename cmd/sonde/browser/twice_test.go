package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// bothWays runs a test with and without scripts.
func bothWays(t *testing.T, test func(t *testing.T, script bool)) {
	t.Helper()
	t.Run("with a script", func(t *testing.T) { test(t, true) })
	t.Run("without", func(t *testing.T) { test(t, false) })
}

// short answers the least that can be sent, as far as the button.
func (tb *tab) short(s *site, script bool) {
	tb.t.Helper()
	tb.visit(s.url + "/fr/s/obstacles")
	tb.tick("role", "neither")
	if script {
		tb.next("s-support")
	}
	tb.tick("formats", "video")
	if script {
		tb.next("s-open")
		tb.next("s-skills")
	}
}

// back is the browser's button.
func (tb *tab) back() {
	tb.t.Helper()
	history, err := chromedp.Run(tb.ctx, chromedp.NavigationEntries())
	tb.must(err)
	_, err = chromedp.Call(tb.ctx, page.NavigateToHistoryEntry, page.NavigateToHistoryEntryParams{
		EntryID: history.Entries[history.CurrentIndex-1].ID,
	})
	tb.must(err)
	tb.until("document.getElementById('sheet') && document.readyState === 'complete'")
}

func TestBackAndSendAgainCountsOnce(t *testing.T) {
	t.Parallel()
	s := serve(t)
	bothWays(t, func(t *testing.T, script bool) {
		before := s.count()
		tb := open(t, window{width: narrow, noScript: !script})
		tb.short(s, script)
		key := tb.sheetKey()
		receipt := tb.send()
		if tb.status() != 201 {
			t.Errorf("the first send is answered %d", tb.status())
		}
		tb.back()
		if tb.sheetKey() != key || !tb.ticked("role", "neither") || !tb.ticked("formats", "video") {
			t.Error("Back does not show the sheet as it was")
		}
		if again := tb.send(); again != receipt || tb.status() != 200 {
			t.Errorf("the second send is answered %d with %s, want 200 with %s", tb.status(), again, receipt)
		}
		if got := s.count(); got != before+1 {
			t.Errorf("%d responses, want %d", got, before+1)
		}
	})
}

func TestAnImpatientDoubleClickCountsOnce(t *testing.T) {
	t.Parallel()
	s := serve(t)
	bothWays(t, func(t *testing.T, script bool) {
		before := s.count()
		tb := open(t, window{width: wide, noScript: !script})
		tb.short(s, script)
		tb.press("[data-step=send]", 2)
		tb.until("document.getElementById('receipt') && document.readyState === 'complete'")
		if got := s.count(); got != before+1 {
			t.Errorf("%d responses, want %d", got, before+1)
		}
	})
}

func TestADraftStaysOnTheDeviceUntilItIsSent(t *testing.T) {
	t.Parallel()
	s := serve(t)
	tb := open(t, window{width: narrow})
	tb.short(s, true)
	key := tb.sheetKey()
	tb.do(chromedp.Reload())
	tb.until("document.getElementById('restored')?.checkVisibility()")
	if tb.sheetKey() != key || !tb.ticked("role", "neither") || !tb.ticked("formats", "video") || tb.section() != "s-skills" {
		t.Errorf("the draft is not back: key %v, section %s", tb.sheetKey() == key, tb.section())
	}
	tb.check("draft")
	tb.resize(narrow)
	receipt := tb.send()
	if left := value[[]string](tb, "Object.keys(localStorage)"); len(left) > 0 {
		t.Errorf("left on the device: %v", left)
	}
	tb.do(chromedp.Reload())
	tb.until("document.querySelector('main .code')")
	if got := tb.text("main .code"); got != receipt {
		t.Errorf("loading the page again shows %q, want the receipt %s", got, receipt)
	}
	tb.check("sent before")
	tb.click("main button.primary")
	tb.until("document.getElementById('sheet')?.checkVisibility()")
	if tb.sheetKey() == key || tb.ticked("role", "neither") {
		t.Error("the next person does not get an empty sheet with a key of its own")
	}
}

func TestAnotherPersonOnTheSamePhoneGetsASheetOfTheirOwn(t *testing.T) {
	t.Parallel()
	s := serve(t)
	bothWays(t, func(t *testing.T, script bool) {
		before := s.count()
		tb := open(t, window{width: narrow, noScript: !script})
		tb.short(s, script)
		first := tb.sheetKey()
		tb.send()
		tb.visit(s.url + "/e/" + s.code())
		if tb.sheetKey() == first || tb.count("input:checked") > 0 {
			t.Error("the second person gets the first one's sheet")
		}
		tb.short(s, script)
		tb.send()
		if got := s.count(); got != before+2 {
			t.Errorf("%d responses, want %d", got, before+2)
		}
	})
}

func TestAnotherContentUnderTheSameKeyIsForThePersonToDecide(t *testing.T) {
	t.Parallel()
	ways := []struct {
		do          string
		added       int
		video, mooc int // responses that hold them afterwards
	}{
		{do: "keep", added: 1, video: 1},
		{do: "replace", added: 1, mooc: 1},
		{do: "another", added: 2, video: 1, mooc: 1},
	}
	for _, way := range ways {
		t.Run(way.do, func(t *testing.T) {
			bothWays(t, func(t *testing.T, script bool) {
				s := serve(t)
				tb := open(t, window{width: narrow, noScript: !script})
				tb.short(s, script)
				receipt := tb.send()
				tb.back()
				if script {
					tb.click("[data-step=back]")
					tb.click("[data-step=back]")
				}
				tb.tick("formats", "video")
				tb.tick("formats", "mooc")
				if script {
					tb.next("s-open")
					tb.next("s-skills")
				}
				tb.click("[data-step=send]")
				tb.until("document.getElementById('outcome') && document.readyState === 'complete'")
				if tb.status() != 409 || s.count() != 1 {
					t.Errorf("status %d, %d responses", tb.status(), s.count())
				}
				if !tb.ticked("formats", "mooc") || tb.ticked("formats", "video") {
					t.Error("what was typed is not there")
				}
				if way.do == "keep" {
					tb.check("conflict")
					tb.resize(narrow)
				}
				tb.click("#outcome button[value=" + way.do + "]")
				tb.until("document.getElementById('receipt')")
				if same := tb.receipt() == receipt; same == (way.do == "another") {
					t.Errorf("the receipt is the first one's: %v", same)
				}
				stored := strings.Join(s.responses(), "")
				if s.count() != way.added || strings.Count(stored, `"video"`) != way.video || strings.Count(stored, `"mooc"`) != way.mooc {
					t.Errorf("stored:\n%s", stored)
				}
			})
		})
	}
}
