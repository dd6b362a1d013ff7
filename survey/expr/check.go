package expr

import "strconv"

// Scope is where an expression stands: which names it may use.
type Scope struct {
	// Knows tells whether ${name} is an answer of the form.
	Knows func(name string) bool
	// Current tells whether "." has a meaning: in constraints and choice filters.
	Current bool
	// Column tells whether a bare word is a column of the choices; nil outside choice filters.
	Column func(name string) bool
}

// Check tells all that is wrong with the names of t where it stands; nil when nothing is.
func (t *Tree) Check(scope Scope) Problems {
	var problems Problems
	find := func(n *node, code Code, args map[string]any) {
		problems = append(problems, &Problem{Code: code, Offset: n.at, Args: args})
	}
	t.root.walk(func(n *node) {
		switch {
		case n.op == opAnswer && (scope.Knows == nil || !scope.Knows(n.text)):
			find(n, NameUnknown, map[string]any{"Name": n.text})
		case n.op == opCurrent && !scope.Current:
			find(n, CurrentNowhere, nil)
		case n.op == opColumn && (scope.Column == nil || !scope.Column(n.text)):
			find(n, BareWord, map[string]any{"Word": n.text})
		}
	})
	return problems.located(t.source)
}

// bind ties a call to its function and holds its values against it.
func (n *node) bind() *Problem {
	f, known := functions[n.text]
	if !known {
		return &Problem{Code: FunctionUnknown, Offset: n.at, Args: map[string]any{"Function": n.text}}
	}
	n.fn = f
	if len(n.args) < f.least || f.most >= 0 && len(n.args) > f.most {
		args := map[string]any{"Function": n.text, "Want": f.want(), "Got": len(n.args)}
		return &Problem{Code: CountWrong, Offset: n.at, Args: args}
	}
	if f.prepare != nil {
		return f.prepare(n)
	}
	return nil
}

// want writes how many values a function takes: "2", "1-2", "1+".
func (f *function) want() string {
	least := strconv.Itoa(f.least)
	switch f.most {
	case f.least:
		return least
	case -1:
		return least + "+"
	}
	return least + "-" + strconv.Itoa(f.most)
}
