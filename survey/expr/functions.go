package expr

import (
	"slices"
	"strings"
)

// function is one entry of the language: Parse checks calls against it, Eval runs it and Functions shows it. A new
// function is one entry here, one in templates/static/expr.js under the same name, and its vectors.
type function struct {
	name    string
	takes   string // its values in words; "?" marks one that may be left out, "..." one that repeats
	least   int    // how many values, from takes
	most    int    // -1: any number
	weight  int    // how many nodes its work is worth, beyond one
	apply   func(call *node, env Env) Value
	prepare func(call *node) *Problem // what else Parse holds against a call; most have none
}

// The values of a call are evaluated by the function itself, so that if() and coalesce() leave alone what they do not
// need. The names that some calls hold are no values: prepare takes them out of the values.
var functions = byName(
	function{name: "abs", takes: "number", apply: numeric(abs)},
	function{name: "acos", takes: "number", apply: numeric(acos)},
	function{name: "asin", takes: "number", apply: numeric(asin)},
	function{name: "atan", takes: "number", apply: numeric(atan)},
	function{name: "atan2", takes: "y x", apply: numeric2(atan2)},
	function{name: "base64-decode", takes: "text", apply: decode64},
	function{name: "boolean", takes: "value", apply: toBoolean},
	function{name: "boolean-from-string", takes: "text", apply: booleanFromText},
	function{name: "ceiling", takes: "number", apply: numeric(ceiling)},
	function{name: "checklist", takes: "least most condition...?", apply: checklist},
	function{name: "coalesce", takes: "value otherwise", apply: coalesce},
	function{name: "concat", takes: "text...", apply: concat},
	function{name: "contains", takes: "text part", apply: contains},
	function{name: "cos", takes: "number", apply: numeric(cos)},
	function{name: "count", takes: "answers", apply: count, prepare: prepareAnswers},
	function{name: "count-non-empty", takes: "answers", apply: countNonEmpty, prepare: prepareAnswers},
	function{name: "count-selected", takes: "answer", apply: countSelected},
	function{name: "date", takes: "value", apply: toDate},
	function{name: "date-time", takes: "value", apply: toDateTime},
	function{name: "decimal-date-time", takes: "date", apply: decimalDateTime},
	function{name: "decimal-time", takes: "time", apply: decimalTime},
	function{name: "digest", takes: "text sum encoding?", weight: 16, apply: digest, prepare: prepareDigest},
	function{name: "ends-with", takes: "text end", apply: endsWith},
	function{name: "exp", takes: "number", apply: numeric(exp)},
	function{name: "exp10", takes: "number", apply: numeric(exp10)},
	function{name: "false", apply: constant(boolean(false))},
	function{name: "floor", takes: "number", apply: numeric(floor)},
	function{name: "format-date", takes: "date format", weight: smallTree, apply: formatDate, prepare: prepareFormat},
	function{name: "format-date-time", takes: "date format", weight: smallTree, apply: formatDate, prepare: prepareFormat},
	function{name: "if", takes: "condition then else", apply: choose},
	function{name: "indexed-repeat", takes: "answer repeat row...", apply: indexedRepeat, prepare: prepareIndexed},
	function{name: "int", takes: "number", apply: numeric(truncate)},
	function{name: "join", takes: "separator text...?", apply: join},
	function{name: "jr:choice-name", takes: "choice question", apply: choiceName, prepare: prepareChoiceName},
	function{name: "log", takes: "number", apply: numeric(log)},
	function{name: "log10", takes: "number", apply: numeric(log10)},
	function{name: "max", takes: "number...", apply: greatest},
	function{name: "min", takes: "number...", apply: least},
	function{name: "normalize-space", takes: "text?", apply: normalizeSpace, prepare: prepareCurrent},
	function{name: "not", takes: "condition", apply: not},
	function{name: "now", apply: now},
	function{name: "number", takes: "value?", apply: toNumber, prepare: prepareCurrent},
	function{name: "once", takes: "value", apply: once},
	function{name: "pi", apply: constant(number(pi))},
	function{name: "position", takes: "row", apply: position, prepare: preparePosition},
	function{name: "pow", takes: "number power", apply: numeric2(pow)},
	function{name: "random", apply: random},
	function{name: "randomize", takes: "answers seed?", apply: randomize, prepare: prepareAnswers},
	function{name: "regex", takes: "text pattern", weight: 17, apply: matches, prepare: preparePattern},
	function{name: "round", takes: "number decimals?", apply: round},
	function{name: "selected", takes: "answer choice", apply: selected},
	function{name: "selected-at", takes: "answer place", apply: selectedAt},
	function{name: "sin", takes: "number", apply: numeric(sin)},
	function{name: "sqrt", takes: "number", apply: numeric(sqrt)},
	function{name: "starts-with", takes: "text start", apply: startsWith},
	function{name: "string", takes: "value?", apply: toText, prepare: prepareCurrent},
	function{name: "string-length", takes: "text", apply: length},
	function{name: "substr", takes: "text start end?", apply: substr},
	function{name: "substring", takes: "text start length?", apply: substring},
	function{name: "substring-after", takes: "text mark", apply: substringAfter},
	function{name: "substring-before", takes: "text mark", apply: substringBefore},
	function{name: "sum", takes: "answers", apply: sum, prepare: prepareAnswers},
	function{name: "tan", takes: "number", apply: numeric(tan)},
	function{name: "today", apply: today},
	function{name: "translate", takes: "text from to", weight: 2, apply: translate},
	function{name: "true", apply: constant(boolean(true))},
	function{name: "uuid", takes: "length?", weight: 4, apply: uuid},
	function{name: "weighted-checklist", takes: "least most condition weight...", apply: weightedChecklist, prepare: preparePairs},
)

// byName makes the table, with the number of values that each function takes.
func byName(entries ...function) map[string]*function {
	table := make(map[string]*function, len(entries))
	for _, f := range entries {
		for _, value := range strings.Fields(f.takes) {
			f.most++
			if !strings.HasSuffix(value, "?") {
				f.least++
			}
		}
		if strings.HasSuffix(strings.TrimSuffix(f.takes, "?"), "...") {
			f.most = -1
		}
		table[f.name] = &f
	}
	return table
}

// Functions lists the functions as they are written, "round(number, decimals?)", in alphabetical order; "?" marks a
// value that may be left out, "..." one that may be given several times.
func Functions() []string {
	list := make([]string, 0, len(functions))
	for name, f := range functions {
		list = append(list, name+"("+strings.Join(strings.Fields(f.takes), ", ")+")")
	}
	slices.Sort(list)
	return list
}

// constant always gives v.
func constant(v Value) func(*node, Env) Value { return func(*node, Env) Value { return v } }

// prepareCurrent makes a value that is left out the current question's answer.
func prepareCurrent(call *node) *Problem {
	if len(call.args) == 0 {
		call.args = []*node{{op: opCurrent, at: call.at}}
	}
	return nil
}

// prepareAnswers refuses what can be no answers: count('a') is a mistake.
func prepareAnswers(call *node) *Problem {
	if !call.args[0].mayBeAnswers() {
		return &Problem{Code: AnswersWanted, Offset: call.args[0].at, Args: map[string]any{"Function": call.text}}
	}
	return nil
}

func (n *node) mayBeAnswers() bool {
	switch n.op {
	case opAnswer, opCurrent, opPath, opUnion, opColumn, opRows, opList, opCell:
		return true
	case opCall:
		return n.text == "if" || n.text == "coalesce" || n.text == "randomize"
	}
	return false
}
