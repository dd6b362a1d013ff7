package limesurvey

import (
	"regexp"
	"strings"
)

// mirrored are the comparisons with their sides exchanged.
var mirrored = map[string]string{"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}

// compare translates a comparison. What stands on each side decides how.
func (w *writer) compare(n *scriptNode) (piece, error) {
	op, left, right := n.op, n.args[0], n.args[1]
	if left.constant() && !right.constant() {
		op, left, right = mirrored[op], right, left
	}
	if left.op == "variable" && right.constant() {
		one, err := w.variable(left)
		if err != nil {
			return piece{}, err
		}
		return w.compareAnswer(n, one, op, right)
	}
	if op == "==" || op == "!=" {
		return w.equal(n, op, left, right)
	}
	if w.day(left) && w.day(right) {
		a, err := w.write(left)
		if err != nil {
			return a, err
		}
		b, err := w.write(right)
		return ordered(a, op, b), err
	}
	a, err := w.number(left)
	if err != nil {
		return a, err
	}
	b, err := w.number(right)
	return ordered(a, op, b), err
}

// day tells the answer to a question for a day, and today.
func (w *writer) day(n *scriptNode) bool {
	if n.op == "variable" {
		one, err := w.variable(n)
		return err == nil && one.date && one.choice == "" && one.rank == 0
	}
	return n.op == "call" && n.text == "date" && len(n.args) == 1 && n.args[0].text == "Y-m-d"
}

// constant tells a number or a text as written.
func (n *scriptNode) constant() bool {
	return n.op == "number" || n.op == "text" || n.op == "neg" && n.args[0].op == "number"
}

func (w *writer) equal(n *scriptNode, op string, left, right *scriptNode) (piece, error) {
	a, err := w.write(left)
	if err != nil {
		return a, err
	}
	b, err := w.write(right)
	if err != nil {
		return b, err
	}
	if (a.kind == truthPiece) != (b.kind == truthPiece) {
		return piece{}, w.stuck(n)
	}
	// Two numbers are compared as such even when both are answers, which are texts underneath.
	if a.kind == numberPiece && b.kind == numberPiece && strings.HasPrefix(a.text, "${") && strings.HasPrefix(b.text, "${") {
		a = piece{"number(" + a.text + ")", numberPiece, wholeLevel}
	}
	return related(a, op, b), nil
}

// compareAnswer compares an answer with a constant.
func (w *writer) compareAnswer(n *scriptNode, one *variable, op string, constant *scriptNode) (piece, error) {
	answer := w.answer(one)
	value := strings.TrimSpace(constant.text)
	equality := op == "==" || op == "!="
	switch {
	case constant.op == "neg":
		value = "-" + constant.args[0].text
	case constant.op == "text" && value == "": // LimeSurvey's "no answer" is a space in old surveys
		if one.choice != "" {
			if op == "==" {
				return piece{"not(" + answer.text + ")", truthPiece, wholeLevel}, nil
			}
		} else {
			answer.kind = textPiece
		}
		if !equality {
			return piece{}, w.stuck(n)
		}
		if one.choice != "" {
			return answer, nil
		}
		return related(answer, op, piece{"''", textPiece, wholeLevel}), nil
	}
	switch {
	case one.choice != "":
		if !equality || value != one.ticked {
			return piece{}, w.stuck(n)
		}
		if op == "!=" {
			return piece{"not(" + answer.text + ")", truthPiece, wholeLevel}, nil
		}
		return answer, nil
	case equality && one.codes != nil:
		if name, known := one.codes[value]; known {
			value = name
		} else if constant.op != "text" && isNumber(value) { // 1 is also "01"
			return related(answer, op, piece{value, numberPiece, wholeLevel}), nil
		}
		return w.literal(n, answer, op, value)
	case one.date:
		return w.compareDay(n, one, answer, op, value)
	case isNumber(value) && (constant.op != "text" || one.numeric || one.digits):
		if equality {
			return related(answer, op, piece{value, numberPiece, wholeLevel}), nil
		}
		if !one.numeric && !one.digits && constant.op == "text" {
			return piece{}, w.stuck(n)
		}
		return ordered(answer, op, piece{value, numberPiece, wholeLevel}), nil
	case equality:
		return w.literal(n, answer, op, constant.text)
	}
	return piece{}, w.stuck(n)
}

func (w *writer) literal(n *scriptNode, answer piece, op, value string) (piece, error) {
	text, ok := literal(value)
	if !ok {
		return piece{}, w.stuck(n)
	}
	answer.kind = textPiece
	return related(answer, op, piece{text, textPiece, wholeLevel}), nil
}

var dayForm = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}( \d{2}:\d{2}(:\d{2})?)?$`)

var timeForm = regexp.MustCompile(`^\d{2}:\d{2}$`)

// compareDay compares a day or a time of day with a constant: days are ordered as numbers, times as their texts are.
func (w *writer) compareDay(n *scriptNode, one *variable, answer piece, op, value string) (piece, error) {
	if one.clock && timeForm.MatchString(value) {
		if op == "==" || op == "!=" {
			return w.literal(n, answer, op, value)
		}
		return ordered(answer, op, piece{quote(value), textPiece, wholeLevel}), nil
	}
	if !dayForm.MatchString(value) {
		return piece{}, w.stuck(n)
	}
	if op == "==" || op == "!=" {
		return w.literal(n, answer, op, value[:10])
	}
	return ordered(answer, op, piece{"number(" + quote(value[:10]) + ")", numberPiece, wholeLevel}), nil
}

// related writes = or !=.
func related(a piece, op string, b piece) piece {
	sign := " = "
	if op == "!=" {
		sign = " != "
	}
	return piece{a.at(orderLevel) + sign + b.at(orderLevel), truthPiece, equalLevel}
}

func ordered(a piece, op string, b piece) piece {
	return piece{a.at(addLevel) + " " + op + " " + b.at(addLevel), truthPiece, orderLevel}
}
