package manage_test

import (
	"net/http"
	"net/url"
	"os"
	"testing"

	"sonde/data"
	"sonde/survey"
	"sonde/survey/questionnaire"
)

// Rows of a paper sheet, and of a preview, are added and taken out as on the respondent's page; nothing is stored.
func TestRowsOfAPaperSheetAreAdded(t *testing.T) {
	h := newHouse(t, nil)
	raw, err := os.ReadFile("../respond/testdata/crew.json")
	h.must(err)
	q, err := questionnaire.Parse(raw)
	h.must(err)
	h.must(h.store.SaveDraft(t.Context(), q, "", h.now))
	_, err = h.store.Publish(t.Context(), q.Name, "", h.now)
	h.must(err)
	s, err := h.store.Survey(t.Context(), data.BuiltinSurvey)
	h.must(err)
	s.Slug, s.Questionnaire, s.Version = "crew", q.Name, 1
	h.must(h.store.CreateSurvey(t.Context(), s))
	h.must(h.store.SetMembership(t.Context(), survey.Membership{Survey: "crew", UserID: h.people["coordinator"].ID, Role: survey.RoleCoordinator}))
	for _, page := range []string{"/paper", "/preview"} {
		path := "/fr/manage/s/crew" + page
		form := url.Values{":key": {"0123456789abcdef0123456789abcdef"}, ":day": {"2026-03-16"}, ":version": {"1"}, ":rows/sailor": {"1"}, "sailor/1/first": {"Ana"}}
		form.Set(":do", "add/sailor")
		h.shows(h.visit("coordinator", path, form), http.StatusOK, `value="Ana"`, `id="row-sailor/2"`, `name=":rows/sailor" value="2"`)
		form.Set(":do", "remove/sailor/1")
		h.shows(h.visit("coordinator", path, form), http.StatusOK, `name=":rows/sailor" value="0"`)
	}
	tally, err := h.store.Tally(t.Context(), "crew")
	h.must(err)
	if len(tally) > 0 {
		t.Errorf("stored: %v", tally)
	}
}
