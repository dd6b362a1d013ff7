package expr

import (
	"slices"
	"strings"
	"unicode"
)

// Ways tells WithoutPaths what stands where.
type Ways struct {
	// Name gives what ${} uses for what stands at names from the form's root, wherever the expression stands; "" for
	// nothing, which leaves the path.
	Name func(names []string) string
	// Place gives the names from the form's root to the one question, group or repeat of a name, and how many of them
	// lead to the innermost rows in which it stands, its own if it is a repeat; 0 when it stands in none. Nil when there
	// is none of the name, or more than one.
	Place func(name string) (names []string, rows int)
}

// WithoutPaths writes a source with ${name} in the place of paths, and leaves all else as it is written. Around are the
// names from the form's root to where the expression stands, its own question's last. In lookups a name takes the place of
// the path to it in the rows that are looked at; a path that leads out of them to what stands in no rows becomes ${name}. A
// source that cannot be cut into words comes back as it is.
func WithoutPaths(src string, around []string, ways Ways) string {
	tokens, problem := lex(src)
	if problem != nil {
		return src
	}
	var b strings.Builder
	written := 0
	for i, t := range tokens {
		if t.kind != pathToken || strings.HasSuffix(t.text, "..") { // of position(..)
			continue
		}
		instead := ""
		if owner, inList := owner(tokens, i); owner != "" {
			instead = ways.short(owner, t.text, i > 0 && tokens[i-1].kind == slashToken)
		} else if names, inside := follow(t.text, around); inside && !inList {
			instead = ways.answer(names)
		}
		if instead != "" {
			b.WriteString(src[written:t.at] + instead)
			written = t.at + len(strings.TrimRightFunc(src[t.at:tokens[i+1].at], unicode.IsSpace))
		}
	}
	b.WriteString(src[written:])
	return b.String()
}

// answer gives the ${name} of what stands at names, "" when it has none.
func (w Ways) answer(names []string) string {
	if named := w.Name(names); named != "" {
		return "${" + named + "}"
	}
	return ""
}

// short gives what takes the place of a path from the rows of a lookup, "" when nothing does: the name of what stands in
// these rows, if nothing else has it, and in a predicate the ${name} of what stands in no rows at all.
func (w Ways) short(owner, path string, step bool) string {
	at, rows := w.Place(owner)
	names, inside := follow(path, at)
	if at == nil || !inside {
		return ""
	}
	last := names[len(names)-1]
	found, deep := w.Place(last)
	switch {
	case !slices.Equal(found, names):
		return ""
	case rows > 0 && len(names) > rows && slices.Equal(names[:rows], at[:rows]):
		return last
	case deep == 0 && !step:
		return w.answer(names)
	}
	return ""
}

// WithPaths writes a source with the path to each name in lookups, as XPath needs it: path gives the way from a repeat or
// question to a name, "" for none, which leaves the name.
func WithPaths(src string, path func(from, name string) string) string {
	tokens, problem := lex(src)
	if problem != nil {
		return src
	}
	var b strings.Builder
	written := 0
	for i, t := range tokens {
		if t.kind != wordToken || tokens[i+1].kind == openToken {
			continue
		}
		if from, _ := owner(tokens, i); from != "" {
			if way := path(from, t.text); way != "" {
				b.WriteString(src[written:t.at] + way)
				written = t.at + len(t.text)
			}
		}
	}
	b.WriteString(src[written:])
	return b.String()
}

// WithoutKeys writes a source with the path to each ${name} that holds a slash, which only we understand: path gives the way
// to it from where the expression stands, "" for none, which leaves the name. A predicate looks at other rows, so that the way
// begins at current() there; filter tells that the whole expression is one.
func WithoutKeys(src string, filter bool, path func(name string) string) string {
	tokens, problem := lex(src)
	if problem != nil {
		return src
	}
	var b strings.Builder
	written, depth := 0, 0
	if filter {
		depth = 1
	}
	for _, t := range tokens {
		switch t.kind {
		case squareToken:
			depth++
		case unsquareToken:
			depth--
		case answerToken:
			way := ""
			if strings.Contains(t.text, "/") {
				way = path(t.text)
			}
			if way == "" {
				continue
			}
			if depth > 0 {
				way = here + "/" + way
			}
			b.WriteString(src[written:t.at] + way)
			written = t.at + strings.IndexByte(src[t.at:], '}') + 1
		}
	}
	b.WriteString(src[written:])
	return b.String()
}

// owner gives the name of what the word or path at a place begins at, when that is a row of a lookup: what stands before the
// slash, or before the predicate. It is "" where the word begins at the question, or at a choice of a list.
func owner(tokens []token, at int) (name string, list bool) {
	t := tokens[at]
	switch {
	case at > 0 && tokens[at-1].kind == slashToken:
		return named(tokens[:at-1])
	case t.kind == pathToken && (t.here || t.text[0] == '/'):
		return "", false
	}
	depth := 0
	for i := at - 1; i >= 0; i-- {
		switch tokens[i].kind {
		case unsquareToken:
			depth++
		case squareToken:
			if depth--; depth < 0 {
				return named(tokens[:i])
			}
		}
	}
	return "", false
}

// named gives the name that ends what has been read, its predicates left aside.
func named(tokens []token) (name string, list bool) {
	tokens = bare(tokens)
	if len(tokens) == 0 || afterList(tokens) {
		return "", true
	}
	switch last := tokens[len(tokens)-1]; last.kind {
	case answerToken, pathToken, wordToken:
		return last.text[strings.LastIndexByte(last.text, '/')+1:], false
	}
	return "", false
}

// afterList tells whether what has just been read is a lookup in a choice list.
func afterList(tokens []token) bool {
	for tokens = bare(tokens); len(tokens) > 0; tokens = bare(tokens[:len(tokens)-1]) {
		switch tokens[len(tokens)-1].kind {
		case closeToken:
			return true
		case slashToken:
		case pathToken, wordToken:
			if len(tokens) == 1 || tokens[len(tokens)-2].kind != slashToken {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// bare gives what has been read without the predicates that end it.
func bare(tokens []token) []token {
	depth := 0
	for i := len(tokens) - 1; i >= 0; i-- {
		switch kind := tokens[i].kind; {
		case kind == unsquareToken:
			depth++
		case kind == squareToken && depth > 0:
			depth--
		case depth == 0:
			return tokens[:i+1]
		}
	}
	return nil
}
