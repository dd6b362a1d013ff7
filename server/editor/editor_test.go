package editor_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"sonde/server/stafftest"
	"sonde/survey"
	"sonde/survey/author"
	"sonde/survey/author/edit"
)

const written = "/fr/manage/questionnaires/obstacles"

// filled gives the fields of a page's main form as a browser would send them.
func (h *house) filled(person, path string) url.Values {
	h.T.Helper()
	w := h.Visit(person, path, nil)
	h.Shows(w, http.StatusOK, `id="thing"`)
	return h.fieldsOf(w)
}

func (h *house) fieldsOf(w *httptest.ResponseRecorder) url.Values {
	h.T.Helper()
	root, err := html.Parse(strings.NewReader(w.Body.String()))
	h.Must(err)
	fields := url.Values{}
	var walk func(n *html.Node, inside bool)
	walk = func(n *html.Node, inside bool) {
		get := func(name string) (string, bool) {
			for _, a := range n.Attr {
				if a.Key == name {
					return a.Val, true
				}
			}
			return "", false
		}
		if id, _ := get("id"); n.Type == html.ElementNode && n.Data == "form" {
			inside = id == "thing"
		}
		name, named := get("name")
		if inside && named && n.Type == html.ElementNode {
			value, _ := get("value")
			kind, _ := get("type")
			_, checked := get("checked")
			switch {
			case n.Data == "textarea":
				fields.Add(name, strings.TrimPrefix(inner(n), "\n"))
			case n.Data == "select":
				fields.Add(name, chosen(n))
			case n.Data == "input" && (kind == "radio" || kind == "checkbox"):
				if checked {
					fields.Add(name, value)
				}
			case n.Data == "input":
				fields.Add(name, value)
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, inside)
		}
	}
	walk(root, false)
	return fields
}

func inner(n *html.Node) string {
	text := ""
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		text += c.Data
	}
	return text
}

// chosen gives a menu's value: the selected option's, else the first one's.
func chosen(n *html.Node) string {
	first, value, found := "", "", false
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Data == "option" {
			own, selected := "", false
			for _, a := range n.Attr {
				if a.Key == "value" {
					own = a.Val
				}
				selected = selected || a.Key == "selected"
			}
			if !found {
				first, found = own, true
			}
			if selected {
				value = own
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	if value == "" {
		return first
	}
	return value
}

// draft gives the questionnaire as it stands.
func (h *house) draft() survey.Draft {
	h.T.Helper()
	draft, err := h.Store.Draft(h.T.Context(), "obstacles")
	h.Must(err)
	return draft
}

// question gives one of the draft.
func (h *house) question(path string) survey.Question {
	h.T.Helper()
	found, ok := edit.Find(h.draft().Questionnaire, path)
	if !ok {
		h.T.Fatalf("the draft has no %s", path)
	}
	return found
}

// saves posts a filled form, changed by pairs of names and values, and wants the page that says so.
func (h *house) saves(person, path string, changes ...string) {
	h.T.Helper()
	w := h.Visit(person, path, with(h.filled(person, path), changes...))
	if w.Code != http.StatusSeeOther {
		h.T.Fatalf("POST %s: %d\n%s", path, w.Code, stafftest.Clip(w.Body.String()))
	}
}

func with(form url.Values, changes ...string) url.Values {
	for i := 0; i < len(changes); i += 2 {
		form.Set(changes[i], changes[i+1])
	}
	return form
}

func TestSavingWhatIsShownChangesNothing(t *testing.T) {
	h := newHouse(t, nil)
	before, err := h.Store.Published(t.Context(), "obstacles", 0)
	h.Must(err)
	for _, path := range []string{"/question/you/role", "/question/use/use_obstacles", "/question/use/use_top3", "/question/open/most_helpful", "/question/skills/skills_importance",
		"/question/skills/skills_importance/importance_find_data", "/section/use", "/properties"} {
		h.saves("coordinator", written+path)
		if draft, err := h.Store.Draft(t.Context(), "obstacles"); !survey.IsKind(err, survey.NotFound) {
			t.Fatalf("saving %s as it is made a draft: %s", path, author.Compare(before, draft.Questionnaire).Error())
		}
	}
}

func decimal(n int64) string { return strconv.FormatInt(n, 10) }
