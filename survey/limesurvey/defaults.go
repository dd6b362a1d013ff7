package limesurvey

import (
	"regexp"
	"strings"

	"sonde/survey"
)

// preset reads a value given beforehand, which is the same in all languages here, as an answer to a question of the type.
// What is no such answer, or cannot be worked out here, is told.
func (c *converter) preset(q *question, key defaultKey, t survey.QuestionType, codes map[string]string) string {
	value := q.defaults[key]
	if value == nil {
		return ""
	}
	source := strings.TrimSpace(value.In(c.form.base, ""))
	if source == "" {
		return ""
	}
	answer, ok := c.presetAnswer(q, source, t, codes)
	if !ok {
		c.tell.say(limDefault, q.place("default"), map[string]any{"Question": q.code, "Expression": shorten(source)})
	}
	return answer
}

func (c *converter) presetAnswer(q *question, source string, t survey.QuestionType, codes map[string]string) (string, bool) {
	if tailored.MatchString(source) {
		value, err := c.translation().tailoredValue(source, scope{current: q})
		// Only a call or an answer makes an expression of a value given beforehand.
		return value, err == nil && (strings.Contains(value, "${") || strings.Contains(value, "("))
	}
	switch {
	case codes != nil:
		name, known := codes[source]
		return name, known
	case t == survey.Integer:
		return source, itoa(number(source)) == source
	case t == survey.Decimal:
		return source, isNumber(source)
	case t == survey.Date:
		return dayOf(source)
	case t == survey.DateTime:
		day, ok := dayOf(source)
		if clock := clockForm.FindString(source[min(len(source), len(day)):]); clock != "" {
			return day + "T" + strings.TrimSpace(clock), ok
		}
		return day + "T00:00", ok
	case t == survey.Time:
		clock := clockForm.FindString(" " + source)
		return strings.TrimSpace(clock), clock != ""
	}
	text := plainText(source).text
	if !strings.ContainsAny(text, "*+|(-") && !strings.Contains(text, "${") && !strings.Contains(text, " mod ") && !strings.Contains(text, " div ") {
		return text, true
	}
	// It would be taken for an expression: it becomes one whose value is the text.
	written, ok := literal(text)
	return "string(" + written + ")", ok
}

var clockForm = regexp.MustCompile(` \d{2}:\d{2}`)

// dayOf reads the day at the beginning of a text.
func dayOf(source string) (string, bool) {
	if !dayForm.MatchString(source) {
		return "", false
	}
	return source[:10], true
}
