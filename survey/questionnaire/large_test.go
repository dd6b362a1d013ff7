package questionnaire_test

import (
	"fmt"
	"net/url"
	"testing"
	"time"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// large is a questionnaire of 500 questions: on one list of 200, as menus, or on lists of 12 of their own; every tenth
// depends on the one before, every fiftieth is worked out from ten.
func large(own bool) survey.Questionnaire {
	words := func(s string) survey.Text { return survey.Text{"fr": s + " (fr)", "en": s} }
	list := func(choices int) []survey.Choice {
		made := make([]survey.Choice, choices)
		for i := range made {
			made[i] = survey.Choice{Name: fmt.Sprintf("c%d", i), Label: words(fmt.Sprintf("Choice number %d", i))}
		}
		return made
	}
	q := survey.Questionnaire{Name: "large", Languages: []string{"fr", "en"}, DefaultLanguage: "fr", Title: words("Large"), ChoiceLists: map[string][]survey.Choice{}}
	if !own {
		q.ChoiceLists["shared"] = list(200)
	}
	for s := range 10 {
		section := survey.Section{Name: fmt.Sprintf("s%d", s), Title: words("Section")}
		for i := range 50 {
			n := s*50 + i
			one := survey.Question{Name: fmt.Sprintf("q%d", n), Type: survey.SelectOne, List: "shared", Appearance: "minimal", Label: words("What do you say of this?")}
			if own {
				one.Type, one.List, one.Appearance = survey.SelectMultiple, fmt.Sprintf("l%d", n), ""
				q.ChoiceLists[one.List] = list(12)
			}
			if i%10 == 9 {
				one.Relevant = fmt.Sprintf("selected(${q%d}, 'c1')", n-1)
			}
			section.Questions = append(section.Questions, one)
		}
		sum := "0"
		for i := range 10 {
			sum += fmt.Sprintf(" + count-selected(${q%d})", s*50+i)
		}
		section.Questions = append(section.Questions, survey.Question{Name: fmt.Sprintf("sum%d", s), Type: survey.Calculate, Calculation: sum})
		q.Sections = append(q.Sections, section)
	}
	return q
}

// filled is a page's sheet with an answer to every question.
func filled(in *questionnaire.Instrument) url.Values {
	values := url.Values{":key": {"0123456789abcdef0123456789abcdef"}}
	for i := range in.Items {
		if it := &in.Items[i]; it.Asks() {
			values.Set(it.Name(), "c1")
		}
	}
	return values
}

// A questionnaire of 500 questions is compiled and its sheet judged; how long that takes is told with -v, and by the
// benchmarks below.
func TestLargeQuestionnairesAreTaken(t *testing.T) {
	for name, own := range map[string]bool{"one list of 200": false, "lists of 12": true} {
		q := large(own)
		start := time.Now()
		in, err := questionnaire.Compile(q)
		if err != nil {
			t.Fatal(err)
		}
		compiling := time.Since(start)
		values := filled(in)
		start = time.Now()
		checked := in.Validate(in.DecodeForm(values), questionnaire.Entry{Today: today})
		judging := time.Since(start)
		if len(checked.Problems) > 0 || len(checked.Answers) != 510 {
			t.Fatal(checked.Problems, len(checked.Answers))
		}
		t.Logf("%s: compiled in %v, judged in %v", name, compiling, judging)
	}
}

func BenchmarkCompileLarge(b *testing.B) {
	for name, own := range map[string]bool{"shared": false, "own": true} {
		b.Run(name, func(b *testing.B) {
			q := large(own)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := questionnaire.Compile(q); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkValidateLarge(b *testing.B) {
	for name, own := range map[string]bool{"shared": false, "own": true} {
		b.Run(name, func(b *testing.B) {
			in, err := questionnaire.Compile(large(own))
			if err != nil {
				b.Fatal(err)
			}
			values := filled(in)
			b.ReportAllocs()
			for b.Loop() {
				in.Canonical(in.Validate(in.DecodeForm(values), questionnaire.Entry{Today: today}).Answers)
			}
		})
	}
}

// A sheet of a hundred rows is judged like one of as many questions.
func BenchmarkValidateRows(b *testing.B) {
	in := fixture(b, "rows")
	values := url.Values{"with_pets": {"yes"}}
	for n := range questionnaire.MaxRows {
		at := fmt.Sprintf("children/%d/", n+1)
		values.Set(at+"name", "Ana")
		values.Set(at+"age", "9")
		values.Set(at+"school", "any")
		values.Set(at+"pets/1/pet", "cat")
	}
	b.ReportAllocs()
	for b.Loop() {
		checked := in.Validate(in.DecodeForm(values), questionnaire.Entry{Today: today})
		if len(checked.Problems) > 0 {
			b.Fatal(checked.Problems)
		}
		in.Canonical(checked.Answers)
	}
}
