package expr

import "math"

// operand reads a literal, an answer, a call or what stands in brackets.
func (p *parser) operand() (*node, *Problem) {
	t := p.peek()
	switch t.kind {
	case numberToken:
		x := decimal(t.text)
		if math.IsInf(x, 0) || math.IsNaN(x) {
			return nil, &Problem{Code: NumberBad, Offset: t.at, Args: map[string]any{"Found": t.text}}
		}
		p.take()
		return &node{op: opLiteral, at: t.at, text: t.text, value: number(x)}, nil
	case quotedToken:
		p.take()
		return &node{op: opLiteral, at: t.at, text: t.text, value: Text(t.text)}, nil
	case answerToken:
		p.take()
		return &node{op: opAnswer, at: t.at, text: t.text}, nil
	case currentToken:
		p.take()
		return &node{op: opCurrent, at: t.at, here: t.here}, nil
	case pathToken:
		p.take()
		return &node{op: opPath, at: t.at, text: t.text, here: t.here}, nil
	case wordToken:
		p.take()
		if p.peek().kind == openToken {
			return p.call(t)
		}
		return &node{op: opColumn, at: t.at, text: t.text}, nil
	case openToken:
		return p.bracket()
	}
	return nil, p.stray()
}

// bracket reads what stands in brackets.
func (p *parser) bracket() (*node, *Problem) {
	open := p.take()
	if problem := p.enter(open.at); problem != nil {
		return nil, problem
	}
	defer p.leave()
	inner, problem := p.chain(0)
	if problem == nil {
		problem = p.closing(open)
	}
	return inner, problem
}

// closing takes the bracket that ends what open began.
func (p *parser) closing(open token) *Problem {
	switch p.peek().kind {
	case closeToken:
		p.take()
		return nil
	case endToken:
		return &Problem{Code: BracketOpen, Offset: open.at}
	}
	return p.stray()
}

// call reads the values in brackets after a function's name.
func (p *parser) call(name token) (*node, *Problem) {
	open := p.take()
	if problem := p.enter(open.at); problem != nil {
		return nil, problem
	}
	defer p.leave()
	n := &node{op: opCall, at: name.at, text: name.text}
	if p.peek().kind != closeToken {
		for more := true; more; {
			arg, problem := p.chain(0)
			if problem != nil {
				return nil, problem
			}
			n.args = append(n.args, arg)
			if more = p.peek().kind == commaToken; more {
				p.take()
			}
		}
	}
	if problem := p.closing(open); problem != nil {
		return nil, problem
	}
	if known, problem := p.special(n); known {
		return n, problem
	}
	if problem := n.bind(); problem != nil {
		p.problems = append(p.problems, problem)
	}
	return n, nil
}
