package expr

// Outline is an expression laid open, for those who write it in another language. Op is "text", "number" (Text is then the
// literal's text), "answer" (the name in ${}), "." , "column" (the bare word), "path", "lookup" (which is not laid open), "call" (the function's name), or the
// sign of an operator, a minus before one value among them. Args are the values; names that a call holds are "answer" or
// "path" and stand before its values.
type Outline struct {
	Op   string
	Text string
	Args []Outline
}

// Outline lays the expression open.
func (t *Tree) Outline() Outline { return t.root.outline() }

func (n *node) outline() Outline {
	o := Outline{Text: n.text}
	switch n.op {
	case opLiteral:
		o.Op, o.Text = "text", n.value.text
		if n.value.kind == numberKind {
			o.Op, o.Text = "number", n.text
		}
		if n.pattern != nil {
			o.Text = n.text
		}
	case opAnswer:
		o.Op = "answer"
	case opCurrent:
		o.Op = "."
	case opColumn:
		o.Op = "column"
	case opPath:
		o.Op = "path"
	case opNegate:
		o.Op = "-"
	case opCall:
		o.Op = "call"
	case opFixed:
		return n.args[0].outline()
	case opRows, opList, opCell, opPlace, opLast:
		o.Op = "lookup"
	default:
		o.Op = operators[n.op]
	}
	for _, name := range n.names {
		o.Args = append(o.Args, name.outline())
	}
	for _, arg := range n.args {
		o.Args = append(o.Args, arg.outline())
	}
	return o
}
