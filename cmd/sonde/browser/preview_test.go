package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
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

// timing is when the form was there, in milliseconds after the page was asked for: first its fields, then all of it.
const timing = `(() => {
	const [{responseEnd, domContentLoadedEventEnd, loadEventEnd}] = performance.getEntriesByType('navigation');
	return {answered: responseEnd, fields: domContentLoadedEventEnd, all: loadEventEnd};
})()`

// A large questionnaire is edited as a small one is: the frame comes after the form, shows what is at hand, and is left
// alone by a saving that changed nothing. How long it takes is told with -v.
func TestALargeQuestionnaireIsEdited(t *testing.T) {
	t.Parallel()
	s := serve(t)
	tb := open(t, window{width: wide, language: "fr"})
	s.enter(tb)
	for name, shared := range map[string]bool{"shared": true, "own": false} {
		s.run("questionnaire", "import", longQuestionnaire(t, name, shared))
		at := s.url + "/fr/manage/questionnaires/" + name
		tb.visit(at)
		tb.until("document.querySelectorAll('#outline li[data-path]').length === 500")
		t.Logf("%s, outline: %v", name, value[map[string]float64](tb, timing))

		start := time.Now()
		tb.visit(at + "/question/s250/q270")
		tb.until("document.getElementById('thing') && performance.getEntriesByType('navigation')[0].loadEventEnd > 0")
		t.Logf("%s, question: %v", name, value[map[string]float64](tb, timing))
		tb.until(framed("document.readyState === 'complete' && document.querySelector('#q-q270')"))
		t.Logf("%s, question with its frame: %v", name, time.Since(start))
		if n := value[int](tb, framed("document.querySelectorAll('.question').length")); n < 1 || n > 50 {
			t.Errorf("%s: the frame holds %d questions", name, n)
		}

		value[bool](tb, framed("(document.documentElement.dataset.same = 'yes', true)"))
		start = time.Now()
		tb.write("#f-label-fr", "Question 270") // as it was
		tb.until("document.getElementById('thing').dataset.state === 'typed'")
		tb.saved()
		t.Logf("%s, saved after %v, of which 1.5 s wait for more", name, time.Since(start))
		if !tb.holds(framed("document.documentElement.dataset.same")) {
			t.Errorf("%s: a saving that changed nothing draws the frame anew", name)
		}
		tb.write("#f-label-fr", "Question neuve")
		tb.until(framed("document.body.innerText.includes('Question neuve')"))
	}
}

// The frame stands at the first question of a section without a name, by which the section is addressed.
func TestTheFrameFindsASectionWithoutAName(t *testing.T) {
	t.Parallel()
	s := serve(t)
	var sheet strings.Builder
	sheet.WriteString("survey,,\n,type,name,label\n,begin_group,first,First\n")
	for i := range 15 {
		fmt.Fprintf(&sheet, ",text,q%d,Question %d\n", i, i)
	}
	sheet.WriteString(",end_group,,\n,text,why,Why?\nsettings,,\n,form_id,form_title,default_language\n,loose,Loose,English (en)\n")
	file := filepath.Join(t.TempDir(), "loose.csv")
	if err := os.WriteFile(file, []byte(sheet.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	s.run("questionnaire", "import", file)
	tb := open(t, window{width: wide, language: "en"})
	s.enter(tb)
	tb.visit(s.url + "/en/manage/questionnaires/loose/section/~why")
	tb.until(framed("document.readyState === 'complete' && document.querySelector('#q-why') && document.defaultView.scrollY > 0"))
}
