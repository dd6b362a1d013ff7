package expr

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

// byPlace tells whether the predicates of a step look at the place of a row.
func (s step) byPlace() bool {
	found := false
	for _, one := range s.predicates {
		found = found || one.op == opLiteral || one.op == opFixed
		one.walk(func(n *node) { found = found || n.op == opPlace })
	}
	return found
}
