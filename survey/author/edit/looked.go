package edit

import (
	"regexp"

	"sonde/survey"
)

// instance is how an expression names a choice list in which it looks something up. It is found in the text: a list must
// not go because the expression that needs it is in the making, and cannot be parsed.
var instance = regexp.MustCompile(`\binstance\(\s*(?:'([^']*)'|"([^"]*)")\s*\)`)

// LookedUp names the choice lists in which expressions look something up: they are needed, even when no question offers
// their choices.
func LookedUp(q *survey.Questionnaire) map[string]bool {
	lists := map[string]bool{}
	look := func(source string) {
		for _, found := range instance.FindAllStringSubmatch(source, -1) {
			lists[found[1]+found[2]] = true
		}
	}
	for i := range q.Sections {
		look(q.Sections[i].Relevant)
	}
	for _, n := range nodes(q) {
		if n.question == nil {
			continue
		}
		for _, source := range expressions(n.question) {
			look(*source)
		}
		look(string(n.question.Required))
	}
	return lists
}
