package limesurvey

import (
	"strconv"
	"strings"

	"sonde/survey/expr"
)

// writer writes an equation in the words of survey/expr.
type writer struct {
	translation
	scope  scope
	source string
	strict []string // variables named without .NAOK
}

// stuck is the error of a part that has no translation.
func (w *writer) stuck(n *scriptNode) error {
	return stuck{part: shorten(w.source[n.from:max(n.from, n.to)])}
}

// truth translates a part that is asked whether it is true.
func (w *writer) truth(n *scriptNode) (piece, error) {
	p, err := w.write(n)
	if err != nil || p.kind != textPiece {
		return p, err
	}
	// In LimeSurvey, as in PHP, the text "0" is false too.
	return piece{p.at(equalLevel) + " != '' and " + p.at(equalLevel) + " != 0", truthPiece, andLevel}, nil
}

// write translates a part. What grows beyond any expression is given up at once.
func (w *writer) write(n *scriptNode) (piece, error) {
	p, err := w.compose(n)
	if err == nil && len(p.text) > 4*expr.MaxLength {
		return piece{}, w.stuck(n)
	}
	return p, err
}

func (w *writer) compose(n *scriptNode) (piece, error) {
	switch n.op {
	case "number":
		return piece{strings.TrimSuffix(n.text, "."), numberPiece, wholeLevel}, nil
	case "text":
		text, ok := literal(n.text)
		if !ok {
			return piece{}, w.stuck(n)
		}
		return piece{text, textPiece, wholeLevel}, nil
	case "variable":
		one, err := w.variable(n)
		if err != nil {
			return piece{}, err
		}
		return w.answer(one), nil
	case "call":
		return w.call(n)
	case "||", "&&":
		return w.join(n)
	case "!":
		arg, err := w.truth(n.args[0])
		return piece{"not(" + arg.text + ")", truthPiece, wholeLevel}, err
	case "neg":
		arg, err := w.number(n.args[0])
		return piece{"-" + arg.at(wholeLevel), numberPiece, timesLevel}, err
	case "==", "!=", "<", "<=", ">", ">=":
		return w.compare(n)
	}
	return w.calculate(n)
}

// variable finds what a name stands for.
func (w *writer) variable(n *scriptNode) (*variable, error) {
	if n.text == "this" || strings.HasPrefix(n.text, "self") || strings.HasPrefix(n.text, "that.") {
		if n.text == "this" && w.scope.this != nil {
			return w.scope.this, nil
		}
		if members := w.variables.family(n.text, w.scope.current); len(members) == 1 {
			return members[0], nil
		}
		return nil, w.stuck(n)
	}
	name, naok, ok := asked(n.text)
	one := w.variables.find(name)
	if !ok && one != nil && strings.HasSuffix(n.text, ".value") && one.codes == nil && one.choice == "" {
		ok = true // without a list there is no assessment: the value is the answer
	}
	if one == nil || !ok {
		return nil, w.stuck(n)
	}
	if !naok {
		w.strict = append(w.strict, name)
	}
	return one, nil
}

// answer writes the answer that a variable stands for.
func (w *writer) answer(one *variable) piece {
	switch {
	case one.choice != "":
		return piece{"selected(" + ref(one.question) + ", " + quote(one.choice) + ")", truthPiece, wholeLevel}
	case one.rank > 0:
		return piece{"selected-at(" + ref(one.question) + ", " + strconv.Itoa(one.rank-1) + ")", textPiece, wholeLevel}
	case w.scope.this != nil && w.scope.this.question == one.question:
		return piece{".", kindOf(one), wholeLevel}
	}
	return piece{ref(one.question), kindOf(one), wholeLevel}
}

func kindOf(one *variable) pieceKind {
	if one.numeric {
		return numberPiece
	}
	return textPiece
}

func ref(name string) string { return "${" + name + "}" }

// quote writes a choice's name; names hold no quotes of both kinds.
func quote(name string) string {
	text, _ := literal(name)
	return text
}

func (w *writer) join(n *scriptNode) (piece, error) {
	word, level := " and ", andLevel
	if n.op == "||" {
		word, level = " or ", orLevel
	}
	parts := make([]string, len(n.args))
	for i, arg := range n.args {
		p, err := w.truth(arg)
		if err != nil {
			return piece{}, err
		}
		parts[i] = p.at(level + 1)
	}
	return piece{strings.Join(parts, word), truthPiece, level}, nil
}

// number translates a part that is reckoned with.
func (w *writer) number(n *scriptNode) (piece, error) {
	if n.op == "text" && isNumber(n.text) {
		return piece{strings.TrimSpace(n.text), numberPiece, wholeLevel}, nil
	}
	p, err := w.write(n)
	if err != nil {
		return p, err
	}
	if p.kind == numberPiece {
		return p, nil
	}
	if p.kind == textPiece && n.op == "variable" {
		return piece{"number(" + p.text + ")", numberPiece, wholeLevel}, nil
	}
	return p, w.stuck(n)
}

// calculate translates + - * and /. A number that is not given counts as nothing in a sum, and makes all else undefined.
func (w *writer) calculate(n *scriptNode) (piece, error) {
	left, err := w.number(n.args[0])
	if err != nil {
		return left, err
	}
	right, err := w.number(n.args[1])
	if err != nil {
		return right, err
	}
	sign, level := map[string]string{"+": " + ", "-": " - ", "*": " * ", "/": " div "}[n.op], timesLevel
	switch n.op {
	case "+":
		left, right, level = zero(left), zero(right), addLevel
	case "-":
		level = addLevel
	}
	return piece{left.at(level) + sign + right.at(level+1), numberPiece, level}, nil
}

// zero takes a missing number for 0.
func zero(p piece) piece {
	if strings.HasPrefix(p.text, "${") || p.text == "." || strings.HasPrefix(p.text, "number(") {
		return piece{"coalesce(" + p.text + ", 0)", numberPiece, wholeLevel}
	}
	return p
}
