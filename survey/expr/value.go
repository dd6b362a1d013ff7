package expr

import (
	"math"
	"strings"
)

type kind uint8

const (
	textKind kind = iota
	picksKind
	sequenceKind
	numberKind
	boolKind
)

// Value is what an expression, or a part of it, gives: a text, the picks of a select, the answers of several rows, a
// number or a boolean. The zero Value is the empty text, which is also a missing answer.
type Value struct {
	kind   kind
	number float64 // of a boolean: 1 or 0
	text   string
	picks  []string // of a sequence: its texts
}

// Text makes the Value of an answer: a choice's name, a text, a number as NumberText writes it, a date.
func Text(s string) Value { return Value{text: s} }

// Picks makes the Value of an answer that holds several names; the slice is neither copied nor changed.
func Picks(names []string) Value { return Value{kind: picksKind, picks: names} }

// Sequence makes the Value of the answers to one question in several rows, each as text (picks joined by a space). As
// text, number and truth it is its first; comparisons look for any that fits; sum(), join() and the like take all. The
// slice is neither copied nor changed.
func Sequence(texts []string) Value { return Value{kind: sequenceKind, picks: texts} }

func number(x float64) Value { return Value{kind: numberKind, number: x} }

func boolean(b bool) Value {
	if b {
		return Value{kind: boolKind, number: 1}
	}
	return Value{kind: boolKind}
}

// String gives the value as text: picks joined by a space, true or false, numbers as NumberText.
func (v Value) String() string {
	switch v.kind {
	case sequenceKind:
		return v.first()
	case picksKind:
		return strings.Join(v.picks, " ")
	case numberKind:
		return NumberText(v.number)
	case boolKind:
		if v.number == 1 {
			return "true"
		}
		return "false"
	}
	return v.text
}

// Number gives the value as a number: 1 or 0 for a boolean, what the text says for the others, else NaN.
func (v Value) Number() float64 {
	switch v.kind {
	case numberKind, boolKind:
		return v.number
	}
	return textNumber(v.String())
}

// Bool gives the truth of the value: a text or picks that are not empty, a number that is neither 0 nor NaN.
func (v Value) Bool() bool {
	switch v.kind {
	case numberKind, boolKind:
		return v.number != 0 && !math.IsNaN(v.number)
	case picksKind:
		return len(v.picks) > 0
	case sequenceKind:
		return v.first() != ""
	}
	return v.text != ""
}

// Empty tells whether there is nothing: no text, no picks, NaN. A calculation that gives it has no answer.
func (v Value) Empty() bool {
	switch v.kind {
	case numberKind:
		return math.IsNaN(v.number)
	case boolKind:
		return false
	}
	return !v.Bool()
}

// first gives the first text of a sequence.
func (v Value) first() string {
	if len(v.picks) == 0 {
		return ""
	}
	return v.picks[0]
}

// isText tells values that are text underneath from numbers and booleans.
func (v Value) isText() bool { return v.kind <= sequenceKind }

// answer gives v as an answer holds it: text, picks or a sequence. The result of a calculation becomes text here.
func (v Value) answer() Value {
	if v.isText() {
		return v
	}
	return v.asText()
}

// asText is apart so that the compiler inlines answer.
func (v Value) asText() Value {
	if v.Empty() {
		return Value{}
	}
	return Text(v.String())
}

// each gives the picks one by one; a text holds them between white space.
func (v Value) each(yield func(string) bool) {
	if v.kind == picksKind {
		for _, pick := range v.picks {
			if !yield(pick) {
				return
			}
		}
		return
	}
	for pick := range strings.FieldsFuncSeq(v.String(), isSpace) {
		if !yield(pick) {
			return
		}
	}
}
