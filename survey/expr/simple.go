package expr

import "strings"

// Relation is what a menu offers between a question and a value.
type Relation string

// The relations of simple conditions. Answered and NotAnswered take no value.
const (
	Is          Relation = "="
	IsNot       Relation = "!="
	Below       Relation = "<"
	AtMost      Relation = "<="
	Above       Relation = ">"
	AtLeast     Relation = ">="
	Picked      Relation = "selected"
	NotPicked   Relation = "not selected"
	Answered    Relation = "answered"
	NotAnswered Relation = "not answered"
)

// Term is a condition on one question: what a menu of questions, one of relations and a value say.
type Term struct {
	Question string // "." is the current question
	Relation Relation
	Value    string
	Number   bool // the value is written as a number, not as a text
}

// Joiner is what stands between terms.
type Joiner string

// The joiners; a single term has none.
const (
	NoJoiner Joiner = ""
	AllOf    Joiner = "and"
	AnyOf    Joiner = "or"
)

// Simple gives an expression as terms that are joined by one word; false when it is more than that.
func (t *Tree) Simple() (terms []Term, joiner Joiner, ok bool) {
	parts := []*node{t.root}
	switch t.root.op {
	case opAnd:
		parts, joiner = t.root.args, AllOf
	case opOr:
		parts, joiner = t.root.args, AnyOf
	}
	for _, part := range parts {
		term, ok := part.term()
		if !ok {
			return nil, NoJoiner, false
		}
		terms = append(terms, term)
	}
	return terms, joiner, true
}

// term gives n as a term.
func (n *node) term() (term Term, ok bool) {
	switch n.op {
	case opEqual, opUnequal, opLess, opLessEqual, opGreater, opGreaterEqual:
		return n.comparison()
	case opCall:
		if n.text == "not" && n.args[0].calls("selected") {
			term, ok = n.args[0].term()
			term.Relation = NotPicked
			return term, ok
		}
		if !n.calls("selected") || n.args[1].op != opLiteral {
			return term, false
		}
		term = Term{Relation: Picked, Value: n.args[1].text, Number: n.args[1].value.kind == numberKind}
		term.Question, ok = n.args[0].question()
		return term, ok
	}
	return term, false
}

var mirrored = map[operation]Relation{
	opEqual: Is, opUnequal: IsNot, opLess: Above, opLessEqual: AtLeast, opGreater: Below, opGreaterEqual: AtMost,
}

// comparison gives a comparison of a question with a literal as a term.
func (n *node) comparison() (term Term, ok bool) {
	left, right, relation := n.args[0], n.args[1], Relation(operators[n.op])
	if _, ok := left.question(); !ok {
		left, right, relation = right, left, mirrored[n.op]
	}
	term = Term{Relation: relation}
	if term.Question, ok = left.question(); !ok {
		return term, false
	}
	if right.op == opNegate && right.args[0].value.kind == numberKind {
		term.Value, right = "-", right.args[0]
	}
	if right.op != opLiteral {
		return term, false
	}
	term.Value += right.text
	term.Number = right.value.kind == numberKind
	switch {
	case term.Value == "" && relation == Is:
		term.Relation = NotAnswered
	case term.Value == "" && relation == IsNot:
		term.Relation = Answered
	}
	return term, true
}

// question gives the name of the answer that n is.
func (n *node) question() (name string, ok bool) {
	if n.op == opCurrent {
		return ".", true
	}
	return n.text, n.op == opAnswer
}

// Source writes terms as an expression, which Simple reads back.
func Source(terms []Term, joiner Joiner) string {
	parts := make([]string, len(terms))
	for i, term := range terms {
		parts[i] = term.source()
	}
	return strings.Join(parts, " "+string(joiner)+" ")
}

func (t Term) source() string {
	question, value := t.Question, quoted(t.Value)
	if question != "." {
		question = "${" + question + "}"
	}
	if unsigned := strings.TrimPrefix(t.Value, "-"); t.Number && numberWidth(unsigned) > 0 && numberWidth(unsigned) == len(unsigned) {
		value = t.Value
	}
	switch t.Relation {
	case Picked:
		return "selected(" + question + ", " + value + ")"
	case NotPicked:
		return "not(selected(" + question + ", " + value + "))"
	case Answered:
		return question + " != ''"
	case NotAnswered:
		return question + " = ''"
	}
	return question + " " + string(t.Relation) + " " + value
}

// quoted writes a text as a literal; one that holds both quotation marks has to be put together.
func quoted(s string) string {
	switch {
	case !strings.Contains(s, "'"):
		return "'" + s + "'"
	case !strings.Contains(s, `"`):
		return `"` + s + `"`
	}
	return "concat('" + strings.Join(strings.Split(s, "'"), `', "'", '`) + "')"
}
