package expr

import (
	"encoding/json"
	"testing"
)

// decode reads the JSON of a tree back into nodes, as a walker of another language would.
func decode(tb testing.TB, t *Tree) *node {
	raw, err := t.MarshalJSON()
	if err != nil {
		tb.Fatal(err)
	}
	var tree any
	if err := json.Unmarshal(raw, &tree); err != nil {
		tb.Fatal(err)
	}
	return decodeNode(tb, tree)
}

// walked is regex() as the browser has it, without package regexp.
func walked(call *node, env Env) Value {
	s, p := call.args[0].string(env), call.args[1].pattern
	m := matcher{text: []rune(s), left: MaxMatch}
	work := p.size() * len(m.text)
	quick := work <= quickMatch
	if quick {
		m.left = 1 << 40
	}
	matched := m.whole(p)
	work *= quickSteps
	if !quick {
		work = matchSteps * (MaxMatch - max(m.left, 0))
	}
	charge(env, work)
	return boolean(matched)
}

// decodePattern reads a pattern as the browser does.
func decodePattern(written any) *pattern {
	text, isText := written.(string)
	if isText {
		return &pattern{op: opText, text: []rune(text)}
	}
	list := written.([]any)
	if _, isClass := list[0].(float64); isClass {
		p := &pattern{op: opOneOf}
		for _, bound := range list {
			p.ranges = append(p.ranges, rune(bound.(float64)))
		}
		return p
	}
	p, parts := &pattern{}, list[1:]
	for op, head := range patternHeads {
		if head == list[0] {
			p.op = op
		}
	}
	if p.op == opRepeated {
		p.least, p.most, parts = int(parts[0].(float64)), int(parts[1].(float64)), parts[2:]
	}
	for _, part := range parts {
		p.parts = append(p.parts, decodePattern(part))
	}
	return p
}

func decodeLookup(tb testing.TB, n *node, args []any) *node {
	n.op, n.inner = opRows, n.text == "inner"
	if n.text == "instance" {
		n.op, n.text, args = opList, args[0].(string), args[1:]
	}
	for _, arg := range args {
		parts := arg.([]any)
		one := step{name: parts[0].(string)}
		for _, part := range parts[1:] {
			one.predicates = append(one.predicates, decodeNode(tb, part.([]any)[1]))
		}
		n.steps = append(n.steps, one)
	}
	if n.op == opRows {
		n.text = n.steps[0].name
	}
	return n
}

func decodeNode(tb testing.TB, tree any) *node {
	switch tree := tree.(type) {
	case string:
		return &node{op: opLiteral, text: tree, value: Text(tree)}
	case float64:
		return &node{op: opLiteral, value: number(tree)}
	}
	list := tree.([]any)
	head := list[0].(string)
	switch head {
	case "$":
		return &node{op: opAnswer, text: list[1].(string)}
	case "column":
		return &node{op: opColumn, text: list[1].(string)}
	case ".":
		return &node{op: opCurrent}
	}
	n := &node{op: opCall, text: head}
	args := list[1:]
	switch {
	case head == "cell":
		return &node{op: opCell, text: args[0].(string)}
	case head == "last":
		return &node{op: opLast}
	case head == "fixed":
		return &node{op: opFixed, args: []*node{decodeNode(tb, args[0])}}
	case head == "position" && len(args) == 0:
		return &node{op: opPlace}
	case head == "rows", head == "inner", head == "instance":
		return decodeLookup(tb, n, args)
	}
	named := func(i int) { n.names = append(n.names, &node{op: opAnswer, text: args[i].(string)}) }
	switch head {
	case "random", "uuid", "randomize":
		n.draw, args = int(args[0].(float64)), args[1:]
	case "position":
		if args[0] != "" {
			named(0)
		}
		args = nil
	case "jr:choice-name":
		named(1)
		args = args[:1]
	case "indexed-repeat":
		var rows []any
		named(0)
		for i := 1; i < len(args); i += 2 {
			named(i)
			rows = append(rows, args[i+1])
		}
		args = rows
	}
	for i, arg := range args {
		if head == "regex" && i == 1 {
			n.args = append(n.args, &node{op: opLiteral, pattern: decodePattern(arg)})
			n.fn = &function{apply: walked}
			return n
		}
		n.args = append(n.args, decodeNode(tb, arg))
	}
	if n.names != nil || head == "position" {
		n.fn = functions[head]
		return n
	}
	if head == "-" && len(n.args) == 1 {
		n.op = opNegate
		return n
	}
	for op, name := range operators {
		if name == head {
			n.op = op
			return n
		}
	}
	if problem := n.bind(); problem != nil {
		tb.Fatalf("%v in %v", problem, tree)
	}
	return n
}
