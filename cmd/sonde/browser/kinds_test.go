package browser

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// field opens a survey on a questionnaire file beside the running server, both by the same name.
func (s *site) field(name, file string) {
	s.t.Helper()
	s.run("questionnaire", "import", file)
	s.run("survey", "create", "--questionnaire", name, "--slug", name, "--open")
}

// answers are those of each response of a survey.
func (s *site) answers(slug string) []map[string]json.RawMessage {
	s.t.Helper()
	file := filepath.Join(s.t.TempDir(), fmt.Sprint(slug, time.Now().UnixNano(), ".jsonl"))
	s.run("responses", "export", "--survey", slug, "--format", "jsonl", "-o", file)
	raw, err := os.Open(file)
	if err != nil {
		s.t.Fatal(err)
	}
	defer raw.Close()
	var all []map[string]json.RawMessage
	for decoder := json.NewDecoder(raw); decoder.More(); {
		var line struct {
			Answers map[string]json.RawMessage `json:"answers"`
		}
		if err := decoder.Decode(&line); err != nil {
			s.t.Fatal(err)
		}
		all = append(all, line.Answers)
	}
	return all
}

// want compares answers with what they should be, as JSON.
func want(t *testing.T, got map[string]json.RawMessage, want map[string]string) {
	t.Helper()
	for name, value := range want {
		if !sameJSON(string(got[name]), value) {
			t.Errorf("%s is stored as %s, want %s", name, got[name], value)
		}
	}
	for name, value := range got {
		if _, known := want[name]; !known {
			t.Errorf("%s is stored as %s, want nothing", name, value)
		}
	}
}

// set gives a control a value as its own picker does.
func (tb *tab) set(name, to string) {
	tb.t.Helper()
	value[bool](tb, fmt.Sprintf(`(() => {
		const control = [...document.getElementsByName(%s)].find((e) => e.checkVisibility());
		control.value = %s;
		control.dispatchEvent(new Event('input', {bubbles: true}));
		return true;
	})()`, quote(name), quote(to)))
}

// fillKinds answers every kind of question; with a script it sees on the way what the page makes of the answers.
func (tb *tab) fillKinds(script bool) {
	tb.t.Helper()
	next := func(section string) {
		if script {
			tb.check("kinds")
			tb.next(section)
		}
	}
	says := func(selector, words string) {
		tb.t.Helper()
		if got := tb.text(selector); script && got != words {
			tb.fail("%s says %q, want %q", selector, got, words)
		}
	}
	tb.write("[name=nick]", "Ana")
	says("#q-captain .choice", map[string]string{"fr": "Vous, Ana", "en": "You, Ana"}[value[string](tb, "document.documentElement.lang")])
	says("#q-favourite .value", map[string]string{"fr": "Croiseur", "en": "Cruiser"}[value[string](tb, "document.documentElement.lang")])
	tb.write("[name=age]", "12")
	says("#q-twice .value", "24")
	tb.tick("license", "no")
	if script {
		tb.click("[data-step=next]")
		if got := tb.text("#q-age .wrong"); len(got) < 10 || tb.section() != "s-who" {
			tb.fail("an answer against the rule is let through with %q", got)
		}
	}
	tb.write("[name=age]", "21")
	tb.tick("captain", "you")
	next("s-when")
	tb.set("day", "2025-12-31")
	tb.set("hour", "14:30")
	tb.set("moment", "2026-01-02T03:04")
	tb.set("month", "2026-03")
	tb.write("[name=first]", "1987")
	next("s-scales")
	tb.write("[name=wind]", "7")
	if script {
		value[bool](tb, `(() => {
			const slider = document.querySelector('#q-sea input[type=range]');
			slider.value = 5;
			slider.dispatchEvent(new Event('input', {bubbles: true}));
			return true;
		})()`)
		if tb.visible("#q-sea .unset") || !tb.visible("#q-depth .unset") || value[string](tb, "document.querySelector('#q-wind input[type=range]').value") != "7" {
			tb.fail("a slider and its number are not in step")
		}
	} else {
		tb.write("[name=sea]", "5")
	}
	tb.write("[name=depth]", "-2.5")
	tb.tick("cruise", "4")
	tb.choose("[name=crew]", "3")
	next("s-looks")
	tb.tick("opinion", "5")
	tb.tick("across", "trawler")
	tb.click("#q-folded summary")
	tb.tick("folded", "dinghy")
	if script && tb.visible("#q-city .choice") {
		tb.fail("cities are offered before the country")
	}
	tb.choose("[name=country]", "fr")
	if script && tb.visible("#q-city [value=ostend]") {
		tb.fail("a city of another country is offered")
	}
	tb.tick("city", "nantes")
	tb.choose("[name=town]", "brest")
	tb.tick("gear_chart", "2")
	tb.tick("watch_helm", "dinghy")
	tb.tick("watch_helm", "trawler")
	if script {
		tb.check("kinds")
	}
}

var kindsStored = map[string]string{
	"nick": `"Ana"`, "source": `"quay"`, "port": `"Brest"`, "license": `"no"`, "captain": `"you"`, "age": `21`, "double": `"42"`, "twice": `42`,
	"fleet": `"Ponant"`, "favourite": `"dinghy"`, "day": `"2025-12-31"`, "hour": `"14:30"`, "moment": `"2026-01-02T03:04"`, "month": `"2026-03-01"`,
	"first": `"1987-01-01"`, "wind": `7`, "sea": `5`, "depth": `-2.5`, "cruise": `4`, "crew": `3`, "opinion": `"5"`, "across": `"trawler"`,
	"folded": `["dinghy"]`, "country": `"fr"`, "city": `"nantes"`, "town": `"brest"`, "gear_chart": `"2"`, "watch_helm": `["dinghy","trawler"]`,
}

func TestEveryKindOfQuestionIsAnswered(t *testing.T) {
	t.Parallel()
	s := serve(t)
	s.field("kinds", "../../../server/respond/testdata/kinds.json")
	for i, w := range []window{
		{width: narrow, language: "fr"},
		{width: wide, language: "en"},
		{width: narrow, language: "en", noScript: true},
		{width: wide, language: "fr", noScript: true},
	} {
		t.Run(fmt.Sprintf("%d %s, no script %v", w.width, w.language, w.noScript), func(t *testing.T) {
			tb := open(t, w)
			tb.visit(s.url + "/" + w.language + "/s/kinds")
			if w.noScript {
				tb.check("kinds")
				tb.resize(w.width)
			}
			tb.fillKinds(!w.noScript)
			tb.send()
			stored := s.answers("kinds")
			if len(stored) != i+1 {
				t.Fatalf("%d responses, want %d", len(stored), i+1)
			}
			got := stored[i]
			if !sameJSON(string(got["logged"]), `"`+time.Now().Format(time.DateOnly)+`"`) {
				t.Errorf("the day of entry is %s", got["logged"])
			}
			delete(got, "logged")
			want(t, got, kindsStored)
		})
	}
}

// A draft gives everything back, what the author wrote beforehand and was changed as well, and so does the other language.
func TestADraftKeepsEveryKindOfAnswer(t *testing.T) {
	t.Parallel()
	s := serve(t)
	s.field("kinds", "../../../server/respond/testdata/kinds.json")
	tb := open(t, window{width: wide, language: "fr"})
	tb.visit(s.url + "/fr/s/kinds")
	tb.until("document.documentElement.classList.contains('js')")
	tb.write("[name=port]", " ")
	tb.write("[name=nick]", "Ana")
	tb.write("[name=age]", "30")
	tb.next("s-when")
	tb.set("day", "2025-12-31")
	tb.next("s-scales")
	tb.write("[name=wind]", "7")
	tb.next("s-looks")
	tb.choose("[name=country]", "be")
	tb.choose("[name=town]", "ostend")
	tb.until("localStorage.getItem('sonde:kinds')?.includes('ostend')")
	there := func(when string) {
		t.Helper()
		for name, want := range map[string]string{"nick": "Ana", "port": " ", "day": "2025-12-31", "wind": "7", "country": "be", "town": "ostend"} {
			if got := value[string](tb, "document.getElementsByName("+quote(name)+")[0].value"); got != want {
				t.Errorf("%s: %s is %q, want %q", when, name, got, want)
			}
		}
		if got := value[string](tb, "document.querySelector('#q-wind input[type=range]').value"); got != "7" {
			t.Errorf("%s: the slider stands at %s", when, got)
		}
		if got := value[string](tb, "document.querySelector('#q-twice .value').textContent"); got != "60" {
			t.Errorf("%s: twice the age is %s", when, got)
		}
	}
	key := tb.sheetKey()
	tb.visit(s.url + "/fr/s/kinds")
	tb.until("document.documentElement.classList.contains('js')")
	there("restored")
	if !tb.visible("#restored") || tb.section() != "s-looks" || tb.sheetKey() != key {
		t.Errorf("the draft is back at %s, told: %v", tb.section(), tb.visible("#restored"))
	}
	tb.click(".languages button[lang=en]")
	tb.until("document.documentElement.lang === 'en'")
	there("in English")
	tb.click("[data-step=forget]")
	if got := value[string](tb, "document.getElementsByName('port')[0].value + document.getElementsByName('nick')[0].value"); got != "Brest" {
		t.Errorf("begun again, the sheet holds %q, want what the author wrote", got)
	}
}
