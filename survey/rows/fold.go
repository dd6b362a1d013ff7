package rows

import (
	"strings"
	"unicode"
)

// fold makes texts that differ only in spaces, no-break spaces, case or the shape of an apostrophe alike.
func fold(text string) string {
	var b strings.Builder
	space := false
	for _, r := range text {
		switch {
		case unicode.IsSpace(r), r == '\u200B', r == '\uFEFF':
			space = b.Len() > 0
			continue
		case r == '’' || r == 'ʼ':
			r = '\''
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// ticks and blanks are what a split column or an acknowledge may hold for yes and for no, folded.
var (
	ticks  = map[string]bool{"1": true, "y": true, "yes": true, "true": true, "x": true, "oui": true, "o": true, "vrai": true}
	blanks = map[string]bool{"": true, "0": true, "n": true, "no": true, "false": true, "non": true, "faux": true}
)
