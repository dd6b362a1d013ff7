package expr

import (
	"math"
	"strconv"
	"strings"
)

// xmlSpace is the white space that XPath trims before it reads a number and between picks.
const xmlSpace = " \t\r\n"

// numberWidth gives the length of the unsigned decimal number that s begins with, 0 when there is none: digits with or
// without a point ("5", "5.", ".5") and an exponent.
func numberWidth(s string) int {
	i := digits(s)
	whole := i
	if i < len(s) && s[i] == '.' {
		fraction := digits(s[i+1:])
		if whole == 0 && fraction == 0 {
			return 0
		}
		i += 1 + fraction
	} else if whole == 0 {
		return 0
	}
	if i < len(s) && (s[i] == 'e' || s[i] == 'E') {
		sign := 0
		if i+1 < len(s) && (s[i+1] == '-' || s[i+1] == '+') {
			sign = 1
		}
		if exponent := digits(s[i+1+sign:]); exponent > 0 {
			i += 1 + sign + exponent
		}
	}
	return i
}

func digits(s string) int {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return i
		}
	}
	return len(s)
}

// textNumber reads a text as XForms does: a decimal number, the days from 1970-01-01 to a date, and the part of the day
// that a time of day says; else NaN. There is no time zone: a day is the same number wherever the survey is answered,
// unless the text tells a zone of its own.
func textNumber(s string) float64 {
	s = trim(s)
	if x := decimal(s); !math.IsNaN(x) {
		return x
	}
	if m, ok := readMoment(s, false); ok {
		return m.number()
	}
	if seconds, _, ok := readTime(s); ok && len(s) <= len("HH:MM:SS") && !strings.HasSuffix(s, "Z") {
		return seconds / 86400
	}
	return math.NaN()
}

// maxDecimal is more characters than NumberText writes for any number; what is longer is no number.
const maxDecimal = 400

// decimal reads a text that is a decimal number and nothing else; NaN of others.
func decimal(s string) float64 {
	unsigned := strings.TrimPrefix(s, "-")
	if width := numberWidth(unsigned); width == 0 || width < len(unsigned) || width > maxDecimal {
		return math.NaN()
	}
	x, _ := strconv.ParseFloat(s, 64) // out of range gives an infinity, as wanted
	return x
}

// NumberText writes a number as an answer holds it: shortest form that reads back the same, never an exponent.
func NumberText(x float64) string {
	switch {
	case x == 0: // also -0
		return "0"
	case math.IsInf(x, 1):
		return "Infinity"
	case math.IsInf(x, -1):
		return "-Infinity"
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

// roundTo rounds to a number of decimals, negative for tens, halves away from zero. Beyond 22 places powers of ten are
// not exact, and both evaluators must agree on every bit.
func roundTo(x, places float64) float64 {
	if math.IsNaN(places) {
		return math.NaN()
	}
	places = math.Max(-22, math.Min(22, math.Trunc(places)))
	power := math.Pow10(int(math.Abs(places)))
	if places < 0 {
		return math.Round(x/power) * power
	}
	scaled := x * power
	if math.IsInf(scaled, 0) {
		return x
	}
	return math.Round(scaled) / power
}
