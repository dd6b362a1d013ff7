package questionnaire_test

import (
	"os"
	"testing"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// obstacles is the built-in questionnaire.
func obstacles(tb testing.TB) *questionnaire.Instrument {
	tb.Helper()
	data, err := os.ReadFile("../../data/questionnaires/obstacles.json")
	if err != nil {
		tb.Fatal(err)
	}
	return compiled(tb, data)
}

// compiled parses and compiles a questionnaire.
func compiled(tb testing.TB, data []byte) *questionnaire.Instrument {
	tb.Helper()
	q, err := questionnaire.Parse(data)
	if err != nil {
		tb.Fatal(err)
	}
	in, err := questionnaire.Compile(q)
	if err != nil {
		tb.Fatal(err)
	}
	return in
}

func TestObstaclesHasNothingWrong(t *testing.T) {
	for _, m := range questionnaire.Check(obstacles(t).Questionnaire) {
		if m.Severity != questionnaire.SeverityNote {
			t.Errorf("%s %s %s %v", m.Severity, m.Code, m.Place, m.Args)
		}
	}
}

// The limit of five minutes is what the questionnaire promises in its introduction.
func TestObstaclesTakesFiveMinutesAtMostForEachRole(t *testing.T) {
	in := obstacles(t)
	for _, role := range []string{"producer", "user", "both", "neither"} {
		for _, language := range in.Questionnaire.Languages {
			t.Run(role+" "+language, func(t *testing.T) {
				answers := usual(in, survey.Answers{"role": survey.Str(role)})
				minutes := in.Minutes(language, answers)
				t.Logf("%.2f minutes", minutes)
				if minutes > 5 || minutes < 1 {
					t.Errorf("%.2f minutes, want at most 5", minutes)
				}
			})
		}
	}
}

// usual fills a sheet as a diligent respondent would: every question that is asked, three picks where several are
// taken, no "other".
func usual(in *questionnaire.Instrument, answers survey.Answers) survey.Answers {
	for range in.Items {
		checked := in.Validate(rawOf(in, answers), questionnaire.Entry{Mode: questionnaire.API})
		answers = checked.Answers
		if len(checked.Skipped) == 0 {
			return answers
		}
		it, _ := in.Item(checked.Skipped[0])
		answers[it.Question.Name] = usualAnswer(in, it, answers)
	}
	return answers
}

func usualAnswer(in *questionnaire.Instrument, it *questionnaire.Item, answers survey.Answers) survey.Value {
	switch it.Question.Type {
	case survey.SelectOne:
		return survey.Str(it.Choices[0].Name)
	case survey.SelectMultiple, survey.Rank:
		names, most := survey.Names{}, 3
		if it.Question.MaxPicks > 0 {
			most = min(most, it.Question.MaxPicks)
		}
		for _, choice := range in.Offered(it, answers) {
			if len(names) < most && choice.Name != survey.OtherChoice {
				names = append(names, choice.Name)
			}
		}
		return names
	case survey.TextType:
		return survey.Str("a few words")
	case survey.Acknowledge:
		return survey.Ack(true)
	}
	return survey.Num(1)
}

// rawOf gives answers as a page would send them.
func rawOf(in *questionnaire.Instrument, answers survey.Answers) questionnaire.Raw {
	raw, err := in.DecodeJSON(string(in.Canonical(answers)))
	if err != nil {
		panic(err)
	}
	return raw
}
