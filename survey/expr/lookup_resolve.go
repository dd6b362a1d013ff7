package expr

import "strings"

// context is what a predicate is about: a row of a repeat, a question in it, or a choice of a list.
type context struct {
	list   string   // of choices; "" when it is about rows
	path   []string // of the repeat or question, from the form's root
	repeat string   // the innermost repeat whose rows are looked at
}

// resolver turns the paths of a tree into names.
type resolver struct {
	scope    Scope
	choices  bool // a filter of choices made from answers: names in ${} are the row's own wherever it stands
	problems Problems
}

func (r *resolver) find(n *node, code Code, args map[string]any) {
	r.problems = append(r.problems, &Problem{Code: code, Offset: n.at, Args: args})
}

// node resolves n and all below it; in is nil outside of predicates.
func (r *resolver) node(n *node, in *context) {
	switch n.op {
	case opRows:
		r.rows(n, in)
		return
	case opList:
		for _, one := range n.steps[0].predicates {
			r.node(one, &context{list: n.text})
		}
		return
	case opCurrent:
		if n.within = in != nil; n.within && !n.here {
			*n = node{op: opCell, at: n.at, text: ".", written: ".", list: in.list}
		}
	case opColumn:
		if in != nil {
			r.cell(n, in)
		}
	case opPath:
		if in != nil && !n.here && n.text[0] != '/' {
			r.cell(n, in)
			return
		}
		own := !n.here
		if r.path(n); own {
			r.own(n, in)
		}
	case opAnswer:
		r.own(n, in)
	}
	if n.calls("position") {
		if problem := n.placed(r.scope); problem != nil {
			r.problems = append(r.problems, problem)
			return
		}
	}
	for _, arg := range n.args {
		r.node(arg, in)
	}
	for _, named := range n.names {
		if named.op == opPath {
			r.path(named)
		}
	}
}

func (r *resolver) path(n *node) {
	if problem := n.find(r.scope); problem != nil {
		r.problems = append(r.problems, problem)
	}
}

// own makes a cell of the answer to a question in the rows that are looked at, unless the expression stands in them: then
// it is that of its own row.
func (r *resolver) own(n *node, in *context) {
	if n.op == opAnswer && in != nil && r.among(n.text, in) {
		*n = node{op: opCell, at: n.at, text: n.text, written: "${" + n.text + "}"}
	}
}

func (r *resolver) among(name string, in *context) bool {
	return in.repeat != "" && r.scope.Holds != nil && r.scope.Holds(in.repeat, name) && (r.choices || !r.scope.stands(in.repeat))
}

// cell makes of a bare word or a path what it names in the row, or in the choice, that is looked at.
func (r *resolver) cell(n *node, in *context) {
	cell := node{op: opCell, at: n.at, text: n.text, written: n.text, list: in.list}
	if in.list == "" {
		cell.text, _ = r.follow(n, n.text, in.path, in.repeat)
	} else if strings.Contains(n.text, "/") || n.text == ".." {
		r.find(n, Path, map[string]any{"Found": n.text})
	}
	*n = cell
}

// follow gives the name and the place of what a path leads to from another place. A name alone may stand for what has it
// anywhere in the rows of the repeat, in whatever group; where there are no places it leads to itself.
func (r *resolver) follow(n *node, path string, from []string, repeat string) (string, []string) {
	if r.scope.Find == nil {
		if strings.HasSuffix(path, "..") {
			r.find(n, Path, map[string]any{"Found": path})
		}
		return path[strings.LastIndexByte(path, '/')+1:], nil
	}
	names, inside := follow(path, from)
	name := ""
	if inside {
		name = r.scope.Find(names)
	}
	if name == "" && repeat != "" && !strings.Contains(path, "/") && r.scope.Holds != nil && r.scope.Holds(repeat, path) {
		return path, r.scope.Path(path)
	}
	if name == "" {
		r.find(n, NameUnknown, map[string]any{"Name": path})
	}
	return name, names
}

// rows resolves a lookup in the rows of a repeat.
func (r *resolver) rows(n *node, in *context) {
	from := n.args[0]
	var path []string
	switch {
	case in != nil && in.list == "" && (from.op == opColumn || from.op == opPath && !from.here && from.text[0] != '/'):
		n.inner, n.written = true, from.text
		n.text, path = r.follow(from, from.text, in.path, in.repeat)
	case from.op == opPath && (in == nil || from.here || from.text[0] == '/'):
		r.path(from)
		n.text = from.text
	case from.op == opAnswer:
		n.text = from.text
		if n.inner = in != nil && r.among(n.text, in); n.inner {
			n.written = "${" + n.text + "}"
		}
	case from.op == opColumn:
		r.find(from, BareWord, map[string]any{"Word": from.text})
	default:
		r.find(from, Path, map[string]any{"Found": from.text})
	}
	if path == nil && r.scope.Path != nil {
		path = r.scope.Path(n.text)
	}
	n.args, n.steps[0].name = nil, n.text
	for i := range n.steps {
		one := &n.steps[i]
		if i > 0 {
			one.name, path = r.follow(&node{at: one.at}, one.written, path, r.repeat(n.steps[i-1].name))
		}
		for _, predicate := range one.predicates {
			r.node(predicate, &context{path: path, repeat: r.repeat(one.name)})
		}
	}
}

func (r *resolver) repeat(name string) string {
	if r.scope.Rows == nil {
		return ""
	}
	return r.scope.Rows(name)
}
