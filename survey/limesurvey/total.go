package limesurvey

import (
	"strings"

	"sonde/survey"
)

// totals are what LimeSurvey may ask of the sum of several numbers: the attribute, when the sum does not do, and the words
// that say what is asked.
var totals = []struct{ attribute, fails, words string }{
	{"equals_num_value", " != ", "total equal"},
	{"min_num_value", " < ", "total least"},
	{"max_num_value", " > ", "total most"},
}

// total adds to the rows of a question what is asked of their sum, and says it in the hint, as LimeSurvey does. A sum can only
// be wrong where a row is answered; it is the last of those that is refused, so that it is said once.
func (c *converter) total(q *question, g *survey.Question) {
	if q.kind != "K" {
		return
	}
	for _, one := range totals {
		source := strings.Trim(strings.TrimSpace(q.attribute(one.attribute)), "{}")
		if source == "" {
			continue
		}
		constraints, ok := c.totalConstraints(q, g.Questions, one.fails, source)
		if !ok {
			c.tell.say(limLimit, q.place(one.attribute), map[string]any{"Question": q.code, "Attribute": one.attribute, "Expression": shorten(source)})
			continue
		}
		if q.attribute("value_range_allows_missing") == "0" && one.attribute != "max_num_value" && q.mandatory != "Y" {
			c.setting("value_range_allows_missing", q)
		}
		var said survey.Text
		if isNumber(source) {
			said = totalWords(one.words, source, c.form.languages)
			addLine(&g.Hint, said)
		}
		for i := range g.Questions {
			row := &g.Questions[i]
			if row.Constraint == "" || len(row.ConstraintMessage) > 0 { // the total alone is not all that may be wrong
				addLine(&row.ConstraintMessage, said)
			}
			row.Constraint = all(row.Constraint, constraints[i])
		}
	}
}

// addLine says something below a text, once.
func addLine(text *survey.Text, said survey.Text) {
	for language, words := range said {
		if already := (*text)[language]; !strings.Contains("\n"+already+"\n", "\n"+words+"\n") {
			setText(text, language, strings.TrimSpace(already+"\n"+words))
		}
	}
}

// totalConstraints writes what is asked of the sum, for each row; false when it cannot be.
func (c *converter) totalConstraints(q *question, rows []survey.Question, fails, source string) ([]string, bool) {
	value, err := c.translation().limit(source, scope{current: q})
	if err != nil {
		return nil, false
	}
	return totalOf(rows, fails, value)
}

// totalOf writes what is asked of the sum of rows, for each; false when it is more than an expression holds. A sum of
// fractions is not exact, and is rounded.
func totalOf(rows []survey.Question, fails, value string) ([]string, bool) {
	constraints := make([]string, len(rows))
	for i := range rows {
		var terms, later []string
		for j, row := range rows {
			answer := ref(row.Name)
			if i == j {
				answer = "."
			}
			terms = append(terms, "coalesce("+answer+", 0)")
			if j > i {
				later = append(later, answer+" != ''")
			}
		}
		later = append(later, "not(round("+strings.Join(terms, " + ")+", 10)"+fails+"("+value+"))")
		text, ok := tested(strings.Join(later, " or "))
		if !ok {
			return nil, false
		}
		constraints[i] = text
	}
	return constraints, true
}

// totalWords says what is asked of the sum.
func totalWords(words, value string, languages []string) survey.Text {
	said := own(words, languages)
	for language, text := range said {
		said[language] = strings.ReplaceAll(text, "%", value)
	}
	return said
}
