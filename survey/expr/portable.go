package expr

import (
	"fmt"
	"regexp/syntax"
	"strconv"
	"strings"
	"unicode"
)

// patternWriter writes a parsed pattern with the notations that mean the same in RE2 and in JavaScript with the flag u:
// plain characters, classes as lists of ranges, (?:), | * + ? {}, ^ $ \b \B. Greed and captures are left out, as the
// whole text is to match anyway.
type patternWriter struct {
	strings.Builder
	refused bool
}

// write writes a pattern that the surroundings take as one alternative.
func (w *patternWriter) write(p *syntax.Regexp) {
	switch p.Op {
	case syntax.OpLiteral:
		for _, r := range p.Rune {
			w.character(r, p.Flags&syntax.FoldCase != 0)
		}
	case syntax.OpCharClass:
		w.class(p.Rune)
	case syntax.OpAnyCharNotNL:
		w.WriteString(`[^\n]`)
	case syntax.OpAnyChar:
		w.WriteString(`[\s\S]`)
	case syntax.OpBeginText:
		w.WriteString(`^`)
	case syntax.OpEndText:
		w.WriteString(`$`)
	case syntax.OpWordBoundary:
		w.WriteString(`\b`)
	case syntax.OpNoWordBoundary:
		w.WriteString(`\B`)
	case syntax.OpEmptyMatch:
		w.WriteString(`(?:)`)
	case syntax.OpCapture:
		w.group(p.Sub[0])
	case syntax.OpStar:
		w.repeat(p.Sub[0], `*`)
	case syntax.OpPlus:
		w.repeat(p.Sub[0], `+`)
	case syntax.OpQuest:
		w.repeat(p.Sub[0], `?`)
	case syntax.OpRepeat:
		w.repeat(p.Sub[0], times(p.Min, p.Max))
	case syntax.OpConcat:
		for _, sub := range p.Sub {
			if sub.Op == syntax.OpAlternate {
				w.group(sub)
			} else {
				w.write(sub)
			}
		}
	case syntax.OpAlternate:
		for i, sub := range p.Sub {
			if i > 0 {
				w.WriteByte('|')
			}
			w.write(sub)
		}
	default: // OpNoMatch, and line by line with (?m)
		w.refused = true
	}
}

func (w *patternWriter) group(p *syntax.Regexp) {
	w.WriteString(`(?:`)
	w.write(p)
	w.WriteByte(')')
}

// repeat writes what may come several times, in a group unless it is one character or class.
func (w *patternWriter) repeat(p *syntax.Regexp, times string) {
	switch p.Op {
	case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL, syntax.OpCapture:
		w.write(p)
	default:
		w.group(p)
	}
	w.WriteString(times)
}

func times(least, most int) string {
	switch most {
	case least:
		return fmt.Sprintf("{%d}", least)
	case -1:
		return fmt.Sprintf("{%d,}", least)
	}
	return fmt.Sprintf("{%d,%d}", least, most)
}

// character writes one character or, when case does not count, the class of its forms.
func (w *patternWriter) character(r rune, fold bool) {
	forms := []rune{r, r}
	for f := unicode.SimpleFold(r); fold && f != r; f = unicode.SimpleFold(f) {
		forms = append(forms, f, f)
	}
	if len(forms) > 2 {
		w.class(forms)
		return
	}
	w.escape(r, `^$\.*+?()[]{}|/`)
}

// class writes ranges, given as pairs of first and last; those that reach to both ends of Unicode are written as what
// they leave out.
func (w *patternWriter) class(ranges []rune) {
	w.WriteByte('[')
	if len(ranges) > 2 && ranges[0] == 0 && ranges[len(ranges)-1] == unicode.MaxRune {
		w.WriteByte('^')
		for i := 1; i < len(ranges)-1; i += 2 {
			w.span(ranges[i]+1, ranges[i+1]-1)
		}
	} else {
		for i := 0; i < len(ranges); i += 2 {
			w.span(ranges[i], ranges[i+1])
		}
	}
	w.WriteByte(']')
}

// span writes a range within a class. Text holds no surrogates, so a range that ends among them stops short.
func (w *patternWriter) span(first, last rune) {
	const low, high = 0xD800, 0xDFFF
	if first >= low && first <= high {
		first = high + 1
	}
	if last >= low && last <= high {
		last = low - 1
	}
	if first > last { // nothing but surrogates
		w.refused = true
		return
	}
	w.escape(first, `^\]-[`)
	if last > first {
		w.WriteByte('-')
		w.escape(last, `^\]-[`)
	}
}

// escape writes a character so that it stands for itself; special holds those that need a backslash.
func (w *patternWriter) escape(r rune, special string) {
	switch {
	case r < ' ' || r == 0x7F:
		w.WriteString(`\x` + strconv.FormatInt(int64(r)+0x100, 16)[1:])
	case strings.ContainsRune(special, r):
		w.WriteByte('\\')
		w.WriteRune(r)
	default:
		w.WriteRune(r)
	}
}
