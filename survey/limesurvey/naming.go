package limesurvey

import (
	"strconv"
	"strings"
	"unicode"
)

// namer gives out names, each once.
type namer struct {
	taken   map[string]bool
	renamed []string // "old → new"
}

func newNamer() *namer { return &namer{taken: map[string]bool{}} }

// name makes a code a name of ours and reserves it, with a number behind when it is taken.
func (n *namer) name(code string) (name string, twice bool) {
	wanted := validName(code)
	name = wanted
	for i := 2; n.taken[name]; i++ {
		name, twice = wanted+"_"+strconv.Itoa(i), true
	}
	n.taken[name] = true
	if name != code {
		n.renamed = append(n.renamed, code+" → "+name)
	}
	return name, twice
}

// free reserves a name made here, which replaces no code.
func (n *namer) free(wanted string) string {
	name, _ := n.name(wanted)
	if name != wanted {
		n.renamed = n.renamed[:len(n.renamed)-1]
	}
	return name
}

// validName makes a code keep the rule of names: a letter or _ first, then letters, digits, _ - and full stops. What may not
// stand in a name becomes _.
func validName(code string) string {
	var b strings.Builder
	for i, r := range code {
		switch {
		case r == '_' || unicode.IsLetter(r):
			b.WriteRune(r)
		case unicode.IsDigit(r) || r == '-' || r == '.':
			if i == 0 {
				b.WriteByte('_')
			}
			b.WriteRune(r)
		default:
			b.WriteByte('_')
		}
	}
	if b.Len() == 0 {
		return "_"
	}
	return b.String()
}

// slug makes a name out of a title: lower-case letters and digits with _ between, no accents; "" when nothing remains.
func slug(title string) string {
	const most = 40
	var b strings.Builder
	for _, r := range strings.ToLower(title) {
		r = bare(r)
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "_"):
			b.WriteByte('_')
		}
		if b.Len() >= most {
			break
		}
	}
	name := strings.Trim(b.String(), "_")
	if name != "" && name[0] >= '0' && name[0] <= '9' {
		name = "_" + name
	}
	return name
}

// bare takes the accent off a letter of the Latin alphabet.
func bare(r rune) rune {
	const (
		accented = "àáâãäåçèéêëìíîïñòóôõöøùúûüýÿœæß"
		letters  = "aaaaaaceeeeiiiinoooooouuuuyyoas"
	)
	if r < 0x80 {
		return r
	}
	if at := strings.IndexRune(accented, r); at >= 0 {
		return rune(letters[len([]rune(accented[:at]))])
	}
	return r
}
