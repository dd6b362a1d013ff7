package author

import (
	"strings"

	"sonde/survey"
)

// sheet reads the canonical JSON of one respondent's answers and says what is in it: each question that is answered and,
// of those whose answers are choices, each choice. What stands in the rows of a repeat comes once for each row, its key
// after the repeat's.
type sheet struct {
	src      string
	at       int
	answered func(key string)
	picked   func(key, choice string)
}

// errSheet: stored answers are not canonical JSON.
var errSheet = survey.Fail(survey.Internal, "QST_101", nil)

func (s *sheet) read() error {
	if !s.object("") || s.at != len(s.src) {
		return errSheet
	}
	return nil
}

func (s *sheet) take(c byte) bool {
	if s.at < len(s.src) && s.src[s.at] == c {
		s.at++
		return true
	}
	return false
}

// object reads {"key":value,...}.
func (s *sheet) object(before string) bool {
	if !s.take('{') {
		return false
	}
	for more := !s.take('}'); more; {
		name, ok := s.text()
		if !ok || !s.take(':') {
			return false
		}
		key := name
		if before != "" {
			key = before + "/" + name
		}
		s.answered(key)
		if !s.value(key) {
			return false
		}
		if more = !s.take('}'); more && !s.take(',') {
			return false
		}
	}
	return true
}

// value reads a text, a list of texts or of rows, or a number or truth.
func (s *sheet) value(key string) bool {
	switch {
	case s.at == len(s.src):
		return false
	case s.src[s.at] == '"':
		text, ok := s.text()
		s.picked(key, text)
		return ok
	case s.take('['):
		for more := !s.take(']'); more; {
			if s.at < len(s.src) && s.src[s.at] == '{' {
				if !s.object(key) {
					return false
				}
			} else if !s.value(key) {
				return false
			}
			if more = !s.take(']'); more && !s.take(',') {
				return false
			}
		}
		return true
	}
	end := strings.IndexAny(s.src[s.at:], ",]}")
	if end <= 0 {
		return false
	}
	s.at += end
	return true
}

// text reads a string; one with escapes, which no name has, is given as it is written.
func (s *sheet) text() (string, bool) {
	if !s.take('"') {
		return "", false
	}
	start := s.at
	for s.at < len(s.src) {
		switch s.src[s.at] {
		case '"':
			s.at++
			return s.src[start : s.at-1], true
		case '\\':
			s.at++
		}
		s.at++
	}
	return "", false
}
