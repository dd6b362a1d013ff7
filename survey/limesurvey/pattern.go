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
	switch {
	case strings.Contains(body, "|"): // ^ and $ belong to one of the alternatives
		body = `[\s\S]*(?:` + body + `)[\s\S]*`
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
