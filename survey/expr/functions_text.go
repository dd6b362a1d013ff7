package expr

import (
	"encoding/base64"
	"strings"
	"unicode/utf8"
)

// trim takes the white space of XPath from both ends.
func trim(s string) string {
	if s == "" || s[0] > ' ' && s[len(s)-1] > ' ' {
		return s
	}
	return strings.Trim(s, xmlSpace)
}

// joined is a text of at most MaxText characters: an expression of many long answers must not fill the memory.
type joined struct {
	strings.Builder
	length int // characters
}

// add tells whether there is room for more.
func (j *joined) add(s string) bool {
	if s == "" {
		return true
	}
	length := utf8.RuneCountInString(s)
	if j.length+length > MaxText {
		j.WriteString(first(s, MaxText-j.length))
		j.length = MaxText
		return false
	}
	j.WriteString(s)
	j.length += length
	return true
}

// first gives the first characters of s.
func first(s string, characters int) string {
	for i := range s {
		if characters == 0 {
			return s[:i]
		}
		characters--
	}
	return s
}

// concat joins texts, and all answers of a sequence.
func concat(call *node, env Env) Value {
	return joinAll(call.args, "", env)
}

// join is concat with a separator between.
func join(call *node, env Env) Value {
	return joinAll(call.args[1:], call.args[0].string(env), env)
}

func joinAll(args []*node, separator string, env Env) Value {
	var j joined
	between := ""
	for _, arg := range args {
		v := arg.eval(env)
		if v.kind != sequenceKind {
			s := v.String()
			charge(env, len(between)+len(s))
			if !j.add(between) || !j.add(s) {
				break
			}
			between = separator
			continue
		}
		for _, s := range v.picks {
			charge(env, rowSteps+len(between)+len(s))
			if !j.add(between) || !j.add(s) {
				break
			}
			between = separator
		}
	}
	return Text(j.String())
}

func contains(call *node, env Env) Value {
	return boolean(strings.Contains(call.args[0].string(env), call.args[1].string(env)))
}

func startsWith(call *node, env Env) Value {
	return boolean(strings.HasPrefix(call.args[0].string(env), call.args[1].string(env)))
}

func endsWith(call *node, env Env) Value {
	return boolean(strings.HasSuffix(call.args[0].string(env), call.args[1].string(env)))
}

func toText(call *node, env Env) Value { return Text(call.args[0].string(env)) }

// length counts characters (code points), not bytes.
func length(call *node, env Env) Value {
	return number(float64(utf8.RuneCountInString(call.args[0].string(env))))
}

// normalizeSpace takes white space from both ends and makes one space of what is between words.
func normalizeSpace(call *node, env Env) Value {
	s := call.args[0].string(env)
	charge(env, len(s))
	return Text(strings.Join(strings.FieldsFunc(s, isSpace), " "))
}

// substr gives the characters from start on, the first at 0, up to but not with end; both count from the end when
// negative.
func substr(call *node, env Env) Value {
	s := call.args[0].string(env)
	length := utf8.RuneCountInString(s)
	from, to := place(call.args[1].number(env), length), length
	if len(call.args) > 2 {
		to = place(call.args[2].number(env), length)
	}
	return Text(cut(s, from, to))
}

// place makes an index between 0 and length; NaN is 0.
func place(x float64, length int) int {
	x = truncate(x)
	if x < 0 {
		x += float64(length)
	}
	switch {
	case !(x > 0):
		return 0
	case x > float64(length):
		return length
	}
	return int(x)
}

// substring gives so many characters from start on, the first at 1, with the rounding of XPath 1.0.
func substring(call *node, env Env) Value {
	s := call.args[0].string(env)
	start := floor(call.args[1].number(env) + 0.5)
	end := infinity
	if len(call.args) > 2 {
		end = start + floor(call.args[2].number(env)+0.5)
	}
	if !(start < end) { // also when one is NaN
		return Value{}
	}
	length := utf8.RuneCountInString(s)
	from, to := 0, length
	if start > 1 {
		from = place(start-1, length)
	}
	if end <= float64(length) {
		to = int(max(end-1, 0))
	}
	return Text(cut(s, from, to))
}

// cut gives the characters from one index to another.
func cut(s string, from, to int) string {
	if from >= to {
		return ""
	}
	head := first(s, from)
	return first(s[len(head):], to-from)
}

func substringBefore(call *node, env Env) Value {
	before, _, found := strings.Cut(call.args[0].string(env), call.args[1].string(env))
	if !found {
		return Value{}
	}
	return Text(before)
}

func substringAfter(call *node, env Env) Value {
	_, after, _ := strings.Cut(call.args[0].string(env), call.args[1].string(env))
	return Text(after)
}

// translate puts the characters of one text for those of another; those that have none go.
func translate(call *node, env Env) Value {
	s, from, to := call.args[0].string(env), call.args[1].string(env), []rune(call.args[2].string(env))
	charge(env, 3*len(s))
	instead, i := make(map[rune]rune), 0
	for _, r := range from {
		if _, known := instead[r]; !known {
			instead[r] = -1 // strings.Map leaves it out
			if i < len(to) {
				instead[r] = to[i]
			}
		}
		i++
	}
	return Text(strings.Map(func(r rune) rune {
		if with, known := instead[r]; known {
			return with
		}
		return r
	}, s))
}

// decode64 reads base64, white space and missing signs at the end forgiven; "" when it is none, or no text.
func decode64(call *node, env Env) Value {
	s := strings.Join(strings.FieldsFunc(call.args[0].string(env), isSpace), "")
	charge(env, len(s))
	if len(s)%4 == 0 {
		s = strings.TrimSuffix(strings.TrimSuffix(s, "="), "=")
	}
	raw, err := base64.RawStdEncoding.DecodeString(s)
	if err != nil || !utf8.Valid(raw) {
		return Value{}
	}
	return Text(string(raw))
}

func isSpace(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' }
