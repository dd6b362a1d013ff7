package respond_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"sonde/survey"
	"sonde/survey/life"
)

// renew changes the questionnaire of "every", and takes the open survey to the version that it makes.
func (s *site) renew(change func(*survey.Questionnaire)) int {
	s.t.Helper()
	one, err := s.store.Survey(s.t.Context(), "every")
	s.must(err)
	q, err := s.store.Published(s.t.Context(), one.Questionnaire, one.Version)
	s.must(err)
	change(&q)
	s.must(s.store.SaveDraft(s.t.Context(), q, "", noon))
	draft, err := s.store.Draft(s.t.Context(), q.Name)
	s.must(err)
	both := survey.Text{"fr": "x", "en": "x"}
	one.Notice = survey.Notice{Controller: both, Contact: both, Basis: both, Retention: both}
	version, err := life.Renew(s.t.Context(), s.store, one, draft.Mark, "", noon)
	s.must(err)
	return version
}

// freshness is how long a server may go by what it knows of a survey.
const freshness = 1100 * time.Millisecond

// retiredList is a list of every.json with a choice to retire.
const (
	retiredList   = "fruit"
	retiredChoice = "pear"
)

var offersChoice = regexp.MustCompile(`name="fruits"[^>]*value="` + retiredChoice + `"`)

func TestAPageOfTheVersionBeforeCanStillBeSent(t *testing.T) {
	s := newSite(t)
	if page := s.get("/fr/s/every"); !offersChoice.MatchString(page.body) {
		t.Fatal("the choice is not offered from the first")
	}
	old := sheet(key1, "fruits", retiredChoice)
	version := s.renew(func(q *survey.Questionnaire) {
		at := slices.IndexFunc(q.ChoiceLists[retiredList], func(c survey.Choice) bool { return c.Name == retiredChoice })
		q.ChoiceLists[retiredList][at].Retired = true
	})
	if version != 2 {
		t.Fatalf("version %d", version)
	}
	time.Sleep(freshness)
	if page := s.get("/fr/s/every"); offersChoice.MatchString(page.body) || !strings.Contains(page.body, `name=":version" value="2"`) {
		t.Error("a new page offers the retired choice, or is not of version 2")
	}
	if got := s.post("/fr/s/every", old...); got.Code != 201 {
		t.Fatalf("a page of version 1: status %d", got.Code)
	}
	for response, err := range s.store.Responses(t.Context(), "every") {
		s.must(err)
		if response.Version != 1 || !strings.Contains(string(response.Answers), retiredChoice) {
			t.Errorf("stored against version %d: %s", response.Version, response.Answers)
		}
	}
	newer := sheet(key2, "fruits", retiredChoice)
	newer[slices.Index(newer, ":version")+1] = "2"
	if got := s.post("/fr/s/every", newer...); got.Code != 422 {
		t.Errorf("a retired choice on a page of version 2: status %d, want 422", got.Code)
	}
}

func TestALanguageThatLacksTextsIsNotOffered(t *testing.T) {
	s := newSite(t)
	if page := s.get("/fr/s/every"); !strings.Contains(page.body, "/en/s/every") {
		t.Fatal("while it is complete, it is not offered")
	}
	// Published by an older program, or by hand: Renew would refuse.
	q, err := s.store.Published(t.Context(), "every", 1)
	s.must(err)
	delete(q.Sections[0].Questions[1].Label, "en")
	s.must(s.store.SaveDraft(t.Context(), q, "", noon))
	_, err = s.store.Publish(t.Context(), "every", "", noon)
	s.must(err)
	s.change(func(one *survey.Survey) { one.Version = 2 })
	time.Sleep(freshness)
	if page := s.get("/fr/s/every"); page.Code != 200 || strings.Contains(page.body, "/en/s/every") {
		t.Errorf("status %d, or English is offered", page.Code)
	}
	for path, leads := range map[string]string{ // where from what is printed on walls
		"/en/s/every":                        "/fr/s/every",
		"/en/s/every?event=QUAY-EVERY":       "/fr/s/every?event=QUAY-EVERY",
		"/en/s/every/print":                  "/fr/s/every/print",
		"/en/s/every/print?event=QUAY-EVERY": "/fr/s/every/print?event=QUAY-EVERY",
		"/en/e/QUAY-EVERY":                   "/fr/s/every?event=QUAY-EVERY",
		"/e/QUAY-EVERY":                      "/fr/s/every?event=QUAY-EVERY",
		"/fr/s/every/print?event=QUAY-EVERY": "",
	} {
		if got := s.get(path); got.Header().Get("Location") != leads || (leads == "") != (got.Code == 200) {
			t.Errorf("%s: status %d to %q, want %q", path, got.Code, got.Header().Get("Location"), leads)
		}
	}
	if got := s.get("/en/s/every?event=NONE"); got.Code != 404 {
		t.Errorf("an event that is none: status %d", got.Code)
	}
	if home := s.get("/en/"); !strings.Contains(home.body, "/fr/s/every") {
		t.Error("the list does not lead to the language that is complete")
	}
	if got := s.post("/en/s/every", sheet(key1)...); got.Code != 201 {
		t.Errorf("a sheet filled in English before: status %d, want 201", got.Code)
	}
}
