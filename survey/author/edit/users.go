package edit

import (
	"slices"
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// Users lists where else in a questionnaire what stands at a path, or something that it holds, is referred to: what would
// break if it were deleted.
func Users(q survey.Questionnaire, path string) []questionnaire.Place {
	q = clone(q)
	withoutPaths(&q)
	all := nodes(&q)
	names := strings.Split(path, "/")
	u := users{of: references{}}
	for _, n := range all {
		if len(n.names) >= len(names) && slices.Equal(n.names[:len(names)], names) {
			for _, reference := range referring(all, n.names) {
				u.of[reference] = reference + "_"
			}
		}
	}
	for i := range q.Sections {
		s := &q.Sections[i]
		at := questionnaire.Place{Section: s.Name}
		u.expression(at, "relevant", s.Relevant)
		u.text(at, "title", s.Title)
		u.text(at, "applies_to", s.AppliesTo)
		u.questions(s.Name, s.Name, path, s.Questions)
	}
	for _, list := range sorted(q.ChoiceLists) {
		for _, choice := range q.ChoiceLists[list] {
			u.text(questionnaire.Place{List: list, Choice: choice.Name}, "label", choice.Label)
		}
	}
	u.text(questionnaire.Place{}, "intro", q.Intro)
	u.text(questionnaire.Place{}, "thanks", q.Thanks)
	return u.found
}

// users gathers the places that refer to something: those that renaming it would change.
type users struct {
	of    references
	found []questionnaire.Place
}

// questions looks through all but what stands at the path itself.
func (u *users) questions(section, above, path string, questions []survey.Question) {
	for i := range questions {
		one := &questions[i]
		own := Join(above, one.Name)
		if own == path {
			continue
		}
		at := questionnaire.Place{Section: section, Within: strings.Trim(strings.TrimPrefix(above, section), "/"), Question: one.Name}
		for i, text := range texts(one) {
			u.text(at, textColumns[i], *text)
		}
		for i, source := range expressions(one) {
			u.expression(at, expressionColumns[i], *source)
		}
		u.expression(at, "required", string(one.Required))
		u.questions(section, own, path, one.Questions)
	}
}

func (u *users) expression(at questionnaire.Place, column, source string) {
	if u.of.expression(source) != source {
		at.Column = column
		u.found = append(u.found, at)
	}
}

func (u *users) text(at questionnaire.Place, column string, text survey.Text) {
	for _, words := range text {
		if u.of.text(words) != words {
			at.Column = column
			u.found = append(u.found, at)
			return
		}
	}
}

// sorted gives the keys of a map in order.
func sorted[M ~map[string]V, V any](m M) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
