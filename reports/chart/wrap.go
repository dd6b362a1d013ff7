package chart

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// clean makes any text safe to draw on a line: valid UTF-8, white space and control characters as one space each, and no
// characters that would turn the direction of the text after them.
func clean(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r >= '\u202A' && r <= '\u202E', r >= '\u2066' && r <= '\u2069', r == '\u200E', r == '\u200F':
			return -1
		case r == '\uFFFE' || r == '\uFFFF':
			return '\uFFFD' // not allowed in XML
		case unicode.IsControl(r), r == '\u2028', r == '\u2029':
			return ' '
		}
		return r
	}, s))
}

// wrap breaks s into lines no wider than width, at spaces, and inside a word only when the word alone is too wide.
// No character is dropped but the spaces at breaks.
func wrap(s string, width, size float64) []string {
	var lines []string
	line := ""
	for _, word := range strings.Split(s, " ") {
		if word == "" {
			continue
		}
		joined := word
		if line != "" {
			joined = line + " " + word
		}
		if textWidth(joined, size) <= width {
			line = joined
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		var broken []string
		broken, line = breakWord(word, width, size)
		lines = append(lines, broken...)
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// breakWord cuts a word that is wider than width between characters, keeping marks and joined pictures together, and
// gives the full lines and the rest.
func breakWord(word string, width, size float64) (lines []string, rest string) {
	start, used, joined := 0, 0.0, false
	for at, r := range word {
		w := float64(advance(r)) * size / 1000
		if used+w > width && at > start && !joined && w > 0 {
			lines = append(lines, word[start:at])
			start, used = at, 0
		}
		used += w
		joined = r == '\u200D'
	}
	return lines, word[start:]
}

// widest gives the width of the widest line.
func widest(lines []string, size float64) float64 {
	most := 0.0
	for _, line := range lines {
		most = max(most, textWidth(line, size))
	}
	return most
}

// Identifier makes a code usable as an id in a page.
func Identifier(code string) string {
	return strings.Map(func(r rune) rune {
		if r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '_') {
			return r
		}
		return '-'
	}, code)
}
