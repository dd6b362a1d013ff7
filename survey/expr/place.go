package expr

import "slices"

// ByPlace tells whether an expression uses an answer in rows that it tells by their place alone: in indexed-repeat(), or
// where a lookup by position() ends.
func (t *Tree) ByPlace(name string) bool {
	told := true
	t.root.walk(func(n *node) {
		switch n.op {
		case opAnswer, opCell:
			told = told && n.text != name
		case opRows:
			for i, one := range n.steps {
				if one.name == name {
					told = told && i > 0 && i == len(n.steps)-1 && len(one.predicates) == 0 && n.steps[0].byPlace()
				}
			}
		}
	})
	return told
}

// byPlace tells whether a predicate of a step keeps rows by their place: a number, or one that compares.
func (s step) byPlace() bool {
	return slices.ContainsFunc(s.predicates, func(one *node) bool { return one.isNumber() || one.comparesPlace() })
}

// isNumber tells whether n gives a number, the same for every row.
func (n *node) isNumber() bool {
	if n.op == opFixed {
		return n.args[0].op >= opAdd && n.args[0].op <= opNegate
	}
	return n.op == opLiteral && n.value.kind == numberKind
}

// comparesPlace tells whether n holds only of rows whose place compares with what is the same for every row.
func (n *node) comparesPlace() bool {
	switch n.op {
	case opAnd:
		return slices.ContainsFunc(n.args, (*node).comparesPlace)
	case opEqual, opLess, opLessEqual, opGreater, opGreaterEqual:
		for i, arg := range n.args {
			if other := n.args[1-i]; arg.op == opPlace && (other.op == opFixed || other.isNumber()) {
				return true
			}
		}
	}
	return false
}
