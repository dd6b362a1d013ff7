package questionnaire

import (
	"slices"
	"strings"

	"sonde/survey"
	"sonde/survey/expr"
)

// value checks what gives a question its value: calculation, default, trigger.
func (c *checker) value(p placed) {
	q := p.question
	if q.Type == survey.Calculate && q.Calculation == "" && !dynamic(q) {
		c.say(SeverityError, qstNoCalculation, c.place(p, "calculation"), nil)
	}
	if q.Default != "" && !dynamic(q) && !c.takes(q, q.Default) {
		c.say(SeverityWarning, qstDefault, c.place(p, "default"), survey.Args{"Default": excerpt(q.Default)})
	}
	if q.Trigger == "" {
		return
	}
	starts := 0
	for part := range strings.SplitSeq(q.Trigger, ",") {
		if part = strings.TrimSpace(part); part == "" {
			continue // a comma too many, as XLSForm lets it stand
		}
		starts++
		if name, ok := reference(part); !ok || !c.knows(name) || c.count[name] > 1 || worked(c.names[name]) {
			c.say(SeverityError, qstTrigger, c.place(p, "trigger"), survey.Args{"Trigger": part})
		}
	}
	if starts == 0 {
		c.say(SeverityError, qstTrigger, c.place(p, "trigger"), survey.Args{"Trigger": strings.TrimSpace(q.Trigger)})
	}
}

// worked tells a question that nobody answers: its value is worked out and not shown, so that no change of it starts a
// calculation.
func worked(q *survey.Question) bool {
	return q.Type == survey.Calculate || (q.Calculation != "" || q.Trigger != "") && len(q.Label)+len(q.Hint) == 0
}

// takes tells whether a static default is an answer to the question; what Check refuses elsewhere counts as one.
func (c *checker) takes(q *survey.Question, text string) bool {
	it := Item{Question: q, Scale: scaleOf(q)}
	if takesList(q.Type) {
		choices := slices.DeleteFunc(slices.Clone(c.q.ChoiceLists[q.List]), func(c survey.Choice) bool { return c.Retired })
		if len(choices) == 0 {
			return true
		}
		it.list, it.Choices = newList(choices), choices
	}
	answer := it.typed(expr.Text(text))
	if x, ok := answer.(survey.Num); ok && q.Type == survey.Range {
		return it.Scale.Within(float64(x)) && it.Scale.OnStep(float64(x))
	}
	return answer != nil || q.Type == survey.Note || holds(q.Type)
}
