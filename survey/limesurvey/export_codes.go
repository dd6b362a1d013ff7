package limesurvey

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// LimeSurvey's codes are letters and digits, so many at most.
const (
	questionCode = 20
	rowCode      = 20
	answerCode   = 5
)

// coder gives out codes, each once whatever the case.
type coder struct {
	taken   map[string]bool
	changed []string // "name → code"
}

func newCoder() *coder { return &coder{taken: map[string]bool{}} }

// question makes a code of a question's name.
func (c *coder) question(name string) string {
	code := lettersAndDigits(name)
	if code == "" || code[0] >= '0' && code[0] <= '9' {
		code = "q" + code
	}
	return c.once(name, code, questionCode)
}

// row makes a code of the name of a part.
func (c *coder) row(name string) string { return c.once(name, lettersAndDigits(name), rowCode) }

// answer makes a code of a choice's name.
func (c *coder) answer(name string) string { return c.once(name, lettersAndDigits(name), answerCode) }

// once cuts a code to its length and gives it a number when it is taken.
func (c *coder) once(name, wanted string, most int) string {
	if wanted == "" {
		wanted = "x"
	}
	code := wanted[:min(len(wanted), most)]
	for i := 2; c.taken[strings.ToLower(code)]; i++ {
		number := strconv.Itoa(i)
		code = wanted[:min(len(wanted), most-len(number))] + number
	}
	c.taken[strings.ToLower(code)] = true
	if code != name {
		c.changed = append(c.changed, name+" → "+code)
	}
	return code
}

// lettersAndDigits keeps of a name what LimeSurvey's codes may hold, without accents.
func lettersAndDigits(name string) string {
	return strings.Map(func(r rune) rune {
		if low := bare(r); low < 0x80 {
			r = low
		}
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, name)
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
