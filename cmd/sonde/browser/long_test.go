package browser

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"sonde/survey"
)

// longQuestionnaire writes one of 500 questions, each a menu of one list of 200, or with 12 choices of its own.
func longQuestionnaire(t *testing.T, name string, shared bool) string {
	t.Helper()
	both := func(format string, args ...any) survey.Text {
		return survey.Text{"fr": fmt.Sprintf(format, args...), "en": fmt.Sprintf(format, args...)}
	}
	list := func(count int, of string) []survey.Choice {
		made := make([]survey.Choice, count)
		for i := range made {
			made[i] = survey.Choice{Name: fmt.Sprint("c", i), Label: both("Institut no %d%s", i, of)}
		}
		return made
	}
	q := survey.Questionnaire{Name: name, Version: 1, Languages: []string{"fr", "en"}, DefaultLanguage: "fr", Title: both("Longue"), ChoiceLists: map[string][]survey.Choice{}}
	for i := range 500 {
		if i%50 == 0 {
			q.Sections = append(q.Sections, survey.Section{Name: fmt.Sprint("s", i), Title: both("Partie %d", i/50+1)})
		}
		question := survey.Question{Name: fmt.Sprint("q", i), Type: survey.SelectOne, List: "place", Appearance: "minimal", Label: both("Question %d", i)}
		if shared {
			q.ChoiceLists["place"] = list(200, "")
		} else {
			question.List, question.Appearance = fmt.Sprint("l", i), ""
			q.ChoiceLists[question.List] = list(12, fmt.Sprint(" de ", i))
		}
		section := &q.Sections[len(q.Sections)-1]
		section.Questions = append(section.Questions, question)
	}
	raw, err := json.Marshal(q)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), name+".json")
	if err := os.WriteFile(file, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// answering is how long the page is busy with an answer, in milliseconds.
const answering = `(() => {
	const control = [...document.querySelectorAll('#sheet select, #sheet input')].find((e) => e.checkVisibility());
	const start = performance.now();
	if (control.options) control.selectedIndex = 1;
	else control.checked = true;
	control.dispatchEvent(new Event('input', {bubbles: true}));
	return performance.now() - start;
})()`

// How long it takes to be ready is told with -v.
func TestALongQuestionnaireIsAnswered(t *testing.T) {
	s := serve(t)
	for name, shared := range map[string]bool{"shared": true, "own": false} {
		s.field(name, longQuestionnaire(t, name, shared))
		t.Run(name, func(t *testing.T) {
			tb := open(t, window{width: narrow})
			start := time.Now()
			tb.visit(s.url + "/fr/s/" + name)
			tb.until("document.documentElement.classList.contains('js') && document.querySelector('[data-step=next]').checkVisibility()")
			t.Logf("ready after %v, an answer takes %.1f ms", time.Since(start), value[float64](tb, answering))
			for range 9 {
				tb.click("[data-step=next]")
			}
			tb.until("document.querySelector('#q-q499').checkVisibility()")
			if shared {
				tb.click("[name=q499]") // the choices come with the menu
				tb.key("\x1b")
				tb.until("document.querySelector('[name=q499]').options.length === 201")
				tb.choose("[name=q499]", "c199")
			} else {
				tb.tick("q499", "c11")
			}
			tb.send()
			stored := s.answers(name)
			if got := string(stored[0]["q499"]); len(stored) != 1 || got != map[bool]string{true: `"c199"`, false: `"c11"`}[shared] {
				t.Errorf("stored %d, the last answer is %s", len(stored), got)
			}
		})
	}
}
