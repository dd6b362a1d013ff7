package edit

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"sonde/survey"
	"sonde/survey/expr"
)

// Insert puts a question of another questionnaire at a spot, with what it holds and the lists that it takes, and gives its
// path. Names that are taken get a number; a list is shared when the same choices are there under its name. Texts in
// languages that are not in use here are left out, as are expressions that use other questions of where it came from: Left
// tells those.
func Insert(q survey.Questionnaire, spot Spot, one survey.Question, lists map[string][]survey.Choice) (survey.Questionnaire, string, []Left, error) {
	q = clone(q)
	made := cloneQuestions([]survey.Question{one})
	used := map[string]bool{}
	for _, n := range nodes(&q) {
		used[n.names[len(n.names)-1]] = true
	}
	to := references{}
	each(made, func(one *survey.Question) {
		fresh := free(one.Name, func(name string) bool { return used[name] })
		used[fresh] = true
		to[one.Name], one.Name = fresh, fresh
	})
	own := map[string]bool{}
	for _, fresh := range to {
		own[fresh] = true
	}
	var left []Left
	bring := bringing{q: &q, lists: lists, brought: map[string]string{}}
	each(made, func(one *survey.Question) {
		for i, source := range expressions(one) {
			before := *source
			if *source = kept(before, to, own); *source == "" && before != "" {
				left = append(left, Left{one.Name, expressionColumns[i], before})
			}
		}
		required := string(one.Required)
		if one.Required = survey.Condition(kept(required, to, own)); one.Required == "" && required != "" {
			left = append(left, Left{one.Name, "required", required})
		}
		for _, text := range append(texts(one), &one.Image) {
			bring.text(*text)
		}
		one.List = bring.list(one.List)
	})
	path, err := insert(&q, spot, made[0])
	return q, path, left, err
}

// Left is an expression that was left out of a question: its name here, the column, and the expression where it came from.
type Left struct{ Question, Column, Expression string }

// each visits questions and all that they hold.
func each(questions []survey.Question, visit func(*survey.Question)) {
	for i := range questions {
		visit(&questions[i])
		each(questions[i].Questions, visit)
	}
}

// kept gives an expression with its own new names, or "" when it uses other questions. A default may be a plain value.
func kept(source string, to references, own map[string]bool) string {
	renamed := to.expression(source)
	tree, err := expr.Parse(renamed)
	if err != nil {
		if strings.Contains(source, "${") {
			return ""
		}
		return source
	}
	if slices.ContainsFunc(tree.Names(), func(name string) bool { return !own[name] }) {
		return ""
	}
	return renamed
}

// bringing brings lists and texts of one questionnaire into another.
type bringing struct {
	q       *survey.Questionnaire
	lists   map[string][]survey.Choice
	brought map[string]string // names here by names there
}

// text leaves the languages that are in use.
func (b *bringing) text(text survey.Text) {
	maps.DeleteFunc(text, func(language, _ string) bool { return !slices.Contains(b.q.Languages, language) })
}

// list gives the name under which a list is here.
func (b *bringing) list(name string) string {
	if here, known := b.brought[name]; known || name == "" {
		return here
	}
	choices := cloneChoices(b.lists[name])
	for i := range choices {
		b.text(choices[i].Label)
		b.text(choices[i].Image)
	}
	here := name
	if !reflect.DeepEqual(b.q.ChoiceLists[name], choices) {
		here = free(name, func(name string) bool { _, taken := b.q.ChoiceLists[name]; return taken })
		b.q.ChoiceLists[here] = choices
	}
	b.brought[name] = here
	return here
}
