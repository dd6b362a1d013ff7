package limesurvey

import (
	"strings"

	"sonde/survey"
	"sonde/survey/expr"
)

// script writes an expression of ours in ExpressionScript; false when it has no exact counterpart there. this names the
// question that "." stands for.
func (x *exporter) script(source, this string) (string, bool) {
	tree, err := expr.Parse(source)
	if err != nil {
		return "", false
	}
	s := scribe{x: x, this: this}
	return s.truth(tree.Outline())
}

// braced writes an expression in braces, as it stands in texts, which can hold no other braces.
func (x *exporter) braced(source string) (string, bool) {
	script, ok := x.script(source, "")
	return "{" + script + "}", ok && !strings.ContainsAny(script, "{}")
}

// scribe writes one expression.
type scribe struct {
	x    *exporter
	this string
}

// truth writes a part whose truth is asked: here a text is true unless it is empty, there "0" is not.
func (s scribe) truth(o expr.Outline) (string, bool) {
	if o.Op == "answer" {
		r := s.x.refs[o.Text]
		if r == nil || r.kind == survey.SelectMultiple || r.kind == survey.Rank {
			return "", false
		}
		return r.code + `.NAOK != ""`, true
	}
	return s.write(o)
}

var signsOut = map[string]string{"=": "==", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">=", "+": "+", "-": "-", "*": "*", "div": "/"}

func (s scribe) write(o expr.Outline) (string, bool) {
	switch o.Op {
	case "text":
		return quotedOut(o.Text)
	case "number":
		return o.Text, true
	case ".":
		return "this", s.this != ""
	case "answer":
		r := s.x.refs[o.Text]
		if r == nil || r.kind == survey.SelectMultiple || r.kind == survey.Rank || r.kind == survey.Acknowledge {
			return "", false
		}
		return r.code + ".NAOK", true
	case "and", "or":
		parts := make([]string, len(o.Args))
		for i, arg := range o.Args {
			part, ok := s.truth(arg)
			if !ok {
				return "", false
			}
			parts[i] = part
			if arg.Op == "and" || arg.Op == "or" {
				parts[i] = "(" + part + ")"
			}
		}
		return strings.Join(parts, " "+o.Op+" "), true
	case "=", "!=":
		return s.compare(o)
	case "call":
		return s.call(o)
	}
	sign, known := signsOut[o.Op]
	if !known {
		return "", false
	}
	if len(o.Args) == 1 {
		arg, ok := s.within(o.Args[0])
		return sign + arg, ok
	}
	left, ok := s.within(o.Args[0])
	right, both := s.within(o.Args[1])
	return left + " " + sign + " " + right, ok && both
}

// within writes a part in brackets where it is more than one word.
func (s scribe) within(o expr.Outline) (string, bool) {
	text, ok := s.write(o)
	switch o.Op {
	case "text", "number", ".", "answer", "call":
		return text, ok
	}
	return "(" + text + ")", ok
}

// compare writes = and !=; choices are named by their codes.
func (s scribe) compare(o expr.Outline) (string, bool) {
	left, right := o.Args[0], o.Args[1]
	if left.Op == "text" && right.Op == "answer" {
		left, right = right, left
	}
	r := s.x.refs[left.Text]
	if left.Op != "answer" || right.Op != "text" || r == nil {
		a, ok := s.within(left)
		b, both := s.within(right)
		return a + " " + signsOut[o.Op] + " " + b, ok && both
	}
	if r.kind == survey.SelectMultiple || r.kind == survey.Rank {
		if right.Text != "" {
			return "", false
		}
		none := map[string]string{"=": " == 0", "!=": " > 0"}
		count, ok := s.count(r)
		return count + none[o.Op], ok
	}
	value := right.Text
	if r.choices != nil && value != "" {
		code, known := r.choices[value]
		if !known {
			return "", false
		}
		value = code
	}
	written, ok := quotedOut(value)
	return r.code + ".NAOK " + signsOut[o.Op] + " " + written, ok
}

// count writes the number of picks.
func (s scribe) count(r *reference) (string, bool) {
	if r.that {
		return "count(that." + r.code + ".NAOK)", true
	}
	if len(r.order) == 0 {
		return "", false
	}
	parts := make([]string, len(r.order))
	for i, code := range r.order {
		if r.kind == survey.Rank {
			code = itoa(i + 1)
		}
		parts[i] = r.code + "_" + code + ".NAOK"
	}
	if r.other != "" {
		parts = append(parts, r.code+"_other.NAOK")
	}
	return "count(" + strings.Join(parts, ", ") + ")", true
}

// selected writes that a choice is picked.
func (s scribe) selected(o expr.Outline) (string, bool) {
	if len(o.Args) != 2 || o.Args[0].Op != "answer" || o.Args[1].Op != "text" {
		return "", false
	}
	r := s.x.refs[o.Args[0].Text]
	if r == nil {
		return "", false
	}
	code, known := r.choices[o.Args[1].Text]
	switch {
	case !known || r.kind == survey.Rank:
		return "", false
	case r.kind == survey.SelectOne:
		written, ok := quotedOut(code)
		return r.code + ".NAOK == " + written, ok
	case o.Args[1].Text == r.other && r.other != "":
		return r.code + `_other.NAOK != ""`, true
	case strings.Contains(r.code, "_"): // a box of a grid
		return r.code + "_" + code + `.NAOK == "1"`, true
	}
	return r.code + "_" + code + `.NAOK == "Y"`, true
}

// calledOut are the functions of one or more values that mean the same in both languages, by their names here.
var calledOut = map[string]string{
	"string-length": "strlen", "int": "intval", "abs": "abs", "pow": "pow", "sqrt": "sqrt", "floor": "floor", "ceiling": "ceil", "pi": "pi", "sin": "sin",
	"cos": "cos", "tan": "tan", "asin": "asin", "acos": "acos", "atan": "atan", "exp": "exp", "log": "log", "concat": "join", "join": "implode",
}

func (s scribe) call(o expr.Outline) (string, bool) {
	switch o.Text {
	case "true":
		return "1", true
	case "false":
		return "0", true
	case "not":
		arg, ok := s.truth(o.Args[0])
		return "!(" + arg + ")", ok
	case "today":
		return `date("Y-m-d")`, true
	case "selected":
		return s.selected(o)
	case "count-selected":
		if o.Args[0].Op == "answer" && s.x.refs[o.Args[0].Text] != nil {
			return s.count(s.x.refs[o.Args[0].Text])
		}
		return "", false
	case "selected-at":
		return s.ranked(o)
	case "number", "string":
		if len(o.Args) == 1 {
			return s.write(o.Args[0])
		}
		return "", false
	case "coalesce":
		return s.coalesce(o)
	case "regex":
		return s.regex(o)
	case "if":
		test, ok := s.truth(o.Args[0])
		then, second := s.write(o.Args[1])
		otherwise, third := s.write(o.Args[2])
		return "if(" + test + ", " + then + ", " + otherwise + ")", ok && second && third
	case "round":
		if len(o.Args) == 2 && o.Args[1].Op == "number" && o.Args[1].Text == "0" {
			arg, ok := s.write(o.Args[0])
			return "round(" + arg + ")", ok
		}
		return s.function("round", o.Args)
	}
	if name, known := calledOut[o.Text]; known {
		return s.function(name, o.Args)
	}
	return "", false
}

func (s scribe) function(name string, args []expr.Outline) (string, bool) {
	parts := make([]string, len(args))
	for i, arg := range args {
		part, ok := s.write(arg)
		if !ok {
			return "", false
		}
		parts[i] = part
	}
	return name + "(" + strings.Join(parts, ", ") + ")", true
}

// ranked writes the choice at a rank.
func (s scribe) ranked(o expr.Outline) (string, bool) {
	if len(o.Args) != 2 || o.Args[0].Op != "answer" || o.Args[1].Op != "number" {
		return "", false
	}
	r := s.x.refs[o.Args[0].Text]
	if r == nil || r.kind != survey.Rank {
		return "", false
	}
	return r.code + "_" + itoa(number(o.Args[1].Text)+1) + ".NAOK", true
}

// coalesce writes a number that is 0 when it is missing.
func (s scribe) coalesce(o expr.Outline) (string, bool) {
	if len(o.Args) != 2 || o.Args[1].Op != "number" || o.Args[1].Text != "0" {
		return "", false
	}
	arg, ok := s.write(o.Args[0])
	return "sum(" + arg + ")", ok
}

func (s scribe) regex(o expr.Outline) (string, bool) {
	if len(o.Args) != 2 || o.Args[1].Op != "text" {
		return "", false
	}
	pattern, ok := quotedOut(delimited(o.Args[1].Text))
	subject, both := s.write(o.Args[0])
	return "regexMatch(" + pattern + ", " + subject + ")", ok && both
}

// quotedOut writes a text in quotes; false when it holds both kinds, or what would escape them.
func quotedOut(text string) (string, bool) {
	if strings.HasSuffix(text, `\`) || strings.Contains(text, `\"`) || strings.Contains(text, `\'`) || strings.Contains(text, "\n") {
		return "", false
	}
	switch {
	case !strings.Contains(text, `"`):
		return `"` + text + `"`, true
	case !strings.Contains(text, "'"):
		return "'" + text + "'", true
	}
	return "", false
}
