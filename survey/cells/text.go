package cells

import (
	"bytes"
	"errors"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// errNoText: NUL bytes stand in what should be text.
var errNoText = errors.New("no text")

// Decode turns a file's bytes into text, whichever of the usual encodings it has: UTF-8, UTF-16 with its mark, or
// Windows-1252, which Latin-1 is part of. Lines end in LF even where an old Macintosh wrote CR alone.
func Decode(raw []byte) (string, error) {
	if bytes.HasPrefix(raw, []byte{0xFF, 0xFE}) || bytes.HasPrefix(raw, []byte{0xFE, 0xFF}) {
		text, err := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(raw)
		if err != nil {
			return "", err
		}
		raw = text
	}
	raw = bytes.TrimPrefix(raw, []byte("\uFEFF"))
	if bytes.IndexByte(raw, 0) >= 0 {
		return "", errNoText
	}
	if bytes.IndexByte(raw, '\n') < 0 {
		raw = bytes.ReplaceAll(raw, []byte{'\r'}, []byte{'\n'})
	}
	if utf8.Valid(raw) {
		return string(raw), nil
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(raw)
	return string(text), err
}

// SeparatorOf chooses among comma, semicolon and tab the one that the first record holds most of outside quotes.
func SeparatorOf(text string) rune {
	counts := map[rune]int{}
	quoted := false
record:
	for _, c := range text {
		switch {
		case c == '"':
			quoted = !quoted
		case c == '\n' && !quoted:
			break record
		case (c == ',' || c == ';' || c == '\t') && !quoted:
			counts[c]++
		}
	}
	best := ','
	for _, c := range []rune{';', '\t'} {
		if counts[c] > counts[best] {
			best = c
		}
	}
	return best
}
