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
	h.Must(err)
	q, err := questionnaire.Parse(raw)
	h.Must(err)
	h.Must(h.Store.SaveDraft(t.Context(), q, "", h.Now))
	_, err = h.Store.Publish(t.Context(), q.Name, "", h.Now)
	h.Must(err)
	s, err := h.Store.Survey(t.Context(), data.BuiltinSurvey)
	h.Must(err)
	s.Slug, s.Questionnaire, s.Version = "crew", q.Name, 1
	h.Must(h.Store.CreateSurvey(t.Context(), s))
	h.Must(h.Store.SetMembership(t.Context(), survey.Membership{Survey: "crew", UserID: h.People["coordinator"].ID, Role: survey.RoleCoordinator}))
	for _, page := range []string{"/paper", "/preview"} {
		path := "/fr/manage/s/crew" + page
		form := url.Values{":key": {"0123456789abcdef0123456789abcdef"}, ":day": {"2026-03-16"}, ":version": {"1"}, ":rows/sailor": {"1"}, "sailor/1/first": {"Ana"}}
		form.Set(":do", "add/sailor")
		h.Shows(h.Visit("coordinator", path, form), http.StatusOK, `value="Ana"`, `id="row-sailor/2"`, `name=":rows/sailor" value="2"`)
		form.Set(":do", "remove/sailor/1")
		h.Shows(h.Visit("coordinator", path, form), http.StatusOK, `name=":rows/sailor" value="0"`)
	}
	tally, err := h.Store.Tally(t.Context(), "crew")
	h.Must(err)
	if len(tally) > 0 {
		t.Errorf("stored: %v", tally)
	}
}
