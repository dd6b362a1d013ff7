package expr

import "strconv"

// Scope is where an expression stands: which names it may use.
type Scope struct {
	// Knows tells whether ${name} is an answer of the form, or a repeat.
	Knows func(name string) bool
	// Current tells whether "." has a meaning: in constraints, choice filters and calculations.
	Current bool
	// Column tells whether a bare word is a column of the choices; nil outside choice filters.
	Column func(name string) bool
	// Around is where the expression stands, from the form's root: groups and repeats, then its own question or group.
	// Nil where there are no places.
	Around []Element
	// Find gives the name that ${} uses for what stands at these names from the form's root; "" when nothing does. Nil
	// where there are no places: paths are then refused.
	Find func(path []string) string
	// Holds tells whether a question or repeat stands in a repeat, in whatever depth; nil where there are no places.
	Holds func(repeat, name string) bool
}

// Element is a group, repeat or question by its own name.
type Element struct {
	Name   string
	Repeat bool
}

// Compile reads an expression for the place where it stands: paths become the names of what they lead to, and all that
// Parse and Check find is told at once. The error is Problems.
func Compile(src string, scope Scope) (*Tree, error) {
	t, problems := read(src)
	if t != nil {
		problems = append(problems, t.resolve(scope)...)
		problems = append(problems, t.check(scope)...)
		t.gather()
	}
	if len(problems) > 0 {
		return nil, problems.located(src)
	}
	return t, nil
}

// Check tells all that is wrong with the names of t where it stands; nil when nothing is.
func (t *Tree) Check(scope Scope) Problems { return t.check(scope).located(t.source) }

// check gives problems with the parser's offsets.
func (t *Tree) check(scope Scope) Problems {
	var problems Problems
	find := func(n *node, code Code, args map[string]any) {
		problems = append(problems, &Problem{Code: code, Offset: n.at, Args: args})
	}
	t.root.walk(func(n *node) {
		switch {
		case n.op == opAnswer && !scope.knows(n.text):
			find(n, NameUnknown, map[string]any{"Name": n.text})
		case n.op == opCurrent && !scope.Current:
			find(n, CurrentNowhere, nil)
		case n.op == opColumn && (scope.Column == nil || !scope.Column(n.text)):
			find(n, BareWord, map[string]any{"Word": n.text, "Choices": scope.Column != nil})
		case n.fn != nil:
			for _, named := range n.names {
				switch {
				case named.op == opPath: // told already
				case !scope.knows(named.text):
					find(named, NameUnknown, map[string]any{"Name": named.text})
				case !scope.suits(n, named):
					find(named, RepeatWrong, map[string]any{"Function": n.text, "Name": named.text})
				}
			}
		}
	})
	return problems
}

// suits tells whether a repeat may stand in a call where it does.
func (s Scope) suits(call, named *node) bool {
	switch {
	case call.text == "position":
		return s.Around == nil || s.stands(named.text)
	case call.text == "indexed-repeat" && named != call.names[0]:
		return s.Holds == nil || !s.knows(call.names[0].text) || s.Holds(named.text, call.names[0].text)
	}
	return true
}

func (s Scope) knows(name string) bool { return s.Knows != nil && s.Knows(name) }

// bind ties a call to its function and holds its values against it.
func (n *node) bind() *Problem {
	f, known := functions[n.text]
	if !known {
		return &Problem{Code: FunctionUnknown, Offset: n.at, Args: map[string]any{"Function": n.text}}
	}
	if len(n.args) < f.least || f.most >= 0 && len(n.args) > f.most {
		return n.miscounted(f.want())
	}
	if f.prepare != nil {
		if problem := f.prepare(n); problem != nil {
			return problem
		}
	}
	n.fn = f
	return nil
}

// miscounted says that a call has another number of values than it takes.
func (n *node) miscounted(want string) *Problem {
	return &Problem{Code: CountWrong, Offset: n.at, Args: map[string]any{"Function": n.text, "Want": want, "Got": len(n.args)}}
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
