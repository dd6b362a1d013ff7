package browser

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

const crew = "../../../server/respond/testdata/crew.json"

// rows are the addresses of the rows on the page.
func (tb *tab) rows() string {
	tb.t.Helper()
	return value[string](tb, "[...document.querySelectorAll('[data-row]')].map((row) => row.dataset.row).join(' ')")
}

// holding is what a control holds.
func (tb *tab) holding(name string) string {
	tb.t.Helper()
	return value[string](tb, fmt.Sprintf("document.getElementsByName(%s)[0]?.value ?? 'nothing'", quote(name)))
}

// press a button of rows; without a script a page comes back.
func (tb *tab) change(act string, script bool) {
	tb.t.Helper()
	selector := fmt.Sprintf("button[value=%q]", act)
	if script {
		tb.click(selector)
	} else {
		tb.leave(selector)
	}
}

// fillCrew answers with two sailors, the first with two trips, and one tender; on the way rows come and go.
func (tb *tab) fillCrew(script bool) {
	tb.t.Helper()
	at := func(step, want string) {
		tb.t.Helper()
		if got := tb.rows(); got != want {
			tb.fail("%s: rows %q, want %q", step, got, want)
		}
	}
	begins := func(step, row string) {
		tb.t.Helper()
		if got := value[string](tb, "document.activeElement.id"); got != "row-"+row {
			tb.fail("%s: the focus is at %q, want the title of %s", step, got, row)
		}
	}
	at("at first", "sailor/1 sailor/1/trip/1")
	tb.write("[name='sailor/1/first']", "Zoé")
	tb.change("add/sailor", script)
	at("a row added", "sailor/1 sailor/1/trip/1 sailor/2 sailor/2/trip/1")
	begins("a row added", "sailor/2")
	if got := tb.holding("sailor/2/age"); got != "20" { // position(..) * 10
		tb.fail("the second row begins with the age %q", got)
	}
	tb.write("[name='sailor/2/first']", "Ana")
	tb.write("[name='sailor/2/age']", "40")
	tb.change("add/sailor/2/trip", script)
	begins("a row added in a row", "sailor/2/trip/2")
	tb.write("[name='sailor/2/trip/1/where']", "Groix")
	tb.write("[name='sailor/2/trip/2/where']", "Houat")
	tb.write("[name='sailor/2/trip/2/days']", "3")
	tb.tick("sailor/2/duty", "cook")
	tb.change("remove/sailor/1", script)
	at("a row taken out", "sailor/1 sailor/1/trip/1 sailor/1/trip/2")
	if tb.holding("sailor/1/first") != "Ana" || tb.holding("sailor/1/trip/2/days") != "3" || !tb.ticked("sailor/1/duty", "cook") {
		tb.fail("what stays is not what was typed")
	}
	if script {
		begins("a row taken out", "sailor/1")
		tb.click("#q-sailor > div > .gone button")
		at("put back", "sailor/1 sailor/1/trip/1 sailor/2 sailor/2/trip/1 sailor/2/trip/2")
		begins("put back", "sailor/1")
		if tb.holding("sailor/1/first") != "Zoé" || tb.holding("sailor/2/first") != "Ana" {
			tb.fail("the row is not back in its place")
		}
		if got := tb.text("#q-sum"); !strings.HasSuffix(got, "50") { // 10, the default, and 40
			tb.fail("the sum says %q", got)
		}
		tb.change("remove/sailor/1", script)
	}
	tb.change("add/sailor", script)
	tb.write("[name='sailor/2/first']", "Bob")
	tb.write("[name='sailor/2/age']", "12")
	if script {
		for selector, ending := range map[string]string{"#q-sum": "52", "[id='q-sailor/2/place']": "2/2", "[id='q-sailor/2/age'] label": "Bob"} {
			if got := tb.text(selector); !strings.Contains(got, ending) {
				tb.fail("%s says %q, want %q in it", selector, got, ending)
			}
		}
		if tb.visible("[id='q-sailor/2/duty']") {
			tb.fail("what is not asked in the row is shown")
		}
		tb.next("s-fleet")
	}
	tb.write("[name=boats]", "1")
	if script {
		at("as many rows as an answer says", "sailor/1 sailor/1/trip/1 sailor/1/trip/2 sailor/2 sailor/2/trip/1 tender/1")
		tb.write("[name='tender/1/colour']", "red")
		painted := tb.text("#q-paints")
		tb.write("[name=boats]", "0")
		painted += tb.text("#q-paints")
		tb.write("[name=boats]", "1") // what stood in the row is still there
		if painted += tb.text("#q-paints"); !regexp.MustCompile(`^\D+1\D+0\D+1$`).MatchString(painted) {
			tb.fail("with one row, none and one: %q", painted)
		}
	} else {
		tb.leave("#q-tender button[value=show]")
		tb.write("[name='tender/1/colour']", "red")
	}
	if tb.holding("tender/1/colour") != "red" {
		tb.fail("the row holds %q", tb.holding("tender/1/colour"))
	}
}

var crewStored = map[string]string{
	"sailor": `[{"first":"Ana","age":40,"duty":"cook","nth":"1/2","trip":[{"where":"Groix"},{"where":"Houat","days":3}]},{"first":"Bob","age":12,"nth":"2/2"}]`,
	"boats":  `1`, "tender": `[{"colour":"red"}]`, "total": `"52"`, "painted": `"1"`,
}

func TestRowsAreAnswered(t *testing.T) {
	t.Parallel()
	s := serve(t)
	s.field("crew", crew)
	for i, w := range []window{
		{width: narrow, language: "fr"},
		{width: wide, language: "en"},
		{width: narrow, language: "en", noScript: true},
		{width: wide, language: "fr", noScript: true},
	} {
		t.Run(fmt.Sprintf("%d %s, no script %v", w.width, w.language, w.noScript), func(t *testing.T) {
			tb := open(t, w)
			tb.visit(s.url + "/" + w.language + "/s/crew")
			tb.fillCrew(!w.noScript)
			tb.check("crew")
			tb.resize(w.width)
			receipt := tb.send()
			stored := s.answers("crew")
			if len(stored) != i+1 {
				t.Fatalf("%d responses, want %d", len(stored), i+1)
			}
			want(t, stored[i], crewStored)
			if len(receipt) != 26 {
				t.Errorf("the receipt is %q", receipt)
			}
			tb.check("receipt")
		})
	}
}

// The other language and a draft give all rows back; sent twice, the sheet counts once.
func TestADraftKeepsRows(t *testing.T) {
	t.Parallel()
	s := serve(t)
	s.field("crew", crew)
	tb := open(t, window{width: wide, language: "fr"})
	tb.visit(s.url + "/fr/s/crew")
	tb.fillCrew(true)
	tb.until("localStorage.getItem('sonde:crew')?.includes('red')")
	key, rows, drawn := tb.sheetKey(), tb.rows(), ""
	order := "[...document.querySelectorAll('[name=drawn]')].map((e) => e.value).join(' ')"
	there := func(when string) {
		t.Helper()
		if got := tb.rows(); got != rows {
			t.Errorf("%s: rows %q, want %q", when, got, rows)
		}
		for name, want := range map[string]string{"sailor/1/trip/2/where": "Houat", "sailor/1/trip/2/days": "3", "sailor/2/first": "Bob", "tender/1/colour": "red"} {
			if got := tb.holding(name); got != want {
				t.Errorf("%s: %s is %q, want %q", when, name, got, want)
			}
		}
		if got := value[string](tb, order); drawn != "" && got != drawn {
			t.Errorf("%s: the choices stand as %q, stood as %q", when, got, drawn)
		}
		if tb.section() != "s-fleet" || tb.sheetKey() != key || !tb.ticked("sailor/1/duty", "cook") {
			t.Errorf("%s: section %s, key %s", when, tb.section(), tb.sheetKey())
		}
	}
	drawn = value[string](tb, order)
	tb.visit(s.url + "/fr/s/crew")
	tb.until("document.documentElement.classList.contains('js')")
	there("restored")
	tb.click(".languages button[lang=en]")
	tb.until("document.documentElement.lang === 'en'")
	there("in English")
	if got := value[string](tb, "document.getElementById('row-sailor/2').textContent"); got != "Sailor 2" {
		t.Errorf("in English the row is %q", got)
	}
	receipt := tb.send()
	tb.back()
	tb.until("document.getElementById('sheet')")
	there("Back")
	if tb.send() != receipt || len(s.answers("crew")) != 1 {
		t.Errorf("sent again: %d responses, want 1", len(s.answers("crew")))
	}
}

// Whoever begins again has the rows that the page came with, as the author wrote them.
func TestBegunAgainRowsAreAsAtFirst(t *testing.T) {
	t.Parallel()
	s := serve(t)
	s.field("crew", crew)
	tb := open(t, window{width: narrow, language: "en"})
	tb.visit(s.url + "/en/s/crew")
	tb.fillCrew(true)
	tb.click("[data-step=forget]")
	if got := tb.rows(); got != "sailor/1 sailor/1/trip/1" || tb.holding("sailor/1/first") != "" || tb.holding("sailor/1/age") != "10" {
		t.Errorf("rows %q, first %q, age %q", got, tb.holding("sailor/1/first"), tb.holding("sailor/1/age"))
	}
	tb.write("[name='sailor/1/first']", "Ana")
	if got := tb.text("[id='q-sailor/1/age'] label"); !strings.HasPrefix(got, "Age of Ana") {
		t.Errorf("the new row is not alive: %q", got)
	}
}

// A refused sheet leads to the control in the row, on the page and after the language was changed.
func TestAProblemLeadsIntoItsRow(t *testing.T) {
	t.Parallel()
	s := serve(t)
	s.field("crew", crew)
	for _, noScript := range []bool{false, true} {
		t.Run(fmt.Sprintf("no script %v", noScript), func(t *testing.T) {
			tb := open(t, window{width: narrow, language: "fr", noScript: noScript})
			tb.visit(s.url + "/fr/s/crew")
			tb.write("[name='sailor/1/first']", "Ana")
			tb.change("add/sailor", !noScript)
			tb.write("[name='sailor/2/trip/1/days']", "40")
			if !noScript {
				tb.click("[data-step=next]")
				if got := value[string](tb, "document.activeElement.name"); got != "sailor/2/first" || !strings.Contains(tb.text("[id='q-sailor/2/first'] .wrong"), "prénom") {
					t.Fatalf("going on leads to %q", got)
				}
				tb.write("[name='sailor/2/first']", "Bob")
				tb.next("s-fleet")
			}
			tb.click("[data-step=send]")
			tb.until("document.getElementById('summary')")
			tb.click("#summary li:last-child a")
			if got := value[string](tb, "document.activeElement.name"); got != "sailor/2/trip/1/days" || !tb.visible("[id='q-sailor/2/trip/1/days'] .wrong") {
				t.Errorf("the link leads to %q", got)
			}
			if got := tb.text("#summary li:last-child a"); got != "Équipier 2 – Sortie 1 – Jours" {
				t.Errorf("the link says %q", got)
			}
			tb.check("refused")
		})
	}
}

// A row in which nothing is answered is none, on the page as when the sheet is sent: what is asked because of the number of
// rows is asked for those alone, and its answer is kept.
func TestEmptyRowsAreNoRowsOnThePage(t *testing.T) {
	t.Parallel()
	s := serve(t)
	s.field("pairs", "testdata/pairs.json")
	for i, script := range []bool{true, false} {
		t.Run(fmt.Sprintf("script %v", script), func(t *testing.T) {
			tb := open(t, window{width: narrow, language: "en", noScript: !script})
			tb.visit(s.url + "/en/s/pairs")
			shows := func(step, count, number string, asked bool) {
				t.Helper()
				if !script {
					tb.leave("button[value='add/t']") // the page comes back with one more
				}
				if got := tb.text("#q-k"); !strings.HasSuffix(got, count) {
					tb.fail("%s: the count says %q, want %s", step, got, count)
				}
				if got := tb.text("[id='q-t/2/n']"); !strings.HasSuffix(got, number) {
					tb.fail("%s: the second row says %q, want %s", step, got, number)
				}
				if script && tb.visible("#q-w") != asked {
					tb.fail("%s: what two rows are needed for is asked: %v", step, !asked)
				}
			}
			tb.change("add/t", script)
			shows("two empty rows", "0", "1", false)
			tb.write("[name='t/1/v']", "a")
			shows("one answer", "1", "2", false)
			tb.write("[name='t/2/v']", "b")
			shows("two answers", "2", "2", true)
			tb.write("[name='t/1/v']", "")
			shows("the first emptied", "1", "1", false)
			tb.write("[name='t/1/v']", "c")
			shows("and answered again", "2", "2", true)
			tb.write("[name=w]", "both")
			tb.send()
			stored := s.answers("pairs")
			if len(stored) != i+1 {
				t.Fatalf("%d responses, want %d", len(stored), i+1)
			}
			want(t, stored[i], map[string]string{"k": `"2"`, "t": `[{"n":"1","v":"c"},{"n":"2","v":"b"}]`, "w": `"both"`})
		})
	}
}

// The page lays no more rows out than a sheet may have, so that none that is typed into is lost.
func TestThePageStopsAtTheRowsOfASheet(t *testing.T) {
	t.Parallel()
	s := serve(t)
	s.field("full", "testdata/full.json")
	tb := open(t, window{width: narrow, language: "en"})
	tb.visit(s.url + "/en/s/full")
	rows := func(count, want string) {
		t.Helper()
		tb.write("[name=n]", count)
		if got := value[string](tb, "`${document.querySelectorAll('[data-row]').length} ${document.getElementsByName(':rows/t/50/u')[0]?.value}`"); got != want {
			tb.fail("n = %s: %s rows, want %s", count, got, want)
		}
	}
	rows("60", "987 undefined")
	tb.write("[name=m]", "10")
	rows("60", "660 10")
}
