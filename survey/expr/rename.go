package expr

import (
	"slices"
	"strings"
)

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

// RenamePaths writes a source with other names in the paths that begin at the question, or at the form's root, and leaves
// all else as it is written. Around are the names from the form's root to where the expression stands; name gives the new
// name of what a step leads to, "" where it keeps its own.
func RenamePaths(src string, around []string, name func(names []string) string) string {
	tokens, problem := lex(src)
	if problem != nil {
		return src
	}
	var b strings.Builder
	written := 0
	for i, t := range tokens {
		if t.kind != pathToken || !t.here && t.text[0] != '/' {
			continue
		}
		path := strings.TrimRight(src[t.at:tokens[i+1].at], " \t\r\n")
		b.WriteString(src[written:t.at])
		written = t.at + len(path)
		steps := strings.Split(path, "/")
		names := slices.Clone(around)
		for at, step := range steps {
			switch own := strings.TrimPrefix(step, "child::"); {
			case path[0] == '/' && at <= 1: // the step after the slash is the form itself
				names = nil
			case step == "." || step == here || step == "self::node()":
			case step == ".." || step == "parent::node()":
				names = names[:max(0, len(names)-1)]
			default:
				names = append(names, own)
				if other := name(names); other != "" {
					steps[at] = step[:len(step)-len(own)] + other
				}
			}
		}
		b.WriteString(strings.Join(steps, "/"))
	}
	b.WriteString(src[written:])
	return b.String()
}
