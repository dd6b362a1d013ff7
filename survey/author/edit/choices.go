package edit

import (
	"slices"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// SetChoices gives a list its choices; a list that is not there is made. Of the choices that are left out, those held in
// answers are retired: they go to the end, are offered no more and stay counted. A nil held stands for no answers.
func SetChoices(q survey.Questionnaire, list string, choices []survey.Choice, held func(choice string) bool) (survey.Questionnaire, error) {
	q = clone(q)
	if !questionnaire.ValidName(list) {
		return q, survey.Fail(survey.Invalid, codeName, survey.Args{"Name": list})
	}
	made := cloneChoices(choices)
	for _, before := range q.ChoiceLists[list] {
		if !hasChoice(made, before.Name) && (before.Retired || held != nil && held(before.Name)) {
			before.Retired = true
			made = append(made, before)
		}
	}
	q.ChoiceLists[list] = made
	return q, nil
}

// DeleteChoice removes the choice at a place of a list, or retires it when answers hold it.
func DeleteChoice(q survey.Questionnaire, list string, at int, held bool) (survey.Questionnaire, error) {
	q = clone(q)
	choices := q.ChoiceLists[list]
	switch {
	case at < 0 || at >= len(choices):
		return q, nowhere(list)
	case held:
		choices[at].Retired = true
	default:
		q.ChoiceLists[list] = slices.Delete(choices, at, at+1)
	}
	return q, nil
}

// ChangeChoice changes the choice at a place of a list. Its name is changed by RenameChoice.
func ChangeChoice(q survey.Questionnaire, list string, at int, change func(*survey.Choice)) (survey.Questionnaire, error) {
	q = clone(q)
	choices := q.ChoiceLists[list]
	if at < 0 || at >= len(choices) {
		return q, nowhere(list)
	}
	name := choices[at].Name
	change(&choices[at])
	choices[at].Name = name
	return q, nil
}

// MoveChoice moves the choice at a place of a list to another place.
func MoveChoice(q survey.Questionnaire, list string, from, to int) (survey.Questionnaire, error) {
	q = clone(q)
	choices := q.ChoiceLists[list]
	if from < 0 || from >= len(choices) {
		return q, nowhere(list)
	}
	one := choices[from]
	choices = slices.Delete(choices, from, from+1)
	q.ChoiceLists[list] = slices.Insert(choices, min(max(to, 0), len(choices)), one)
	return q, nil
}

// Sharers lists the paths of the questions that take a list.
func Sharers(q survey.Questionnaire, list string) []string {
	var paths []string
	for _, n := range nodes(&q) {
		if n.question != nil && n.question.List == list && list != "" {
			paths = append(paths, Join(n.names...))
		}
	}
	return paths
}

// OwnList gives the question at a path a list of its own, a copy of the one that it shares or an empty one, and gives the
// list's name.
func OwnList(q survey.Questionnaire, path string) (survey.Questionnaire, string, error) {
	q = clone(q)
	at, ok := locate(&q, path)
	if !ok {
		return q, "", nowhere(path)
	}
	one := &(*at.siblings)[at.index]
	if one.List != "" && len(Sharers(q, one.List)) == 1 {
		return q, one.List, nil
	}
	choices := cloneChoices(q.ChoiceLists[one.List])
	one.List = free(one.Name, func(name string) bool { _, taken := q.ChoiceLists[name]; return taken })
	q.ChoiceLists[one.List] = append([]survey.Choice{}, choices...)
	return q, one.List, nil
}

// RenameList gives a list another name, for all questions that take it.
func RenameList(q survey.Questionnaire, list, name string) (survey.Questionnaire, error) {
	q = clone(q)
	choices, ok := q.ChoiceLists[list]
	_, taken := q.ChoiceLists[name]
	switch {
	case !ok:
		return q, nowhere(list)
	case list == name:
		return q, nil
	case !questionnaire.ValidName(name):
		return q, survey.Fail(survey.Invalid, codeName, survey.Args{"Name": name})
	case taken:
		return q, survey.Fail(survey.Conflict, codeNameTaken, survey.Args{"Name": name})
	}
	delete(q.ChoiceLists, list)
	q.ChoiceLists[name] = choices
	for _, n := range nodes(&q) {
		if n.question != nil && n.question.List == list {
			n.question.List = name
		}
	}
	return q, nil
}

func hasChoice(choices []survey.Choice, name string) bool {
	return slices.ContainsFunc(choices, func(c survey.Choice) bool { return c.Name == name })
}

// sweep removes the lists that were taken before and that nothing takes any more.
func sweep(q *survey.Questionnaire, before survey.Questionnaire) {
	for list := range before.ChoiceLists {
		if len(Sharers(before, list)) > 0 && len(Sharers(*q, list)) == 0 {
			delete(q.ChoiceLists, list)
		}
	}
}
