package expr

import (
	"strings"
	"unicode"
)

// WithoutPaths writes a source with ${name} in the place of paths, and leaves all else as it is written. Around are the
// names from the form's root to where the expression stands, its own question's last; name gives what ${} uses for what
// stands at such names, "" for nothing, which leaves the path. A source that cannot be cut into words comes back as it is.
func WithoutPaths(src string, around []string, name func(names []string) string) string {
	tokens, problem := lex(src)
	if problem != nil {
		return src
	}
	var b strings.Builder
	written := 0
	open := 0 // predicates, in which paths begin elsewhere
	for i, t := range tokens {
		switch {
		case t.kind == squareToken:
			open++
		case t.kind == unsquareToken:
			open--
		}
		if t.kind != pathToken || i > 0 && tokens[i-1].kind == slashToken || open > 0 && !t.here && t.text[0] != '/' {
			continue
		}
		names, inside := follow(t.text, around)
		if !inside || strings.HasSuffix(t.text, "..") { // of position(..)
			continue
		}
		if named := name(names); named != "" {
			end := t.at + len(strings.TrimRightFunc(src[t.at:tokens[i+1].at], unicode.IsSpace))
			b.WriteString(src[written:t.at] + "${" + named + "}")
			written = end
		}
	}
	b.WriteString(src[written:])
	return b.String()
}
