package respond

import (
	"strconv"
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// drawer makes the views of an instrument's questions in one language, with what was typed and what is wrong with it.
type drawer struct {
	in       *questionnaire.Instrument
	words    survey.Words
	language string
	raw      questionnaire.Raw
	problems map[string]string // by question: what is wrong and what to do
}

func (d *drawer) text(t survey.Text) string {
	return t.In(d.language, d.in.Questionnaire.DefaultLanguage)
}

func (d *drawer) say(key string, args survey.Args) string { return d.words.Say(d.language, key, args) }

// sections draws all of them.
func (d *drawer) sections() []SectionView {
	views := make([]SectionView, len(d.in.Questionnaire.Sections))
	for i := range d.in.Questionnaire.Sections {
		section := &d.in.Questionnaire.Sections[i]
		id := section.Name
		if id == "" {
			id = strconv.Itoa(i)
		}
		views[i] = SectionView{
			ID: id, Index: i, Title: d.text(section.Title), AppliesTo: d.text(section.AppliesTo),
			Questions: d.questions(section.Questions, false),
		}
	}
	return views
}

func (d *drawer) questions(questions []survey.Question, inGrid bool) []QuestionView {
	views := make([]QuestionView, 0, len(questions))
	for i := range questions {
		views = append(views, d.question(&questions[i], inGrid))
	}
	return views
}

func (d *drawer) question(q *survey.Question, inGrid bool) QuestionView {
	view := QuestionView{
		Index: -1, Name: q.Name, Type: string(q.Type), Label: d.text(q.Label), LabelID: "label-" + q.Name,
		Hint: d.text(q.Hint), HintID: "hint-" + q.Name, ErrorID: "wrong-" + q.Name, FirstID: controlID(q.Name, 0),
	}
	if q.Type == survey.Group {
		d.group(&view, q)
		return view
	}
	item, known := d.in.Item(q.Name)
	if !known {
		return view
	}
	view.Index = item.Index
	if view.Hint == "" {
		view.Hint = d.limits(q)
	}
	view.Error = d.problems[q.Name]
	view.DescribedBy = describedBy(&view)
	view.Optional = q.Required == "" && q.Type != survey.Note && !inGrid
	view.Undo = view.Optional && q.Type == survey.SelectOne && q.Appearance != minimal
	if q.Required != "" {
		view.RequiredMessage = d.text(q.RequiredMessage)
	}
	view.MaxPicks = q.MaxPicks
	view.Value = d.raw.Text(item.Index)
	switch q.Type {
	case survey.SelectOne, survey.SelectMultiple:
		view.Menu = q.Appearance == minimal && q.Type == survey.SelectOne
		view.Choices = d.choices(item, func(name string) bool { return d.raw.Picked(item.Index, name) })
	case survey.Rank:
		view.Menus = d.menus(item)
	case survey.TextType:
		if q.Appearance == "multiline" {
			view.Lines = 4
		}
	}
	return view
}

// controlID names the controls of a question, for labels and links.
func controlID(question string, index int) string {
	return "c-" + question + "-" + strconv.Itoa(index)
}

// minimal is the appearance that makes a menu of a list.
const minimal = "minimal"

// widestGrid is how many columns fit the page's width.
const widestGrid = 7

// group draws a group, or a grid when it asks for one.
func (d *drawer) group(view *QuestionView, q *survey.Question) {
	grid := q.Appearance == questionnaire.Grid
	view.Questions = d.questions(q.Questions, grid)
	if !grid || len(view.Questions) == 0 {
		return
	}
	view.Type = "grid"
	view.Optional = true
	for i := range q.Questions {
		view.Optional = view.Optional && q.Questions[i].Required == ""
	}
	for _, choice := range view.Questions[0].Choices {
		view.Columns = append(view.Columns, choice.Label)
	}
	view.Fits = len(view.Columns) <= widestGrid
}

func (d *drawer) choices(item *questionnaire.Item, picked func(name string) bool) []ChoiceView {
	views := make([]ChoiceView, len(item.Choices))
	for i := range item.Choices {
		choice := &item.Choices[i]
		views[i] = ChoiceView{
			ID: controlID(item.Name(), i), Value: choice.Name, Label: d.text(choice.Label),
			Picked: picked(choice.Name), Exclusive: choice.Exclusive && item.Question.Type == survey.SelectMultiple,
		}
	}
	return views
}

// menus draws a rank: one menu for each place, which needs no dragging.
func (d *drawer) menus(item *questionnaire.Item) []MenuView {
	views := make([]MenuView, item.Menus)
	for rank := range item.Menus {
		views[rank] = MenuView{
			ID:      controlID(item.Name(), rank),
			Name:    item.Name() + ":" + strconv.Itoa(rank+1),
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

func describedBy(view *QuestionView) string {
	var ids []string
	if view.Hint != "" {
		ids = append(ids, view.HintID)
	}
	if view.Error != "" {
		ids = append(ids, view.ErrorID)
	}
	return strings.Join(ids, " ")
}
