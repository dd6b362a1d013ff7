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
// ["jr:choice-name",x,"country"]. Lookups are ["rows",step,...] and ["instance","list",step,...], a step ["name",[8,x],...]
// with predicates; ["inner",step,...] begins in the row that a predicate looks at, of which ["cell","age"] is an answer or
// a column, ["position"] and ["last"] the place; ["fixed",x] is the same for all rows. Calls that draw begin with which of them it is: ["random",0]. Patterns are
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
	case opCell:
		return []any{"cell", n.text}
	case opPlace:
		return []any{"position"}
	case opLast:
		return []any{"last"}
	case opFixed:
		return []any{"fixed", n.args[0].plain()}
	case opRows, opList:
		return n.plainLookup()
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

// plainLookup gives a lookup as its kind, the list in which it looks, and its steps: each a name and its predicates, these
// with what they cost for a row.
func (n *node) plainLookup() any {
	list := []any{"rows"}
	switch {
	case n.op == opList:
		list = []any{"instance", n.text}
	case n.inner:
		list = []any{"inner"}
	}
	for _, one := range n.steps {
		way := []any{one.name}
		for _, predicate := range one.predicates {
			way = append(way, []any{lookSteps + predicate.size(), predicate.plain()})
		}
		list = append(list, way)
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
