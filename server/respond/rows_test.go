package respond_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// newCrew is a site with the survey "crew", which has rows within rows, and rows whose number an answer decides.
func newCrew(t *testing.T) *site {
	t.Helper()
	s := newSite(t)
	s.field("crew", "testdata/crew.json")
	return s
}

// press sends what the page holds as a browser does, with the button that does something else than sending.
func (s *site) press(page reply, path, act string, more ...string) reply {
	s.t.Helper()
	pairs := []string{":do", act}
	changed := map[string]bool{}
	for i := 0; i < len(more); i += 2 {
		changed[more[i]] = true
	}
	for _, pair := range page.controls() {
		if !changed[pair[0]] {
			pairs = append(pairs, pair[0], pair[1])
		}
	}
	return s.post(path, append(pairs, more...)...)
}

// controls inside <template> are the script's.
func rowsOf(page reply) []string {
	var rows []string
	for _, n := range page.all(func(n *html.Node) bool { return has(n, "data-row") }) {
		if address := attribute(n, "data-row"); !strings.Contains("/"+address+"/", "/0/") {
			rows = append(rows, address)
		}
	}
	return rows
}

func TestRowsAreAddedAndTakenOutWithoutAScript(t *testing.T) {
	s := newCrew(t)
	page := s.get("/fr/s/crew")
	key := page.control(":key")[0]
	want := func(step string, rows ...string) {
		t.Helper()
		if got := rowsOf(page); page.Code != http.StatusOK || !slices.Equal(got, rows) {
			t.Fatalf("%s: status %d, rows %q, want %q", step, page.Code, got, rows)
		}
		if got := page.control(":key"); len(got) != 1 || got[0] != key || s.stored() != 0 {
			t.Fatalf("%s: key %q, %d stored", step, got, s.stored())
		}
	}
	want("at first", "sailor/1", "sailor/1/trip/1")
	page = s.press(page, "/fr/s/crew", "add/sailor", "sailor/1/first", "Ana")
	want("a row added", "sailor/1", "sailor/1/trip/1", "sailor/2", "sailor/2/trip/1")
	if title := page.byID("row-sailor/2"); text(title) != "Équipier 2" || !has(title, "autofocus") {
		t.Errorf("the page begins at %q, want at the row that came", text(title))
	}
	if got := page.control("sailor/2/age"); !slices.Equal(got, []string{"20"}) {
		t.Errorf("the row that came begins with the age %q, want its default, position(..) * 10", got)
	}
	page = s.press(page, "/fr/s/crew", "add/sailor/2/trip", "sailor/2/first", "Bob", "sailor/2/trip/1/where", "Groix")
	want("a row added in a row", "sailor/1", "sailor/1/trip/1", "sailor/2", "sailor/2/trip/1", "sailor/2/trip/2")
	page = s.press(page, "/fr/s/crew", "remove/sailor/1")
	want("a row taken out", "sailor/1", "sailor/1/trip/1", "sailor/1/trip/2")
	if got := append(page.control("sailor/1/first"), page.control("sailor/1/trip/1/where")...); !slices.Equal(got, []string{"Bob", "Groix"}) {
		t.Errorf("what stays is %q", got)
	}
	page = s.press(page, "/fr/s/crew", "show", "boats", "2")
	want("as many rows as an answer says", "sailor/1", "sailor/1/trip/1", "sailor/1/trip/2", "tender/1", "tender/2")
	page = s.press(page, "/en/s/crew", "show", "tender/2/colour", "red")
	want("in the other language", "sailor/1", "sailor/1/trip/1", "sailor/1/trip/2", "tender/1", "tender/2")
	if got := page.control("tender/2/colour"); !slices.Equal(got, []string{"red"}) || text(page.byID("row-sailor/1")) != "Sailor 1" {
		t.Errorf("in English the row is %q and holds %q", text(page.byID("row-sailor/1")), got)
	}
	for _, act := range []string{"add/tender", "remove/tender/1", "add/nothing", "remove/sailor/9", "add/sailor/9/trip", "remove/", "add/"} {
		page = s.press(page, "/en/s/crew", act)
		want(act, "sailor/1", "sailor/1/trip/1", "sailor/1/trip/2", "tender/1", "tender/2")
	}
	sent := s.press(page, "/en/s/crew", "send")
	if receipt := s.post("/en/receipt", "code", sent.code()); !strings.Contains(receipt.body, "Sailor 1 – Trip 1 – Where") || !strings.Contains(receipt.body, "Tender 2 – Colour") {
		t.Errorf("the receipt does not tell the rows: %s", text(receipt.byID("main")))
	}
}

func TestWordsInARowSpeakOfTheRow(t *testing.T) {
	s := newCrew(t)
	page := s.post("/fr/s/crew", ":key", key1, ":version", "1", ":do", "show", "sailor/1/first", "Ana", "sailor/1/age", "40", "sailor/2/first", "Bob", "sailor/2/age", "2")
	for id, want := range map[string]string{
		"q-sailor/1/age": "Âge de Ana", "q-sailor/2/age": "Âge de Bob", "q-sailor/2/place": "Équipier 2/2", "q-sum": "Âges réunis : 42",
	} {
		if got := strings.ReplaceAll(text(page.byID(id)), "\u00a0", " "); !strings.HasPrefix(got, want) {
			t.Errorf("%s says %q, want %q", id, got, want)
		}
	}
}

func TestAProblemLeadsToItsRow(t *testing.T) {
	s := newCrew(t)
	page := s.post("/fr/s/crew", ":key", key1, ":version", "1", "sailor/1/first", "Ana", "sailor/1/age", "40", "sailor/2/first", "Bob", "sailor/2/age", "2",
		"sailor/2/trip/3/days", "12", "sailor/3/age", "30", "boats", "2")
	if page.Code != http.StatusUnprocessableEntity {
		t.Fatalf("status %d", page.Code)
	}
	links := map[string]string{}
	for n := range page.byID("summary").Descendants() {
		if n.Data == "a" {
			target, err := url.PathUnescape(attribute(n, "href"))
			s.must(err)
			links[target] = text(n) + ": " + text(n.NextSibling.NextSibling)
		}
	}
	for target, want := range map[string]string{
		"#c-sailor/2/age-0":         "Équipier 2 – Âge de Bob: Bob est trop jeune.",
		"#c-sailor/2/trip/3/days-0": "Équipier 2 – Sortie 3 – Jours: ",
		"#c-sailor/3/first-0":       "Équipier 3 – Prénom: Il manque un prénom.",
		"#label-tender":             "Annexe: ",
	} {
		if got := links[target]; !strings.HasPrefix(got, want) {
			t.Errorf("the link to %s says %q, want %q", target, got, want)
		}
		if page.byID(strings.TrimPrefix(target, "#")) == nil {
			t.Errorf("%s is not there", target)
		}
	}
	if len(links) != 4 {
		t.Errorf("links %q, want 4", links)
	}
	if got := text(page.byID("wrong-sailor/2/age")); !strings.Contains(got, "Bob est trop jeune.") {
		t.Errorf("beside the question: %q", got)
	}
}

// Chance has its part in each sheet's page; the author's seed makes it the same on all. 42 puts a b c d in the order a d c b:
// expr.Shuffled(4, "42"), which its own tests hold against the order that ODK XForms lays down.
func TestChoicesInAnOrderByChance(t *testing.T) {
	s := newCrew(t)
	order := func(page reply, name string) string {
		var values []string
		for _, n := range page.all(func(n *html.Node) bool {
			return n.Data == "input" && attribute(n, "name") == name || n.Data == "option" && n.Parent != nil && attribute(n.Parent, "name") == name
		}) {
			values = append(values, attribute(n, "value"))
		}
		return strings.TrimSpace(strings.Join(values, " "))
	}
	seen := map[string]bool{}
	for range 20 {
		page := s.get("/fr/s/crew")
		seen[order(page, "drawn")] = true
		if got := order(page, "drawn"); !strings.HasSuffix(got, " none") {
			t.Errorf("%q: what excludes the others is not the last", got)
		}
		if got := order(page, "seeded") + ", " + order(page, "menu"); got != "a d c b none, a d c b none" {
			t.Errorf("with a seed: %q", got)
		}
		if again := s.press(page, "/en/s/crew", "show"); order(again, "drawn") != order(page, "drawn") {
			t.Errorf("shown again the order is %q, was %q", order(again, "drawn"), order(page, "drawn"))
		}
	}
	if len(seen) < 5 {
		t.Errorf("20 sheets have %d orders", len(seen))
	}
	if got := text(s.get("/fr/s/crew/print").byID("main")); !strings.Contains(got, "Atlantique Manche Méditerranée Baltique Aucune") {
		t.Errorf("on paper: %q", got)
	}
}

func TestPaperHasRoomForRows(t *testing.T) {
	s := newCrew(t)
	paper := text(s.get("/fr/s/crew/print").byID("main"))
	for _, want := range []string{"Équipier 1 Prénom", "Équipier 3 Prénom", "Sortie 2 Où", "Annexe 3 Couleur", "au dos", "Équipier … "} {
		if !strings.Contains(paper, want) {
			t.Errorf("the paper does not say %q: %s", want, paper)
		}
	}
}
