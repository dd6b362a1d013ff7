package respond

import (
	"slices"
	"strconv"
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// CarriedView is a value that the page brings along and nobody types.
type CarriedView struct{ Name, Value string }

// shown draws a question that is read and not answered. What the server does not work out itself the page carries.
func (d *drawer) shown(view *QuestionView, item *questionnaire.Item) {
	view.Form, view.Class = formShown, "shown"
	picks := d.raw.Picks(item.Index)
	if item.Computed() {
		view.Value = d.answers.Value(item).String()
		picks = strings.Fields(view.Value)
	} else {
		view.Carried = d.carried(item)
	}
	switch item.Question.Type {
	case survey.SelectOne, survey.SelectMultiple, survey.Rank:
		all := item.Appears("label") && !item.Question.ReadOnly
		view.Choices = d.choices(item, func(name string) bool { return all || slices.Contains(picks, name) })
	}
}

// carried gives the values as the controls would send them.
func (d *drawer) carried(item *questionnaire.Item) []CarriedView {
	switch item.Question.Type {
	case survey.SelectMultiple:
		var all []CarriedView
		for _, pick := range d.raw.Picks(item.Index) {
			all = append(all, CarriedView{d.name(item), pick})
		}
		return all
	case survey.Rank:
		var all []CarriedView
		for i, pick := range d.raw.Picks(item.Index) {
			all = append(all, CarriedView{d.name(item) + ":" + strconv.Itoa(i+1), pick})
		}
		return all
	}
	return []CarriedView{{d.name(item), d.raw.Text(item.Index)}}
}
