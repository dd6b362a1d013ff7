package browser

import (
	"fmt"
	"testing"
)

const crops = "../../../survey/testdata/questionnaires/lookups.json"

// What is looked up in lists and in rows appears on the page, in its language, and is stored as the server works it out,
// whose labels speak the questionnaire's own language.
func TestLookupsOnThePage(t *testing.T) {
	t.Parallel()
	s := serve(t)
	s.field("lookups", crops)
	for i, script := range []bool{true, false} {
		t.Run(fmt.Sprintf("script %v", script), func(t *testing.T) {
			tb := open(t, window{width: wide, language: "en", noScript: !script})
			tb.visit(s.url + "/en/s/lookups")
			tb.tick("main", "kale")
			tb.write("[name='parcel/1/area']", "1")
			tb.choose("[name='parcel/1/crop']", "beans")
			tb.change("add/parcel", script)
			if got := tb.holding("parcel/2/crop"); got != "beans" {
				tb.fail("the second row begins with %q", got)
			}
			tb.write("[name='parcel/2/area']", "2.5")
			if script {
				if !tb.visible("[id='q-parcel/2/again']") || !tb.visible("[id='q-parcel/1/again']") {
					tb.fail("the same crop twice is not seen")
				}
			}
			tb.choose("[name='parcel/2/crop']", "kale")
			if script {
				if tb.visible("[id='q-parcel/2/again']") {
					tb.fail("two crops are seen as the same")
				}
				tb.next("s-end")
				for selector, want := range map[string]string{"#q-second": "Value of the second: 17.5", "#q-counted": "Parcels: two"} {
					if got := tb.text(selector); got != want {
						tb.fail("%s says %q, want %q", selector, got, want)
					}
				}
				tb.choose("[name='parcel/1/crop']", "maize")
				if tb.visible("#q-why") {
					tb.fail("why beans is asked of nobody who grows some")
				}
				tb.choose("[name='parcel/1/crop']", "beans")
			}
			tb.write("[name=why]", "soil")
			tb.send()
			stored := s.answers("lookups")
			if len(stored) != i+1 {
				t.Fatalf("%d responses, want %d", len(stored), i+1)
			}
			want(t, stored[i], map[string]string{
				"main": `"kale"`, "main_label": `"Chou"`, "dearer": `"2"`, "large": `"kale"`, "second_value": `"17.5"`, "word_of": `"deux"`, "why": `"soil"`,
				"parcel": `[{"area":1,"crop":"beans","sum_so_far":"25","value":"25"},{"area":2.5,"crop":"kale","sum_so_far":"42.5","value":"17.5"}]`,
			})
		})
	}
}
