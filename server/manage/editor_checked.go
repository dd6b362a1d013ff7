package manage

import (
	"math"
	"strings"
	"unicode"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// checked is what the check says of a questionnaire, by what it concerns.
type checked struct {
	messages  questionnaire.Messages
	minutes   int // 0 while errors keep it from being measured
	bySection map[string]Found
	byPlace   map[string]Found // section and question
}

// Found counts what the check says of one thing.
type Found struct{ Errors, Warnings int }

// check looks the draft over.
func (w *writing) check() checked {
	c := checked{messages: questionnaire.Check(w.Questionnaire), bySection: map[string]Found{}, byPlace: map[string]Found{}}
	for _, m := range c.messages {
		if m.Severity == questionnaire.SeverityNote {
			continue
		}
		if m.Place.Question == "" && m.Place.List == "" && m.Place.Section != "" {
			c.bySection[m.Place.Section] = c.bySection[m.Place.Section].with(m.Severity)
		}
		place := m.Place.Section + "/" + m.Place.Question
		if m.Place.Question == "" && m.Place.List != "" {
			place = ":" + m.Place.List
		}
		c.byPlace[place] = c.byPlace[place].with(m.Severity)
	}
	if in, err := questionnaire.Compile(w.Questionnaire); err == nil {
		c.minutes = int(math.Ceil(in.LongestMinutes(w.Questionnaire.DefaultLanguage)))
	}
	return c
}

func (f Found) with(severity questionnaire.Severity) Found {
	if severity == questionnaire.SeverityError {
		f.Errors++
	} else {
		f.Warnings++
	}
	return f
}

// of counts what is said of a question and of its choice list.
func (c checked) of(s spot, q *survey.Questionnaire) Found {
	own := c.byPlace[q.Sections[s.section].Name+"/"+s.question.Name]
	if s.question.List == "" {
		return own
	}
	list := c.byPlace[":"+s.question.List]
	return Found{own.Errors + list.Errors, own.Warnings + list.Warnings}
}

// SizeView is how long a questionnaire is for those who answer. Minutes is 0 while errors keep it from being measured.
type SizeView struct {
	Questions int
	Minutes   int
	Words     int
	Languages []string // their names
}

// size measures the draft: every word that may be read, by somebody who is asked everything.
func (w *writing) size(c checked) SizeView {
	q := &w.Questionnaire
	view := SizeView{Minutes: c.minutes}
	for _, language := range q.Languages {
		view.Languages = append(view.Languages, w.pages.server.LanguageName(language))
	}
	count := func(texts ...survey.Text) {
		for _, text := range texts {
			view.Words += wordsIn(text.In(q.DefaultLanguage, q.DefaultLanguage))
		}
	}
	count(q.Title, q.Intro, q.Thanks)
	for _, s := range q.Sections {
		count(s.Title, s.AppliesTo)
	}
	for _, s := range spotsOf(q) {
		count(s.question.Label, s.question.Hint)
		for _, choice := range q.ChoiceLists[s.question.List] {
			count(choice.Label)
		}
		if asks(s.question.Type) {
			view.Questions++
		}
	}
	return view
}

// asks tells the types that people answer.
func asks(t survey.QuestionType) bool {
	switch t {
	case survey.Note, survey.Calculate, survey.Hidden, survey.Group, survey.Repeat:
		return false
	}
	return true
}

// wordsIn counts the words of a text; French sets marks such as « ? » between spaces.
func wordsIn(text string) int {
	words := 0
	for word := range strings.FieldsSeq(text) {
		if strings.ContainsFunc(word, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) {
			words++
		}
	}
	return words
}
