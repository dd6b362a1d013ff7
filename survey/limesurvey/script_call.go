package limesurvey

import "strings"

// call translates a function.
func (w *writer) call(n *scriptNode) (piece, error) {
	switch n.text {
	case "is_empty":
		return w.isEmpty(n)
	case "if":
		return w.choose(n)
	case "count":
		return w.total(n, n.args, func(_ *scriptNode, one *variable) (piece, bool) { return w.given(one), true })
	case "sum":
		return w.total(n, n.args, func(arg *scriptNode, one *variable) (piece, bool) { return w.added(arg, one) })
	case "countif", "countifop", "sumifop":
		return w.totalIf(n)
	case "regexMatch":
		return w.regex(n)
	case "strlen":
		if len(n.args) == 1 {
			arg, err := w.write(n.args[0])
			return piece{"string-length(" + arg.text + ")", numberPiece, wholeLevel}, err
		}
	case "max", "min":
		return w.extreme(n)
	case "is_numeric":
		return w.isNumeric(n)
	case "implode":
		return w.concat(n, "join")
	case "date":
		if len(n.args) == 1 && n.args[0].op == "text" && n.args[0].text == "Y-m-d" {
			return piece{"today()", textPiece, wholeLevel}, nil
		}
	case "join":
		return w.concat(n, "concat")
	}
	if f, known := reckoned[n.text]; known {
		return w.reckon(n, f)
	}
	return piece{}, w.stuck(n)
}

// reckoned are the functions of numbers that are here too, by their names here, with how many numbers they take.
var reckoned = map[string]struct {
	name        string
	least, most int
}{
	"floor": {"floor", 1, 1}, "ceil": {"ceiling", 1, 1}, "intval": {"int", 1, 1}, "abs": {"abs", 1, 1}, "round": {"round", 1, 2}, "pow": {"pow", 2, 2},
	"sqrt": {"sqrt", 1, 1}, "pi": {"pi", 0, 0}, "sin": {"sin", 1, 1}, "cos": {"cos", 1, 1}, "tan": {"tan", 1, 1}, "asin": {"asin", 1, 1}, "acos": {"acos", 1, 1},
	"atan": {"atan", 1, 1}, "exp": {"exp", 1, 1}, "log": {"log", 1, 1},
}

func (w *writer) isEmpty(n *scriptNode) (piece, error) {
	if len(n.args) != 1 || n.args[0].op != "variable" {
		return piece{}, w.stuck(n)
	}
	one, err := w.variable(n.args[0])
	if err != nil {
		return piece{}, err
	}
	answer := w.answer(one)
	if one.choice != "" {
		return piece{"not(" + answer.text + ")", truthPiece, wholeLevel}, nil
	}
	return piece{answer.text + " = ''", truthPiece, equalLevel}, nil
}

func (w *writer) choose(n *scriptNode) (piece, error) {
	if len(n.args) != 2 && len(n.args) != 3 {
		return piece{}, w.stuck(n)
	}
	test, err := w.truth(n.args[0])
	if err != nil {
		return test, err
	}
	then, err := w.write(n.args[1])
	if err != nil {
		return then, err
	}
	otherwise := piece{"''", textPiece, wholeLevel}
	if len(n.args) == 3 {
		if otherwise, err = w.write(n.args[2]); err != nil {
			return otherwise, err
		}
	}
	kind := textPiece
	if then.kind == otherwise.kind {
		kind = then.kind
	}
	return piece{"if(" + test.text + ", " + then.text + ", " + otherwise.text + ")", kind, wholeLevel}, nil
}

// given is 1 when there is an answer.
func (w *writer) given(one *variable) piece {
	test := w.answer(one).text
	if one.choice == "" {
		test += " != ''"
	}
	return piece{"if(" + test + ", 1, 0)", numberPiece, wholeLevel}
}

// added is the number that an argument adds to a sum; what is no number adds nothing. one is nil for an argument that is no
// variable.
func (w *writer) added(arg *scriptNode, one *variable) (piece, bool) {
	switch {
	case one == nil:
		p, err := w.number(arg)
		return zero(p), err == nil
	case one.choice != "" && one.ticked == "1":
		return piece{"if(" + w.answer(one).text + ", 1, 0)", numberPiece, wholeLevel}, true
	case one.choice != "":
		return piece{"0", numberPiece, wholeLevel}, true
	case one.numeric || one.digits:
		return piece{"coalesce(" + w.answer(one).text + ", 0)", numberPiece, wholeLevel}, true
	}
	return piece{"coalesce(number(" + w.answer(one).text + "), 0)", numberPiece, wholeLevel}, true
}

// mostTerms bounds a sum: more do not fit into an expression.
const mostTerms = 400

// total adds up what term makes of each argument; self and that.Q stand for all their variables.
func (w *writer) total(n *scriptNode, args []*scriptNode, term func(*scriptNode, *variable) (piece, bool)) (piece, error) {
	var terms []string
	add := func(arg *scriptNode, one *variable) error {
		p, ok := term(arg, one)
		if !ok {
			return w.stuck(arg)
		}
		if terms = append(terms, p.at(addLevel+1)); len(terms) > mostTerms {
			return w.stuck(n)
		}
		return nil
	}
	for _, arg := range args {
		if members := w.members(arg); members != nil {
			if whole := w.allChoices(members); whole != "" && n.text == "count" {
				terms = append(terms, "count-selected("+ref(whole)+")")
				continue
			}
			for _, one := range members {
				if err := add(arg, one); err != nil {
					return piece{}, err
				}
			}
			continue
		}
		var one *variable
		if arg.op == "variable" {
			var err error
			if one, err = w.variable(arg); err != nil {
				return piece{}, err
			}
		} else if n.text == "count" {
			return piece{}, w.stuck(arg)
		}
		if err := add(arg, one); err != nil {
			return piece{}, err
		}
	}
	switch len(terms) {
	case 0:
		return piece{}, w.stuck(n)
	case 1:
		return piece{terms[0], numberPiece, wholeLevel}, nil
	}
	return piece{strings.Join(terms, " + "), numberPiece, addLevel}, nil
}

// allChoices names the question of which the members are all choices, with the text of "other" if it has one.
func (w *writer) allChoices(members []*variable) string {
	if len(members) == 0 || members[0].choice == "" {
		return ""
	}
	owner := members[0].owner
	if owner.kind != "M" || len(members) != len(w.variables.families[owner]) {
		return ""
	}
	return members[0].question
}

// members gives the variables of self or that.Q; nil for anything else.
func (w *writer) members(arg *scriptNode) []*variable {
	if arg.op != "variable" || arg.text == "this" {
		return nil
	}
	return w.variables.family(arg.text, w.scope.current)
}

// totalIf counts or adds up the answers that pass a comparison: countif(value, …), countifop(operator, value, …).
func (w *writer) totalIf(n *scriptNode) (piece, error) {
	op, args := "==", n.args
	if n.text != "countif" {
		if len(args) == 0 || args[0].op != "text" || mirrored[args[0].text] == "" {
			return piece{}, w.stuck(n)
		}
		op, args = args[0].text, args[1:]
	}
	if len(args) < 2 || !args[0].constant() {
		return piece{}, w.stuck(n)
	}
	constant := args[0]
	return w.total(n, args[1:], func(arg *scriptNode, one *variable) (piece, bool) {
		if one == nil {
			return piece{}, false
		}
		test, err := w.compareAnswer(arg, one, op, constant)
		if err != nil {
			return piece{}, false
		}
		what := "1"
		if n.text == "sumifop" {
			term, _ := w.added(arg, one)
			what = term.text
		}
		return piece{"if(" + test.text + ", " + what + ", 0)", numberPiece, wholeLevel}, true
	})
}

// regex translates a search by a pattern.
func (w *writer) regex(n *scriptNode) (piece, error) {
	if len(n.args) != 2 || n.args[0].op != "text" {
		return piece{}, w.stuck(n)
	}
	pattern, ok := wholePattern(n.args[0].text)
	if !ok {
		return piece{}, w.stuck(n)
	}
	subject, err := w.write(n.args[1])
	if err != nil || subject.kind == truthPiece {
		return subject, w.stuck(n)
	}
	return piece{"regex(" + subject.text + ", " + pattern + ")", truthPiece, wholeLevel}, nil
}

// reckon translates a function of numbers.
func (w *writer) reckon(n *scriptNode, f struct {
	name        string
	least, most int
}) (piece, error) {
	if len(n.args) < f.least || len(n.args) > f.most {
		return piece{}, w.stuck(n)
	}
	args := make([]string, len(n.args))
	for i, arg := range n.args {
		p, err := w.number(arg)
		if err != nil {
			return p, err
		}
		args[i] = p.text
	}
	if f.name == "round" && len(args) == 1 {
		args = append(args, "0")
	}
	return piece{f.name + "(" + strings.Join(args, ", ") + ")", numberPiece, wholeLevel}, nil
}

// extreme translates max and min, for which a missing number is 0.
func (w *writer) extreme(n *scriptNode) (piece, error) {
	args := make([]string, len(n.args))
	for i, arg := range n.args {
		p, err := w.number(arg)
		if err != nil {
			return p, err
		}
		args[i] = zero(p).text
	}
	if len(args) < 2 {
		return piece{}, w.stuck(n)
	}
	return piece{n.text + "(" + strings.Join(args, ", ") + ")", numberPiece, wholeLevel}, nil
}

// isNumeric asks whether a text is a number: what is none is unequal to itself.
func (w *writer) isNumeric(n *scriptNode) (piece, error) {
	if len(n.args) != 1 {
		return piece{}, w.stuck(n)
	}
	p, err := w.write(n.args[0])
	if err != nil || p.kind == truthPiece {
		return p, w.stuck(n)
	}
	text := "number(" + p.text + ")"
	return piece{text + " = " + text, truthPiece, equalLevel}, nil
}

// concat translates functions that put texts together.
func (w *writer) concat(n *scriptNode, name string) (piece, error) {
	args := make([]string, len(n.args))
	for i, arg := range n.args {
		p, err := w.write(arg)
		if err != nil || p.kind == truthPiece {
			return p, w.stuck(n)
		}
		args[i] = p.text
	}
	if len(args) == 0 {
		return piece{}, w.stuck(n)
	}
	return piece{name + "(" + strings.Join(args, ", ") + ")", textPiece, wholeLevel}, nil
}
