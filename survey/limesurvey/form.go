package limesurvey

import (
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// form is a survey in LimeSurvey's own terms, whichever file it came from. Texts are HTML.
type form struct {
	id        string
	base      string   // language
	languages []string // base first
	settings  map[string]string
	texts     map[string]survey.Text // surveyls_title …
	groups    []*group

	quotas       int
	assessments  bool
	participants bool // the archive lists them
	responses    bool // the archive holds some
}

type group struct {
	id          string
	order       int
	name        survey.Text
	description survey.Text
	relevance   string
	random      string
	questions   []*question
	at          questionnaire.Place
}

// question is a question or, below one, a subquestion of scale 0 (rows) or 1 (columns).
type question struct {
	id         string
	parent     string
	group      string
	kind       string // the letter
	code       string
	text       survey.Text
	help       survey.Text
	other      bool
	mandatory  string
	pattern    string
	relevance  string
	order      int
	scale      int
	attributes map[string]survey.Text // "" is the language of those that have none
	subs       [2][]*question
	answers    [2][]*answer
	defaults   map[defaultKey]*survey.Text
	conditions []condition
	at         questionnaire.Place
}

type answer struct {
	code  string
	text  survey.Text
	order int
	at    questionnaire.Place
}

// defaultKey names what a value is given beforehand for: the question itself, a subquestion (its id in .lss, its code in
// .txt), or the text of "other".
type defaultKey struct {
	sub     string
	special string // "other"
	scale   int
}

// condition is a row of the table of conditions, which older surveys have instead of, or beside, an equation.
type condition struct {
	scenario string
	question string // whose answer decides
	field    string // +123X4X5SQ001
	method   string
	value    string
}

// attribute gives an attribute that is the same in all languages; "" when it is not set.
func (q *question) attribute(name string) string { return q.attributes[name].In("", "") }

// flag tells whether an attribute is switched on.
func (q *question) flag(name string) bool {
	value := q.attribute(name)
	return value == "1" || value == "Y"
}

// setAttribute keeps an attribute; language is "" when it has none.
func (q *question) setAttribute(name, language, value string) {
	name = strings.ToLower(name) // as the columns of a .txt
	if q.attributes == nil {
		q.attributes = map[string]survey.Text{}
	}
	if q.attributes[name] == nil {
		q.attributes[name] = survey.Text{}
	}
	q.attributes[name][language] = value
}

// defaultOf gives the value given beforehand for a part of the question, an empty one when there is none yet.
func (q *question) defaultOf(key defaultKey) *survey.Text {
	if key.sub == "0" {
		key.sub = ""
	}
	if q.defaults == nil {
		q.defaults = map[defaultKey]*survey.Text{}
	}
	if q.defaults[key] == nil {
		q.defaults[key] = &survey.Text{}
	}
	return q.defaults[key]
}

// place names the question, or its column, in a message.
func (q *question) place(column string) questionnaire.Place {
	at := q.at
	at.Column = q.code
	if column != "" {
		at.Column += " " + column
	}
	return at
}

// setText keeps a text of a language, none when it is empty.
func setText(text *survey.Text, language, value string) {
	if value == "" {
		return
	}
	if *text == nil {
		*text = survey.Text{}
	}
	(*text)[language] = value
}
