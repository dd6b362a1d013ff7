// Package compose turns what authors type into parts of a questionnaire: labels into names, pasted lists into choices, and
// two people's changes of one thing into one.
package compose

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// maxName is how long a name made of a label may be: it stands in conditions and at the head of columns.
const maxName = 32

// Name makes a name of a label: small letters without accents, digits and _, the first words alone when they are many.
// When it is taken, a number follows. A label without a letter gives the fallback.
func Name(label, fallback string, taken func(name string) bool) string {
	var words []string
	length := 0
	for word := range strings.FieldsFuncSeq(plain(label), func(c rune) bool { return c == ' ' }) {
		if length += len(word) + 1; length > maxName && len(words) > 0 {
			break
		}
		words = append(words, word[:min(len(word), maxName)])
	}
	name := strings.Join(words, "_")
	if name == "" || name[0] >= '0' && name[0] <= '9' {
		name = strings.TrimSuffix(fallback+"_"+name, "_")
	}
	if !taken(name) {
		return name
	}
	for n := 2; ; n++ {
		if numbered := name + "_" + strconv.Itoa(n); !taken(numbered) {
			return numbered
		}
	}
}

// plain gives a text in small letters of ASCII and digits; everything else is a space, letters without an ASCII form too.
func plain(text string) string {
	text = strings.NewReplacer("œ", "oe", "æ", "ae", "ß", "ss", "ø", "o", "đ", "d", "ł", "l").Replace(strings.ToLower(text))
	return strings.Map(func(c rune) rune {
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			return c
		case unicode.Is(unicode.Mn, c):
			return -1
		}
		return ' '
	}, norm.NFD.String(text))
}
