package editor_test

import (
	"net/http"
	"strings"
	"testing"

	"sonde/survey"
)

// twins saves a draft in which the groups odd and sound hold a question of one name; what changes is that of odd.
func (h *house) twins(change func(odd *survey.Question)) {
	h.T.Helper()
	q, err := h.Store.Published(h.T.Context(), "obstacles", 1)
	h.Must(err)
	group := func(name string) survey.Question {
		twin := survey.Question{Name: "twin", Type: survey.TextType, Label: survey.Text{"fr": "Jumelle de " + name, "en": "Twin of " + name}}
		return survey.Question{Name: name, Type: survey.Group, Label: survey.Text{"fr": "Groupe " + name, "en": "Group " + name}, Questions: []survey.Question{twin}}
	}
	sound, odd := group("sound"), group("odd")
	change(&odd.Questions[0])
	section := &q.Sections[0]
	section.Questions = append(section.Questions, sound, odd)
	h.Must(h.Store.SaveDraft(h.T.Context(), q, "", h.Now))
}

// What is wrong in a question is left out of the preview, not what another group calls by the same name.
func TestThePreviewLeavesOutWhatIsWrongAlone(t *testing.T) {
	h := newHouse(t, nil)
	h.twins(func(odd *survey.Question) { odd.Relevant = "${nobody} = 1" })
	h.Shows(h.Visit("coordinator", written+"/preview", nil), http.StatusOK, "Jumelle de sound", "Jumelle de odd")
}

// A picture that nobody has added is no broken image: the preview names it.
func TestThePreviewNamesPicturesThatAreNotThere(t *testing.T) {
	h := newHouse(t, nil)
	q, err := h.Store.Published(t.Context(), "obstacles", 1)
	if err != nil {
		t.Fatal(err)
	}
	q.Sections[0].Questions[0].Image = survey.Text{"fr": "none.png"}
	if err := h.Store.SaveDraft(t.Context(), q, "", h.Now); err != nil {
		t.Fatal(err)
	}
	page := h.Visit("coordinator", written+"/preview", nil)
	h.Shows(page, http.StatusOK, "none.png")
	if strings.Contains(page.Body.String(), "<img") {
		t.Error("the preview shows a picture that is not there")
	}
}
