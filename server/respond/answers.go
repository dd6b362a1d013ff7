package respond

import (
	"strconv"
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// AnswerView is a question with its answer in words, for reading again.
type AnswerView struct {
	Section  string // its title, where it begins
	Question string
	Answers  []string
}

// answered words all that the sheet holds, in the order of the questionnaire.
func (d *drawer) answered() []AnswerView {
	var views []AnswerView
	section := -1
	for i := range d.in.Items {
		item := &d.in.Items[i]
		if !item.Keeps() || !item.Shown() || !d.raw.Answered(i) {
			continue
		}
		first := len(views)
		if item.Row != nil {
			views = append(views, d.answeredRows(item)...)
		} else {
			views = append(views, AnswerView{Question: d.whole(item), Answers: d.answer(item)})
		}
		if item.Section != section && d.depth == 0 && len(views) > first {
			section = item.Section
			views[first].Section = d.text(d.in.Questionnaire.Sections[section].Title)
		}
	}
	return views
}

// answeredRows words the rows of a repeat, each question behind the title of its row.
func (d *drawer) answeredRows(repeat *questionnaire.Item) []AnswerView {
	var views []AnswerView
	for i, raw := range d.raw.Rows(repeat.Index) {
		answers, there := d.answers.Row(repeat, i+1)
		if !there {
			_, answers = d.answers.NewRow(repeat)
		}
		row := d.row(repeat, raw, answers, d.name(repeat)+"/"+strconv.Itoa(i+1))
		title := row.rowTitle(repeat.Question, i+1)
		for _, view := range row.answered() {
			view.Question = title + " – " + view.Question
			views = append(views, view)
		}
	}
	return views
}

// answer words the answer to a question.
func (d *drawer) answer(item *questionnaire.Item) []string {
	switch item.Question.Type {
	case survey.SelectOne, survey.SelectMultiple, survey.Rank:
		var labels []string
		for _, name := range d.raw.Picks(item.Index) {
			if name != "" {
				labels = append(labels, d.choiceLabel(item.AllChoices(), name))
			}
		}
		return labels
	case survey.Acknowledge:
		return []string{d.say("respond.yes", nil)}
	case survey.Date:
		return []string{d.day(item, d.raw.Text(item.Index))}
	}
	return []string{d.raw.Text(item.Index)}
}

// whole is a question's label, behind that of its grid, without which a row says little.
func (d *drawer) whole(item *questionnaire.Item) string {
	label := d.text(item.Question.Label)
	if n := len(item.Groups); n > 0 && questionnaire.Appears(item.Groups[n-1], questionnaire.Grid) {
		return d.text(item.Groups[n-1].Label) + " " + label
	}
	return label
}

// day writes a day in words; what is no day stays as it was sent, and so do a month and a year alone.
func (d *drawer) day(item *questionnaire.Item, text string) string {
	switch {
	case survey.Day(text).Time().IsZero():
		return text
	case item.Appears("month-year"):
		return text[:len("2026-03")]
	case item.Appears("year"):
		return text[:len("2026")]
	}
	return d.words.Date(d.language, survey.Day(text))
}

// choiceLabel words a choice; one that the list does not have stays as it was sent.
func (d *drawer) choiceLabel(choices []survey.Choice, name string) string {
	for i := range choices {
		if choices[i].Name == name {
			return d.text(choices[i].Label)
		}
	}
	return name
}

// plain writes the answers as a text that anybody can open.
func (d *drawer) plain(title string) string {
	var b strings.Builder
	b.WriteString(title + "\r\n")
	for _, view := range d.answered() {
		if view.Section != "" {
			b.WriteString("\r\n" + strings.ToUpper(view.Section) + "\r\n")
		}
		b.WriteString("\r\n" + view.Question + "\r\n")
		for _, answer := range view.Answers {
			b.WriteString("  " + strings.ReplaceAll(answer, "\n", "\r\n  ") + "\r\n")
		}
	}
	return b.String()
}
