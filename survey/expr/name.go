package expr

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

func startsWord(r rune) bool { return r == '_' || unicode.IsLetter(r) }

// inWord tells the characters of XLSForm names, and the colon of jr:choice-name.
func inWord(r rune) bool {
	return startsWord(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || strings.ContainsRune("-.:", r)
}

func wordWidth(s string) int {
	if end := strings.IndexFunc(s, func(r rune) bool { return !inWord(r) }); end >= 0 {
		return end
	}
	return len(s)
}

// validName tells whether name may stand in ${}: names joined by slashes, or one of Sonde's own columns (":event").
func validName(name string) bool {
	name = strings.TrimPrefix(name, ":")
	for part := range strings.SplitSeq(name, "/") {
		first, _ := utf8.DecodeRuneInString(part)
		if !startsWord(first) || wordWidth(part) < len(part) || strings.Contains(part, ":") {
			return false
		}
	}
	return true
}
