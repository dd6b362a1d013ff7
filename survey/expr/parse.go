package expr

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// MaxLength is the longest expression, in characters.
const MaxLength = 4_000

// MaxDepth is the deepest nesting of brackets, calls and signs; a chain such as a + b + c is one level.
const MaxDepth = 64

// MaxText is the longest text that concat() makes, in characters: as long as an answer may be.
const MaxText = 10_000

// levels are the binary operators, loosest first. All associate to the left.
var levels = []map[string]operation{
	{"or": opOr},
	{"and": opAnd},
	{"=": opEqual, "!=": opUnequal},
	{"<": opLess, "<=": opLessEqual, ">": opGreater, ">=": opGreaterEqual},
	{"+": opAdd, "-": opSubtract},
	{"*": opMultiply, "div": opDivide, "mod": opModulo},
}

// Parse reads an expression that stands nowhere in particular: paths are refused, but for position(..). The error is
// Problems: one when the source cannot be read on, all when functions, their values or their patterns are wrong.
func Parse(src string) (*Tree, error) {
	t, problems := read(src)
	if t != nil {
		problems = append(problems, t.resolve(Scope{})...)
		t.gather()
	}
	if len(problems) > 0 {
		return nil, problems.located(src)
	}
	return t, nil
}

// read reads an expression into a tree, nil when it cannot be read to its end. Problems have the parser's offsets.
func read(src string) (*Tree, Problems) {
	p := parser{src: src}
	root, problem := p.parse()
	if problem != nil {
		return nil, Problems{problem}
	}
	return &Tree{source: src, root: root}, p.problems
}

// parser reads tokens by recursive descent; p.problems gathers what does not stop it.
type parser struct {
	src      string
	tokens   []token
	depth    int
	squares  int // predicates that are open
	problems Problems
}

func (p *parser) parse() (*node, *Problem) {
	if length := utf8.RuneCountInString(p.src); length > MaxLength {
		return nil, &Problem{Code: TooLong, Args: map[string]any{"Length": length, "Limit": MaxLength}}
	}
	if i := strings.IndexRune(p.src, utf8.RuneError); i >= 0 { // also any byte that is no UTF-8
		return nil, unexpected(i, string(utf8.RuneError))
	}
	var problem *Problem
	if p.tokens, problem = lex(p.src); problem != nil {
		return nil, problem
	}
	if p.peek().kind == endToken {
		return nil, &Problem{Code: Empty}
	}
	root, problem := p.chain(0)
	if problem == nil && p.peek().kind != endToken {
		problem = p.stray()
	}
	return root, problem
}

func (p *parser) peek() token { return p.tokens[0] }

func (p *parser) take() token {
	t := p.tokens[0]
	if t.kind != endToken {
		p.tokens = p.tokens[1:]
	}
	return t
}

// stray says that the next token cannot stand where it does.
func (p *parser) stray() *Problem {
	t := p.peek()
	if t.kind == endToken {
		return &Problem{Code: EndsEarly, Offset: t.at}
	}
	return unexpected(t.at, strings.TrimSpace(p.src[t.at:p.tokens[1].at]))
}

// enter goes one level down; each enter that gives no problem is paired with a leave.
func (p *parser) enter(at int) *Problem {
	if p.depth == MaxDepth {
		return &Problem{Code: TooDeep, Offset: at, Args: map[string]any{"Limit": MaxDepth}}
	}
	p.depth++
	return nil
}

func (p *parser) leave() { p.depth-- }

// chain reads operands joined by the operators of a level.
func (p *parser) chain(level int) (*node, *Problem) {
	if level == len(levels) {
		return p.signed()
	}
	left, problem := p.chain(level + 1)
	for problem == nil {
		next := p.peek()
		op, here := levels[level][next.text]
		if next.kind != operatorToken || !here {
			break
		}
		p.take()
		var right *node
		before := len(p.problems)
		if right, problem = p.chain(level + 1); problem != nil {
			break
		}
		if left.decides(op) {
			p.forgive(before)
		}
		if left.op == op && (op == opOr || op == opAnd) {
			left.args = append(left.args, right)
			continue
		}
		left = &node{op: op, at: left.at, args: []*node{left, right}}
	}
	return left, problem
}

// signed reads a value with the minus signs before it.
func (p *parser) signed() (*node, *Problem) {
	next := p.peek()
	if next.kind != operatorToken || next.text != "-" {
		return p.union()
	}
	p.take()
	if problem := p.enter(next.at); problem != nil {
		return nil, problem
	}
	defer p.leave()
	arg, problem := p.signed()
	return &node{op: opNegate, at: next.at, args: []*node{arg}}, problem
}

// union reads a value, or answers joined by |.
func (p *parser) union() (*node, *Problem) {
	left, problem := p.trailing()
	for problem == nil && p.peek().kind == operatorToken && p.peek().text == "|" {
		p.take()
		var right *node
		if right, problem = p.trailing(); problem != nil {
			break
		}
		if left.op != opUnion {
			left = &node{op: opUnion, at: left.at, args: []*node{left}}
		}
		left.args = append(left.args, right)
	}
	if problem == nil && left.op == opUnion {
		for _, arg := range left.args {
			if !arg.mayBeAnswers() {
				p.problems = append(p.problems, &Problem{Code: AnswersWanted, Offset: arg.at, Args: map[string]any{"Function": "|"}})
			}
		}
	}
	return left, problem
}

// trailing reads a value and what is looked up from it.
func (p *parser) trailing() (*node, *Problem) {
	from, problem := p.operand()
	if problem != nil {
		return nil, problem
	}
	return p.trail(from)
}

// decides tells whether what follows n and the operator is never looked at: false() and ..., true() or ...
func (n *node) decides(op operation) bool {
	switch {
	case op == opAnd:
		return n.calls("false") || n.op == opAnd && slices.ContainsFunc(n.args, func(arg *node) bool { return arg.decides(op) })
	case op == opOr:
		return n.calls("true") || n.op == opOr && slices.ContainsFunc(n.args, func(arg *node) bool { return arg.decides(op) })
	}
	return false
}

// forgive drops wrong numbers of values found since: authors switch a condition off with false() and ..., and other
// engines never look at the rest.
func (p *parser) forgive(since int) {
	kept := slices.DeleteFunc(p.problems[since:], func(one *Problem) bool { return one.Code == CountWrong })
	p.problems = p.problems[:since+len(kept)]
}
