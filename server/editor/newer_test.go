package editor_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"sonde/survey"
)

// Published without the survey, a version is taken later, from the survey's own page.
func TestASurveyMovesToAVersionThatIsOut(t *testing.T) {
	h := newHouse(t, nil)
	const of = "/en/manage/s/obstacles"
	shows := func(want int) {
		t.Helper()
		s, err := h.Store.Survey(t.Context(), "obstacles")
		h.Must(err)
		if s.Version != want {
			t.Errorf("the survey shows version %d, want %d", s.Version, want)
		}
	}
	publish := func(change func(q *survey.Questionnaire)) {
		t.Helper()
		q, err := h.Store.Published(t.Context(), "obstacles", 0)
		h.Must(err)
		change(&q)
		h.Must(h.Store.SaveDraft(t.Context(), q, "user-admin", h.Now))
		_, err = h.Store.Publish(t.Context(), "obstacles", "user-admin", h.Now)
		h.Must(err)
	}
	if page := h.Visit("coordinator", of, nil).Body.String(); strings.Contains(page, "/newer") {
		t.Error("a newer version is offered while there is none")
	}
	h.Shows(h.Visit("coordinator", of+"/newer", nil), http.StatusOK, "There is no newer version")
	publish(func(q *survey.Questionnaire) { q.Sections[0].Questions[0].Label["en"] = "Which are you?" })
	publish(func(q *survey.Questionnaire) { q.Title["en"] = "Hurdles" })
	q, err := h.Store.Published(t.Context(), "obstacles", 0)
	h.Must(err)
	q.Title["en"] = "A draft that is not ready"
	h.Must(h.Store.SaveDraft(t.Context(), q, "user-admin", h.Now))

	h.Shows(h.Visit("coordinator", of, nil), http.StatusOK, "Version 3 of the questionnaire is out; the survey uses version 1.", of+"/newer")
	page := h.Visit("coordinator", of+"/newer", nil)
	h.Shows(page, http.StatusOK, "Which are you?", "Hurdles", "1 response is stored already", `name="version" value="3"`)
	if strings.Contains(page.Body.String(), "not ready") {
		t.Error("the draft counts")
	}
	h.Shows(h.Visit("manager", of+"/newer", nil), http.StatusNotFound)
	h.Shows(h.Visit("coordinator", of+"/newer", url.Values{"version": {"9"}}), http.StatusNotFound)
	shows(1)
	h.Goes(h.Visit("coordinator", of+"/newer", url.Values{"version": {"3"}}), of+"?done=renewed")
	shows(3)
	h.Shows(h.Visit("coordinator", of+"?done=renewed", nil), http.StatusOK, "uses the newer version")
	h.Shows(h.Visit("coordinator", of+"/newer", url.Values{"version": {"3"}}), http.StatusConflict, "already shows the newest version")
	h.Shows(h.Visit("coordinator", of+"/audit", nil), http.StatusOK, "took the survey to the new version")
	if draft, err := h.Store.Draft(t.Context(), "obstacles"); err != nil || draft.Questionnaire.Title["en"] != "A draft that is not ready" {
		t.Errorf("the draft: %v, %v", draft.Questionnaire.Title, err)
	}
}

// A version with a language that lacks texts is refused where the survey is open in it, and says so.
func TestAnOpenLanguageIsNotTakenAway(t *testing.T) {
	h := newHouse(t, nil)
	s, err := h.Store.Survey(t.Context(), "obstacles")
	h.Must(err)
	s.State = survey.StateOpen
	h.Must(h.Store.UpdateSurvey(t.Context(), s))
	q, err := h.Store.Published(t.Context(), "obstacles", 0)
	h.Must(err)
	delete(q.Title, "en")
	h.Must(h.Store.SaveDraft(t.Context(), q, "user-admin", h.Now))
	_, err = h.Store.Publish(t.Context(), "obstacles", "user-admin", h.Now)
	h.Must(err)
	h.Shows(h.Visit("coordinator", "/en/manage/s/obstacles/newer", url.Values{"version": {"2"}}), http.StatusConflict, "1 text is missing (en)")
}
