package questionnaire

import (
	"regexp"
	"strings"

	"sonde/survey"
)

// known are the appearances that mean something here, or nothing that a web page would lack; those of a phone's keyboard
// among them.
var known = regexp.MustCompile(`^(?:minimal|autocomplete|quick|quickcompact|horizontal|horizontal-compact|compact|compact-\d+|columns|` +
	`columns-pack|columns-flex|columns-\d+|likert|label|list|list-nolabel|multiline|numbers|url|thousands-sep|no-calendar|month-year|year|` +
	`vertical|no-ticks|rating|picker|field-list|table-list|w\d+)$`)

// refused are the appearances that ask for what a questionnaire on a web page does not do.
var refused = regexp.MustCompile(`^(?:map|maps|placement-map|signature|draw|annotate|search)$`)

// appearance checks the words of a question's appearance.
func (c *checker) appearance(p placed) {
	at := c.place(p, "appearance")
	if strings.HasPrefix(p.question.Appearance, "search") && strings.Contains(p.question.Appearance, "(") {
		c.say(SeverityError, qstUnsupported, at, survey.Args{"Word": "search()"})
		return
	}
	for _, word := range strings.Fields(p.question.Appearance) {
		switch {
		case refused.MatchString(word):
			c.say(SeverityError, qstUnsupported, at, survey.Args{"Word": word})
		case !known.MatchString(word):
			c.say(SeverityNote, qstAppearance, at, survey.Args{"Appearance": excerpt(word)})
		}
	}
}
