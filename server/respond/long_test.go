package respond_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"sonde/survey"
)

// long opens a survey of many questions, each a menu of one list or with choices of its own.
func (s *site) long(name string, questions, choices int, shared bool) {
	s.t.Helper()
	list := func(of string) []survey.Choice {
		made := make([]survey.Choice, choices)
		for i := range made {
			made[i] = survey.Choice{Name: fmt.Sprint("c", i), Label: survey.Text{"fr": fmt.Sprintf("Lieu numéro %d%s", i, of), "en": fmt.Sprintf("Place number %d%s", i, of)}}
		}
		return made
	}
	q := survey.Questionnaire{
		Name: name, Version: 1, Languages: []string{"fr", "en"}, DefaultLanguage: "fr", Title: survey.Text{"fr": "Longue", "en": "Long"},
		ChoiceLists: map[string][]survey.Choice{"place": list("")}, Sections: []survey.Section{{Name: "all"}},
	}
	if !shared {
		delete(q.ChoiceLists, "place")
	}
	for i := range questions {
		question := survey.Question{
			Name: fmt.Sprint("q", i), Type: survey.SelectOne, List: "place", Appearance: "minimal",
			Label: survey.Text{"fr": fmt.Sprintf("Où la question %d se passe-t-elle ?", i), "en": fmt.Sprintf("Where does question %d happen?", i)},
		}
		if !shared {
			question.List, question.Appearance = fmt.Sprint("l", i), ""
			q.ChoiceLists[question.List] = list(fmt.Sprintf(" de la question %d", i))
		}
		q.Sections[0].Questions = append(q.Sections[0].Questions, question)
	}
	raw, err := json.Marshal(q)
	s.must(err)
	file := filepath.Join(s.t.TempDir(), name+".json")
	s.must(os.WriteFile(file, raw, 0o600))
	s.field(name, file)
}

// compressed is the size of a page as it is sent to a browser.
func (s *site) compressed(path string) (size int, page string) {
	s.t.Helper()
	request := httptest.NewRequest("GET", path, nil)
	request.Host = "sonde.example"
	request.Header.Set("Accept-Encoding", "gzip")
	recorder := httptest.NewRecorder()
	s.server.Handler().ServeHTTP(recorder, request)
	size = recorder.Body.Len()
	unzip, err := gzip.NewReader(recorder.Body)
	s.must(err)
	var plain bytes.Buffer
	_, err = plain.ReadFrom(unzip)
	s.must(err)
	return size, plain.String()
}

// The bounds are those that the project set itself for a questionnaire of 500 questions.
func TestLongQuestionnairesAreLight(t *testing.T) {
	for _, test := range []struct {
		name    string
		choices int
		shared  bool
		most    int
	}{
		{"one list of 200 for all", 200, true, 100_000},
		{"12 choices of their own", 12, false, 300_000},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newSite(t)
			s.long("long", 500, test.choices, test.shared)
			size, page := s.compressed("/fr/s/long")
			t.Logf("%d bytes compressed, %d plain", size, len(page))
			if size > test.most {
				t.Errorf("%d bytes, want at most %d", size, test.most)
			}
			if got, want := strings.Count(page, `value="c7"`), 500; got < want {
				t.Errorf("the choice c7 stands %d times, want it in each of %d questions", got, want)
			}
		})
	}
}

// Without a script every menu has all its choices; with one the menus of a very long page are filled as they are needed.
func TestVeryManyMenusWaitForAScript(t *testing.T) {
	s := newSite(t)
	s.long("few", 50, 200, true)
	s.long("many", 51, 200, true)
	for slug, want := range map[string]int{"few": 0, "many": 51} {
		page := s.post("/fr/s/"+slug, ":key", key1, ":version", "1", ":do", "show", "q7", "c12")
		waiting := page.all(func(n *html.Node) bool { return n.Data == "noscript" })
		if len(waiting) != want {
			t.Errorf("%s: %d menus wait, want %d", slug, len(waiting), want)
			continue
		}
		if lists := page.all(func(n *html.Node) bool { return n.Data == "template" && attribute(n, "id") == "list-place" }); (len(lists) == 1) != (want > 0) {
			t.Errorf("%s: %d lists to fill menus from", slug, len(lists))
		}
		if want == 0 {
			continue
		}
		menu, err := html.Parse(strings.NewReader(text(waiting[7])))
		s.must(err)
		plain := reply{t: t, doc: menu}
		if got := plain.control("q7"); len(got) != 1 || got[0] != "c12" || attribute(waiting[7], "data-picked") != "c12" {
			t.Errorf("without a script q7 is %q, with one %q", got, attribute(waiting[7], "data-picked"))
		}
		if options := plain.all(func(n *html.Node) bool { return n.Data == "option" }); len(options) != 201 {
			t.Errorf("%d options without a script, want 201", len(options))
		}
	}
}
