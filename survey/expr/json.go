package expr

import "encoding/json"

// operators are how operations are written, in the source and at the head of a list in JSON.
var operators = map[operation]string{
	opOr: "or", opAnd: "and", opEqual: "=", opUnequal: "!=", opLess: "<", opLessEqual: "<=", opGreater: ">",
	opGreaterEqual: ">=", opAdd: "+", opSubtract: "-", opMultiply: "*", opDivide: "div", opModulo: "mod", opUnion: "|",
}

// MarshalJSON writes the tree for the browser. A literal is a JSON text or number; all else is a list whose first
// element says what it is: ["$","role"] an answer, ["."] the current one, ["column","region"] a choice's column,
// ["-",x] and ["-",x,y], ["or",x,y,...], ["selected",x,y] and the other operators and functions by their names. Names that
// calls hold are texts: ["indexed-repeat","age","child",x], ["position","child"] or ["position",""],
// ["jr:choice-name",x,"country"]. Calls that draw begin with which of them it is: ["random",0]. Patterns are
// the lists of pattern.plain.
func (t *Tree) MarshalJSON() ([]byte, error) { return json.Marshal(t.root.plain()) }

// plain gives a node as texts, numbers and lists.
func (n *node) plain() any {
	switch n.op {
	case opLiteral:
		if n.pattern != nil {
			return n.pattern.plain()
		}
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
	switch {
	case n.calls("random"), n.calls("uuid"), n.calls("randomize"):
		list = append(list, n.draw)
	case n.calls("position") && len(n.names) == 0:
		return append(list, "")
	case n.calls("jr:choice-name"):
		return append(list, n.args[0].plain(), n.names[0].text)
	}
	for i, named := range n.names {
		list = append(list, named.text)
		if i > 0 && i <= len(n.args) {
			list = append(list, n.args[i-1].plain())
		}
	}
	if len(n.names) > 0 {
		return list
	}
	for _, arg := range n.args {
		list = append(list, arg.plain())
		if n.decides(n.op) && arg.decides(n.op) {
			break
		}
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
