package editor

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
)

// OutlinePage is a questionnaire's sections and questions, to be ordered, doubled, deleted, and opened one by one.
type OutlinePage struct {
	staff.Frame
	Action   string // of the buttons beside each line
	Mark     string
	Size     SizeView
	Wrong    int // errors that publishing waits for
	Check    string
	Add      string
	Asked    string // questions asked before
	Publish  string
	Travel   TravelView
	Sections []OutlineSection
}

// OutlineSection is one section.
type OutlineSection struct {
	ID          string
	Key         string
	URL         string
	Title       string
	Lang        string // of a title that the page's language lacks
	Name        string
	Conditional bool
	Add         string
	First, Last bool
	Here        bool // what was just done concerns it
	Found       Found
	Lines       []OutlineLine
}

// OutlineLine is a question, a note, or what holds others.
type OutlineLine struct {
	ID     string
	Path   string
	Name   string
	URL    string
	Number int // 0 for what nobody answers
	Label  string
	Lang   string // of a label that the page's language lacks
	Facts  []string
	Found  Found
	Here   bool // what was just done concerns it
	Holds  bool
	Add    string
	Lines  []OutlineLine
}

// outline shows a questionnaire.
func (p *Pages) outline(r *server.Request) error {
	w, err := p.writes(r)
	if err != nil {
		return err
	}
	var form *staff.Form
	if left, ok := p.leftOut.of(r.User.ID, w.Questionnaire.Name); ok && r.Query("done") == "taken_part" {
		form = &staff.Form{}
		for _, one := range left {
			form.Wrong("", r.Say("manage.editor.asked.left", survey.Args{"Name": one.Question, "Expression": one.Expression}))
		}
	}
	return w.outlinePage(http.StatusOK, form)
}

func (w *writing) outlinePage(status int, form *staff.Form) error {
	q, checked := &w.Questionnaire, w.check()
	page := OutlinePage{
		Frame: w.frame("manage.editor.outline.title", "", form), Action: w.at("/order"), Mark: w.Mark.String(), Size: w.size(checked),
		Wrong: len(checked.messages.Errors()), Check: w.at("/check"), Add: w.at("/add"), Asked: w.at("/asked"), Publish: w.at("/publish"), Travel: w.travel(),
	}
	o := outliner{w: w, checked: checked, spots: map[*survey.Question]spot{}}
	for _, s := range w.spots() {
		o.spots[s.question] = s
	}
	for i, key := range sectionKeys(q) {
		s := &q.Sections[i]
		title, lang := w.shown(s.Title)
		page.Sections = append(page.Sections, OutlineSection{
			ID: "s-" + key, Key: key, URL: w.at(sectionPath(key)), Title: title, Lang: lang, Name: s.Name, Conditional: s.Relevant != "",
			Add: w.at("/add?section=" + url.QueryEscape(key)), First: i == 0, Last: i == len(q.Sections)-1, Here: key == w.r.Query("at"), Found: checked.bySection[s.Name], Lines: o.lines(s.Questions),
		})
	}
	return w.r.Page(status, "editor/outline", page)
}

type outliner struct {
	w       *writing
	checked checked
	spots   map[*survey.Question]spot
}

func (o outliner) lines(questions []survey.Question) []OutlineLine {
	lines := make([]OutlineLine, len(questions))
	for i := range questions {
		q := &questions[i]
		s := o.spots[q]
		label, lang := o.w.shown(q.Label)
		if label == "" {
			label, lang = o.w.shown(q.Hint)
		}
		lines[i] = OutlineLine{
			ID: "q-" + s.path, Path: s.path, Name: q.Name, URL: o.w.at(questionPath(s.path)), Number: s.number, Label: label, Lang: lang,
			Facts: o.w.facts(q), Found: o.checked.of(s), Holds: holdsOthers(q.Type), Here: s.path == o.w.r.Query("at"),
		}
		if lines[i].Holds {
			lines[i].Add = o.w.at("/add?to=" + url.QueryEscape(s.path))
			lines[i].Lines = o.lines(q.Questions)
		}
	}
	return lines
}

// shown gives a text in the page's language, else in the first that has it, with that language when it is another.
func (w *writing) shown(text survey.Text) (words, lang string) {
	for _, language := range slices.Concat([]string{w.r.Language, w.Questionnaire.DefaultLanguage}, w.Questionnaire.Languages) {
		if words := strings.TrimSpace(text[language]); words != "" {
			if language == w.r.Language {
				return words, ""
			}
			return words, language
		}
	}
	return "", ""
}

// facts are what a line of the outline tells of a question beside its label.
func (w *writing) facts(q *survey.Question) []string {
	facts := []string{w.typeName(q.Type)}
	if q.Type == survey.TextType && q.List != "" {
		facts[0] = w.r.Say("manage.editor.outline.among", nil)
	}
	if n := len(w.Questionnaire.ChoiceLists[q.List]); q.List != "" && takesList(q) {
		facts = append(facts, w.r.Say("manage.editor.outline.choices", survey.Args{"Count": n}))
	}
	if q.Required != "" {
		facts = append(facts, w.r.Say("manage.editor.outline.required", nil))
	}
	if q.Relevant != "" {
		facts = append(facts, w.r.Say("manage.editor.outline.conditional", nil))
	}
	return facts
}

// typeName words a type of question.
func (w *writing) typeName(t survey.QuestionType) string {
	if !slices.Contains(questionTypes, t) && !holdsOthers(t) {
		return string(t)
	}
	return w.r.Say("manage.editor.type."+string(t), nil)
}

// questionTypes are the types that a question may have, in the order of the menu.
var questionTypes = []survey.QuestionType{
	survey.SelectOne, survey.SelectMultiple, survey.Rank, survey.TextType, survey.Integer, survey.Decimal, survey.Range, survey.Date, survey.Time, survey.DateTime,
	survey.Acknowledge, survey.Note, survey.Calculate, survey.Hidden,
}
