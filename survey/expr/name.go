package expr

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// pathIn gives the start of rest up to the end of a path, for a message.
func pathIn(rest string) string {
	end := strings.IndexFunc(rest, func(r rune) bool { return r != '/' && r != '@' && r != '.' && !inWord(r) })
	if end < 0 {
		return rest
	}
	return rest[:end]
}

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
