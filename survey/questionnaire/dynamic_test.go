package questionnaire

import (
	"testing"

	"sonde/survey"
)

// The rule is XLSForm's: an operator, a call or an answer makes an expression; a hyphen in a date, a word, a number does not.
// A hyphen at the end, where nothing is taken away, begins an answer: ODK would not open the form.
func TestDefaultsThatAreExpressions(t *testing.T) {
	for text, want := range map[string]bool{
		"": false, "3": false, "-3": false, "2.5": false, "yes": false, "self-employed": false, "a b c": false, "2026-05-12": false, "12:30:00": false,
		"2026-05-12T12:30:00+02:00": false, "2026-05-12T12:30:00.000-04:00": false, "12:30:00.000+02:00": false, "12:30:00Z": false, "12:30:00 + 1": true, "10-5": false,
		"not_func$": false, "Hello (you)": false, "'a + b'": false, `"f(x)"`: false, "https://a.org/b-c": false, "it's": false, "modern": false, "été": false, "a=b": false, "1309-": false, "AB - ": false,
		"- 1": true, "1 + 2": true, "1+2": true, "10 - 5": true, "a - b": true, "2*3": true, "6 div 2": true, "7 mod 2": true, "${a}": true, "x ${a}": true, "today()": true,
		"if(1, 2, 3)": true, "jr:choice-name('a', 'b')": true, "a | b": true, "concat('a', 'b')": true,
	} {
		if got := dynamic(&survey.Question{Type: survey.TextType, Default: text}); got != want {
			t.Errorf("%q: got %v", text, got)
		}
	}
	for text, want := range map[string]bool{"2026 - 05": false, "today() - 1": true, "today()": true} {
		if got := dynamic(&survey.Question{Type: survey.Date, Default: text}); got != want {
			t.Errorf("a date %q: got %v", text, got)
		}
	}
}
