package limesurvey

// scriptNode is a step of an equation. op is "number", "text", "variable", "call" (text is then the number, text or name) or
// the sign of an operator; "neg" is a minus before a value.
type scriptNode struct {
	op   string
	text string
	args []*scriptNode
	from int // where it stands in the source, for messages
	to   int
}

// scriptLevels are the binary operators, loosest first.
var scriptLevels = []map[string]bool{
	{"||": true},
	{"&&": true},
	{"==": true, "!=": true},
	{"<": true, "<=": true, ">": true, ">=": true},
	{"+": true, "-": true},
	{"*": true, "/": true},
}

// parseScript reads an equation; the error names the part that cannot be read.
func parseScript(source string) (*scriptNode, error) {
	tokens, err := lexScript(source)
	if err != nil {
		return nil, err
	}
	p := scriptParser{source: source, tokens: tokens}
	root, err := p.chain(0)
	if err != nil {
		return nil, err
	}
	if p.tokens[0].kind != endToken {
		return nil, p.stuck()
	}
	return root, nil
}

type scriptParser struct {
	source string
	tokens []scriptToken
	depth  int
}

func (p *scriptParser) stuck() error { return stuck{part: shorten(p.source[p.tokens[0].at:])} }

// sign takes the next token when it is the sign.
func (p *scriptParser) sign(text string) bool {
	if p.tokens[0].kind != signToken || p.tokens[0].text != text {
		return false
	}
	p.tokens = p.tokens[1:]
	return true
}

func (p *scriptParser) chain(level int) (*scriptNode, error) {
	if level == len(scriptLevels) {
		return p.signed()
	}
	left, err := p.chain(level + 1)
	for err == nil {
		op := p.tokens[0]
		if op.kind != signToken || !scriptLevels[level][op.text] {
			break
		}
		p.tokens = p.tokens[1:]
		var right *scriptNode
		if right, err = p.chain(level + 1); err != nil {
			break
		}
		if left.op == op.text && (op.text == "||" || op.text == "&&") {
			left.args, left.to = append(left.args, right), right.to
			continue
		}
		left = &scriptNode{op: op.text, args: []*scriptNode{left, right}, from: left.from, to: right.to}
	}
	return left, err
}

func (p *scriptParser) signed() (*scriptNode, error) {
	if p.depth++; p.depth > maxExpressions {
		return nil, p.stuck()
	}
	defer func() { p.depth-- }()
	from := p.tokens[0].at
	op := ""
	switch {
	case p.sign("+"):
		return p.signed()
	case p.sign("!"):
		op = "!"
	case p.sign("-"):
		op = "neg"
	default:
		return p.operand()
	}
	arg, err := p.signed()
	if err != nil {
		return nil, err
	}
	return &scriptNode{op: op, args: []*scriptNode{arg}, from: from, to: arg.to}, nil
}

func (p *scriptParser) operand() (*scriptNode, error) {
	t := p.tokens[0]
	if p.sign("(") {
		inner, err := p.chain(0)
		if err == nil && !p.sign(")") {
			err = p.stuck()
		}
		return inner, err
	}
	if t.kind == endToken || t.kind == signToken {
		return nil, p.stuck()
	}
	p.tokens = p.tokens[1:]
	n := &scriptNode{text: t.text, from: t.at, to: p.tokens[0].at}
	switch t.kind {
	case numberToken:
		n.op = "number"
	case quotedToken:
		n.op = "text"
	case wordToken:
		n.op = "variable"
		if p.sign("(") {
			n.op = "call"
			return n, p.arguments(n)
		}
	}
	return n, nil
}

func (p *scriptParser) arguments(call *scriptNode) error {
	for !p.sign(")") {
		if len(call.args) > 0 && !p.sign(",") {
			return p.stuck()
		}
		arg, err := p.chain(0)
		if err != nil {
			return err
		}
		call.args = append(call.args, arg)
	}
	call.to = p.tokens[0].at
	return nil
}
