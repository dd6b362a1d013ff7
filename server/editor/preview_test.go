package editor_test

import (
	"net/http"
	"testing"

	"sonde/survey"
)

// What is wrong in a question is left out of the preview, not what another group calls by the same name.
func TestThePreviewLeavesOutWhatIsWrongAlone(t *testing.T) {
	h := newHouse(t, nil)
	q, err := h.Store.Published(t.Context(), "obstacles", 1)
	h.Must(err)
	group := func(name, relevant string) survey.Question {
		twin := survey.Question{Name: "twin", Type: survey.TextType, Label: survey.Text{"fr": "Jumelle de " + name, "en": "Twin of " + name}, Relevant: relevant}
		return survey.Question{Name: name, Type: survey.Group, Label: survey.Text{"fr": name, "en": name}, Questions: []survey.Question{twin}}
	}
	section := &q.Sections[0]
	section.Questions = append(section.Questions, group("sound", ""), group("odd", "${nobody} = 1"))
	h.Must(h.Store.SaveDraft(t.Context(), q, "", h.Now))
	h.Shows(h.Visit("coordinator", written+"/preview", nil), http.StatusOK, "Jumelle de sound", "Jumelle de odd")
}
