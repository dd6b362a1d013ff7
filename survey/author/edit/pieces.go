package edit

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// piece is a part of an expression, as it is written; all pieces together are the expression.
type piece struct {
	kind kind
	text string
}

type kind uint8

const (
	space kind = iota
	quoted
	reference // ${name}
	word
	sign
)

// pieces cuts an expression up. It reads any text: what nothing understands is signs.
func pieces(source string) []piece {
	var all []piece
	for source != "" {
		k, width := firstPiece(source)
		all = append(all, piece{k, source[:width]})
		source = source[width:]
	}
	return all
}

func firstPiece(source string) (kind, int) {
	first, width := utf8.DecodeRuneInString(source)
	run := func(in func(rune) bool) int {
		if end := strings.IndexFunc(source, func(r rune) bool { return !in(r) }); end >= 0 {
			return end
		}
		return len(source)
	}
	switch {
	case unicode.IsSpace(first):
		return space, run(unicode.IsSpace)
	case first == '\'' || first == '"':
		if end := strings.IndexByte(source[1:], source[0]); end >= 0 {
			return quoted, end + 2
		}
	case strings.HasPrefix(source, "${"):
		if end := strings.IndexByte(source, '}'); end >= 0 {
			return reference, end + 1
		}
	case startsWord(first):
		return word, run(func(r rune) bool {
			return startsWord(r) || unicode.IsDigit(r) || unicode.IsMark(r) || strings.ContainsRune("-.:", r)
		})
	case strings.HasPrefix(source, "!="):
		return sign, 2
	}
	return sign, width
}

func startsWord(r rune) bool { return r == '_' || unicode.IsLetter(r) }

// solid gives the places of the pieces that are not space.
func solid(all []piece) []int {
	var firm []int
	for i, p := range all {
		if p.kind != space {
			firm = append(firm, i)
		}
	}
	return firm
}
