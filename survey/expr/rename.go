package expr

import "strings"

// Rename writes a source with other names in its ${}, and leaves all else as it is written, but for the names of questions
// in lookups. It also works on a source with mistakes, as long as it can be cut into words; one that cannot comes back as
// it is, with Problems.
func Rename(src string, to map[string]string) (string, error) {
	tokens, problem := lex(src)
	if problem != nil {
		return src, Problems{problem}.located(src)
	}
	var b strings.Builder
	written := 0
	instead := func(at, width int, other string) {
		b.WriteString(src[written:at] + other)
		written = at + width
	}
	for i, t := range tokens {
		switch t.kind {
		case quotedToken, answerToken:
			name := t.text
			if t.kind == quotedToken { // of jr:choice-name
				named := reference(t.text, t.at)
				if named == nil || named.op != opAnswer {
					continue
				}
				name = named.text
			}
			if other, changes := to[name]; changes {
				at := t.at + strings.Index(src[t.at:], "${") + len("${")
				instead(at, strings.IndexByte(src[at:], '}'), other)
			}
		case wordToken, pathToken:
			if from, _ := owner(tokens, i); from == "" || tokens[i+1].kind == openToken {
				continue
			}
			last := t.text[strings.LastIndexByte(t.text, '/')+1:]
			if other, changes := to[last]; changes && !strings.Contains(other, "/") {
				width := len(strings.TrimRight(src[t.at:tokens[i+1].at], " \t\r\n"))
				instead(t.at+width-len(last), len(last), other)
			}
		}
	}
	b.WriteString(src[written:])
	return b.String(), nil
}

// afterList tells whether what has just been read is a lookup in a choice list.
func afterList(tokens []token) bool {
	for i := len(tokens) - 1; i >= 0; i-- {
		switch tokens[i].kind {
		case unsquareToken:
			for depth := 1; depth > 0 && i > 0; {
				i--
				switch tokens[i].kind {
				case unsquareToken:
					depth++
				case squareToken:
					depth--
				}
			}
		case closeToken:
			return true
		case pathToken, wordToken, slashToken:
			if tokens[i].kind != slashToken && (i == 0 || tokens[i-1].kind != slashToken) {
				return false
			}
		default:
			return false
		}
	}
	return false
}
