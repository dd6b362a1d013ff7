package respond

import (
	"html/template"
	"slices"
	"strconv"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// widestGrid is how many columns fit the page's width.
const widestGrid = 7

// group draws a group, or a grid when it asks for one.
func (d *drawer) group(q *survey.Question) QuestionView {
	view := d.begin(q, d.groupName(q))
	view.Level = d.level(0)
	view.Questions = d.questions(q.Questions)
	if questionnaire.Appears(q, questionnaire.Grid) {
		d.grid(&view)
	}
	return view
}

// groupName tells groups apart, whose names may recur.
func (d *drawer) groupName(q *survey.Question) string {
	name := d.prefix + q.Name
	if _, taken := d.in.Item(q.Name); taken || d.groups[name] {
		name += ":" + strconv.Itoa(len(d.groups))
	}
	d.groups[name] = true
	return name
}

// grid makes a table of a group whose questions share their choices: those of the first are its columns.
func (d *drawer) grid(view *QuestionView) {
	first := slices.IndexFunc(view.Questions, func(row QuestionView) bool { return len(row.Choices) > 0 })
	if first < 0 {
		return
	}
	for _, choice := range view.Questions[first].Choices {
		view.Columns = append(view.Columns, ColumnView{Label: choice.Label, Words: choice.Words, Picture: choice.Picture})
	}
	view.Form, view.Class = formGrid, "grid"
	view.Fits = len(view.Columns) <= widestGrid
	view.Optional = !slices.ContainsFunc(view.Questions, func(row QuestionView) bool { return len(row.Choices) > 0 && !row.Optional })
	several := d.say("respond.several", nil)
	for i := range view.Questions {
		row := &view.Questions[i]
		row.Undo = false
		row.Optional = row.Optional && !view.Optional // said once, at the head
		if string(row.Hint) == template.HTMLEscapeString(several) {
			if view.Hint == "" {
				view.Hint = row.Hint
			}
			row.Hint = ""
			row.DescribedBy = describedBy(row)
		}
	}
}

// labelled counts the rows of a grid as older forms write it: a question that shows the labels of its choices alone
// ("label"), then those that show the buttons alone ("list-nolabel"), all of one list.
func labelled(questions []survey.Question) int {
	if !choosesWith(&questions[0], "label", questions[0].List) {
		return 0
	}
	rows := 0
	for rows+1 < len(questions) && choosesWith(&questions[rows+1], "list-nolabel", questions[0].List) {
		rows++
	}
	return rows
}

func choosesWith(q *survey.Question, word, list string) bool {
	return (q.Type == survey.SelectOne || q.Type == survey.SelectMultiple) && q.List == list && questionnaire.Appears(q, word)
}

// labelledGrid draws such a grid: the first question names it.
func (d *drawer) labelledGrid(questions []survey.Question) QuestionView {
	head := &questions[0]
	view := d.begin(head, d.name(d.items[head]))
	view.Level = d.level(0)
	view.Index = d.items[head].Index
	view.Questions = d.questions(questions[1:])
	d.grid(&view)
	return view
}
