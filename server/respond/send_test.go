package respond_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"sonde/server"
	"sonde/survey"
)

func TestASheetSentTwiceCountsOnce(t *testing.T) {
	s := newSite(t)
	first := s.post("/fr/s/every", sheet(key1, "fruits", "pear", "fruits", "apple")...)
	if first.Code != http.StatusCreated || first.code() == "" {
		t.Fatalf("status %d", first.Code)
	}
	again := s.post("/en/s/every", sheet(key1, "fruits", "apple", "fruits", "pear")...) // order and language do not count
	if again.Code != http.StatusOK || again.code() != first.code() {
		t.Errorf("sent again: status %d, receipt %s, want 200 and %s", again.Code, again.code(), first.code())
	}
	if s.stored() != 1 {
		t.Errorf("%d responses stored, want 1", s.stored())
	}
}

// refusals are all ways in which a sheet comes back; each must come back filled, in the language of its address.
var refusals = []struct {
	name   string
	before func(*site)
	pairs  []string
	status int
	fr, en string // in the summary
	save   bool
	wait   string
}{
	{name: "an answer that is required is missing", pairs: []string{":key", key1, ":version", "1", ":do", "send"}, status: 422,
		fr: "Dites-nous si vous naviguez.", en: "Tell us whether you sail."},
	{name: "too many picks", pairs: sheet(key1, "fruits", "apple", "fruits", "pear", "fruits", "plum"), status: 422,
		fr: "Quels fruits", en: "Which fruit"},
	{name: "a broken rule of the author", pairs: sheet(key1, "crew", "21"), status: 422, fr: "De 0 à 20 équipiers.", en: "From 0 to 20 crew."},
	{name: "no key", pairs: sheet(""), status: 422, fr: "incomplète", en: "incomplete"},
	{name: "a key in capitals", pairs: sheet(strings.ToUpper(key1)), status: 422, fr: "incomplète", en: "incomplete"},
	{name: "an unknown version", pairs: []string{":key", key1, ":version", "9", ":do", "send", "sailor", "yes"}, status: 422, fr: "version", en: "version"},
	{name: "an unknown event", pairs: append([]string{":event", "NOWHERE"}, sheet(key1)...), status: 422, fr: "NOWHERE", en: "NOWHERE"},
	{name: "an event of another survey", before: func(s *site) { s.field("other", "../../survey/testdata/questionnaires/conditions.json") },
		pairs: append([]string{":event", "QUAY-OTHER"}, sheet(key1)...), status: 422, fr: "QUAY-OTHER", en: "QUAY-OTHER"},
	{name: "other answers under the same key", before: func(s *site) { s.post("/fr/s/every", sheet(key1, "sea", "med")...) },
		pairs: sheet(key1), status: 409, fr: "Que voulez-vous faire", en: "What do you want to do"},
	{name: "the key of another survey", before: func(s *site) {
		s.field("other", "../../survey/testdata/questionnaires/conditions.json")
		s.post("/fr/s/other", ":key", key1, ":version", "1", "role", "user")
	}, pairs: sheet(key1), status: 409, fr: "autre enquête", en: "another survey"},
	{name: "withdrawn", before: func(s *site) {
		code := s.post("/fr/s/every", sheet(key1)...).code()
		s.post("/fr/receipt", "code", code, ":do", "confirm")
	}, pairs: sheet(key1), status: 410, fr: "retirée", en: "withdrawn", save: true},
	{name: "too late", before: func(s *site) {
		s.change(func(one *survey.Survey) { one.ClosesAt = noon.Add(-25 * time.Hour) })
	}, pairs: sheet(key1), status: 410, fr: "close", en: "closed", save: true},
	{name: "a sheet too large", pairs: sheet(key1, "nothing", strings.Repeat("x", survey.MaxSheetBytes)), status: 413, fr: "256 Kio", en: "256 KiB"},
	{name: "too many at once", before: func(s *site) {
		for range 3 {
			s.post("/fr/s/every", sheet(key2)...)
		}
	}, pairs: sheet(key1), status: 429, fr: "Attendez", en: "Wait", wait: "60"},
	{name: "a full disk", before: func(s *site) { s.store.(*failing).full = true }, pairs: sheet(key1), status: 503, fr: "réessayez", en: "try again", wait: "5"},
}

func TestARefusedSheetComesBackFilled(t *testing.T) {
	for _, refusal := range refusals {
		for language, words := range map[string]string{"fr": refusal.fr, "en": refusal.en} {
			t.Run(refusal.name+" "+language, func(t *testing.T) {
				s := newSite(t, func(c *server.Config) { c.SendsPerMinute = 3 })
				if refusal.before != nil {
					refusal.before(s)
				}
				before := s.stored()
				typed := []string{"story", "Il était\nune fois « <b>moi</b> & \"toi\" »", "order:1", "med", "order:2", "channel", "order:3", "atlantic", "often_swim", "2", "agree", "yes", "length", "7,5", "safety", "no question"}
				back := s.post("/"+language+"/s/every", append(slices.Clone(refusal.pairs), typed...)...)
				if back.Code != refusal.status {
					t.Fatalf("status %d, want %d: %s", back.Code, refusal.status, text(back.byID("summary")))
				}
				if got := text(back.byID("summary")); !strings.Contains(got, words) {
					t.Errorf("summary %q does not say %q", got, words)
				}
				if got := back.all(func(n *html.Node) bool { return n.Data == "title" }); !strings.HasPrefix(text(got[0]), map[string]string{"fr": "Erreur", "en": "Error"}[language]) {
					t.Errorf("title %q", text(got[0]))
				}
				if attribute(back.all(func(n *html.Node) bool { return n.Data == "html" })[0], "lang") != language {
					t.Error("the page is in another language")
				}
				for i := 0; i < len(typed); i += 2 {
					if typed[i] != "safety" && !slices.Contains(back.control(typed[i]), typed[i+1]) {
						t.Errorf("%s was typed as %q and came back as %q", typed[i], typed[i+1], back.control(typed[i]))
					}
				}
				for _, name := range []string{"Cache-Control", "Retry-After"} {
					if want := map[string]string{"Cache-Control": "no-store", "Retry-After": refusal.wait}[name]; back.Header().Get(name) != want {
						t.Errorf("%s: %q, want %q", name, back.Header().Get(name), want)
					}
				}
				if key := back.control(":key"); len(key) != 1 || len(key[0]) != 32 || strings.ToLower(key[0]) != key[0] {
					t.Errorf("key %q", key)
				}
				if save := strings.Contains(back.body, `value="file"`); save != refusal.save {
					t.Errorf("offers to save: %v, want %v", save, refusal.save)
				}
				if s.stored() != before {
					t.Errorf("%d responses stored, want %d", s.stored(), before)
				}
				if strings.Contains(s.log.String(), "une fois") || strings.Contains(s.log.String(), key1) {
					t.Error("the log holds an answer or a key")
				}
			})
		}
	}
}

func TestADamagedFormIsNotTakenInParts(t *testing.T) {
	s := newSite(t)
	back := s.postRaw("/fr/s/every", ":key="+key1+"&:version=1&:do=send&sailor=yes&story=%zz&fruits=pear")
	if back.Code != http.StatusBadRequest || s.stored() != 0 {
		t.Errorf("status %d, %d stored", back.Code, s.stored())
	}
	if !slices.Contains(back.control("fruits"), "pear") {
		t.Error("what could be read is gone")
	}
}

func TestWhatIsNoFormIsRefused(t *testing.T) {
	s := newSite(t)
	for kind, body := range map[string]string{
		"application/json": `{"sailor":"yes"}`, "multipart/form-data; boundary=x": "--x--", "": "sailor=yes", "text/plain": "sailor=yes",
	} {
		request := newRequest("/fr/s/every", kind, body)
		if got := s.ask(request); got.Code != http.StatusBadRequest {
			t.Errorf("%q: status %d, want 400", kind, got.Code)
		}
	}
	if got := s.post("/fr/s/every?sailor=yes&:version=1&:key="+key1, ":do", "send"); got.Code != http.StatusUnprocessableEntity {
		t.Errorf("answers in the address: status %d, want 422", got.Code)
	}
	huge := s.postRaw("/fr/s/every", "story="+strings.Repeat("x", 3<<20))
	if huge.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("3 MiB: status %d, want 413", huge.Code)
	}
}

func TestTheWaysOutOfAConflict(t *testing.T) {
	s := newSite(t)
	first := s.post("/fr/s/every", sheet(key1, "sea", "med")...).code()
	back := s.post("/fr/s/every", sheet(key1, "sea", "channel")...)
	form := url.Values{}
	for _, pair := range back.controls() {
		form.Add(pair[0], pair[1])
	}
	press := func(act string) reply {
		form.Set(":do", act)
		return s.postRaw("/fr/s/every", form.Encode())
	}
	if kept := press("keep"); kept.Code != http.StatusOK || kept.code() != first || s.stored() != 1 {
		t.Errorf("keep: status %d, %d stored", kept.Code, s.stored())
	}
	if got := s.post("/fr/receipt", "code", first); !strings.Contains(got.body, "Méditerranée") {
		t.Error("keep changed the answers")
	}
	for range 2 {
		if replaced := press("replace"); replaced.code() != first || s.stored() != 1 {
			t.Errorf("replace: status %d, receipt %s, %d stored", replaced.Code, replaced.code(), s.stored())
		}
	}
	if got := s.post("/fr/receipt", "code", first); !strings.Contains(got.body, "Manche") {
		t.Error("replace left the answers")
	}
	for range 2 { // sent twice, counted once
		if another := press("another"); another.code() == first || s.stored() != 2 {
			t.Errorf("another: status %d, %d stored, want 2", another.Code, s.stored())
		}
	}
}

func TestTheOtherLanguageKeepsWhatIsTyped(t *testing.T) {
	s := newSite(t)
	pairs := sheet(key1, "story", "rester", "fruits", "plum")
	pairs[7] = "show"
	shown := s.post("/en/s/every", pairs...)
	if shown.Code != http.StatusOK || s.stored() != 0 {
		t.Fatalf("status %d, %d stored", shown.Code, s.stored())
	}
	if !slices.Equal(shown.control(":key"), []string{key1}) || !slices.Equal(shown.control("fruits"), []string{"plum"}) || !slices.Equal(shown.control("story"), []string{"rester"}) {
		t.Errorf("came back as %v", shown.controls())
	}
	if !strings.Contains(shown.body, "Which fruit?") || shown.byID("summary") != nil {
		t.Error("want the English page without complaints")
	}
}

func TestAnswersNotAskedAreLeftOutAndSaid(t *testing.T) {
	s := newSite(t)
	sent := s.post("/fr/s/every", sheet(key1, "sailor", "no", "crew", "3")[:8]...)
	if sent.Code != http.StatusUnprocessableEntity {
		t.Fatalf("without the required answer: %d", sent.Code)
	}
	sent = s.post("/fr/s/every", ":key", key1, ":version", "1", ":do", "send", "sailor", "no", "crew", "3")
	if sent.Code != http.StatusCreated || !strings.Contains(text(sent.byID("main")), "Combien d’équipiers") {
		t.Errorf("status %d: %s", sent.Code, text(sent.byID("main")))
	}
	if got := s.post("/fr/receipt", "code", sent.code()); strings.Contains(got.body, "équipiers") {
		t.Error("the answer was kept")
	}
}

func TestALateSheetIsTakenAndSaysSo(t *testing.T) {
	s := newSite(t)
	s.change(func(one *survey.Survey) { one.ClosesAt = noon.Add(-time.Hour) })
	if got := s.get("/fr/s/every"); got.Code != http.StatusGone {
		t.Errorf("a new page: status %d, want 410", got.Code)
	}
	sent := s.post("/fr/s/every", sheet(key1)...)
	if sent.Code != http.StatusCreated || !strings.Contains(sent.body, "tardive") {
		t.Errorf("status %d: %s", sent.Code, text(sent.byID("main")))
	}
}

func TestWhatCannotBeTakenCanBeSaved(t *testing.T) {
	s := newSite(t)
	pairs := sheet(key1, "story", "ligne 1\nligne 2", "fruits", "plum", "order:1", "med", "order:2", "channel", "order:3", "atlantic")
	pairs[7] = "file"
	got := s.post("/fr/s/every", pairs...)
	for _, want := range []string{"Naviguez-vous", "Oui", "Prune & <b>mirabelle</b>", "Méditerranée", "  ligne 1\r\n  ligne 2"} {
		if !strings.Contains(got.body, want) {
			t.Errorf("%q is not in the file:\n%s", want, got.body)
		}
	}
	if disposition := got.Header().Get("Content-Disposition"); !strings.HasPrefix(disposition, "attachment;") || got.Header().Get("Content-Type") != "text/plain; charset=utf-8" {
		t.Errorf("disposition %q", disposition)
	}
}
