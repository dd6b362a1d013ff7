package questionnaire

import (
	"math"
	"strconv"
	"strings"

	"sonde/survey"
)

// MaxNumber bounds the size of a number answer, and 1/MaxNumber its fineness: fifteen digits are what spreadsheets and
// browsers keep whole.
const MaxNumber = 1e15

// spaces are what people and spreadsheets put between groups of digits.
var spaces = strings.NewReplacer(" ", "", "\u00A0", "", "\u202F", "", "\u2009", "", "\t", "")

// number reads an integer or decimal. On pages and in files a comma may stand for the decimal point.
func (r reader) number(it *Item, v rawValue) (survey.Value, survey.Problem) {
	text := v.text
	if v.shape == textShape {
		text = strings.Replace(spaces.Replace(strings.TrimSpace(text)), ",", ".", 1)
		if text == "" {
			return nil, survey.Problem{}
		}
		if !plainNumber(text) {
			return nil, wrong(it, problemNumber, nil)
		}
	}
	x, err := strconv.ParseFloat(text, 64)
	size := math.Abs(x)
	switch {
	case err != nil || size >= MaxNumber || size > 0 && size < 1/MaxNumber:
		return nil, wrong(it, problemRange, nil)
	case it.Question.Type == survey.Integer && x != math.Trunc(x):
		return nil, wrong(it, problemInteger, nil)
	case x == 0:
		x = 0 // -0 is 0
	}
	return survey.Num(x), survey.Problem{}
}

// plainNumber tells digits with an optional sign and decimal point; no exponent, no infinity, no hexadecimal.
func plainNumber(s string) bool {
	if s != "" && (s[0] == '+' || s[0] == '-') {
		s = s[1:]
	}
	digits := 0
	point := false
	for i := range len(s) {
		switch c := s[i]; {
		case '0' <= c && c <= '9':
			digits++
		case c == '.' && !point:
			point = true
		default:
			return false
		}
	}
	return digits > 0
}
