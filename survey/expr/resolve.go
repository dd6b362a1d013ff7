package expr

import "slices"

// resolve turns the paths of a fresh tree into names, and tells those that lead nowhere.
func (t *Tree) resolve(scope Scope) Problems {
	r := resolver{scope: scope}
	r.node(t.root, nil)
	return r.problems
}

// find makes an answer of a path.
func (n *node) find(scope Scope) *Problem {
	if scope.Find == nil {
		return &Problem{Code: Path, Offset: n.at, Args: map[string]any{"Found": n.text}}
	}
	names, inside := follow(n.text, scope.around())
	name := ""
	if inside {
		name = scope.Find(names)
	}
	if name == "" {
		return &Problem{Code: NameUnknown, Offset: n.at, Args: map[string]any{"Name": n.text}}
	}
	n.op, n.text = opAnswer, name
	return nil
}

func (s Scope) around() []string {
	names := make([]string, len(s.Around))
	for i, one := range s.Around {
		names[i] = one.Name
	}
	return names
}

// placed settles position(path): of a repeat around the expression, the number of its row; of a group, 1, as it stands
// once beside its neighbours. position(..) without a place is the innermost repeat's.
func (n *node) placed(scope Scope) *Problem {
	target := n.names[0]
	switch {
	case target.op != opPath:
		return nil
	case scope.Around == nil && target.text == "..":
		n.names = nil
		return nil
	case scope.Around == nil:
		return nil // refused as any path is
	}
	names, inside := follow(target.text, scope.around())
	if !inside || len(names) > len(scope.Around) || !slices.Equal(names, scope.around()[:len(names)]) {
		return &Problem{Code: RepeatWrong, Offset: target.at, Args: map[string]any{"Function": n.text, "Name": target.text}}
	}
	if !scope.Around[len(names)-1].Repeat {
		*n = node{op: opLiteral, at: n.at, text: "1", value: number(1)}
	}
	return nil
}

// stands tells whether a repeat of that name is around the expression.
func (s Scope) stands(repeat string) bool {
	for i, one := range s.Around {
		if one.Repeat && (one.Name == repeat || s.Find != nil && s.Find(s.around()[:i+1]) == repeat) {
			return true
		}
	}
	return false
}

// calls tells whether n is a call of the function.
func (n *node) calls(function string) bool {
	return n.op == opCall && n.fn != nil && n.text == function
}
