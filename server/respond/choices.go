package respond

import (
	"strconv"
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// choosing draws a question that is answered with one choice or several.
func (d *drawer) choosing(view *QuestionView, item *questionnaire.Item) {
	one := item.Question.Type == survey.SelectOne
	view.Choices = d.choices(item, func(name string) bool { return d.raw.Picked(item.Index, name) })
	switch {
	case item.Menu():
		view.Form = formMenu
		if d.long[item.Question.List] && d.depth == 0 {
			view.List = listID(item.Question.List)
		}
	case item.Folds():
		view.Form = formFolded
		view.Open = view.Error != "" || d.raw.Answered(item.Index)
	}
	view.Undo = view.Optional && one && view.Form != formMenu
	view.Look = look(item)
}

// among draws a text that is picked among answers given before: a menu, which the script keeps up to date.
func (d *drawer) among(view *QuestionView, item *questionnaire.Item, answers []string) {
	view.Form, view.FromAnswers = formMenu, true
	for _, answer := range answers {
		view.Choices = append(view.Choices, ChoiceView{Value: answer, Label: answer, Picked: d.raw.Text(item.Index) == answer})
	}
}

// look is how choices lie: "likert" side by side as a scale, "across" one after the other, "" each on its line.
func look(item *questionnaire.Item) string {
	if item.Appears("likert") {
		return "likert"
	}
	for _, word := range strings.Fields(item.Question.Appearance) {
		if strings.HasPrefix(word, "horizontal") || strings.HasPrefix(word, "compact") || strings.HasPrefix(word, "columns") || word == "quickcompact" {
			return "across"
		}
	}
	return ""
}

func (d *drawer) choices(item *questionnaire.Item, picked func(name string) bool) []ChoiceView {
	views := make([]ChoiceView, 0, len(item.Choices))
	for _, i := range d.order(item) {
		choice := &item.Choices[i]
		label := d.text(choice.Label)
		view := ChoiceView{
			ID: controlID(d.name(item), i), Value: choice.Name, Label: label, Picked: picked(choice.Name),
			Exclusive: choice.Exclusive && item.Question.Type == survey.SelectMultiple,
		}
		if item.Question.Parameters["randomize"] == "true" {
			view.Place = i
		}
		if written := d.written(choice.Label); speaks(written) {
			view.Words = written
		}
		if view.Picture = d.picture(choice.Image, ""); label == "" && view.Picture != nil {
			view.Picture.Alt = choice.Name
		} else if label == "" {
			view.Label = choice.Name
		}
		views = append(views, view)
	}
	return views
}

// menus draws a rank: one menu for each place, which needs no dragging.
func (d *drawer) menus(item *questionnaire.Item) []MenuView {
	views := make([]MenuView, item.Menus)
	for rank := range item.Menus {
		views[rank] = MenuView{
			ID:      controlID(d.name(item), rank),
			Name:    d.name(item) + ":" + strconv.Itoa(rank+1),
			Label:   d.say("respond.place", survey.Args{"Rank": rank + 1}),
			Choices: d.choices(item, func(name string) bool { return d.raw.At(item.Index, rank+1) == name }),
		}
	}
	return views
}

// limits says how many picks are taken, for a question whose author gave no hint: it must be known before answering.
func (d *drawer) limits(q *survey.Question) string {
	var said []string
	if q.MinPicks > 0 {
		said = append(said, d.say("respond.at_least", survey.Args{"Count": q.MinPicks}))
	}
	if q.MaxPicks > 0 && q.Type == survey.SelectMultiple {
		said = append(said, d.say("respond.at_most", survey.Args{"Count": q.MaxPicks}))
	}
	if len(said) == 0 && q.Type == survey.SelectMultiple {
		return d.say("respond.several", nil)
	}
	return strings.Join(said, " ")
}
