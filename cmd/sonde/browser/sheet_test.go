package browser

import (
	"fmt"
	"slices"
	"strings"
)

// roles are the four roles of the built-in questionnaire with the sections that each is asked.
var roles = map[string][]string{
	"user":     {"s-you", "s-use", "s-support", "s-open", "s-skills"},
	"producer": {"s-you", "s-publish", "s-support", "s-open", "s-skills"},
	"both":     {"s-you", "s-use", "s-publish", "s-support", "s-open", "s-skills"},
	"neither":  {"s-you", "s-support", "s-open", "s-skills"},
}

// section is the one on screen, where sections are shown one at a time.
func (tb *tab) section() string {
	tb.t.Helper()
	return value[string](tb, "[...document.querySelectorAll('section.part')].filter((e) => e.checkVisibility()).map((e) => e.id).join(' ')")
}

// next goes to the section that must follow.
func (tb *tab) next(section string) {
	tb.t.Helper()
	tb.click("[data-step=next]")
	if got := tb.section(); got != section {
		tb.fail("after Next: section %q, want %q", got, section)
	}
}

// choices are those that a question offers on screen.
func (tb *tab) choices(question string) []string {
	tb.t.Helper()
	return value[[]string](tb, fmt.Sprintf(`[...document.querySelectorAll('input[name="%s"]')].filter((e) => e.checkVisibility()).map((e) => e.value)`, question))
}

// asked tells whether a question is on screen.
func (tb *tab) asked(question string) bool {
	tb.t.Helper()
	return tb.visible("#q-" + question)
}

// sheetKey is the sheet's key.
func (tb *tab) sheetKey() string {
	tb.t.Helper()
	return value[string](tb, "document.querySelector('input[name=\":key\"]').value")
}

// obstacles ticks two obstacles and "other" with its words, and the first as one that weighs most. With a script, what
// does not apply appears and goes as it must.
func (tb *tab) obstacles(kind, first, second string, script bool) {
	tb.t.Helper()
	question, other, top := kind+"_obstacles", kind+"_obstacles_other", kind+"_top3"
	if script && (tb.asked(other) || tb.asked(top)) {
		tb.fail("%s: asked before anything is ticked", kind)
	}
	tb.tick(question, first)
	if script && tb.asked(top) {
		tb.fail("%s is asked of one who ticked one obstacle", top)
	}
	tb.tick(question, second)
	tb.tick(question, "other")
	if !tb.asked(other) || !tb.asked(top) {
		tb.fail("%s: the words of the other obstacle, and those that weigh most, are not asked", kind)
	}
	if script {
		if got := tb.choices(top); !slices.Equal(got, []string{first, second, "other"}) {
			tb.fail("%s offers %v", top, got)
		}
		tb.tick(question, "none") // exclusive
		if tb.ticked(question, first) || tb.ticked(question, second) || tb.asked(top) || tb.asked(other) {
			tb.fail("%s: \"none\" leaves others ticked", question)
		}
		tb.tick(question, first)
		if tb.ticked(question, "none") {
			tb.fail("%s: \"none\" stays ticked beside another", question)
		}
		tb.tick(question, second)
		tb.tick(question, "other")
	}
	tb.write("#q-"+other+" input, #q-"+other+" textarea", "Vents & marées <b>fortes</b> 🌊")
	tb.tick(top, first)
}

// answerAs answers the whole questionnaire in a role, as far as the button that sends.
func (tb *tab) answerAs(role string, script bool) {
	tb.t.Helper()
	sections := roles[role]
	step := func(section string) {
		if script {
			tb.next(section)
		}
	}
	if script && tb.section() != "s-you" {
		tb.fail("the first section is %q", tb.section())
	}
	tb.tick("role", role)
	tb.tick("career", "mid")
	if script && !strings.Contains(tb.text("#progress"), fmt.Sprint(len(sections))) {
		tb.fail("%q does not say %d", tb.text("#progress"), len(sections))
	}
	for _, section := range sections[1:] {
		step(section)
		switch section {
		case "s-use":
			tb.obstacles("use", "find_portal", "metadata", script)
		case "s-publish":
			tb.obstacles("publish", "time", "legal", script)
		case "s-support":
			tb.tick("formats", "webinar")
			tb.tick("formats", "notebook")
			tb.tick("audiences", "students")
			tb.tick("known_offers", "doranum")
		case "s-open":
			tb.write("[name=most_helpful]", "Un exemple pas à pas.\nMerci !")
		case "s-skills":
			tb.tick("importance_find_data", "5")
			tb.tick("ease_find_data", "2")
		}
	}
}

// send presses the button and waits for the receipt; it gives the code.
func (tb *tab) send() string {
	tb.t.Helper()
	tb.click("[data-step=send]")
	tb.until("document.getElementById('receipt')")
	return tb.receipt()
}

// receipt is the code of the receipt on screen.
func (tb *tab) receipt() string {
	tb.t.Helper()
	return value[string](tb, "document.getElementById('receipt').dataset.code")
}
