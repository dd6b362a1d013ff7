package expr

import "strings"

// String writes the expression in its usual form: one space around operators, no bracket that is not needed.
func (t *Tree) String() string {
	var b strings.Builder
	t.root.print(&b)
	return b.String()
}

func (n *node) print(b *strings.Builder) {
	switch n.op {
	case opLiteral:
		n.printLiteral(b)
	case opAnswer:
		b.WriteString("${" + n.text + "}")
	case opCurrent:
		if n.within {
			b.WriteString("current()/")
		}
		b.WriteByte('.')
	case opColumn, opPath:
		b.WriteString(n.text)
	case opNegate:
		b.WriteByte('-')
		n.args[0].printWithin(b, len(levels))
	case opCall:
		b.WriteString(n.text + "(")
		n.printValues(b)
		b.WriteByte(')')
	case opFixed:
		n.args[0].print(b)
	case opPlace:
		b.WriteString("position()")
	case opLast:
		b.WriteString("last()")
	case opCell:
		b.WriteString(n.written)
	case opRows, opList:
		n.printLookup(b)
	case opUnion:
		for i, arg := range n.args {
			if i > 0 {
				b.WriteString(" | ")
			}
			arg.print(b)
		}
	default:
		for i, arg := range n.args {
			least := n.level()
			if i > 0 {
				b.WriteString(" " + operators[n.op] + " ")
				least++ // all operators associate to the left
			}
			arg.printWithin(b, least)
		}
	}
}

// printValues writes the values of a call, and its names where they stood.
func (n *node) printValues(b *strings.Builder) {
	between := ""
	value := func(arg *node) {
		b.WriteString(between)
		arg.print(b)
		between = ", "
	}
	switch {
	case n.calls("position") && len(n.names) == 0:
		b.WriteString("..")
	case n.calls("jr:choice-name"):
		value(n.args[0])
		value(&node{op: opLiteral, text: "${" + n.names[0].text + "}"})
	default:
		for i, named := range n.names {
			value(named)
			if i > 0 && i <= len(n.args) {
				value(n.args[i-1])
			}
		}
		if len(n.names) == 0 {
			for _, arg := range n.args {
				value(arg)
			}
		}
	}
}

// printLookup writes where a lookup begins, its predicates and its steps.
func (n *node) printLookup(b *strings.Builder) {
	switch {
	case n.op == opList:
		b.WriteString("instance(")
		(&node{op: opLiteral, text: n.text}).printLiteral(b)
		b.WriteString(")/root/item")
	case n.inner:
		b.WriteString(n.written)
	default:
		b.WriteString("${" + n.text + "}")
	}
	for i, one := range n.steps {
		switch {
		case i > 0 && n.op == opList:
			b.WriteString("/" + one.name)
		case i > 0:
			b.WriteString("/" + one.written)
		}
		for _, predicate := range one.predicates {
			b.WriteByte('[')
			predicate.print(b)
			b.WriteByte(']')
		}
	}
}

// printWithin writes n as part of another, in brackets when it binds less tightly than the level asks.
func (n *node) printWithin(b *strings.Builder, least int) {
	if n.level() >= least {
		n.print(b)
		return
	}
	b.WriteByte('(')
	n.print(b)
	b.WriteByte(')')
}

// printLiteral writes a number as it was written and a text in the quotes that it does not hold.
func (n *node) printLiteral(b *strings.Builder) {
	quote := ""
	if n.value.kind == textKind {
		quote = "'"
		if strings.Contains(n.text, quote) {
			quote = `"`
		}
	}
	b.WriteString(quote + n.text + quote)
}

// level tells how tightly n binds; len(levels) for what is no binary operator.
func (n *node) level() int {
	if n.op == opFixed {
		return n.args[0].level()
	}
	for level, ops := range levels {
		if _, here := ops[operators[n.op]]; here {
			return level
		}
	}
	return len(levels)
}
