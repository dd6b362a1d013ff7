package expr

import "encoding/json"

// operators are how operations are written, in the source and at the head of a list in JSON.
var operators = map[operation]string{
	opOr: "or", opAnd: "and", opEqual: "=", opUnequal: "!=", opLess: "<", opLessEqual: "<=", opGreater: ">",
	opGreaterEqual: ">=", opAdd: "+", opSubtract: "-", opMultiply: "*", opDivide: "div", opModulo: "mod",
}

// MarshalJSON writes the tree for the browser. A literal is a JSON text or number; all else is a list whose first
// element says what it is: ["$","role"] an answer, ["."] the current one, ["column","region"] a choice's column,
// ["-",x] and ["-",x,y], ["or",x,y,...], ["selected",x,y] and the other operators and functions by their names. Patterns
// are in the words that Go and JavaScript share.
func (t *Tree) MarshalJSON() ([]byte, error) { return json.Marshal(t.root.plain()) }

// plain gives a node as texts, numbers and lists.
func (n *node) plain() any {
	switch n.op {
	case opLiteral:
		if n.value.kind == numberKind {
			return n.value.number
		}
		return n.value.text
	case opAnswer:
		return []any{"$", n.text}
	case opColumn:
		return []any{"column", n.text}
	case opCurrent:
		return []any{"."}
	}
	list := []any{n.head()}
	for _, arg := range n.args {
		list = append(list, arg.plain())
	}
	return list
}

// head is the first element of a node's list.
func (n *node) head() string {
	switch n.op {
	case opCall:
		return n.text
	case opNegate:
		return "-"
	}
	return operators[n.op]
}
