package editor_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"sonde/survey"
	"sonde/survey/author/edit"
)

// does presses a button of the outline.
func (h *house) does(person, what string, more ...string) {
	h.T.Helper()
	w := h.Visit(person, written+"/order", with(url.Values{"do": {what}}, more...))
	if w.Code != http.StatusSeeOther {
		h.T.Fatalf("%s: %d", what, w.Code)
	}
}

// The second editor has a page open while the first renames or moves what it shows: what the second types follows.
func TestWhatIsTypedFollowsWhatSomebodyElseRenamesOrMoves(t *testing.T) {
	for _, test := range []struct {
		name, page string
		meanwhile  func(h *house)
		goes       string
	}{
		{"a question renamed", "/question/you/domain", func(h *house) { h.saves("coordinator", written+"/question/you/domain", "name", "field") }, "/question/you/field"},
		{"renamed twice, and moved", "/question/you/domain", func(h *house) {
			h.saves("coordinator", written+"/question/you/domain", "name", "field")
			h.saves("coordinator", written+"/question/you/field", "name", "area", "label-en", "Area")
			h.does("coordinator", "move you/area", "where", "section open")
		}, "/question/open/area"},
		{"its section renamed", "/question/you/domain", func(h *house) { h.saves("coordinator", written+"/section/you", "name", "who") }, "/question/who/domain"},
		{"renamed, which was undone", "/question/you/field", func(h *house) {
			h.Goes(h.Visit("coordinator", written+"/undo", url.Values{"mark": {h.draft().Mark.String()}, "do": {"undo"}}), written+"?done=undone")
		}, "/question/you/domain"},
		{"a section renamed", "/section/use", func(h *house) { h.saves("coordinator", written+"/section/use", "name", "using") }, "/section/using"},
	} {
		t.Run(test.name, func(t *testing.T) {
			h := newHouse(t, nil)
			if strings.HasSuffix(test.page, "/field") {
				h.saves("coordinator", written+"/question/you/domain", "name", "field")
			}
			form := h.filled("admin", written+test.page)
			field := map[bool]string{true: "title-fr", false: "label-fr"}[strings.HasPrefix(test.page, "/section")]
			test.meanwhile(h)
			told := h.tells(h.Visit("admin", written+test.page, with(form, field, "Texte de la seconde", ":do", "autosave")))
			if !told.Saved || told.Address != written+test.goes || !strings.Contains(told.Said, "renommé") {
				t.Fatalf("told %+v", told)
			}
			form.Set("seen", told.Seen)
			h.Goes(h.Visit("admin", written+test.page, with(form, field, "Texte final", ":do", "save")), written+test.goes+"?done=saved")
			h.Shows(h.Visit("admin", written+test.goes, nil), http.StatusOK, "Texte final")
			h.Goes(h.Visit("admin", written+test.page, nil), written+test.goes)
		})
	}
}

// What was deleted meanwhile cannot be saved: what was typed is shown, with who deleted it.
func TestWhatIsTypedIntoSomethingDeletedIsShown(t *testing.T) {
	for _, test := range []struct {
		name, page string
		meanwhile  func(h *house)
	}{
		{"a question", "/question/you/domain", func(h *house) { h.does("coordinator", "delete you/domain") }},
		{"renamed before", "/question/you/domain", func(h *house) {
			h.saves("coordinator", written+"/question/you/domain", "name", "field")
			h.does("coordinator", "delete you/field")
		}},
		{"with its section", "/question/you/domain", func(h *house) { h.does("coordinator", "section-delete you") }},
		{"a section", "/section/use", func(h *house) { h.does("coordinator", "section-delete use") }},
		{"with the whole draft", "/question/you/career_2", func(h *house) {
			h.Goes(h.Visit("coordinator", written+"/discard", url.Values{"mark": {h.draft().Mark.String()}}), written+"?done=discarded")
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			h := newHouse(t, nil)
			h.does("admin", "copy you/career")
			form := h.filled("admin", written+test.page)
			test.meanwhile(h)
			form = with(form, "label-fr", "Texte de la seconde", "title-fr", "Texte de la seconde")
			told := h.tells(h.Visit("admin", written+test.page, with(form, ":do", "autosave")))
			if told.Saved || !told.Clash || !strings.Contains(told.Said, "Coordinator") || told.See == "" {
				t.Errorf("told %+v", told)
			}
			h.Shows(h.Visit("admin", written+test.page, with(form, ":do", "save")), http.StatusGone, "Texte de la seconde", "Coordinator", "17 mars 2026", written+"/versions")
			h.Shows(h.Visit("admin", written+test.page, nil), http.StatusGone, "Coordinator")
		})
	}
	h := newHouse(t, nil)
	for _, path := range []string{"/question/you/nothing", "/section/nothing"} {
		if w := h.Visit("admin", written+path, nil); w.Code != http.StatusNotFound {
			t.Errorf("%s, which never was: %d", path, w.Code)
		}
	}
}

// A section without a name is addressed by its first question: it is the same one when another moves.
func TestASectionWithoutANameKeepsItsAddress(t *testing.T) {
	h := newHouse(t, nil)
	q, err := h.Store.Published(t.Context(), "obstacles", 0)
	h.Must(err)
	why := survey.Question{Name: "why", Type: survey.TextType, Label: survey.Text{"fr": "Pourquoi ?", "en": "Why?"}}
	q, _, err = edit.AddSection(q, 2, survey.Section{Name: "loose"})
	h.Must(err)
	q.Sections[2].Name, q.Sections[2].Questions = "", []survey.Question{why}
	h.Must(h.Store.SaveDraft(t.Context(), q, "user-admin", h.Now))
	form := h.filled("admin", written+"/section/~why")
	h.does("coordinator", "section-up use")
	h.Goes(h.Visit("admin", written+"/section/~why", with(form, "title-fr", "Sans nom")), written+"/section/~why?done=saved")
	if got := h.draft().Questionnaire.Sections[2]; got.Title["fr"] != "Sans nom" || got.Questions[0].Name != "why" {
		t.Fatalf("the section is %+v", got)
	}
	form = h.filled("admin", written+"/section/~why")
	h.saves("coordinator", written+"/question/why", "name", "reason")
	h.Goes(h.Visit("admin", written+"/section/~why", with(form, "title-fr", "Toujours sans nom")), written+"/section/~reason?done=saved")
}
