package expr

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// function is one entry of the language: Parse checks calls against it, Eval runs it and Functions shows it. A new
// function is one entry here, one in templates/static/expr.js under the same name, and its vectors.
type function struct {
	name    string
	takes   string // its values in words; "?" marks one that may be left out, "..." one that repeats
	least   int    // how many values, from takes
	most    int    // -1: any number
	apply   func(args []*node, env Env) Value
	prepare func(call *node) *Problem // what else Parse holds against a call; most have none
}

// The values of a call are evaluated by the function itself, so that if() and coalesce() leave alone what they do not
// need.
var functions = byName(
	function{name: "coalesce", takes: "value otherwise", apply: coalesce},
	function{name: "concat", takes: "text...", apply: concat},
	function{name: "contains", takes: "text part", apply: contains},
	function{name: "count-selected", takes: "answer", apply: countSelected},
	function{name: "false", apply: func([]*node, Env) Value { return boolean(false) }},
	function{name: "if", takes: "condition then else", apply: choose},
	function{name: "int", takes: "number", apply: truncate},
	function{name: "not", takes: "condition", apply: not},
	function{name: "number", takes: "value", apply: toNumber},
	function{name: "regex", takes: "text pattern", apply: matches, prepare: preparePattern},
	function{name: "round", takes: "number decimals?", apply: round},
	function{name: "selected", takes: "answer choice", apply: selected},
	function{name: "starts-with", takes: "text start", apply: startsWith},
	function{name: "string", takes: "value", apply: toText},
	function{name: "string-length", takes: "text", apply: length},
	function{name: "today", apply: func(_ []*node, env Env) Value { return Text(env.Today()) }},
	function{name: "true", apply: func([]*node, Env) Value { return boolean(true) }},
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
		if strings.HasSuffix(f.takes, "...") {
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

func coalesce(args []*node, env Env) Value {
	if v := args[0].eval(env); !v.Empty() {
		return v
	}
	return args[1].eval(env)
}

// concat joins texts, up to MaxText characters: an expression of many long answers must not fill the memory.
func concat(args []*node, env Env) Value {
	var b strings.Builder
	room := MaxText
	for _, arg := range args {
		part := arg.eval(env).String()
		for i := range part {
			if room == 0 {
				b.WriteString(part[:i])
				return Text(b.String())
			}
			room--
		}
		b.WriteString(part)
	}
	return Text(b.String())
}

func contains(args []*node, env Env) Value {
	return boolean(strings.Contains(args[0].eval(env).String(), args[1].eval(env).String()))
}

func startsWith(args []*node, env Env) Value {
	return boolean(strings.HasPrefix(args[0].eval(env).String(), args[1].eval(env).String()))
}

func choose(args []*node, env Env) Value {
	if args[0].eval(env).Bool() {
		return args[1].eval(env)
	}
	return args[2].eval(env)
}

func not(args []*node, env Env) Value { return boolean(!args[0].eval(env).Bool()) }

func toNumber(args []*node, env Env) Value { return number(args[0].eval(env).Number()) }

func toText(args []*node, env Env) Value { return Text(args[0].eval(env).String()) }

// truncate is int(): the fraction goes, so int(-1.5) is -1.
func truncate(args []*node, env Env) Value { return number(math.Trunc(args[0].eval(env).Number())) }

func round(args []*node, env Env) Value {
	decimals := 0.0
	if len(args) > 1 {
		decimals = args[1].eval(env).Number()
	}
	return number(roundTo(args[0].eval(env).Number(), decimals))
}

// length counts characters (code points), not bytes.
func length(args []*node, env Env) Value {
	return number(float64(utf8.RuneCountInString(args[0].eval(env).String())))
}

// selected tells whether a choice is among the picks; its name is trimmed, and no name is never picked.
func selected(args []*node, env Env) Value {
	answer, choice := args[0].eval(env), strings.Trim(args[1].eval(env).String(), xmlSpace)
	if choice == "" {
		return boolean(false)
	}
	for pick := range answer.each {
		if pick == choice {
			return boolean(true)
		}
	}
	return boolean(false)
}

func countSelected(args []*node, env Env) Value {
	count := 0
	for range args[0].eval(env).each {
		count++
	}
	return number(float64(count))
}
