package questionnaire

import (
	"regexp"
	"strings"

	"sonde/survey"
)

// dynamic tells whether the question's default is an expression, to be worked out when the page is first shown, rather
// than a text to begin with. As in XLSForm it is one when it holds an answer, a call or an operator; a hyphen in a date, a
// word or between digits is none, nor is anything between quotes.
func dynamic(q *survey.Question) bool {
	dated := q.Type == survey.Date || q.Type == survey.DateTime
	for rest := q.Default; rest != ""; {
		skip := len(passedOver.FindString(rest))
		switch {
		case strings.HasPrefix(rest, "${"), calling.MatchString(rest), strings.ContainsRune("*+|", rune(rest[0])),
			strings.HasPrefix(rest, " mod "), strings.HasPrefix(rest, " div "):
			return true
		case skip > 0:
			rest = rest[skip:]
		case rest[0] == '-':
			return !dated && strings.TrimSpace(rest[1:]) != "" // "1309-" is the beginning of an answer
		default:
			rest = rest[1:]
		}
	}
	return false
}

var (
	// passedOver begins what holds no operator, whatever it looks like: dates, times with their zone, numbers with their
	// sign, texts between quotes, words.
	passedOver = regexp.MustCompile(`^(?:(?:-?\d{4}-\d\d-\d\dT)?\d\d:\d\d:\d\d(?:\.\d+)?(?:[+-]\d\d:\d\d|Z)?|-?\d{4}-\d\d-\d\d|-?(?:\d+\.?\d*|\.\d+)|"[^"]*"|'[^']*'|[\pL_][\pL\pN\pM_.-]*)`)
	calling    = regexp.MustCompile(`^[\pL_][\pL\pN\pM_.:-]*\(`)
)

// triggersOf names the questions whose change starts the calculation: ${a}, or several with commas between.
func triggersOf(q *survey.Question) []string {
	var names []string
	for _, part := range strings.Split(q.Trigger, ",") {
		if name, ok := reference(strings.TrimSpace(part)); ok {
			names = append(names, name)
		}
	}
	return names
}

// reference gives the name in ${name} when that is all there is.
func reference(s string) (string, bool) {
	name, ok := strings.CutPrefix(s, "${")
	if !ok {
		return "", false
	}
	name, ok = strings.CutSuffix(name, "}")
	return name, ok && ValidName(name)
}
