// Package condition reads a condition as menus show it (question, operator, value; several joined by "and" or "or") and
// writes it back. What menus cannot show stays a typed expression.
package condition

import (
	"strconv"
	"strings"

	"sonde/survey"
)

// Condition is one or more parts; all must hold, or any of them.
type Condition struct {
	Any   bool
	Parts []Part
}

// Part is one comparison. Question is the name that ${} holds; Value is a choice's name, a number or a text, "" for the
// operators that need none.
type Part struct {
	Question string
	Operator Operator
	Value    string
}

// Operator compares an answer with a value; its words stand in the locale files.
type Operator string

// The operators.
const (
	Is           Operator = "is" // a choice or a text
	IsNot        Operator = "is_not"
	Equals       Operator = "equals" // a number
	Differs      Operator = "differs"
	Has          Operator = "has" // among what was picked
	HasNot       Operator = "has_not"
	Less         Operator = "less"
	AtMost       Operator = "at_most"
	More         Operator = "more"
	AtLeast      Operator = "at_least"
	PicksMore    Operator = "picks_more" // how many were picked
	PicksAtLeast Operator = "picks_at_least"
	PicksAtMost  Operator = "picks_at_most"
	On           Operator = "on" // a day
	Before       Operator = "before"
	Until        Operator = "until"
	After        Operator = "after"
	Since        Operator = "since"
	Contains     Operator = "contains"
	Answered     Operator = "answered"
	Unanswered   Operator = "unanswered"
)

// signs are the operators that stand between an answer and a value.
var signs = map[Operator]string{
	Is: "=", IsNot: "!=", Equals: "=", Differs: "!=", Less: "<", AtMost: "<=", More: ">", AtLeast: ">=",
	PicksMore: ">", PicksAtLeast: ">=", PicksAtMost: "<=", On: "=", Before: "<", Until: "<=", After: ">", Since: ">=",
}

// operators are those that make sense for a type of question, the usual one first.
var operators = map[survey.QuestionType][]Operator{
	survey.SelectOne:      {Is, IsNot, Answered, Unanswered},
	survey.SelectMultiple: {Has, HasNot, PicksMore, PicksAtLeast, PicksAtMost, Answered, Unanswered},
	survey.Rank:           {Has, HasNot, PicksMore, PicksAtLeast, PicksAtMost, Answered, Unanswered},
	survey.Integer:        {Equals, Differs, Less, AtMost, More, AtLeast, Answered, Unanswered},
	survey.Decimal:        {Equals, Differs, Less, AtMost, More, AtLeast, Answered, Unanswered},
	survey.Range:          {Equals, Differs, Less, AtMost, More, AtLeast, Answered, Unanswered},
	survey.TextType:       {Answered, Unanswered, Is, IsNot, Contains},
	survey.Calculate:      {Is, IsNot, Equals, Differs, Less, AtMost, More, AtLeast, Answered, Unanswered},
	survey.Hidden:         {Is, IsNot, Answered, Unanswered},
	survey.Date:           {On, Before, Until, After, Since, Answered, Unanswered},
	survey.Time:           {Answered, Unanswered},
	survey.DateTime:       {Before, After, Answered, Unanswered},
	survey.Acknowledge:    {Answered, Unanswered},
}

// Operators are those that make sense for a type of question, the usual one first; none for what has no answer.
func Operators(t survey.QuestionType) []Operator { return operators[t] }

// Takes tells what the operator compares with.
func (o Operator) Takes() Kind {
	switch o {
	case Answered, Unanswered:
		return Nothing
	case Equals, Differs, Less, AtMost, More, AtLeast, PicksMore, PicksAtLeast, PicksAtMost:
		return Number
	case On, Before, Until, After, Since:
		return Day
	}
	return Text
}

// Kind is the kind of value that an operator compares with.
type Kind uint8

// The kinds of value.
const (
	Nothing Kind = iota
	Text         // a choice's name too
	Number
	Day
)

// Expression writes the condition in the language of expressions. When a part cannot be written it gives its index and
// false: its operator is unknown, its value is missing or of another kind, or its text holds both kinds of quotes.
func (c Condition) Expression() (expression string, wrong int, ok bool) {
	written := make([]string, len(c.Parts))
	for i, part := range c.Parts {
		if written[i] = part.expression(); written[i] == "" {
			return "", i, false
		}
	}
	joint := " and "
	if c.Any {
		joint = " or "
	}
	return strings.Join(written, joint), 0, true
}

// expression writes a part, "" when it cannot be written.
func (p Part) expression() string {
	answer := "${" + p.Question + "}"
	switch p.Operator {
	case Answered:
		return answer + " != ''"
	case Unanswered:
		return answer + " = ''"
	}
	value := p.value()
	if value == "" {
		return ""
	}
	switch p.Operator {
	case Has:
		return "selected(" + answer + ", " + value + ")"
	case HasNot:
		return "not(selected(" + answer + ", " + value + "))"
	case Contains:
		return "contains(" + answer + ", " + value + ")"
	case PicksMore, PicksAtLeast, PicksAtMost:
		if strings.Trim(value, "0123456789") != "" {
			return ""
		}
		answer = "count-selected(" + answer + ")"
	}
	if sign := signs[p.Operator]; sign != "" {
		return answer + " " + sign + " " + value
	}
	return ""
}

// value writes what a part compares with, "" when it is missing or of another kind.
func (p Part) value() string {
	switch p.Operator.Takes() {
	case Number:
		if isNumber(p.Value) {
			return p.Value
		}
		return ""
	case Day:
		if !survey.Day(p.Value).Time().IsZero() {
			return "date('" + p.Value + "')"
		}
		return ""
	}
	switch {
	case p.Value == "":
		return ""
	case !strings.Contains(p.Value, "'"):
		return "'" + p.Value + "'"
	case !strings.Contains(p.Value, `"`):
		return `"` + p.Value + `"`
	}
	return ""
}

// isNumber tells a number as the language writes it.
func isNumber(text string) bool {
	if text == "" || strings.Trim(text, "-0123456789.") != "" {
		return false
	}
	_, err := strconv.ParseFloat(text, 64)
	return err == nil
}
