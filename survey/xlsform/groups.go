package xlsform

import (
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// repeat settles how many rows a repeat has: what is not one plain ${name} becomes a question of its own before it, as in
// ODK. A file of ours holds that question already.
func (b *builder) repeat(r row, q *survey.Question) {
	if len(q.Label) == 0 && len(q.Image) == 0 && !b.extra.unlabelled[unlabelledKey(q.Name, "")] {
		b.say("XLS_063", b.at(r, "label"), survey.Args{"Name": q.Name})
	}
	if b.extra.unlabelled[unlabelledKey(q.Name, "")] {
		q.Label = nil
	}
	if q.RepeatCount == "" || oneReference(q.RepeatCount) || b.extra.there {
		return
	}
	name := q.Name + "_count"
	b.bring(r, survey.Question{Name: name, Type: survey.Calculate, Calculation: q.RepeatCount}).counts = true
	q.RepeatCount = "${" + name + "}"
}

// grid checks the questions of a table. Where they cannot stand in one, they are listed one under the other.
func (b *builder) grid(n *node) {
	where := at{b.t.name, n.row, b.t.headerOf("appearance", "")}
	list := ""
	for _, one := range n.inside {
		q := one.question
		switch q.Type {
		case survey.Note, survey.Calculate, survey.Hidden:
			continue
		case survey.SelectOne, survey.SelectMultiple:
		default:
			kind := string(q.Type)
			if q.List != "" {
				kind = string(survey.SelectOne) + " " + q.List // picked among answers
			}
			b.say("XLS_102", where, survey.Args{"Name": q.Name, "Type": short(kind)})
			n.question.Appearance = without(n.question.Appearance, questionnaire.Grid)
			return
		}
		here := at{b.t.name, one.row, b.t.headerOf("type", "")}
		switch {
		case list == "" && q.ChoiceFilter != "":
			here.column = b.t.headerOf("choice_filter", "")
			b.say("XLS_103", here, survey.Args{"Name": q.Name})
		case list != "" && q.List != list:
			b.say("XLS_104", here, survey.Args{"Name": q.Name, "List": q.List, "First": list})
		}
		if list == "" {
			list = q.List
		}
	}
}

// without takes a word out of a list of words.
func without(words, word string) string {
	var kept []string
	for _, w := range strings.Fields(words) {
		if w != word {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}
