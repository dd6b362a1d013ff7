package expr

import "strings"

// CompileChoices makes the expression that gives the answers to a question in all rows of the repeat that it stands in, those
// that are not empty and whose rows a filter lets through: choices made from answers. In the filter a bare word and ${name}
// are the row's own where they stand in it, position() is its place. The error is Problems, of the filter.
func CompileChoices(name, filter string, scope Scope) (*Tree, error) {
	given := &node{op: opUnequal, args: []*node{{op: opCell, text: name, written: "${" + name + "}"}, {op: opLiteral}}}
	t := &Tree{source: filter, root: given}
	var problems Problems
	if strings.TrimSpace(filter) != "" {
		p := parser{src: filter, squares: 1} // it is read as a predicate
		root, problem := p.parse()
		if problem != nil {
			return nil, Problems{problem}.located(filter)
		}
		t.root, problems = &node{op: opAnd, args: []*node{given, root}}, p.problems
	}
	repeat, path := name, []string(nil)
	if scope.Rows != nil && scope.Rows(name) != "" {
		repeat = scope.Rows(name)
	}
	if scope.Path != nil {
		path = scope.Path(repeat)
	}
	r := resolver{scope: scope, choices: true}
	r.node(t.root, &context{path: path, repeat: repeat})
	problems = append(problems, r.problems...)
	first := step{name: repeat, predicates: []*node{t.root}}
	t.root = &node{op: opRows, text: repeat, steps: []step{first, {name: name, written: "${" + name + "}"}}}
	problems = append(problems, t.check(scope)...)
	if len(problems) > 0 {
		return nil, problems.located(filter)
	}
	t.gather()
	return t, nil
}

// All gives the texts of a sequence, each once, and of another value the one that it is, if it is any.
func (v Value) All() []string {
	if v.kind != sequenceKind {
		if v.Empty() {
			return nil
		}
		return []string{v.String()}
	}
	seen := make(map[string]bool, len(v.picks))
	all := make([]string, 0, len(v.picks))
	for _, s := range v.picks {
		if s != "" && !seen[s] {
			seen[s] = true
			all = append(all, s)
		}
	}
	return all
}
