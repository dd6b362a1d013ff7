package limesurvey

import (
	"regexp"
	"strings"
)

// wholePattern turns a pattern between its delimiters (/^\d+$/i), which LimeSurvey searches for anywhere, into a quoted
// pattern that the whole text must match. False for what RE2 does not know or what cannot be quoted.
func wholePattern(source string) (string, bool) {
	source = strings.TrimSpace(source)
	if len(source) < 2 || strings.ContainsRune("([{<\\", rune(source[0])) || isWordByte(source[0]) {
		return "", false
	}
	end := strings.LastIndexByte(source, source[0])
	if end == 0 {
		return "", false
	}
	body, flags := source[1:end], source[end+1:]
	body = strings.ReplaceAll(body, `\`+source[:1], source[:1])
	if strings.Trim(flags, "iu") != "" {
		return "", false
	}
	start, tail := strings.HasPrefix(body, "^"), strings.HasSuffix(body, "$") && !strings.HasSuffix(body, `\$`)
	if inner, grouped := strings.CutPrefix(body, "^(?:"); grouped && strings.HasSuffix(inner, ")$") && closesAtEnd(inner[:len(inner)-1]) {
		body, start, tail = "^"+inner[:len(inner)-2]+"$", true, true
	} else if strings.Contains(body, "|") {
		start, tail = false, false // ^ and $ belong to one of the alternatives
		body = "(?:" + body + ")"
	}
	switch {
	case start && tail:
		body = body[1 : len(body)-1]
	case start:
		body = body[1:] + `[\s\S]*`
	case tail:
		body = `[\s\S]*` + body[:len(body)-1]
	default:
		body = `[\s\S]*` + body + `[\s\S]*`
	}
	if strings.Contains(flags, "i") {
		body = "(?i)" + body
	}
	if _, err := regexp.Compile(body); err != nil {
		return "", false
	}
	return literal(body)
}

func isWordByte(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '_'
}

// closesAtEnd tells whether the bracket that ends a pattern closes one that was opened before it.
func closesAtEnd(pattern string) bool {
	depth := 1
	class := false
	for i := 0; i < len(pattern); i++ {
		switch c := pattern[i]; {
		case c == '\\':
			i++
		case class:
			class = c != ']'
		case c == '[':
			class = true
		case c == '(':
			depth++
		case c == ')':
			if depth--; depth == 0 {
				return i == len(pattern)-1
			}
		}
	}
	return false
}
