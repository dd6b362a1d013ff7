package browser

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// figures tells of each figure on screen: how many bars the page's script drew where a reader sees them, how many sets of
// bars the server drew there, how many rows its table has, and whether its drawing has a name for those who do not see it.
const figures = `[...document.querySelectorAll('figure')].filter((f) => f.querySelector('script[data-figure]')).map((f) => ({
	name: f.querySelector('figcaption')?.innerText.slice(0, 60) ?? '',
	live: [...f.querySelectorAll('.drawing-live svg path')].filter((e) => e.checkVisibility() && e.getBBox().width > 1 && e.getBBox().height > 6).length,
	still: [...f.querySelectorAll('.drawings svg path')].filter((e) => e.checkVisibility() && e.getBBox().width > 9 && e.getBBox().height > 9).length,
	rows: f.querySelectorAll('tbody tr').length,
	spoken: [...f.querySelectorAll('[role=img]')].filter((e) => e.checkVisibility()).every((e) => e.ariaLabel || e.hasAttribute('aria-labelledby')),
}))`

type drawnFigure struct {
	Name              string
	Live, Still, Rows int
	Spoken            bool
}

func TestChartsAreDrawnAndLeaveAsFiles(t *testing.T) {
	t.Parallel()
	s := serve(t, simulated)
	tb := open(t, window{width: wide, language: "fr"})
	s.enter(tb)
	tb.visit(s.url + "/fr/manage/s/obstacles/results")
	tb.until("[...document.querySelectorAll('figure script[data-figure]')].every((s) => s.closest('figure').querySelector('.drawing-live svg'))")
	drawn := value[[]drawnFigure](tb, figures)
	if len(drawn) < 4 {
		t.Errorf("only %d figures", len(drawn))
	}
	for _, f := range drawn {
		if f.Live == 0 || f.Still > 0 || f.Rows == 0 || !f.Spoken {
			t.Errorf("at a desk: %+v", f)
		}
	}
	folder := tb.keep()
	for _, file := range []struct{ kind, begins string }{{"png", "\x89PNG\r\n\x1a\n"}, {"svg", "<?xml"}} {
		tb.click(fmt.Sprintf("button[data-download=%s]", file.kind))
		name, content := tb.kept(folder)
		if !strings.HasSuffix(name, "."+file.kind) || !bytes.HasPrefix(content, []byte(file.begins)) || len(content) < 2000 {
			t.Errorf("%s holds %d bytes that begin with %q", name, len(content), content[:min(20, len(content))])
		}
	}

	still := open(t, window{width: narrow, language: "en", noScript: true})
	s.signIn(still, "en")
	still.visit(s.url + "/en/manage/s/obstacles/results")
	for _, f := range value[[]drawnFigure](still, figures) {
		if f.Live > 0 || f.Still == 0 || f.Rows == 0 || !f.Spoken {
			t.Errorf("on a phone without scripts: %+v", f)
		}
	}
}
