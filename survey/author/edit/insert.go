package edit

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"sonde/survey"
	"sonde/survey/expr"
)

// Brought is a question of another questionnaire, with the lists that it and what it holds take.
type Brought struct {
	Question survey.Question
	Lists    map[string][]survey.Choice
}

// Left is an expression that was left out of a question: its name here, the column, and the expression where it came from.
type Left struct{ Question, Column, Expression string }

// Insert puts questions of other questionnaires at a spot, with what they hold and the lists that they take, and gives the
// path of the first. Names that are taken get a number; a list is shared when the same choices are there under its name.
// What they say of one another they say here too. Texts in languages that are not in use here are left out, as are
// expressions that speak of questions which neither came along nor are here: Left tells those.
func Insert(q survey.Questionnaire, spot Spot, all []Brought) (_ survey.Questionnaire, path string, left []Left, err error) {
	q = clone(q)
	here, spoken := nodes(&q), spokenOf(&q)
	used := map[string]bool{}
	for _, n := range here {
		used[n.names[len(n.names)-1]] = true
	}
	var made []survey.Question
	for _, one := range all {
		made = append(made, cloneQuestions([]survey.Question{one.Question})...)
	}
	came := newcomers(made, used)
	for i := range made {
		to := came.references(made[i : i+1])
		known := func(reference string) bool {
			last := reference[strings.LastIndexByte(reference, '/')+1:]
			if to[reference] == "" && !came.names[last] {
				if name := spoken[Join(meant(here, reference)...)]; name != "" {
					to[reference] = name
				}
			}
			return to[reference] != ""
		}
		bring := bringing{q: &q, lists: all[i].Lists, brought: map[string]string{}}
		each(made[i:i+1], func(one *survey.Question) {
			one.Name = came.fresh[one]
			for at, source := range expressions(one) {
				if !speaksOf(*source, known) {
					left = append(left, Left{one.Name, expressionColumns[at], *source})
					*source = ""
				}
			}
			if required := string(one.Required); !speaksOf(required, known) {
				left = append(left, Left{one.Name, "required", required})
				one.Required = ""
			}
			for _, text := range append(texts(one), &one.Image) {
				bring.text(*text)
			}
			switch {
			case !fromAnswers(one):
				one.List = bring.list(one.List)
			case !speaksOf(one.List, known):
				left = append(left, Left{one.Name, "list", one.List})
				one.List, one.ChoiceFilter = "", ""
			}
		})
		to.questions(made[i : i+1])
		at, err := insert(&q, spot, made[i])
		if err != nil {
			return q, path, left, err
		}
		if spot.At++; i == 0 {
			path = at
		}
	}
	return q, path, left, nil
}

// each visits questions and all that they hold.
func each(questions []survey.Question, visit func(*survey.Question)) {
	for i := range questions {
		visit(&questions[i])
		each(questions[i].Questions, visit)
	}
}

// speaksOf tells whether an expression speaks only of what is known. A default may be a plain value.
func speaksOf(source string, known func(reference string) bool) bool {
	tree, err := expr.Parse(source)
	if err != nil {
		return !strings.Contains(source, "${")
	}
	return !slices.ContainsFunc(tree.Names(), func(name string) bool { return !known(name) })
}

// newcoming are questions that come together, by what they were called where they came from.
type newcoming struct {
	nodes []node
	names map[string]bool             // where they came from
	fresh map[*survey.Question]string // their names here
}

// newcomers finds names for questions, and all that they hold, that are not used.
func newcomers(made []survey.Question, used map[string]bool) newcoming {
	n := newcoming{nodes: nodesOf(made), names: map[string]bool{}, fresh: map[*survey.Question]string{}}
	for _, one := range n.nodes {
		n.names[one.question.Name] = true
		name := free(one.question.Name, func(name string) bool { return used[name] })
		n.fresh[one.question], used[name] = name, true
	}
	return n
}

// references are what those in some of the questions become: within these first, then to the others that came.
func (n newcoming) references(within []survey.Question) references {
	to := references{}
	for _, among := range [][]node{n.nodes, nodesOf(within)} {
		for _, one := range among {
			for _, reference := range referring(among, one.names) {
				to[reference] = n.fresh[one.question]
			}
		}
	}
	return to
}

// nodesOf lists what stands in a section without a name.
func nodesOf(questions []survey.Question) []node {
	return nodes(&survey.Questionnaire{Sections: []survey.Section{{Questions: questions}}})
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
	here := free(name, func(name string) bool {
		have, taken := b.q.ChoiceLists[name]
		return taken && !reflect.DeepEqual(have, choices)
	})
	if !reflect.DeepEqual(b.q.ChoiceLists[here], choices) {
		b.q.ChoiceLists[here] = choices
	}
	b.brought[name] = here
	return here
}
