package limesurvey

import (
	"slices"
	"strconv"
	"strings"

	"sonde/survey/expr"
)

// translation turns equations into expressions of survey/expr. What is not exactly the same there is not translated.
type translation struct {
	variables *variables
	// relevance gives our condition for a question of LimeSurvey to be asked; "" when it always is.
	relevance func(*question) string
}

// scope is where an equation stands.
type scope struct {
	current *question // self
	this    *variable // this, the answer that a constraint is about; nil elsewhere
}

// piece is a translated part: its text, what kind of value it has, and how loosely its operator binds.
type piece struct {
	text  string
	kind  pieceKind
	level int
}

type pieceKind uint8

const (
	textPiece pieceKind = iota
	numberPiece
	truthPiece
)

// How the operators of survey/expr bind, loosest first.
const (
	orLevel = iota + 1
	andLevel
	equalLevel
	orderLevel
	addLevel
	timesLevel
	wholeLevel
)

// at puts brackets around a piece that binds more loosely than its place asks for.
func (p piece) at(level int) string {
	if p.level < level {
		return "(" + p.text + ")"
	}
	return p.text
}

// condition translates an equation that says whether something is shown. An equation that is always true gives "".
func (t translation) condition(source string, in scope) (string, error) {
	source = strings.TrimSpace(source)
	if inner, braced := strings.CutPrefix(source, "{"); braced && strings.HasSuffix(inner, "}") {
		source = strings.TrimSuffix(inner, "}")
	}
	if source == "" || source == "1" {
		return "", nil
	}
	root, err := parseScript(source)
	if err != nil {
		return "", err
	}
	return t.finish(source, root, in)
}

// rule translates an equation that an answer must fulfil. That there is an answer goes without saying here.
func (t translation) rule(source string, in scope) (string, error) {
	root, err := parseScript(source)
	if err != nil {
		return "", err
	}
	if root.op == "||" && len(root.args) == 2 && root.args[0].op == "call" && root.args[0].text == "is_empty" && len(root.args[0].args) == 1 &&
		root.args[0].args[0].text == "this" {
		root = root.args[1]
	}
	return t.finish(source, root, in)
}

// finish translates a parsed condition. A variable without .NAOK makes LimeSurvey take the whole for false when its question is
// not shown: where an empty answer would do otherwise, that question's own condition is asked for as well.
func (t translation) finish(source string, root *scriptNode, in scope) (string, error) {
	w := writer{translation: t, scope: in, source: source}
	truth, err := w.truth(root)
	if err != nil {
		return "", err
	}
	guards, err := w.guards(func(name string) bool { return holdsWhenEmpty(root, name) })
	if err != nil {
		return "", err
	}
	text := truth.text
	for i := len(guards) - 1; i >= 0; i-- {
		text = "(" + guards[i] + ") and " + truth.at(andLevel)
		truth = piece{text, truthPiece, andLevel}
	}
	return sound(text, source)
}

// value translates an equation that gives a value.
func (t translation) value(source string, in scope) (string, error) {
	return t.worked(source, in, (*writer).write)
}

// limit translates an equation that gives a number to compare with.
func (t translation) limit(source string, in scope) (string, error) {
	return t.worked(source, in, (*writer).number)
}

func (t translation) worked(source string, in scope, write func(*writer, *scriptNode) (piece, error)) (string, error) {
	root, err := parseScript(source)
	if err != nil {
		return "", err
	}
	w := writer{translation: t, scope: in, source: source}
	p, err := write(&w, root)
	if err != nil {
		return "", err
	}
	if root.undefined() {
		return sound(p.text, source)
	}
	guards, err := w.guards(func(string) bool { return true })
	if err != nil {
		return "", err
	}
	if len(guards) == 0 {
		return sound(p.text, source)
	}
	return sound("if("+strings.Join(guards, " and ")+", "+p.text+", '')", source)
}

// guards are the conditions of the questions that an equation names without .NAOK and that are not always shown, as far as
// it matters whether they are.
func (w *writer) guards(matters func(name string) bool) ([]string, error) {
	var guards []string
	seen := map[string]bool{}
	for _, name := range w.strict {
		owner := w.variables.find(name).owner
		guard := w.relevance(owner)
		if seen[name] || guard == "" || owner == w.scope.current || slices.Contains(guards, guard) {
			continue
		}
		if seen[name] = true; len(seen) > mostTerms {
			return nil, stuck{part: shorten(w.source)}
		}
		if matters(name) {
			guards = append(guards, guard)
		}
	}
	return guards, nil
}

// undefined tells whether n has no value as soon as one of its answers is missing: LimeSurvey has it then empty, as are here a
// single answer, and differences and products with one that is missing.
func (n *scriptNode) undefined() bool {
	_, reckons := reckoned[n.text]
	switch {
	case n.op == "number", n.op == "variable":
		return true
	case strings.Contains("neg - * /", n.op), n.op == "call" && reckons:
		return !slices.ContainsFunc(n.args, func(arg *scriptNode) bool { return !arg.undefined() })
	}
	return false
}

// sound gives the text in its usual form when survey/expr reads it.
func sound(text, source string) (string, error) {
	tree, err := expr.Parse(text)
	if err != nil {
		return "", stuck{part: shorten(source)}
	}
	return tree.String(), nil
}

// tailoredValue translates a text with equations in braces: one alone is its value, several are joined with the words
// between them.
func (t translation) tailoredValue(source string, in scope) (string, error) {
	source = strings.TrimSpace(plainText(source).text)
	spans := tailored.FindAllStringIndex(source, -1)
	if len(spans) == 1 && spans[0][0] == 0 && spans[0][1] == len(source) {
		return t.value(source[1:len(source)-1], in)
	}
	var parts []string
	word := func(text string) error {
		if text == "" {
			return nil
		}
		literal, ok := literal(text)
		if !ok {
			return stuck{part: shorten(text)}
		}
		parts = append(parts, literal)
		return nil
	}
	at := 0
	for _, span := range spans {
		if err := word(source[at:span[0]]); err != nil {
			return "", err
		}
		value, err := t.value(source[span[0]+1:span[1]-1], in)
		if err != nil {
			return "", err
		}
		parts = append(parts, value)
		at = span[1]
	}
	if err := word(source[at:]); err != nil {
		return "", err
	}
	switch len(parts) {
	case 0:
		return "''", nil
	case 1:
		return parts[0], nil
	}
	return sound("concat("+strings.Join(parts, ", ")+")", source)
}

// literal writes a text as survey/expr reads it; false when it holds both kinds of quotes.
func literal(text string) (string, bool) {
	switch {
	case !strings.Contains(text, "'"):
		return "'" + text + "'", true
	case !strings.Contains(text, `"`):
		return `"` + text + `"`, true
	}
	return "", false
}

// holdsWhenEmpty tells whether a condition may hold although the variable has no answer; when in doubt it may.
func holdsWhenEmpty(n *scriptNode, name string) bool {
	if !n.mentions(name) {
		return true
	}
	bare := func(n *scriptNode) bool {
		of, _, _ := asked(n.text)
		return n.op == "variable" && of == name
	}
	switch n.op {
	case "variable":
		return false
	case "&&":
		for _, arg := range n.args {
			if !holdsWhenEmpty(arg, name) {
				return false
			}
		}
		return true
	case "||":
		for _, arg := range n.args {
			if holdsWhenEmpty(arg, name) {
				return true
			}
		}
		return false
	case "==":
		for i, arg := range n.args {
			other := n.args[1-i]
			if bare(arg) && (other.op == "text" && strings.TrimSpace(other.text) != "" || other.op == "number") {
				return false
			}
		}
	case "!=":
		for i, arg := range n.args {
			if other := n.args[1-i]; bare(arg) && other.op == "text" && strings.TrimSpace(other.text) == "" {
				return false
			}
		}
	case "<", "<=", ">", ">=":
		return !bare(n.args[0]) && !bare(n.args[1])
	}
	return true
}

// mentions tells whether a variable stands in n.
func (n *scriptNode) mentions(name string) bool {
	if n.op == "variable" {
		of, _, _ := asked(n.text)
		return of == name
	}
	for _, arg := range n.args {
		if arg.mentions(name) {
			return true
		}
	}
	return false
}

// isNumber tells a text that is a number.
func isNumber(text string) bool {
	_, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	return err == nil
}
