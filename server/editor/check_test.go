package editor_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"sonde/survey"
)

// What the check says of a question is shown at it, not at what another group calls by the same name.
func TestAMessageStandsAtItsOwnQuestion(t *testing.T) {
	h := newHouse(t, nil)
	h.twins(func(odd *survey.Question) {
		odd.Relevant, odd.Label["en"], odd.Hint = "${nobody} = 1", odd.Label["fr"], survey.Text{"fr": "Le même mot", "en": "Le même mot"}
	})
	const odd, sound = "/question/you/odd/twin", "/question/you/sound/twin"
	links := func(page string) {
		t.Helper()
		got := h.Visit("coordinator", written+page, nil).Body.String()
		if !strings.Contains(got, written+odd+"#f-") || strings.Contains(got, written+sound+"#f-") {
			t.Errorf("%s does not lead to %s alone", page, odd)
		}
		if !strings.Contains(got, "question odd/twin") {
			t.Errorf("%s does not say which twin it is", page)
		}
	}
	links("/check")
	links("/translations")
	for page, wrong := range map[string]bool{odd: true, sound: false} {
		if got := strings.Contains(h.Visit("coordinator", written+page, nil).Body.String(), "nobody}"); got != wrong {
			t.Errorf("%s says what is wrong: %v", page, got)
		}
		told := h.tells(h.Visit("coordinator", written+page, with(h.filled("coordinator", written+page), ":do", "autosave")))
		if got := len(told.Found) > 0; got != wrong {
			t.Errorf("%s tells the script %+v", page, told.Found)
		}
	}
	outline := h.Visit("coordinator", written, nil).Body.String()
	line := func(path string) string {
		_, after, _ := strings.Cut(outline, `id="q-you/`+path+`"`)
		before, _, _ := strings.Cut(after, "</li>")
		return before
	}
	const mark = "1 erreur"
	if !strings.Contains(line("odd/twin"), mark) || strings.Contains(line("sound/twin"), mark) {
		t.Errorf("in the outline:\n%s\n%s", line("odd/twin"), line("sound/twin"))
	}
}

// What cannot go further up or down is not said to be moved: a repeat keeps what it asks, a namesake stands in the way.
func TestWhatStaysIsNotSaidToBeMoved(t *testing.T) {
	h := newHouse(t, nil)
	h.twins(func(*survey.Question) {})
	for _, test := range []struct{ do, goes string }{
		{"up you/odd/twin", "?done=moved&at=you%2Ftwin#q-you%2Ftwin"},
		{"down you/twin", "?done=moved&at=you%2Ftwin#q-you%2Ftwin"},
		{"up you/sound/twin", "?done=stays&at=you%2Fsound%2Ftwin#q-you%2Fsound%2Ftwin"},
		{"section-up you", "?done=stays&at=you#s-you"},
	} {
		h.Goes(h.Visit("coordinator", written+"/order", url.Values{"do": {test.do}}), written+test.goes)
	}
	h.Shows(h.Visit("coordinator", written+"?done=stays&at=you", nil), http.StatusOK, "Rien n’est déplacé")
}

// Whoever moves what somebody else deleted, or to where it stood, sees the outline as it is now, which says so.
func TestTheOutlineSaysWhatIsGone(t *testing.T) {
	h := newHouse(t, nil)
	for _, form := range []url.Values{
		{"do": {"move you/role"}, "where": {"after use/gone"}}, {"do": {"move use/gone"}, "where": {"section you"}}, {"do": {"up use/gone"}},
		{"do": {"copy use/gone"}}, {"do": {"section-move you"}, "where": {"after use/gone"}},
	} {
		h.Shows(h.Visit("coordinator", written+"/order", form), http.StatusNotFound, "rien sous le nom use/gone", `id="outline"`)
	}
	h.Shows(h.Visit("coordinator", written+"/order", url.Values{"do": {"section-up gone"}}), http.StatusNotFound, "rien sous le nom gone", `id="outline"`)
}
