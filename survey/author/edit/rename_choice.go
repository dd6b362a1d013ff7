package edit

import (
	"slices"
	"strings"
	"unicode"

	"sonde/survey"
)

// RenameChoice gives a choice of a list another name, also where expressions compare an answer with it, where it is a
// question's default, and where the choices of a cascade below it name it in a filter. Invalid EDT_001 when the name is
// empty or has a space, Conflict EDT_003 when it is taken. Answers given under the old name stay under it.
func RenameChoice(q survey.Questionnaire, list string, at int, name string) (survey.Questionnaire, error) {
	q = clone(q)
	choices := q.ChoiceLists[list]
	if at < 0 || at >= len(choices) {
		return q, nowhere(list)
	}
	old := choices[at].Name
	switch {
	case old == name:
		return q, nil
	case name == "" || strings.ContainsFunc(name, unicode.IsSpace) || strings.ContainsFunc(name, unicode.IsControl):
		return q, survey.Fail(survey.Invalid, codeName, survey.Args{"Name": name})
	case hasChoice(choices, name):
		return q, survey.Fail(survey.Conflict, codeNameTaken, survey.Args{"Name": name})
	}
	withoutPaths(&q)
	r := choiceRenaming{q: &q, all: nodes(&q), list: list, old: old, new: name}
	for _, n := range r.all {
		if n.question != nil {
			r.question(n.question)
		}
	}
	for i := range q.Sections {
		q.Sections[i].Relevant = r.expression(nil, q.Sections[i].Relevant)
	}
	for i := range choices { // a name may stand in a list several times, with other filters
		if choices[i].Name == old {
			choices[i].Name = name
		}
	}
	return q, nil
}

type choiceRenaming struct {
	q              *survey.Questionnaire
	all            []node
	list, old, new string
}

// question renames in the expressions of a question, in its default, and in the filters of its choices.
func (r *choiceRenaming) question(one *survey.Question) {
	r.cascade(one)
	for _, source := range expressions(one) {
		*source = r.expression(one, *source)
	}
	one.Required = survey.Condition(r.expression(one, string(one.Required)))
	if one.List == r.list && slices.Contains(strings.Fields(one.Default), r.old) {
		picks := strings.Fields(one.Default)
		for i := range picks {
			if picks[i] == r.old {
				picks[i] = r.new
			}
		}
		one.Default = strings.Join(picks, " ")
	}
}

// takes tells whether a piece of an expression is an answer out of the list; one is the question that it belongs to.
func (r *choiceRenaming) takes(p piece, one *survey.Question) bool {
	switch {
	case p.kind == reference:
		names := meant(r.all, strings.TrimSpace(p.text[2:len(p.text)-1]))
		for _, n := range r.all {
			if n.question != nil && slices.Equal(n.names, names) {
				return n.question.List == r.list
			}
		}
	case p.text == "." || p.text == "name" && p.kind == word:
		return one != nil && one.List == r.list
	}
	return false
}

// expression renames the literals of an expression that are compared with an answer out of the list.
func (r *choiceRenaming) expression(one *survey.Question, source string) string {
	if !strings.Contains(source, r.old) {
		return source
	}
	all := pieces(source)
	firm := solid(all)
	for i, at := range firm {
		if p := &all[at]; p.kind == quoted && p.text[1:len(p.text)-1] == r.old && r.compared(all, firm, i, one) {
			p.text = p.text[:1] + r.new + p.text[:1]
		}
	}
	var b strings.Builder
	for _, p := range all {
		b.WriteString(p.text)
	}
	return b.String()
}

// compared tells whether the literal at firm[i] is compared with an answer out of the list: ${q} = 'x', 'x' != ${q},
// selected(${q}, 'x'), selected-at(${q}, 0) = 'x'.
func (r *choiceRenaming) compared(all []piece, firm []int, i int, one *survey.Question) bool {
	text := func(i int) string {
		if i < 0 || i >= len(firm) {
			return ""
		}
		return all[firm[i]].text
	}
	takes := func(i int) bool { return i >= 0 && i < len(firm) && r.takes(all[firm[i]], one) }
	equal := func(i int) bool { return text(i) == "=" || text(i) == "!=" }
	switch {
	case equal(i-1) && takes(i-2), equal(i+1) && takes(i+2):
		return true
	case text(i-1) == "," && takes(i-2) && text(i-3) == "(" && text(i-4) == "selected":
		return true
	case equal(i-1) && text(i-2) == ")":
		depth := 0
		for j := i - 2; j >= 0; j-- {
			switch text(j) {
			case ")":
				depth++
			case "(":
				depth--
			}
			if depth == 0 {
				return slices.Contains(passing, text(j-1)) && takes(j+1)
			}
		}
	}
	return false
}

// passing are the functions that give an answer on as it is, or a part of it.
var passing = []string{"selected-at", "string", "coalesce", "once", "indexed-repeat", "normalize-space"}

// cascade renames in the filters of a question's choices, when its choice filter compares their column with an answer out
// of the list.
func (r *choiceRenaming) cascade(one *survey.Question) {
	if one.ChoiceFilter == "" {
		return
	}
	all := pieces(one.ChoiceFilter)
	firm := solid(all)
	for i, at := range firm {
		if !r.takes(all[at], one) || all[at].kind != reference {
			continue
		}
		for _, side := range []int{-1, 1} {
			sign, column := i+side, i+2*side
			if column < 0 || column >= len(firm) || all[firm[sign]].text != "=" || all[firm[column]].kind != word {
				continue
			}
			for c := range r.q.ChoiceLists[one.List] {
				if filters := r.q.ChoiceLists[one.List][c].Filters; filters[all[firm[column]].text] == r.old {
					filters[all[firm[column]].text] = r.new
				}
			}
		}
	}
}
