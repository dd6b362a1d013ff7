package respond_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

// newKinds is a site with the survey "kinds", which asks every kind of question.
func newKinds(t *testing.T) *site {
	t.Helper()
	s := newSite(t)
	s.field("kinds", "testdata/kinds.json")
	return s
}

// describe writes the control of a question with the attributes that decide about it.
func describe(r reply, name string) string {
	control := r.all(func(n *html.Node) bool { return attribute(n, "name") == name })
	if len(control) == 0 {
		return "none"
	}
	said := []string{control[0].Data}
	for _, key := range []string{"type", "inputmode", "min", "max", "step", "maxlength", "rows", "value"} {
		if control[0].Data == "select" && key == "value" || !has(control[0], key) {
			continue
		}
		said = append(said, key+"="+attribute(control[0], key))
	}
	if len(control) > 1 {
		said = append(said, "and others")
	}
	return strings.Join(said, " ")
}

func TestEveryKindOfQuestionHasItsControl(t *testing.T) {
	s := newKinds(t)
	page := s.get("/fr/s/kinds")
	for name, want := range map[string]string{
		"nick":       "input type=text value=",
		"source":     "input type=hidden value=quay",
		"double":     "none", // calculated: the server works it out
		"twice":      "none",
		"favourite":  "none",
		"fleet":      "input type=hidden value=Ponant", // read only, without a calculation
		"hello":      "none",
		"day":        "input type=date value=",
		"hour":       "input type=time value=",
		"moment":     "input type=datetime-local value=",
		"month":      "input type=month value=",
		"first":      "input type=text inputmode=numeric maxlength=4 value=",
		"wind":       "input type=number inputmode=numeric min=0 max=12 step=1 value=",
		"depth":      "input type=number inputmode=decimal min=-5 max=0 step=0.5 value=",
		"cruise":     "input type=radio value=1 and others",
		"crew":       "select",
		"opinion":    "input type=radio value=1 and others",
		"folded":     "input type=checkbox value=dinghy and others",
		"town":       "select",
		"gear_head":  "none", // it names the columns
		"gear_radio": "input type=radio value=1 and others",
		"watch_helm": "input type=checkbox value=dinghy and others",
		"log":        "textarea rows=6",
	} {
		if got := describe(page, name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

func TestOnlyWhatTheAuthorWroteIsFilledInBeforehand(t *testing.T) {
	s := newKinds(t)
	page := s.get("/fr/s/kinds")
	var filled []string
	for _, pair := range page.controls() {
		if pair[1] != "" && !strings.HasPrefix(pair[0], ":") {
			filled = append(filled, pair[0]+"="+pair[1])
		}
	}
	slices.Sort(filled)
	if want := []string{"fleet=Ponant", "license=yes", "logged=2026-03-01", "port=Brest", "source=quay"}; !slices.Equal(filled, want) {
		t.Errorf("filled in beforehand: %q, want %q", filled, want)
	}
	s.now = noon.Add(24 * time.Hour)
	if got := s.get("/fr/s/kinds").control("logged"); !slices.Equal(got, []string{"2026-03-02"}) {
		t.Errorf("a day later the default today() is %q", got)
	}
}

func TestWordsSpeakOfOtherAnswers(t *testing.T) {
	s := newKinds(t)
	hello := func(r reply) *html.Node {
		for n := range r.byID("q-hello").Descendants() {
			if has(n, "data-words") {
				return n
			}
		}
		t.Fatal("the note does not carry its words")
		return nil
	}
	empty := hello(s.get("/fr/s/kinds"))
	if got, words := text(empty), attribute(empty, "data-words"); got != "Bonjour …, bienvenue à bord." || words != "Bonjour ${nick}, bienvenue à bord." {
		t.Errorf("before the answer: %q, with the words %q", got, words)
	}
	back := s.post("/fr/s/kinds", ":key", key1, ":version", "1", ":do", "send", "nick", "Ana <b>", "age", "12")
	if got := text(hello(back)); back.Code != http.StatusUnprocessableEntity || got != "Bonjour Ana <b>, bienvenue à bord." {
		t.Errorf("status %d; after the answer: %q", back.Code, got)
	}
	for id, want := range map[string]string{
		"summary": "Ana <b>, il faut avoir 18 ans.", "q-age": "Quel âge avez-vous, Ana <b>", "q-captain": "Vous, Ana <b>", "q-twice": "24",
	} {
		if got := text(back.byID(id)); !strings.Contains(got, want) {
			t.Errorf("%s says %q, want %q in it", id, got, want)
		}
	}
	if receipt := s.post("/en/s/kinds", ":key", key1, ":version", "1", "nick", "Ana", "gear_chart", "2").code(); receipt == "" {
		t.Fatal("no receipt")
	} else if read := s.post("/en/receipt", "code", receipt); !strings.Contains(read.body, "Ponant") || strings.Contains(read.body, "quay") {
		t.Error("the receipt does not tell what was shown, or tells what was hidden")
	}
}

// A number's or a day's control shows nothing of a value that is none: the page must not lose it.
func TestWhatTheControlWouldDropComesBackAsText(t *testing.T) {
	s := newKinds(t)
	typed := map[string]string{"day": "31/12/2025", "hour": "midi", "moment": "hier", "month": "mars", "wind": "beaucoup"}
	pairs := []string{":key", key1, ":version", "1", "nick", "Ana"}
	for name, value := range typed {
		pairs = append(pairs, name, value)
	}
	back := s.post("/fr/s/kinds", pairs...)
	if back.Code != http.StatusUnprocessableEntity {
		t.Fatalf("status %d", back.Code)
	}
	for name, value := range typed {
		if got := describe(back, name); !strings.HasPrefix(got, "input type=text") || !strings.HasSuffix(got, "value="+value) {
			t.Errorf("%s came back as %s", name, got)
		}
	}
	kept := s.post("/fr/s/kinds", ":key", key1, ":version", "1", ":do", "show", "day", "2025-12-31", "month", "2025-12", "first", "2025", "wind", "7")
	for name, want := range map[string]string{
		"day": "input type=date value=2025-12-31", "month": "input type=month value=2025-12",
		"first": "input type=text inputmode=numeric maxlength=4 value=2025", "wind": "input type=number inputmode=numeric min=0 max=12 step=1 value=7",
	} {
		if got := describe(kept, name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

func TestGridsTakeOneChoiceOrSeveral(t *testing.T) {
	s := newKinds(t)
	page := s.get("/en/s/kinds")
	for id, want := range map[string]string{
		"q-gear_head": "I can use… Strongly disagree", // the older way: a question for the labels, others for the buttons
		"q-watch":     "Who does what? (optional) Select all that apply. Dinghy",
	} {
		if got := text(page.byID(id)); !strings.HasPrefix(strings.ReplaceAll(got, "\u00a0", " "), want) {
			t.Errorf("%s says %q, want %q first", id, got, want)
		}
	}
	if got := text(page.byID("label-gear_radio")); got != "The radio (optional)" {
		t.Errorf("in a grid where one row must be answered, the other says %q", got)
	}
}

func TestScalesSayTheirEndsAndTicks(t *testing.T) {
	s := newKinds(t)
	page := s.get("/en/s/kinds")
	for id, want := range map[string]string{
		"q-wind":   "From 0 to 12.",
		"q-depth":  "From 0 to -5, in steps of 0.5.",
		"q-sea":    "0 Flat calm 5 Swell 10 Storm",
		"q-cruise": "1 2 3 4 5",
	} {
		if got := text(page.byID(id)); !strings.Contains(got, want) {
			t.Errorf("%s says %q, want %q in it", id, got, want)
		}
	}
}

func TestThePaperVersionHasEveryKind(t *testing.T) {
	s := newKinds(t)
	page := s.get("/fr/s/kinds/print")
	if controls := page.all(func(n *html.Node) bool { return n.Data == "input" || n.Data == "select" || n.Data == "textarea" }); len(controls) > 0 {
		t.Errorf("%d controls on paper", len(controls))
	}
	for _, want := range []string{"Bonjour …", "Le nom que l’équipage vous donne.", "De 0 à 12.", "Tempête", "Je sais utiliser…", "Chalutier", "L’année, par exemple 2026."} {
		if !strings.Contains(page.body, want) {
			t.Errorf("the paper does not say %q", want)
		}
	}
}

// Who is asked a month or a year is not told to write a day.
func TestAMonthAndAYearAreToldAsSuch(t *testing.T) {
	s := newKinds(t)
	for language, want := range map[string]map[string]string{
		"fr": {"day": "une date du calendrier", "month": "l’année et le mois, par exemple 2026-05.", "first": "ses quatre chiffres, par exemple 2026."},
		"en": {"day": "a day of the calendar", "month": "year and month, for example 2026-05.", "first": "its four digits, for example 2026."},
	} {
		back := s.post("/"+language+"/s/kinds", ":key", key1, ":version", "1", "nick", "Ana", "day", "12", "month", "mars", "first", "26")
		for name, words := range want {
			if got := text(back.byID("q-" + name)); !strings.Contains(got, words) {
				t.Errorf("%s says %q, want %q in it", name, got, words)
			}
		}
	}
}
