package editor_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"sonde/survey"
	"sonde/survey/author/edit"
)

// sections are the sections' names in order.
func (h *house) sections() string {
	var all []string
	for _, s := range h.draft().Questionnaire.Sections {
		all = append(all, s.Name)
	}
	return strings.Join(all, " ")
}

func TestSectionsAreDragged(t *testing.T) {
	h := newHouse(t, nil)
	for _, step := range []struct{ what, how, at, want string }{
		{"section-move skills", "before", "use", "you skills use publish support open"},
		{"section-move skills", "after", "support", "you use publish support skills open"},
		{"section-move open", "before", "you", "open you use publish support skills"},
		{"section-move open", "after", "skills", "you use publish support skills open"},
		{"section-move use", "before", "use", "you use publish support skills open"},
	} {
		h.does("coordinator", step.what, step.how, step.at)
		if got := h.sections(); got != step.want {
			t.Fatalf("%s %s %s: %s, want %s", step.what, step.how, step.at, got, step.want)
		}
	}
	for _, nowhere := range []string{"", "nothing"} {
		if w := h.Visit("coordinator", written+"/order", url.Values{"do": {"section-move use"}, "after": {nowhere}}); w.Code != http.StatusNotFound {
			t.Errorf("dragged behind %q: %d", nowhere, w.Code)
		}
	}
}

// The title of a section without a name is none that the whole questionnaire has.
func TestAnUntitledSectionIsNotTakenForTheTitle(t *testing.T) {
	h := newHouse(t, nil)
	q, err := h.Store.Published(t.Context(), "obstacles", 0)
	h.Must(err)
	q.Title = survey.Text{"fr": "Open sea data", "en": "Open sea data"}
	q, _, err = edit.AddSection(q, 1, survey.Section{Name: "loose"})
	h.Must(err)
	q.Sections[1].Name = ""
	q.Sections[1].Questions = []survey.Question{{Name: "why", Type: survey.TextType, Label: survey.Text{"fr": "Pourquoi cela ?", "en": "Why is that?"}}}
	h.Must(h.Store.SaveDraft(t.Context(), q, "user-admin", h.Now))
	page := h.Visit("coordinator", written+"/translations", nil)
	h.Shows(page, http.StatusOK, written+"/properties#f-title-en", "Open sea data")
	if strings.Contains(page.Body.String(), "/section/~why") {
		t.Error("the untitled section is listed with the same title")
	}
}

func TestOneMissingTextIsOne(t *testing.T) {
	h := newHouse(t, nil)
	h.saves("coordinator", written+"/question/you/role", "label-en", "")
	h.Shows(h.Visit("coordinator", written+"/publish", nil), http.StatusOK, "English : 1 texte manque.")
	h.Shows(h.Visit("coordinator", "/en/manage/questionnaires/obstacles/publish", nil), http.StatusOK, "English: 1 text is missing.")
	h.saves("coordinator", written+"/question/you/role", "hint-en", "")
	h.Shows(h.Visit("coordinator", written+"/publish", nil), http.StatusOK, "2 textes manquent.")
}

// Questions outside of named sections that come to stand beside each other are joined, and the page says so.
func TestASectionWithoutANameThatMeetsAnotherSaysSo(t *testing.T) {
	h := newHouse(t, nil)
	q, err := h.Store.Published(t.Context(), "obstacles", 0)
	h.Must(err)
	for i, name := range []string{"why", "how"} {
		q, _, err = edit.AddSection(q, 1+2*i, survey.Section{Name: "loose"})
		h.Must(err)
		q.Sections[1+2*i].Name = ""
		q.Sections[1+2*i].Questions = []survey.Question{{Name: name, Type: survey.TextType, Label: survey.Text{"fr": "Quoi ?", "en": "What?"}}}
	}
	h.Must(h.Store.SaveDraft(t.Context(), q, "user-admin", h.Now))
	if got := h.sections(); got != "you  use  publish support open skills" {
		t.Fatalf("the sections are %q", got)
	}
	h.Goes(h.Visit("coordinator", written+"/order", url.Values{"do": {"section-down ~why"}}), written+"?done=moved_joined&at=~why#s-~why")
	h.Shows(h.Visit("coordinator", written+"?done=moved_joined&at=~why", nil), http.StatusOK, "réuni aux questions voisines", "Annuler")
	if got := h.sections(); got != "you use  publish support open skills" {
		t.Errorf("the sections are %q", got)
	}
	h.Goes(h.Visit("coordinator", written+"/order", url.Values{"do": {"section-up ~why"}}), written+"?done=moved&at=~why#s-~why")
}
