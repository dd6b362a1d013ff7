package expr

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// beginsPath tells whether a path begins with the word that rest begins with: a step, current() or an axis.
func beginsPath(rest string) bool {
	first, _ := utf8.DecodeRuneInString(rest)
	word := rest[:wordWidth(rest)]
	return startsWord(first) && (strings.HasPrefix(rest[len(word):], "/") || strings.HasPrefix(rest, here) || strings.Contains(word, "::"))
}

// here is how a path in a choice filter says that it begins at the question.
const here = "current()"

// The axes that have no sign of their own.
var axes = [][2]string{{"parent::node()", ".."}, {"self::node()", "."}}

// pathAt reads the path that rest begins with: its usual form, in which a step is a name or "..", and its width in
// bytes; 0 when it has other steps.
func pathAt(rest string) (path string, width int) {
	var steps []string
	at := 0
	if rest[0] == '/' {
		steps, at = []string{""}, 1
	}
	for more := true; more; {
		step, wide := stepAt(rest[at:])
		if wide == 0 {
			return "", 0
		}
		if step != "." {
			steps = append(steps, step)
		}
		at += wide
		if more = strings.HasPrefix(rest[at:], "/"); more {
			at++
		}
	}
	rootless := rest[0] == '/' && (len(steps) == 1 || steps[1] == "..")
	if rootless || strings.HasPrefix(rest[at:], "(") {
		return "", 0
	}
	if len(steps) == 0 {
		return ".", at
	}
	return strings.Join(steps, "/"), at
}

// stepAt reads one step and its width in bytes, 0 when it is none that we know.
func stepAt(rest string) (step string, width int) {
	for _, axis := range append(axes, [2]string{here, "."}, [2]string{"..", ".."}) {
		if strings.HasPrefix(rest, axis[0]) {
			return axis[1], len(axis[0])
		}
	}
	if strings.HasPrefix(rest, ".") {
		return ".", 1
	}
	name := strings.TrimPrefix(rest, "child::")
	if first, _ := utf8.DecodeRuneInString(name); !startsWord(first) {
		return "", 0
	}
	name = name[:wordWidth(name)]
	if strings.Contains(name, "::") {
		return "", 0
	}
	return name, len(name) + len(rest) - len(strings.TrimPrefix(rest, "child::"))
}

// leadsOn tells whether what follows a slash is a step, and not a value to divide by.
func leadsOn(rest string) bool {
	step, width := stepAt(rest)
	return width > 0 && step != "." && !strings.HasPrefix(rest[width:], "(")
}

func refusedPath(rest string, at int) *Problem {
	return &Problem{Code: Path, Offset: at, Args: map[string]any{"Found": pathIn(rest)}}
}

// pathIn gives the start of rest up to the end of a path, for a message.
func pathIn(rest string) string {
	before := ' '
	end := strings.IndexFunc(rest, func(r rune) bool {
		any := r == '*' && (before == '/' || before == '@') // not the sign that multiplies
		before = r
		return !any && r != '/' && r != '@' && r != '.' && !inWord(r)
	})
	if end < 0 {
		return rest
	}
	return rest[:end]
}

// follow gives the names from the form's root to where a path leads that begins at from; false when it leads out of it.
func follow(path string, from []string) (names []string, inside bool) {
	names = slices.Clone(from)
	steps := strings.Split(path, "/")
	if steps[0] == "" { // the step after the slash is the form itself
		names, steps = nil, steps[2:]
	}
	for _, step := range steps {
		switch {
		case step != "..":
			names = append(names, step)
		case len(names) == 0:
			return nil, false
		default:
			names = names[:len(names)-1]
		}
	}
	return names, len(names) > 0
}
