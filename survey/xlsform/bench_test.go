package xlsform

import (
	"bytes"
	"fmt"
	"runtime"
	"testing"

	"sonde/survey"
)

// large is a questionnaire of 488 questions in two languages, each with conditions, hints and, where it has choices, twelve
// of its own: as large as the workbooks that ministries send around.
func large() survey.Questionnaire {
	both := func(format string, args ...any) survey.Text {
		said := fmt.Sprintf(format, args...)
		return survey.Text{"fr": "Avez-vous déjà rencontré " + said + " ?", "en": "Have you ever met with " + said + "?"}
	}
	q := survey.Questionnaire{
		Name: "large", Languages: []string{"fr", "en"}, DefaultLanguage: "fr", Title: both("all"), ChoiceLists: map[string][]survey.Choice{},
	}
	for i := range 488 {
		if i%20 == 0 {
			q.Sections = append(q.Sections, survey.Section{Name: fmt.Sprintf("section_%d", i/20), Title: both("section %d", i/20)})
		}
		one := survey.Question{Name: fmt.Sprintf("q%d", i), Type: survey.Integer, Label: both("question %d", i), Hint: both("hint %d", i), Required: survey.Always}
		if i%3 != 0 {
			one.Type, one.List = survey.SelectMultiple, fmt.Sprintf("list_%d", i)
			for c := range 12 {
				q.ChoiceLists[one.List] = append(q.ChoiceLists[one.List], survey.Choice{Name: fmt.Sprintf("c%d", c), Label: both("choice %d of %d", c, i)})
			}
		} else {
			one.Constraint, one.ConstraintMessage = ". >= 0 and . <= 1000", both("a number of %d", i)
		}
		if i > 3 {
			one.Relevant = fmt.Sprintf("${q%d} > %d", (i-1)/3*3, i%7)
		}
		section := &q.Sections[len(q.Sections)-1]
		section.Questions = append(section.Questions, one)
	}
	return q
}

// The target of a workbook of 488 questions: 300 ms, 64 MiB.
func BenchmarkRead488(b *testing.B) {
	words := testWords(b)
	var book bytes.Buffer
	if err := Write(&book, large()); err != nil {
		b.Fatal(err)
	}
	raw := book.Bytes()
	b.ReportMetric(float64(len(raw))/1024, "KiB/file")
	b.ReportAllocs()
	for b.Loop() {
		if form := Read(raw, "large", words); len(form.Messages.Errors()) > 0 {
			b.Fatal(form.Messages)
		}
	}
}

func BenchmarkWrite488(b *testing.B) {
	q := large()
	b.ReportAllocs()
	for b.Loop() {
		if err := Write(&bytes.Buffer{}, q); err != nil {
			b.Fatal(err)
		}
	}
}

// What reading keeps alive at its end, and all that it takes on the way, stays far below 64 MiB.
func TestMemoryOf488Questions(t *testing.T) {
	words := testWords(t)
	var book bytes.Buffer
	if err := Write(&book, large()); err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	form := Read(book.Bytes(), "large", words)
	runtime.ReadMemStats(&after)
	if taken := (after.TotalAlloc - before.TotalAlloc) >> 20; taken > 64 {
		t.Errorf("%d MiB taken in all, garbage included", taken)
	}
	if len(form.Questionnaire.Sections) == 0 {
		t.Error("nothing was read")
	}
}
