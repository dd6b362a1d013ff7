package questionnaire_test

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"sonde/survey"
	"sonde/survey/expr"
	"sonde/survey/questionnaire"
)

// hold checks what is true of every sheet that has been validated.
func hold(t *testing.T, in *questionnaire.Instrument, checked questionnaire.Checked) {
	t.Helper()
	canonical := in.Canonical(checked.Answers)
	if want, err := json.Marshal(checked.Answers); err != nil || !bytes.Equal(canonical, want) {
		t.Fatalf("Canonical: got %s, want %s (%v)", canonical, want, err)
	}
	back, err := in.DecodeAnswers(canonical)
	if err != nil || !reflect.DeepEqual(back, checked.Answers) {
		t.Fatalf("read back: got %v, want %v (%v)", back, checked.Answers, err)
	}
	asked := askedByDefinition(in, checked.Answers)
	for _, name := range checked.Skipped {
		if _, answered := checked.Answers[name]; answered || !asked[name] {
			t.Fatalf("%s is skipped: answered %v, asked %v", name, answered, asked[name])
		}
	}
	answered := 0
	for name := range checked.Answers {
		it, known := in.Item(name)
		if !known || !asked[name] {
			t.Fatalf("%s is answered and not asked", name)
		}
		if it.Asks() {
			answered++
		}
	}
	if len(checked.Problems) > 0 {
		return
	}
	for name := range asked {
		if it, _ := in.Item(name); !it.Asks() {
			delete(asked, name)
		}
	}
	if answered+len(checked.Skipped) != len(asked) {
		t.Fatalf("%d answered and %d skipped of %d asked", answered, len(checked.Skipped), len(asked))
	}
	raw, err := in.DecodeJSON(string(canonical))
	if err != nil {
		t.Fatal(err)
	}
	again := in.Validate(raw, questionnaire.Entry{Mode: questionnaire.API, Today: today, Normalise: compose})
	if len(again.Problems) > 0 || !reflect.DeepEqual(again.Answers, checked.Answers) || !slices.Equal(again.Skipped, checked.Skipped) {
		t.Fatalf("valid once, another the second time: %s, %v, %v", in.Canonical(again.Answers), again.Skipped, again.Problems)
	}
}

// askedByDefinition finds the questions and calculates that are asked from the text of the conditions, until nothing changes any more:
// slower than Validate and written another way.
func askedByDefinition(in *questionnaire.Instrument, answers survey.Answers) map[string]bool {
	q := in.Questionnaire
	asked, keys := map[string]bool{}, map[*survey.Question]string{}
	for i := range in.Items {
		keys[in.Items[i].Question] = in.Items[i].Name()
	}
	for range len(in.Items) + 1 {
		known := survey.Answers{}
		for name, answer := range answers {
			if asked[name] {
				known[name] = answer
			}
		}
		env := in.Env(known, questionnaire.Meta{Day: today})
		holds := func(source string) bool {
			if source == "" {
				return true
			}
			tree, err := in.Condition(source)
			return err == nil && tree.Bool(env)
		}
		next := map[string]bool{}
		var into func(questions []survey.Question)
		into = func(questions []survey.Question) {
			for i := range questions {
				switch one := &questions[i]; {
				case !holds(one.Relevant):
				case one.Type == survey.Group:
					into(one.Questions)
				case one.Type == survey.Repeat && one.RepeatCount != "":
					if tree, err := expr.Parse(one.RepeatCount); err == nil {
						count := tree.Eval(env)
						if count.Number() >= 1 {
							next[keys[one]] = true
						}
					}
				case one.Type != survey.Note:
					next[keys[one]] = true
				}
			}
		}
		for _, section := range q.Sections {
			if holds(section.Relevant) {
				into(section.Questions)
			}
		}
		asked = next
	}
	return asked
}

// randomForm fills a page at random: mostly as people do, sometimes with what does not belong.
func randomForm(r *rand.Rand, in *questionnaire.Instrument) url.Values {
	values := url.Values{":key": {"k"}}
	fillForm(r, in, "", values)
	return values
}

func fillForm(r *rand.Rand, in *questionnaire.Instrument, prefix string, values url.Values) {
	odd := []string{"", "a", "more", "because", "12", "2,5", " x\r\n", "e\u0301", "\x00", "none", "\xff"}
	for i := range in.Items {
		it := &in.Items[i]
		if it.Row != nil {
			rows := r.IntN(4)
			values.Set(":rows/"+prefix+it.Name(), strconv.Itoa(rows+r.IntN(2)))
			for n := range rows {
				fillForm(r, it.Row, prefix+it.Name()+"/"+strconv.Itoa(n+1)+"/", values)
			}
			continue
		}
		name, times := prefix+it.Name(), r.IntN(5)
		if it.Question.Type != survey.SelectMultiple && it.Question.Type != survey.Rank {
			times = min(times, 1)
		}
		for rank := range times {
			value := "ABC12"
			switch {
			case r.IntN(40) == 0:
				value = odd[r.IntN(len(odd))]
			case len(it.Choices) > 0:
				value = it.Choices[r.IntN(len(it.Choices))].Name
			case it.Question.Type == survey.Acknowledge:
				value = "yes"
			case it.Question.Type == survey.Date:
				value = []string{today, "2026-02-29", "2024-02-29", "2026-05", "2026"}[r.IntN(5)]
			case it.Question.Type == survey.Time:
				value = []string{"14:30", "9:05", "23:59:00", "24:00"}[r.IntN(4)]
			case it.Question.Type == survey.DateTime:
				value = []string{"2026-05-12T14:30", "2025-05-12 14:30", "2026-05-12"}[r.IntN(3)]
			case it.Question.Type == survey.Range:
				value = strconv.FormatFloat(it.Scale.Start+float64(r.IntN(4)-1)*it.Scale.Step, 'f', -1, 64)
			case it.Question.Type != survey.TextType && it.Question.Type != survey.Hidden:
				value = strconv.Itoa(r.IntN(60))
			case r.IntN(2) == 0:
				value = odd[r.IntN(4)]
			}
			if it.Question.Type == survey.Rank {
				name = prefix + it.Name() + ":" + strconv.Itoa(rank+1)
			}
			if it.Question.Type != survey.Note {
				values.Add(name, value)
			}
		}
	}
}

func TestEverySheetKeepsTheRules(t *testing.T) {
	all := fixtures(t)
	all["obstacles"] = obstacles(t)
	r := rand.New(rand.NewPCG(1, 2))
	for name, in := range all {
		t.Run(name, func(t *testing.T) {
			valid := 0
			for range 400 {
				checked := in.Validate(in.DecodeForm(randomForm(r, in)), questionnaire.Entry{Today: today, Normalise: compose})
				if len(checked.Problems) == 0 {
					valid++
				}
				hold(t, in, checked)
			}
			if t.Logf("%d of 400 valid", valid); valid == 0 {
				t.Error("no sheet is valid: the property says nothing")
			}
		})
	}
}

// A whole sheet of each questionnaire is valid, so that the property above is not of refused sheets alone.
func TestAWholeSheetIsValid(t *testing.T) {
	for name, in := range map[string]*questionnaire.Instrument{
		"obstacles": obstacles(t), "picks": fixture(t, "picks"), "conditions": fixture(t, "conditions"), "grid": fixture(t, "grid"),
	} {
		answers := usual(in, survey.Answers{})
		checked := in.Validate(rawOf(in, answers), questionnaire.Entry{Mode: questionnaire.API})
		if len(checked.Problems) > 0 || len(checked.Skipped) > 0 {
			t.Errorf("%s: %v, skipped %v", name, checked.Problems, checked.Skipped)
		}
		hold(t, in, checked)
	}
}
