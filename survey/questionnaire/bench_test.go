package questionnaire_test

import (
	"net/url"
	"testing"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// sheetOf gives a whole sheet of obstacles, for the role that is asked most, as the page and as a program send it.
func sheetOf(in *questionnaire.Instrument) (form url.Values, body []byte) {
	answers := usual(in, survey.Answers{"role": survey.Str("both")})
	form = url.Values{":key": {"0123456789abcdef0123456789abcdef"}, ":version": {"1"}, ":event": {""}, ":do": {"send"}}
	for name, answer := range answers {
		switch a := answer.(type) {
		case survey.Str:
			form.Set(name, string(a))
		case survey.Names:
			form[name] = a
		}
	}
	return form, in.Canonical(answers)
}

// The target is 25 µs for all that is done to a sheet between its parsing and its storing.
func BenchmarkForm(b *testing.B) {
	in := obstacles(b)
	form, _ := sheetOf(in)
	b.ReportAllocs()
	for b.Loop() {
		checked := in.Validate(in.DecodeForm(form), questionnaire.Entry{Today: "2026-05-12"})
		if len(checked.Problems) > 0 {
			b.Fatal(checked.Problems)
		}
		in.Canonical(checked.Answers)
	}
}

func BenchmarkJSON(b *testing.B) {
	in := obstacles(b)
	_, body := sheetOf(in)
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		raw, err := in.DecodeJSON(string(body))
		if err != nil {
			b.Fatal(err)
		}
		checked := in.Validate(raw, questionnaire.Entry{Mode: questionnaire.API, Today: "2026-05-12"})
		if len(checked.Problems) > 0 {
			b.Fatal(checked.Problems)
		}
		in.Canonical(checked.Answers)
	}
}

func BenchmarkDecodeAnswers(b *testing.B) {
	in := obstacles(b)
	_, body := sheetOf(in)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := in.DecodeAnswers(body); err != nil {
			b.Fatal(err)
		}
	}
}
