package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"os/exec"
	"regexp"
	"strconv"
	"time"

	"sonde/reports/tabulate"
	"sonde/survey"
)

const crossTableTarget = "≤ 6 ms"

const crossTableLimit = 6.0 // milliseconds

// The cross-table: two questions of 14 choices, each ticked by one respondent in five.
const (
	crossChoices   = 14
	crossResponses = 1_000_000
	crossDensity   = 0.2
)

var benchmarkLine = regexp.MustCompile(`(?m)^BenchmarkCrossTable\S*\s+\d+\s+([0-9.]+) ns/op`)

// measureCrossTable runs the counting of a cross-table by the benchmark of reports/tabulate, which owns it, and beside it
// the whole table as a page would ask for it, ranks of every group and intervals included.
func measureCrossTable(ctx context.Context, l *lab) ([]row, error) {
	command := exec.CommandContext(ctx, "go", "test", "-buildvcs=false", "-tags", "nomsgpack", "-run", "^$", "-bench", "^BenchmarkCrossTable$", "-count", "3", "sonde/reports/tabulate")
	said, err := command.CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("go test: %w: %s", err, lastLine(string(said)))
	}
	var counts []float64
	for _, match := range benchmarkLine.FindAllStringSubmatch(string(said), -1) {
		ns, err := strconv.ParseFloat(match[1], 64)
		if err != nil {
			return nil, err
		}
		counts = append(counts, ns/1e6)
	}
	if len(counts) == 0 {
		return nil, errors.New("go test printed no benchmark")
	}
	var whole crossResult
	if err := l.ask(ctx, "cross", struct{}{}, &whole); err != nil {
		return nil, err
	}
	return []row{{
		figure: "14 × 14 cross-table, 1,000,000 responses, 20 % density", target: crossTableTarget, found: fmt.Sprintf("%.1f ms", median(counts)),
		beside:  fmt.Sprintf("the whole table, with intervals, and rank ranges of each group: %.0f ms", whole.Milliseconds),
		verdict: within(median(counts) <= crossTableLimit),
	}}, nil
}

type crossResult struct{ Milliseconds float64 }

func runCross(ctx context.Context, _ struct{}) (crossResult, error) {
	store := newCrossStore()
	view, err := tabulate.New("cross").Pull(ctx, store)
	if err != nil {
		return crossResult{}, err
	}
	var took []float64
	for i := range 5 {
		// A level of its own keeps a table from being found made.
		began := time.Now()
		if _, err := view.Tabulate(ctx, tabulate.Query{Rows: "a", By: "b", Level: 0.95 + float64(i)*1e-9}); err != nil {
			return crossResult{}, err
		}
		took = append(took, milliseconds(time.Since(began)))
	}
	return crossResult{Milliseconds: median(took)}, nil
}

// crossStore is a store of a questionnaire with two questions, whose responses are made as they are read.
type crossStore struct {
	questionnaire survey.Questionnaire
	different     []survey.Sheet
}

func newCrossStore() *crossStore {
	random := rand.New(rand.NewPCG(8, 9))
	label := survey.Text{"en": "x"}
	q := survey.Questionnaire{Name: "cross", Version: 1, Languages: []string{"en"}, DefaultLanguage: "en", Title: label, ChoiceLists: map[string][]survey.Choice{}}
	section := survey.Section{Name: "s"}
	for _, name := range []string{"a", "b"} {
		var choices []survey.Choice
		for i := range crossChoices {
			choices = append(choices, survey.Choice{Name: name + strconv.Itoa(i), Label: survey.Text{"en": strconv.Itoa(i)}})
		}
		q.ChoiceLists[name] = choices
		section.Questions = append(section.Questions, survey.Question{Name: name, Type: survey.SelectMultiple, List: name, Label: label})
	}
	q.Sections = []survey.Section{section}
	s := &crossStore{questionnaire: q, different: make([]survey.Sheet, differentSheets)}
	for i := range s.different {
		s.different[i] = crossSheet(random, q)
	}
	return s
}

func crossSheet(random *rand.Rand, q survey.Questionnaire) survey.Sheet {
	answers := survey.Answers{}
	var skipped []string
	for _, name := range []string{"a", "b"} {
		var names survey.Names
		for _, c := range q.ChoiceLists[name] {
			if random.Float64() < crossDensity {
				names = append(names, c.Name)
			}
		}
		if len(names) == 0 {
			skipped = append(skipped, name)
			continue
		}
		answers[name] = names
	}
	written, _ := json.Marshal(answers) // names always marshal
	return survey.Sheet{Survey: "cross", Version: 1, Language: "en", Source: survey.SourceSimulated, ReceivedOn: "2026-03-04", Answers: written, Skipped: skipped}
}

func (s *crossStore) Survey(context.Context, string) (survey.Survey, error) {
	return survey.Survey{Slug: "cross", Questionnaire: "cross", Version: 1, State: survey.StateOpen}, nil
}

func (s *crossStore) Published(context.Context, string, int) (survey.Questionnaire, error) {
	return s.questionnaire, nil
}

func (s *crossStore) Changes(_ context.Context, _ string, seq int64) iter.Seq2[survey.Change, error] {
	return func(yield func(survey.Change, error) bool) {
		for i := seq; i < crossResponses; i++ {
			change := survey.Change{Seq: i + 1, Kind: survey.ChangeStored, Survey: "cross", Response: survey.Response{
				ID: fmt.Sprintf("%032x", i), Sheet: s.different[i%int64(len(s.different))],
			}}
			if !yield(change, nil) {
				return
			}
		}
	}
}

func (s *crossStore) Responses(context.Context, string) iter.Seq2[survey.Response, error] {
	return func(func(survey.Response, error) bool) {} // asked for conditions alone
}

func (s *crossStore) Revision(context.Context) (int64, error) { return 1, nil }
