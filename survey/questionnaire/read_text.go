package questionnaire

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sonde/survey"
)

// text cleans a text: line ends are \n, no other control characters but tabs, Unicode NFC, no white space around it.
// Nothing is cut: above survey.MaxTextLength characters it is a problem that gives the count.
func (r reader) text(it *Item, text string) (survey.Value, survey.Problem) {
	if !plain(text) {
		if !utf8.ValidString(text) {
			return nil, wrong(it, problemEncoding, nil)
		}
		text = strings.ReplaceAll(text, "\r\n", "\n")
		text = strings.Map(func(c rune) rune {
			switch {
			case c == '\r':
				return '\n'
			case c != '\n' && c != '\t' && unicode.IsControl(c):
				return -1
			}
			return c
		}, text)
		if r.normalise != nil && !ascii(text) {
			text = r.normalise(text)
		}
	}
	text = strings.TrimSpace(text)
	if text == "" {
		return nil, survey.Problem{}
	}
	if len(text) > survey.MaxTextLength {
		if count := utf8.RuneCountInString(text); count > survey.MaxTextLength {
			return nil, wrong(it, problemLength, survey.Args{"Length": count, "Max": survey.MaxTextLength})
		}
	}
	return survey.Str(text), survey.Problem{}
}

// plain tells a text that needs no cleaning: printable ASCII, \n and \t.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' && c != '\n' && c != '\t' || c >= 0x7F {
			return false
		}
	}
	return true
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
