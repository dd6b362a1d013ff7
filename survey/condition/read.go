package condition

import (
	"regexp"
	"slices"
	"strings"

	"sonde/survey"
	"sonde/survey/expr"
)

// The forms of a part, as expr prints them.
const (
	answerForm = `\$\{([^}]+)\}`
	textForm   = `(?:'([^']*)'|"([^"]*)")`
)

var (
	compared = regexp.MustCompile(`^` + answerForm + ` (=|!=|<|<=|>|>=) (?:` + textForm + `|(-?[0-9.]+)|date\(` + textForm + `\))$`)
	counted  = regexp.MustCompile(`^count-selected\(` + answerForm + `\) (>|>=|<=) ([0-9]+)$`)
	called   = regexp.MustCompile(`^(not\()?(selected|contains)\(` + answerForm + `, ` + textForm + `\)(\))?$`)
)

// Read reads an expression that menus can show; typeOf gives the type of a question, "" when there is none of that name.
// False when the expression is sound but says more than menus can, and when it is not sound.
func Read(expression string, typeOf func(name string) survey.QuestionType) (Condition, bool) {
	tree, err := expr.Parse(expression)
	if err != nil {
		return Condition{}, false
	}
	source := tree.String()
	c := Condition{}
	parts := split(source, " and ")
	if len(parts) == 1 {
		parts = split(source, " or ")
		c.Any = len(parts) > 1
	}
	for _, one := range parts {
		part, ok := readPart(one, typeOf)
		if !ok {
			return Condition{}, false
		}
		c.Parts = append(c.Parts, part)
	}
	return c, true
}

// readPart reads one comparison and holds it against the type of its question.
func readPart(source string, typeOf func(string) survey.QuestionType) (Part, bool) {
	var part Part
	if m := called.FindStringSubmatch(source); m != nil {
		if (m[1] == "") != (m[6] == "") {
			return Part{}, false
		}
		part = Part{Question: m[3], Value: m[4] + m[5]}
		switch {
		case m[2] == "contains" && m[1] == "":
			part.Operator = Contains
		case m[2] == "selected" && m[1] == "":
			part.Operator = Has
		case m[2] == "selected":
			part.Operator = HasNot
		}
	} else if m := counted.FindStringSubmatch(source); m != nil {
		part = Part{Question: m[1], Operator: map[string]Operator{">": PicksMore, ">=": PicksAtLeast, "<=": PicksAtMost}[m[2]], Value: m[3]}
	} else if m := compared.FindStringSubmatch(source); m != nil {
		part = Part{Question: m[1], Value: m[3] + m[4] + m[5] + m[6] + m[7]}
		part.Operator = compares(m[2], part.Value, m[5] != "", m[6]+m[7] != "")
	} else {
		return Part{}, false
	}
	return fit(part, typeOf(part.Question))
}

// compares names the operator of a sign.
func compares(sign, value string, number, day bool) Operator {
	if value == "" && sign == "=" {
		return Unanswered
	}
	if value == "" && sign == "!=" {
		return Answered
	}
	named := map[string]Operator{"=": Is, "!=": IsNot}
	switch {
	case day:
		named = map[string]Operator{"=": On, "<": Before, "<=": Until, ">": After, ">=": Since}
	case number:
		named = map[string]Operator{"=": Equals, "!=": Differs, "<": Less, "<=": AtMost, ">": More, ">=": AtLeast}
	}
	return named[sign]
}

// fit gives the part with an operator that its type of question offers: for a single choice, "selected" is "is" and a
// number is the choice of that name.
func fit(part Part, t survey.QuestionType) (Part, bool) {
	offered := Operators(t)
	if slices.Contains(offered, part.Operator) {
		return part, part.expression() != ""
	}
	same := map[Operator]Operator{Has: Is, HasNot: IsNot, Equals: Is, Differs: IsNot}[part.Operator]
	if t != survey.SelectOne || same == "" {
		return Part{}, false
	}
	part.Operator = same
	return part, part.expression() != ""
}

// split cuts a source at a word between its parts, outside quotes and brackets.
func split(source, word string) []string {
	var parts []string
	depth, quote, start := 0, byte(0), 0
	for i := 0; i < len(source); i++ {
		c := source[i]
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '\'' || c == '"':
			quote = c
		case c == '(' || c == '{':
			depth++
		case c == ')' || c == '}':
			depth--
		case depth == 0 && strings.HasPrefix(source[i:], word):
			parts = append(parts, source[start:i])
			start = i + len(word)
			i = start - 1
		}
	}
	return append(parts, source[start:])
}
