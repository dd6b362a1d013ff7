package questionnaire

import (
	"encoding/json"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// scanner reads the JSON of answers in one pass and without copies: an object whose values are mostly texts, numbers
// and lists of texts. It exists because this is the hot path of the API and of rebuilding an index; a fuzz target holds
// it to encoding/json.
type scanner struct {
	src  string
	at   int
	rows int // of repeats, that were read
}

func (s *scanner) space() {
	for s.at < len(s.src) {
		switch s.src[s.at] {
		case ' ', '\t', '\n', '\r':
			s.at++
		default:
			return
		}
	}
}

// next gives the next byte that is no white space, 0 at the end.
func (s *scanner) next() byte {
	s.space()
	if s.at == len(s.src) {
		return 0
	}
	return s.src[s.at]
}

// take passes over c when it is next.
func (s *scanner) take(c byte) bool {
	if s.next() != c {
		return false
	}
	s.at++
	return true
}

// word passes over a literal when it is next.
func (s *scanner) word(literal string) bool {
	if !strings.HasPrefix(s.src[s.at:], literal) {
		return false
	}
	s.at += len(literal)
	return true
}

// text reads a string.
func (s *scanner) text() (string, bool) {
	if !s.take('"') {
		return "", false
	}
	start := s.at
	for ; s.at < len(s.src); s.at++ {
		switch c := s.src[s.at]; {
		case c == '"':
			s.at++
			return s.src[start : s.at-1], true
		case c == '\\':
			return s.escaped(start)
		case c < 0x20:
			return "", false
		}
	}
	return "", false
}

// escaped reads on a string that began at start and has an escape at s.at.
func (s *scanner) escaped(start int) (string, bool) {
	b := append(make([]byte, 0, 2*(s.at-start)+16), s.src[start:s.at]...)
	for s.at < len(s.src) {
		c := s.src[s.at]
		s.at++
		switch {
		case c == '"':
			return string(b), true
		case c < 0x20:
			return "", false
		case c != '\\':
			b = append(b, c)
		default:
			r, ok := s.escape()
			if !ok {
				return "", false
			}
			b = appendRune(b, r)
		}
	}
	return "", false
}

// halfPair stands for half of a surrogate pair, which is no character.
const halfPair rune = -1

// appendRune keeps half of a pair as a byte that no UTF-8 has, so that the text is refused and not changed in silence.
func appendRune(b []byte, r rune) []byte {
	if r == halfPair {
		return append(b, 0xff)
	}
	return utf8.AppendRune(b, r)
}

// escape reads what follows a backslash.
func (s *scanner) escape() (rune, bool) {
	if s.at == len(s.src) {
		return 0, false
	}
	c := s.src[s.at]
	s.at++
	if c == 'u' {
		r, ok := s.hex()
		if !ok || !utf16.IsSurrogate(r) {
			return r, ok
		}
		if after := s.at; s.word(`\u`) {
			if low, ok := s.hex(); ok {
				if both := utf16.DecodeRune(r, low); both != utf8.RuneError {
					return both, true
				}
			}
			s.at = after
		}
		return halfPair, true
	}
	i := strings.IndexByte(`"\/bfnrt`, c)
	if i < 0 {
		return 0, false
	}
	return rune("\"\\/\b\f\n\r\t"[i]), true
}

// hex reads four hexadecimal digits.
func (s *scanner) hex() (rune, bool) {
	if len(s.src)-s.at < 4 {
		return 0, false
	}
	var r rune
	for _, c := range []byte(s.src[s.at : s.at+4]) {
		switch {
		case '0' <= c && c <= '9':
			r = r<<4 | rune(c-'0')
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			r = r<<4 | rune(c|0x20-'a'+10)
		default:
			return 0, false
		}
	}
	s.at += 4
	return r, true
}

// value reads any value.
func (s *scanner) value() (rawValue, bool) {
	switch c := s.next(); {
	case c == '"':
		text, ok := s.text()
		return rawValue{shape: textShape, text: text}, ok
	case c == '[':
		return s.list()
	case c == 'n':
		return rawValue{}, s.word("null")
	case c == 't':
		return rawValue{shape: boolShape, text: "true"}, s.word("true")
	case c == 'f':
		return rawValue{shape: boolShape, text: "false"}, s.word("false")
	case c == '-' || '0' <= c && c <= '9':
		start := s.at
		ok := s.number()
		return rawValue{shape: numberShape, text: s.src[start:s.at]}, ok
	}
	return s.other()
}

// list reads an array; one that holds more than texts is of another shape.
func (s *scanner) list() (rawValue, bool) {
	start := s.at
	s.at++
	if s.take(']') {
		return rawValue{shape: listShape}, true
	}
	names := make([]string, 0, 4)
	for {
		name, ok := s.text()
		if !ok {
			break
		}
		names = append(names, name)
		if s.take(']') {
			return rawValue{shape: listShape, list: names}, true
		}
		if !s.take(',') {
			break
		}
	}
	s.at = start
	return s.other()
}

// number passes over a number of JSON's grammar.
func (s *scanner) number() bool {
	s.at += len(s.src[s.at:]) - len(strings.TrimPrefix(s.src[s.at:], "-"))
	if !s.word("0") && !s.digits() {
		return false
	}
	if s.word(".") && !s.digits() {
		return false
	}
	if s.word("e") || s.word("E") {
		_ = s.word("+") || s.word("-")
		return s.digits()
	}
	return true
}

// digits passes over one digit or more.
func (s *scanner) digits() bool {
	start := s.at
	for s.at < len(s.src) && '0' <= s.src[s.at] && s.src[s.at] <= '9' {
		s.at++
	}
	return s.at > start
}

// other passes, the slow way, over a value that no question takes.
func (s *scanner) other() (rawValue, bool) {
	var value json.RawMessage
	dec := json.NewDecoder(strings.NewReader(s.src[s.at:]))
	if err := dec.Decode(&value); err != nil {
		return rawValue{}, false
	}
	s.at += int(dec.InputOffset())
	return rawValue{shape: otherShape}, true
}
