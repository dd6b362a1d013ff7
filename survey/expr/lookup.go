package expr

import "strings"

// step is one name on the way of a lookup: where it begins, then what stands in the rows that are left. Its predicates
// hold of the rows that are kept.
type step struct {
	at         int
	written    string // as a path from the step before; "" of where the lookup begins
	name       string // of the question or repeat, or the choice's column
	predicates []*node
}

// trail reads what follows a value: predicates in [ ], and steps after a slash.
func (p *parser) trail(from *node) (*node, *Problem) {
	if next := p.peek().kind; next != squareToken && next != slashToken {
		if from.op == opList && from.steps == nil {
			return nil, &Problem{Code: DataElsewhere, Offset: from.at, Args: map[string]any{"Function": "instance"}}
		}
		return from, nil
	}
	n, problem := p.source(from)
	if problem == nil {
		problem = p.predicates(n)
	}
	for problem == nil && p.peek().kind == slashToken {
		slash := p.take()
		t := p.take()
		switch {
		case t.here || strings.HasPrefix(t.text, "/") || t.kind != pathToken && t.kind != wordToken && t.kind != currentToken:
			return nil, refusedPath(p.src[slash.at:], slash.at)
		case t.kind == currentToken:
			continue
		}
		n.steps = append(n.steps, step{at: t.at, written: t.text})
		problem = p.predicates(n)
	}
	if problem == nil && n.op == opList {
		problem = n.listed(p.src)
	}
	return n, problem
}

// source makes a lookup that begins at what was read; a problem when none can.
func (p *parser) source(from *node) (*node, *Problem) {
	n := &node{at: from.at, steps: []step{{at: from.at}}}
	switch {
	case from.op == opAnswer || from.op == opPath || from.op == opColumn:
		n.op, n.args = opRows, []*node{from}
	case from.op == opList && from.steps == nil:
		n.op, n.text = opList, from.text
	case p.peek().kind == squareToken:
		return nil, &Problem{Code: Predicate, Offset: p.peek().at}
	default:
		return nil, refusedPath(p.src[p.peek().at:], p.peek().at)
	}
	return n, nil
}

// predicates reads those that follow the last step of n.
func (p *parser) predicates(n *node) *Problem {
	last := &n.steps[len(n.steps)-1]
	for p.peek().kind == squareToken {
		open := p.take()
		if problem := p.enter(open.at); problem != nil {
			return problem
		}
		p.squares++
		inner, problem := p.chain(0)
		p.squares--
		p.leave()
		switch {
		case problem != nil:
			return problem
		case p.peek().kind == endToken:
			return &Problem{Code: SquareOpen, Offset: open.at}
		case p.peek().kind != unsquareToken:
			return p.stray()
		}
		p.take()
		last.predicates = append(last.predicates, inner)
	}
	return nil
}

// listed brings a lookup in a choice list into its form, the choices and then a column; it must be written as
// instance('list')/root/item[...]/column.
func (n *node) listed(src string) *Problem {
	steps := n.steps
	refused := &Problem{Code: DataElsewhere, Offset: n.at, Args: map[string]any{"Function": "instance"}}
	if len(steps) < 2 || len(steps[0].predicates) > 0 {
		return refused
	}
	parts := strings.Split(steps[1].written, "/")
	column, deep := "", len(parts) == 3
	switch {
	case len(parts) < 2 || len(parts) > 3 || parts[0] != "root" || parts[1] != "item":
		return refused
	case deep && len(steps) == 2:
		column = parts[2]
	case len(steps) == 3 && !deep && !strings.Contains(steps[2].written, "/"):
		column = steps[2].written
	case len(steps) > 2 || deep:
		return refused
	}
	n.steps = []step{{at: n.at, name: "name", predicates: steps[1].predicates}}
	if deep {
		n.steps[0].predicates = nil
	}
	if column == "" {
		return nil
	}
	last := steps[len(steps)-1]
	if len(last.predicates) > 0 {
		return &Problem{Code: Predicate, Offset: last.at + strings.IndexByte(src[last.at:], '[')}
	}
	if column == "itextId" { // where ODK keeps the label of a choice that is written in several languages
		column = "label"
	}
	n.steps = append(n.steps, step{at: last.at, name: column})
	return nil
}

// special makes what they are of the calls that are no functions: instance('list'), which begins a lookup, the label of a
// choice in jr:itext(instance('list')/root/item[...]/itextId), and in predicates position() and last().
func (p *parser) special(n *node) (known bool, problem *Problem) {
	elsewhere := &Problem{Code: DataElsewhere, Offset: n.at, Args: map[string]any{"Function": n.text}}
	switch n.text {
	case "instance":
		if len(n.args) != 1 || n.args[0].op != opLiteral || n.args[0].value.kind != textKind {
			return true, elsewhere
		}
		n.op, n.text, n.args = opList, n.args[0].text, nil
	case "jr:itext":
		if len(n.args) != 1 || n.args[0].op != opList || n.args[0].column() != "label" {
			return true, elsewhere
		}
		*n = *n.args[0]
	case "last":
		switch {
		case p.squares == 0:
			return true, &Problem{Code: InSquares, Offset: n.at, Args: elsewhere.Args}
		case len(n.args) > 0:
			return true, n.miscounted("0", true)
		}
		n.op = opLast
	case "position":
		if p.squares == 0 || len(n.args) > 0 {
			return false, nil
		}
		n.op = opPlace
	default:
		return false, nil
	}
	return true, nil
}

// column is what a lookup in a list gives: of the choices themselves, their names.
func (n *node) column() string {
	if len(n.steps) == 0 {
		return ""
	}
	return n.steps[len(n.steps)-1].name
}
