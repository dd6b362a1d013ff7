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
	// Path gives the names from the form's root to the question or repeat of a name; nil where there are no places.
	Path func(name string) []string
	// Rows gives the repeat in whose rows a question stands, the innermost, and of a repeat itself; "" when there is none.
	// Nil where there are no places.
	Rows func(name string) string
	// List tells whether there is a choice list; nil where there are no lists.
	List func(list string) bool
	// ListColumn tells whether the choices of a list have a column; nil where List is.
	ListColumn func(list, column string) bool
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
		case n.op == opCell && n.list == "" && n.text != "." && n.text != "" && !scope.knows(n.text):
			find(n, NameUnknown, map[string]any{"Name": n.text})
		case n.op == opCell && n.list != "":
			scope.column(n, n.list, n.text, find)
		case n.op == opRows:
			for _, one := range n.steps {
				if one.name != "" && !scope.knows(one.name) {
					find(&node{at: one.at}, NameUnknown, map[string]any{"Name": one.name})
				}
			}
		case n.op == opList:
			scope.list(n, find)
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

// list holds a lookup in a choice list against the lists that there are.
func (s Scope) list(n *node, find func(*node, Code, map[string]any)) {
	switch {
	case s.List == nil:
		find(n, DataElsewhere, map[string]any{"Function": "instance"})
	case !s.List(n.text):
		find(n, ListUnknown, map[string]any{"List": n.text})
	default:
		s.column(&node{at: n.steps[len(n.steps)-1].at}, n.text, n.column(), find)
	}
}

// column refuses a column that no choice of a list has.
func (s Scope) column(n *node, list, column string, find func(*node, Code, map[string]any)) {
	if column == "." || s.List == nil || !s.List(list) || s.ListColumn(list, column) {
		return
	}
	find(n, ColumnUnknown, map[string]any{"List": list, "Column": column})
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
		return n.miscounted(f.want(), f.most >= 0 && len(n.args) > f.most)
	}
	if f.prepare != nil {
		if problem := f.prepare(n); problem != nil {
			return problem
		}
	}
	n.fn = f
	return nil
}

// miscounted says that a call has another number of values than it takes, too many or not.
func (n *node) miscounted(want string, many bool) *Problem {
	args := map[string]any{"Function": n.text, "Want": want, "Got": len(n.args)}
	if many {
		args["Many"] = true
	}
	return &Problem{Code: CountWrong, Offset: n.at, Args: args}
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
