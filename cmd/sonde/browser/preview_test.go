package browser

import (
	"testing"
)

// The preview beside the form shows the question at hand, and scrolls alone: the form stays where it is.
func TestThePreviewScrollsAlone(t *testing.T) {
	t.Parallel()
	s := serve(t)
	tb := open(t, window{width: wide, language: "en"})
	s.enter(tb)
	atHand := framed("document.readyState === 'complete' && document.querySelector('#q-career') && document.defaultView.scrollY > 0 && Math.abs(document.querySelector('#q-career').getBoundingClientRect().top) < 40")
	still := func(when string) {
		t.Helper()
		tb.until(atHand)
		if y := value[float64](tb, "scrollY"); y != 0 {
			t.Errorf("%s the page is scrolled by %g", when, y)
		}
	}
	tb.visit(s.url + "/en/manage/questionnaires/obstacles/question/you/career")
	still("when it comes,")
	value[bool](tb, "(document.getElementById('f-label-en').focus({preventScroll: true}), document.getElementById('f-label-en').select(), true)")
	tb.insert("Where do you stand?")
	tb.until(framed("document.body.innerText.includes('Where do you stand?')"))
	still("after it saved itself,")

	// Where its reader scrolled it to, it stays.
	top := framed("(document.defaultView.scrollTo({top: 30, behavior: 'instant'}), document.defaultView.scrollY)")
	if y := value[float64](tb, top); y != 30 {
		t.Fatalf("the preview is scrolled to %g", y)
	}
	tb.insert(" Now?")
	tb.until(framed("document.body.innerText.includes('Where do you stand? Now?') && document.defaultView.scrollY === 30"))
}
