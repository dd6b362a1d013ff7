package tabulate

import "sonde/survey"

// DefaultLevel is the confidence level of intervals when a Query names none.
const DefaultLevel = 0.95

// Query asks for the table of one question.
type Query struct {
	// Rows is the question whose choices, numbers or ranks are described.
	Rows string
	// By splits the respondents into groups: a select question, or ":event", ":language". "" makes one group.
	By string
	// Where leaves out the responses for which the expression is false. It sees answers and ${:event},
	// ${:language}, ${:day}, ${:source}. "" takes all.
	Where string
	// Base is the denominator of shares; "" means BaseAnswered.
	Base Base
	// Level is the confidence level of intervals; 0 means DefaultLevel.
	Level float64
	// Policy hides small cells; the zero Policy hides nothing.
	Policy Policy
}

// normal fills in the defaults.
func (q Query) normal() (Query, error) {
	if q.Base == "" {
		q.Base = BaseAnswered
	}
	if q.Level == 0 {
		q.Level = DefaultLevel
	}
	switch {
	case q.Base != BaseAnswered && q.Base != BaseAsked:
		return q, survey.Fail(survey.Invalid, "TAB_004", survey.Args{"Base": string(q.Base)})
	case !(q.Level > 0 && q.Level < 1):
		return q, survey.Fail(survey.Invalid, "TAB_005", nil)
	}
	return q, q.Policy.allows(q)
}
