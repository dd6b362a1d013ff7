package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"time"

	"sonde/survey"
	"sonde/survey/xlsform"
)

const importTarget = "≤ 300 ms and ≤ 64 MiB"

const (
	importQuestions = 488
	importSection   = 20 // questions
	importChoices   = 12

	longestImport = 300 // milliseconds
	mostImport    = 64 << 20
)

// measureImport has the command line make a draft of a workbook of 488 questions: the whole process, its start and the
// store included.
func measureImport(ctx context.Context, l *lab) ([]row, error) {
	var book bytes.Buffer
	if err := xlsform.Write(&book, largeQuestionnaire()); err != nil {
		return nil, err
	}
	file := l.path("large.xlsx")
	if err := os.WriteFile(file, book.Bytes(), 0o600); err != nil {
		return nil, err
	}
	var took, peaks []float64
	for range 3 {
		database, err := l.database(ctx, 0)
		if err != nil {
			return nil, err
		}
		began := time.Now()
		d, err := start(exec.CommandContext(ctx, l.sonde, "questionnaire", "import", "--database", database, file))
		if err != nil {
			return nil, err
		}
		peak := watch(d, peakResident)
		<-d.ended
		took = append(took, float64(time.Since(began).Microseconds())/1000)
		peaks = append(peaks, float64(peak()))
		if !d.command.ProcessState.Success() {
			return nil, errors.New("sonde questionnaire import: " + lastLine(d.faults.String()))
		}
	}
	milliseconds, peak := median(took), int64(median(peaks))
	return []row{{
		figure: "import of a workbook of 488 questions in two languages, the whole command", target: importTarget,
		found:   fmt.Sprintf("%.0f ms, peak %s", milliseconds, mib(peak)),
		beside:  fmt.Sprintf("%d kB of .xlsx", book.Len()/1000),
		verdict: within(milliseconds <= longestImport && peak <= mostImport),
	}}, nil
}

// largeQuestionnaire asks in two languages, a third for numbers, the others for choices of their own; each question depends
// on one before.
func largeQuestionnaire() survey.Questionnaire {
	said := func(what string, n int) survey.Text {
		return survey.Text{"fr": fmt.Sprintf("Avez-vous déjà rencontré %s %d ?", what, n), "en": fmt.Sprintf("Have you ever met %s %d?", what, n)}
	}
	q := survey.Questionnaire{
		Name: "large", Languages: []string{"fr", "en"}, DefaultLanguage: "fr", Title: said("questionnaire", importQuestions), ChoiceLists: map[string][]survey.Choice{},
	}
	for i := range importQuestions {
		if i%importSection == 0 {
			q.Sections = append(q.Sections, survey.Section{Name: fmt.Sprintf("section_%d", i/importSection), Title: said("section", i/importSection)})
		}
		one := survey.Question{Name: fmt.Sprintf("q%d", i), Type: survey.Integer, Label: said("question", i), Hint: said("hint", i), Required: survey.Always}
		if i%3 == 0 {
			one.Constraint, one.ConstraintMessage = ". >= 0 and . <= 1000", said("number", i)
		} else {
			one.Type, one.List = survey.SelectMultiple, fmt.Sprintf("list_%d", i)
			for c := range importChoices {
				q.ChoiceLists[one.List] = append(q.ChoiceLists[one.List], survey.Choice{Name: fmt.Sprintf("c%d", c), Label: said("choice", c)})
			}
		}
		if i > 3 {
			one.Relevant = fmt.Sprintf("${q%d} > %d", (i-1)/3*3, i%7)
		}
		section := &q.Sections[len(q.Sections)-1]
		section.Questions = append(section.Questions, one)
	}
	return q
}
