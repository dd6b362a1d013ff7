package author

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// Query looks for questions asked before. Text is words all of which must stand in a question's name, texts or choices, in
// whatever language, case and accents aside; Concept is that of a choice, "use/find_portal", or a kind of concept, "use".
type Query struct {
	Text    string
	Concept string
}

// Asked is a question that the organisation asked before, or a grid of them, in its newest form: the same form in several
// questionnaires is one.
type Asked struct {
	Question survey.Question // of a grid the group, with its questions
	Lists    map[string][]survey.Choice
	Uses     []Use // by name of the questionnaire
	Answered int   // responses, in all of them; of a grid, to the question answered most
}

// Use is one questionnaire that asks it.
type Use struct {
	Questionnaire string
	Title         survey.Text
	Version       int // the newest that asks it so
	Section       string
	Answered      int
}

// Library finds questions in the published versions of all questionnaires, those answered most first. How often they were
// answered is known to the minute.
func (a *Author) Library(ctx context.Context, q Query) ([]Asked, error) {
	all, err := a.store.Questionnaires(ctx)
	if err != nil {
		return nil, err
	}
	var found []*Asked
	alike := map[string]*Asked{}
	for _, info := range all {
		for version := info.Versions; version > 0; version-- {
			published, err := a.store.Published(ctx, info.Name, version)
			if err != nil {
				return nil, err
			}
			for _, one := range asksOf(published) {
				if !one.matches(q) {
					continue
				}
				known := alike[one.form]
				if known == nil {
					known = &Asked{Question: *one.question, Lists: one.lists}
					alike[one.form] = known
					found = append(found, known)
				}
				if err := a.use(ctx, known, published, one); err != nil {
					return nil, err
				}
			}
		}
	}
	slices.SortStableFunc(found, func(x, y *Asked) int {
		return cmp.Or(cmp.Compare(y.Answered, x.Answered), cmp.Compare(x.Question.Name, y.Question.Name))
	})
	result := make([]Asked, len(found))
	for i, one := range found {
		result[i] = *one
	}
	return result, nil
}

// use notes that a version asks a question; the newest of a questionnaire that does is told.
func (a *Author) use(ctx context.Context, known *Asked, q survey.Questionnaire, one asked) error {
	if slices.ContainsFunc(known.Uses, func(u Use) bool { return u.Questionnaire == q.Name }) {
		return nil
	}
	usage, err := a.recentUsage(ctx, q.Name)
	if err != nil {
		return err
	}
	answered := 0
	for _, key := range one.keys {
		answered = max(answered, usage.Answered[key])
	}
	known.Uses = append(known.Uses, Use{Questionnaire: q.Name, Title: q.Title, Version: q.Version, Section: one.section, Answered: answered})
	known.Answered += answered
	return nil
}

// asked is a question or a grid of a version, with what it is found by.
type asked struct {
	outlined
	keys  []string
	lists map[string][]survey.Choice
	form  string // the same for those that ask the same
}

// asksOf gives the questions of a version that ask, the questions of a grid together.
func asksOf(q survey.Questionnaire) []asked {
	o := outlineOf(q)
	var all []asked
	inGrid := map[*survey.Question]bool{}
	for _, key := range o.order {
		one := asked{outlined: o.at[key], keys: []string{key}, lists: map[string][]survey.Choice{}}
		switch t := one.question.Type; {
		case t == survey.Group && questionnaire.Appears(one.question, questionnaire.Grid):
			one.keys = nil
			for i := range one.question.Questions {
				inner := &one.question.Questions[i]
				inGrid[inner] = true
				one.take(q, inner)
				one.keys = append(one.keys, o.keyOf(inner))
			}
		case kinds[t] == "" || t == survey.Repeat || t == survey.Calculate || t == survey.Hidden || inGrid[one.question]:
			continue
		}
		one.take(q, one.question)
		form, _ := json.Marshal([]any{one.question.Name, one.question.Type, one.question.Label, one.question.Questions, one.lists}) // texts always marshal
		one.form = string(form)
		all = append(all, one)
	}
	return all
}

// take adds the list that a question takes, without what is offered no more.
func (one *asked) take(q survey.Questionnaire, question *survey.Question) {
	if choices, takes := q.ChoiceLists[question.List]; takes {
		one.lists[question.List] = slices.DeleteFunc(slices.Clone(choices), func(c survey.Choice) bool { return c.Retired })
	}
}

// keyOf finds the key of a question.
func (o *outline) keyOf(question *survey.Question) string {
	for _, key := range o.order {
		if o.at[key].question == question {
			return key
		}
	}
	return ""
}

func (one *asked) matches(q Query) bool {
	if q.Concept != "" && !one.about(q.Concept) {
		return false
	}
	text := ""
	for word := range strings.FieldsSeq(fold(q.Text)) {
		if text == "" {
			text = fold(one.text())
		}
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// about tells whether a choice stands for a concept, or for one of a kind.
func (one *asked) about(concept string) bool {
	for _, choices := range one.lists {
		for _, c := range choices {
			if c.Concept == concept || strings.HasPrefix(c.Concept, concept+"/") {
				return true
			}
		}
	}
	return false
}

// text is all that is read of it, in every language, with the names.
func (one *asked) text() string {
	var b strings.Builder
	write := func(name string, texts ...survey.Text) {
		b.WriteString(name + " ")
		for _, text := range texts {
			for _, words := range text {
				b.WriteString(words + " ")
			}
		}
	}
	write(one.question.Name, one.question.Label, one.question.Hint)
	for _, inner := range one.question.Questions {
		write(inner.Name, inner.Label, inner.Hint)
	}
	for _, choices := range one.lists {
		for _, c := range choices {
			write(c.Name, c.Label)
		}
	}
	return b.String()
}
