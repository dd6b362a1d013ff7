package respond

import (
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
		view := AnswerView{Question: d.whole(item)}
		if item.Section != section {
			section = item.Section
			view.Section = d.text(d.in.Questionnaire.Sections[section].Title)
		}
		switch item.Question.Type {
		case survey.SelectOne, survey.SelectMultiple, survey.Rank:
			for _, name := range d.raw.Picks(i) {
				if name != "" {
					view.Answers = append(view.Answers, d.choiceLabel(item.AllChoices(), name))
				}
			}
		case survey.Acknowledge:
			view.Answers = []string{d.say("respond.yes", nil)}
		case survey.Date:
			view.Answers = []string{d.day(item, d.raw.Text(i))}
		default:
			view.Answers = []string{d.raw.Text(i)}
		}
		views = append(views, view)
	}
	return views
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
