package editor

import (
	"math"

	"sonde/survey"
	"sonde/survey/author"
	"sonde/survey/questionnaire"
)

// checked is what the check says of a questionnaire, by what it concerns.
type checked struct {
	messages  questionnaire.Messages
	in        *questionnaire.Instrument // nil while there are errors
	bySection map[string]Found
	byPlace   map[string]Found // a question's path, or ":" and a list
}

// Found counts what the check says of one thing.
type Found struct{ Errors, Warnings int }

// check looks the draft over.
func (w *writing) check() checked {
	messages, in := questionnaire.Examine(w.Questionnaire)
	c := checked{messages: messages, in: in, bySection: map[string]Found{}, byPlace: map[string]Found{}}
	for _, m := range c.messages {
		if m.Severity == questionnaire.SeverityNote {
			continue
		}
		if m.Place.Question == "" && m.Place.List == "" && m.Place.Section != "" {
			c.bySection[m.Place.Section] = c.bySection[m.Place.Section].with(m.Severity)
		}
		place := pathOf(m.Place)
		if m.Place.Question == "" && m.Place.List != "" {
			place = ":" + m.Place.List
		}
		c.byPlace[place] = c.byPlace[place].with(m.Severity)
	}
	return c
}

// estimates tell how long answering takes; none while errors keep it from being measured.
func (c checked) estimates() []author.Estimate {
	if c.in == nil {
		return nil
	}
	return author.Estimates(c.in)
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
func (c checked) of(s spot) Found {
	own := c.byPlace[s.path]
	if s.question.List == "" {
		return own
	}
	list := c.byPlace[":"+s.question.List]
	return Found{own.Errors + list.Errors, own.Warnings + list.Warnings}
}

// SizeView is how long a questionnaire is for those who answer, for somebody who is asked everything. Minutes is 0 while
// errors keep it from being measured.
type SizeView struct {
	Questions int
	Minutes   int
	Words     int
	Languages []string // their names
}

// size measures the draft.
func (w *writing) size(c checked) SizeView {
	q := &w.Questionnaire
	view := SizeView{}
	for _, language := range q.Languages {
		view.Languages = append(view.Languages, w.pages.Server.LanguageName(language))
	}
	for _, s := range w.spots() {
		if asks(s.question.Type) {
			view.Questions++
		}
	}
	for _, one := range c.estimates() {
		if one.Language == q.DefaultLanguage && one.Role == "" {
			view.Minutes, view.Words = minutes(one), one.Words
		}
	}
	return view
}

// minutes rounds up, so that nobody is promised too little.
func minutes(one author.Estimate) int { return int(math.Ceil(one.Minutes)) }

// asks tells the types that people answer.
func asks(t survey.QuestionType) bool {
	switch t {
	case survey.Note, survey.Calculate, survey.Hidden, survey.Group, survey.Repeat:
		return false
	}
	return true
}
