package browser

import (
	"strings"
	"testing"
)

// Published without the survey that people answer, a version is taken from the survey's own page, explained beforehand.
func TestASurveyTakesAVersionThatIsOut(t *testing.T) {
	t.Parallel()
	s := serve(t)
	for version, words := range [][4]string{{"fr", "version 2", "Êtes-vous des nôtres ?", "plus récente"}, {"en", "version 3", "Are you one of us?", "newer version"}} {
		language := words[0]
		tb := open(t, window{width: wide, language: language})
		if version == 0 {
			s.enter(tb)
		} else {
			s.signIn(tb, language)
		}
		written, of := s.url+"/"+language+"/manage/questionnaires/obstacles", s.url+"/"+language+"/manage/s/obstacles"
		tb.visit(of)
		if tb.count(`a[href$="/newer"]`) != 0 {
			t.Fatal("a newer version is offered while there is none")
		}
		tb.visit(written + "/question/you/role")
		tb.write("#f-label-"+language, words[2])
		tb.saved()
		tb.visit(written + "/publish")
		tb.leave(primary) // with no survey ticked
		tb.visit(of)
		tb.check("overview, a newer version")
		tb.resize(wide)
		tb.leave(`a[href$="/newer"]`)
		if got := tb.text("main"); !strings.Contains(strings.ToLower(got), words[1]) || !strings.Contains(got, words[2]) {
			t.Errorf("what changes is not explained: %s", got)
		}
		tb.check("newer version")
		tb.resize(wide)
		tb.leave(primary)
		if got := tb.text(".said"); !strings.Contains(got, words[3]) || tb.count(`a[href$="/newer"]`) != 0 {
			t.Errorf("after taking it the page says %q", got)
		}
		tb.visit(s.url + "/" + language + "/s/obstacles")
		if got := tb.text("#q-role"); !strings.Contains(got, words[2]) {
			t.Errorf("respondents read %q", got)
		}
	}
}
