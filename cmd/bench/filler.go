package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"net/url"
	"strings"

	"golang.org/x/text/unicode/norm"

	"sonde/data"
	"sonde/survey"
	"sonde/survey/questionnaire"
)

// filler fills sheets of the built-in questionnaire by chance.
type filler struct{ in *questionnaire.Instrument }

func newFiller() (*filler, error) {
	q, err := data.BuiltinQuestionnaire()
	if err != nil {
		return nil, err
	}
	q.Version = 1
	in, err := questionnaire.Compile(q)
	if err != nil {
		return nil, err
	}
	return &filler{in: in}, nil
}

// wholeRole is the role that is asked every section.
const wholeRole = "both"

// openText is written where a text is asked for.
const openText = "Un guide court, avec des exemples d’écriture de métadonnées et un exercice sur des données in situ."

// fill fills a sheet: with a role every question that is asked, else by chance a role, and a text one time in three.
func (f *filler) fill(random *rand.Rand, role string) (questionnaire.Checked, error) {
	raw := f.in.NewRaw()
	picked := map[string][]string{} // by choice list: what the last question of the list got
	for i := range f.in.Items {
		it := &f.in.Items[i]
		switch it.Question.Type {
		case survey.SelectOne:
			choice := it.Choices[random.IntN(len(it.Choices))].Name
			if it.Name() == "role" && role != "" {
				choice = role
			}
			raw.SetText(i, choice)
		case survey.SelectMultiple:
			names := picked[it.Question.List]
			if it.Question.ChoiceFilter == "" {
				names = pick(random, it.Choices)
			}
			if most := it.Question.MaxPicks; most > 0 {
				names = names[:min(most, len(names))]
			}
			picked[it.Question.List] = names
			raw.SetPicks(i, names)
		case survey.TextType:
			if role != "" || random.IntN(3) == 0 {
				raw.SetText(i, openText)
			}
		}
	}
	checked := f.in.Validate(raw, questionnaire.Entry{Mode: questionnaire.Page, Today: "2026-03-04", Normalise: norm.NFC.String})
	if len(checked.Problems) > 0 {
		return checked, fmt.Errorf("a sheet filled by chance is refused: %w", checked.Problems)
	}
	return checked, nil
}

// pick takes one choice in four, and at least two, but the exclusive ones.
func pick(random *rand.Rand, choices []survey.Choice) []string {
	var names []string
	for len(names) < 2 {
		names = names[:0]
		for _, c := range choices {
			if !c.Exclusive && random.IntN(4) == 0 {
				names = append(names, c.Name)
			}
		}
	}
	return names
}

// sheet fills one to be imported.
func (f *filler) sheet(random *rand.Rand) (survey.Sheet, error) {
	checked, err := f.fill(random, "")
	return survey.Sheet{
		Survey: data.BuiltinSurvey, Version: 1, Event: eventCode, Language: []string{"fr", "en"}[random.IntN(2)],
		Source: survey.SourceSimulated, ReceivedOn: survey.Day(fmt.Sprintf("2026-03-%02d", 1+random.IntN(28))),
		Answers: f.in.Canonical(checked.Answers), Skipped: checked.Skipped,
	}, err
}

// keyLength is how many hexadecimal digits a key has; noKey stands where a body's will be.
const keyLength = 32

var noKey = strings.Repeat("0", keyLength)

// body is a whole sheet as it is sent; the key goes at keyAt.
type body struct {
	content []byte
	keyAt   int
}

// bodies fills whole sheets and encodes them as "json" or "form".
func (f *filler) bodies(random *rand.Rand, n int, encoding string) ([]body, error) {
	made := make([]body, n)
	for i := range made {
		checked, err := f.fill(random, wholeRole)
		if err != nil {
			return nil, err
		}
		content := f.form(checked.Answers)
		if encoding == "json" {
			content = []byte(`{"key":"` + noKey + `","event":"` + eventCode + `","language":"fr","version":1,"answers":` +
				string(f.in.Canonical(checked.Answers)) + `}`)
		}
		made[i] = body{content: content, keyAt: bytes.Index(content, []byte(noKey))}
	}
	return made, nil
}

// form encodes answers as the page sends them: texts left empty are sent too.
func (f *filler) form(answers survey.Answers) []byte {
	values := url.Values{":key": {noKey}, ":event": {eventCode}, ":version": {"1"}, ":do": {"send"}}
	for i := range f.in.Items {
		name := f.in.Items[i].Name()
		switch answer := answers[name].(type) {
		case survey.Str:
			values.Set(name, string(answer))
		case survey.Names:
			values[name] = answer
		default:
			if f.in.Items[i].Question.Type == survey.TextType {
				values.Set(name, "")
			}
		}
	}
	return []byte(values.Encode())
}

// keyOf writes key number i of a run, never the same twice.
func keyOf(run, i uint64) string { return fmt.Sprintf("%016x%016x", run, i) }

// contentTypes by encoding.
var contentTypes = map[string]string{"json": "application/json", "form": "application/x-www-form-urlencoded"}
