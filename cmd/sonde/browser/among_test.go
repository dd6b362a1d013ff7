package browser

import (
	"fmt"
	"testing"
)

const household = "../../../survey/testdata/questionnaires/among.json"

// A menu lists the answers that were given before: with a script as they change, without one after its button.
func TestAMenuOfAnswers(t *testing.T) {
	t.Parallel()
	s := serve(t)
	s.field("among", household)
	offered := func(tb *tab, name, want string) {
		t.Helper()
		options := fmt.Sprintf("[...document.getElementsByName(%s)[0].options].slice(1).map((o) => o.value).join(' ')", quote(name))
		if got := value[string](tb, options); got != want {
			tb.fail("%s offers %q, want %q", name, got, want)
		}
	}
	for i, script := range []bool{true, false} {
		t.Run(fmt.Sprintf("script %v", script), func(t *testing.T) {
			tb := open(t, window{width: narrow, language: "fr", noScript: !script})
			tb.visit(s.url + "/fr/s/among")
			offered(tb, "speaker", "")
			tb.write("[name=least]", "18")
			tb.write("[name='person/1/first']", "Ana")
			tb.write("[name='person/1/age']", "40")
			tb.change("add/person", script)
			tb.write("[name='person/2/first']", "Bob")
			tb.write("[name='person/2/age']", "7")
			if !script {
				tb.leave("#q-speaker button[value=show]")
			}
			offered(tb, "speaker", "Ana")
			offered(tb, "person/1/friend", "Bob")
			offered(tb, "person/2/friend", "Ana")
			offered(tb, "older", "40 7")
			tb.choose("[name='person/1/friend']", "Bob")
			if script {
				tb.choose("[name=speaker]", "Ana")
				if got := tb.text("#q-thanks"); got != "Merci, Ana" {
					tb.fail("the note says %q", got)
				}
				tb.write("[name=least]", "50")
				offered(tb, "speaker", "")
				if got := tb.holding("speaker"); got != "" || tb.visible("#q-thanks") {
					tb.fail("somebody who is too young speaks: %q", got)
				}
				tb.write("[name=least]", "7")
				offered(tb, "speaker", "Ana Bob")
				tb.choose("[name=speaker]", "Bob")
				tb.until("localStorage.getItem('sonde:among')?.includes('speaker')")
				tb.visit(s.url + "/fr/s/among") // a draft gives the picks back
				tb.until("document.documentElement.classList.contains('js')")
				if tb.holding("speaker") != "Bob" || tb.holding("person/1/friend") != "Bob" {
					tb.fail("the draft gives back %q and %q", tb.holding("speaker"), tb.holding("person/1/friend"))
				}
				tb.write("[name=least]", "18")
			}
			tb.choose("[name=speaker]", "Ana")
			tb.check("among")
			tb.send()
			stored := s.answers("among")
			if len(stored) != i+1 {
				t.Fatalf("%d responses, want %d", len(stored), i+1)
			}
			want(t, stored[i], map[string]string{"least": "18", "speaker": `"Ana"`, "told": `"Ana"`, "person": `[{"age":40,"first":"Ana","friend":"Bob"},{"age":7,"first":"Bob"}]`})
		})
	}
}
