package expr

import (
	"regexp"
	"regexp/syntax"
)

// maxPattern bounds a pattern written out in full, in bytes: \p{L} alone is a list of some six hundred ranges.
const maxPattern = 20_000

// preparePattern compiles the pattern of a regex() call and makes its value the same pattern in the words that Go and
// every browser read alike. So the two can never differ, and what does not compile is refused before anyone answers.
func preparePattern(call *node) *Problem {
	literal := call.args[1]
	if literal.op != opLiteral || literal.value.kind != textKind {
		return &Problem{Code: PatternOpen, Offset: literal.at, Args: map[string]any{"Function": call.text}}
	}
	portable, match, ok := compilePattern(literal.text)
	if !ok {
		return &Problem{Code: PatternBad, Offset: literal.at, Args: map[string]any{"Pattern": literal.text}}
	}
	literal.value, literal.match = Text(portable), match
	return nil
}

// matches is regex(): the whole text must match.
func matches(call *node, env Env) Value {
	return boolean(call.args[1].match.MatchString(call.args[0].string(env)))
}

// compilePattern rewrites and compiles an RE2 pattern; false when it does not compile, is too long, or asks for the
// starts and ends of lines within a text.
func compilePattern(pattern string) (portable string, match *regexp.Regexp, ok bool) {
	parsed, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return "", nil, false
	}
	w := patternWriter{}
	w.write(parsed)
	if w.refused || w.Len() > maxPattern {
		return "", nil, false
	}
	match, err = regexp.Compile(`^(?:` + w.String() + `)$`)
	return w.String(), match, err == nil
}
