package expr

import "strings"

// Rename writes a source with other names in its ${}, and leaves all else as it is written. It also works on a source
// with mistakes, as long as it can be cut into words; one that cannot comes back as it is, with Problems.
func Rename(src string, to map[string]string) (string, error) {
	tokens, problem := lex(src)
	if problem != nil {
		return src, Problems{problem}.located(src)
	}
	var b strings.Builder
	written := 0
	for _, t := range tokens {
		name := t.text
		if t.kind == quotedToken { // of jr:choice-name
			if named := reference(t.text, t.at); named != nil && named.op == opAnswer {
				name = named.text
			} else {
				continue
			}
		} else if t.kind != answerToken {
			continue
		}
		if other, changes := to[name]; changes {
			from := t.at + strings.Index(src[t.at:], "${")
			b.WriteString(src[written:from] + "${" + other)
			written = from + strings.IndexByte(src[from:], '}')
		}
	}
	b.WriteString(src[written:])
	return b.String(), nil
}
