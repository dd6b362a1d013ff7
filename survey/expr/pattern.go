package expr

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"unicode"
)

// maxPattern bounds a pattern as the browser gets it, in bytes: \p{L} alone is a list of some six hundred ranges.
const maxPattern = 20_000

// patternOp is what a part of a pattern asks for.
type patternOp uint8

const (
	opText     patternOp = iota // the characters of text
	opOneOf                     // one character of ranges
	opAllOf                     // parts, one after the other
	opAnyOf                     // one of parts
	opRepeated                  // the only part, from least to most times; -1 is without end
	opStart                     // the start of the text
	opEnd                       // its end
	opEdge                      // the edge of a word
	opInside                    // no edge of a word
)

// pattern is a part of a pattern of regex(). The browser gets the same parts, so that both match alike.
type pattern struct {
	op          patternOp
	text        []rune
	ranges      []rune // pairs of first and last, in order
	parts       []*pattern
	least, most int
	measured    int            // the size of the whole pattern
	quick       *regexp.Regexp // of the whole pattern: the same, for short texts
}

// preparePattern reads the pattern of a regex() call, so that what is no pattern is refused before anyone answers.
func preparePattern(call *node) *Problem {
	literal := call.args[1]
	if literal.op != opLiteral || literal.value.kind != textKind {
		return &Problem{Code: PatternOpen, Offset: literal.at, Args: map[string]any{"Function": call.text}}
	}
	if literal.pattern = readPattern(literal.text); literal.pattern == nil {
		return &Problem{Code: PatternBad, Offset: literal.at, Args: map[string]any{"Pattern": literal.text}}
	}
	return nil
}

// readPattern reads a pattern in RE2's syntax; nil when it is none, is too long, can match nothing, or asks for the starts
// and ends of lines within a text.
func readPattern(source string) *pattern {
	parsed, err := syntax.Parse(source, syntax.Perl)
	if err != nil {
		return nil
	}
	p := patternOf(parsed)
	if p == nil || len(p.json()) > maxPattern {
		return nil
	}
	if p.quick, err = regexp.Compile(`^(?:` + parsed.String() + `)$`); err != nil {
		return nil
	}
	p.measured = p.size()
	return p
}

// patternOf makes a pattern of RE2's. Greed and captures are left out, as the whole text is to match anyway.
func patternOf(re *syntax.Regexp) *pattern {
	switch re.Op {
	case syntax.OpEmptyMatch:
		return combined(opAllOf)
	case syntax.OpLiteral:
		return literal(re)
	case syntax.OpCharClass:
		if len(re.Rune) == 0 {
			return nil
		}
		return oneOf(re.Rune...)
	case syntax.OpAnyCharNotNL:
		return oneOf(0, '\n'-1, '\n'+1, unicode.MaxRune)
	case syntax.OpAnyChar:
		return oneOf(0, unicode.MaxRune)
	case syntax.OpBeginText:
		return &pattern{op: opStart}
	case syntax.OpEndText:
		return &pattern{op: opEnd}
	case syntax.OpWordBoundary:
		return &pattern{op: opEdge}
	case syntax.OpNoWordBoundary:
		return &pattern{op: opInside}
	case syntax.OpCapture:
		return patternOf(re.Sub[0])
	case syntax.OpStar:
		return repeated(re.Sub[0], 0, -1)
	case syntax.OpPlus:
		return repeated(re.Sub[0], 1, -1)
	case syntax.OpQuest:
		return repeated(re.Sub[0], 0, 1)
	case syntax.OpRepeat:
		return repeated(re.Sub[0], re.Min, re.Max)
	case syntax.OpConcat:
		return combined(opAllOf, re.Sub...)
	case syntax.OpAlternate:
		return combined(opAnyOf, re.Sub...)
	}
	return nil // OpNoMatch, and line by line with (?m)
}

// literal makes characters and, when case does not count, the classes of their forms.
func literal(re *syntax.Regexp) *pattern {
	if re.Flags&syntax.FoldCase == 0 {
		return &pattern{op: opText, text: re.Rune}
	}
	p := &pattern{op: opAllOf}
	for _, r := range re.Rune {
		forms := []rune{r}
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			forms = append(forms, f)
		}
		slices.Sort(forms)
		var ranges []rune
		for _, form := range forms {
			ranges = append(ranges, form, form)
		}
		p.parts = append(p.parts, oneOf(ranges...))
	}
	return p
}

func oneOf(ranges ...rune) *pattern { return &pattern{op: opOneOf, ranges: ranges} }

func combined(op patternOp, subs ...*syntax.Regexp) *pattern {
	p := &pattern{op: op}
	for _, sub := range subs {
		part := patternOf(sub)
		switch {
		case part == nil:
			return nil
		case part.op == op:
			p.parts = append(p.parts, part.parts...)
		default:
			p.parts = append(p.parts, part)
		}
	}
	return p
}

func repeated(sub *syntax.Regexp, least, most int) *pattern {
	part := patternOf(sub)
	if part == nil {
		return nil
	}
	return &pattern{op: opRepeated, parts: []*pattern{part}, least: least, most: most}
}

// plain gives a pattern as texts, numbers and lists: "ab" characters, [48,57] the ranges of a class, ["",p,q] one after
// the other, ["|",p,q] one of them, ["*",least,most,p] repeated, ["^"], ["$"], ["b"] and ["B"].
func (p *pattern) plain() any {
	switch p.op {
	case opText:
		return string(p.text)
	case opOneOf:
		return p.ranges
	case opRepeated:
		return []any{"*", p.least, p.most, p.parts[0].plain()}
	}
	list := []any{patternHeads[p.op]}
	for _, part := range p.parts {
		list = append(list, part.plain())
	}
	return list
}

var patternHeads = map[patternOp]string{
	opAllOf: "", opAnyOf: "|", opRepeated: "*", opStart: "^", opEnd: "$", opEdge: "b", opInside: "B",
}
