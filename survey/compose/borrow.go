package compose

import (
	"encoding/json"
	"slices"

	"sonde/survey"
	"sonde/survey/author/edit"
	"sonde/survey/expr"
)

// Left is a setting that was not taken over: its expression speaks of questions that are not there.
type Left struct {
	Question   string
	Expression string
}

// Borrow puts what stands at a path of another questionnaire at a spot, with its choices, and gives its path. Texts come in
// the languages that both speak. A list that both have and that says the same is shared; any other comes under a free name.
func Borrow(q survey.Questionnaire, spot edit.Spot, from survey.Questionnaire, path string) (survey.Questionnaire, string, []Left, error) {
	found, ok := edit.Find(from, path)
	if !ok {
		return q, "", nil, survey.Fail(survey.NotFound, "EDT_002", survey.Args{"Name": path})
	}
	own, err := copied(found)
	if err != nil {
		return q, "", nil, err
	}
	b := borrower{q: q, from: from, lists: map[string]string{}, known: map[string]bool{}}
	for _, s := range q.Sections {
		b.names(s.Questions)
	}
	b.names([]survey.Question{own})
	if err := b.question(&own); err != nil {
		return q, "", nil, err
	}
	taken, at, err := edit.Add(b.q, spot, own)
	return taken, at, b.left, err
}

// copied copies a question with all that it holds.
func copied(q survey.Question) (survey.Question, error) {
	raw, err := json.Marshal(q)
	if err != nil {
		return q, err
	}
	var own survey.Question
	return own, json.Unmarshal(raw, &own)
}

type borrower struct {
	q     survey.Questionnaire
	from  survey.Questionnaire
	lists map[string]string // the names that its lists have here
	known map[string]bool   // names that expressions may use
	left  []Left
}

func (b *borrower) names(questions []survey.Question) {
	for i := range questions {
		b.known[questions[i].Name] = true
		b.names(questions[i].Questions)
	}
}

// question makes a question fit: its texts, its list, its expressions, and what it holds.
func (b *borrower) question(q *survey.Question) (err error) {
	for _, text := range []*survey.Text{&q.Label, &q.Hint, &q.GuidanceHint, &q.RequiredMessage, &q.ConstraintMessage, &q.Image} {
		*text = b.spoken(*text)
	}
	if q.List, err = b.list(q.List); err != nil {
		return err
	}
	for _, source := range []*string{&q.Relevant, &q.Constraint, &q.ChoiceFilter, &q.Calculation, &q.Default, &q.Trigger, &q.RepeatCount} {
		if !b.understood(*source) {
			b.left = append(b.left, Left{q.Name, *source})
			*source = ""
		}
	}
	if required := string(q.Required); !b.understood(required) {
		b.left = append(b.left, Left{q.Name, required})
		q.Required = ""
	}
	for i := range q.Questions {
		if err := b.question(&q.Questions[i]); err != nil {
			return err
		}
	}
	return nil
}

// spoken gives a text in the languages that are spoken here.
func (b *borrower) spoken(text survey.Text) survey.Text {
	spoken := survey.Text{}
	for language, words := range text {
		if slices.Contains(b.q.Languages, language) {
			spoken[language] = words
		}
	}
	if len(spoken) == 0 {
		return nil
	}
	return spoken
}

// list brings a choice list over and gives its name here.
func (b *borrower) list(name string) (string, error) {
	if own, done := b.lists[name]; done || name == "" {
		return own, nil
	}
	var choices []survey.Choice
	for _, choice := range b.from.ChoiceLists[name] {
		if !choice.Retired {
			choice.Label, choice.Image = b.spoken(choice.Label), b.spoken(choice.Image)
			choices = append(choices, choice)
		}
	}
	own := name
	if there, taken := b.q.ChoiceLists[name]; taken {
		if same(there, choices) {
			b.lists[name] = name
			return name, nil
		}
		own = Name(name, "list", func(name string) bool { _, taken := b.q.ChoiceLists[name]; return taken })
	}
	var err error
	b.q, err = edit.SetChoices(b.q, own, choices, nil)
	b.lists[name] = own
	return own, err
}

func same(a, b []survey.Choice) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && string(x) == string(y)
}

// understood tells whether an expression speaks of questions that are here alone; what is no expression is a plain value.
func (b *borrower) understood(source string) bool {
	tree, err := expr.Parse(source)
	if source == "" || err != nil {
		return true
	}
	return !slices.ContainsFunc(tree.Names(), func(name string) bool { return !b.known[name] })
}
