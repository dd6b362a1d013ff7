package questionnaire

import (
	"slices"
	"strings"

	"sonde/survey"
	"sonde/survey/expr"
	"sonde/survey/spelling"
)

// compared warns of an expression that compares the answer to a question of choices with what is none of its choices:
// ${role} = 'sellr', selected(${parts}, 'sellr'). Owner is the question that the expression belongs to, nil for a section.
func (c *checker) compared(owner *survey.Question, at Place, source string, tree *expr.Tree) {
	var visit func(o expr.Outline)
	visit = func(o expr.Outline) {
		for _, arg := range o.Args {
			visit(arg)
		}
		if len(o.Args) != 2 {
			return
		}
		first, second := o.Args[0], o.Args[1]
		switch {
		case o.Op == "call" && o.Text == "selected":
			c.comparison(owner, at, source, first, second, false)
		case o.Op == "=" || o.Op == "!=":
			c.comparison(owner, at, source, first, second, true)
			c.comparison(owner, at, source, second, first, true)
		}
	}
	visit(tree.Outline())
}

// comparison looks at one side that may be an answer and one that may be the name of a choice; whole tells that several
// picks are compared all together, joined by spaces.
func (c *checker) comparison(owner *survey.Question, at Place, source string, side, literal expr.Outline, whole bool) {
	q := owner
	switch side.Op {
	case "answer":
		q = c.names[side.Text]
	case ".":
	case "call":
		if side.Text == "selected-at" {
			c.comparison(owner, at, source, side.Args[0], literal, false)
		}
		return
	default:
		return
	}
	if q == nil || !takesList(q.Type) || literal.Op != "text" && literal.Op != "number" {
		return
	}
	list, known := c.q.ChoiceLists[q.List]
	names := []string{literal.Text}
	if whole && several(q.Type) {
		names = strings.Fields(literal.Text)
	}
	for _, name := range names {
		if !known || strings.TrimSpace(name) == "" || slices.ContainsFunc(list, func(one survey.Choice) bool { return sameName(one.Name, name) }) {
			continue
		}
		c.say(SeverityWarning, NoChoice, at, survey.Args{"Column": at.Column, "Expression": source, "Name": q.Name, "Choice": name, "List": q.List, "Meant": nearestChoice(list, name)})
	}
}

// sameName tells whether a literal is a choice's name; numbers are the same however they are written.
func sameName(choice, literal string) bool {
	a, isNumber := number(choice)
	b, too := number(literal)
	return choice == literal || isNumber && too && a == b
}

// nearestChoice gives the name that was perhaps meant; "" when none is near.
func nearestChoice(list []survey.Choice, name string) string {
	names := make([]string, len(list))
	for i, one := range list {
		names[i] = one.Name
	}
	return spelling.Nearest(name, names, min(3, (len(name)+2)/2))
}
