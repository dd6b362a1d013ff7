package editor

import (
	"net/http"
	"net/url"
	"strings"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
	"sonde/survey/author"
	"sonde/survey/author/edit"
	"sonde/survey/compose"
)

// QuestionPage is the form of a question, note, group or repeat: all that it says, in every language side by side.
type QuestionPage struct {
	staff.Frame
	Action    string
	Mark      string
	Seen      string // what the form was made from
	Where     []Crumb
	Name      string
	Number    int
	Of        int
	Holds     bool
	Previous  string
	Next      string
	Order     string // where the buttons that move, double and delete it lead
	Path      string
	Move      string
	Users     []string // what refers to it, and would break without it
	Texts     []staff.Pair
	Basics    []staff.Field
	Types     TypesView
	Required  *RequiredView
	Choices   *ChoicesView
	Picks     []staff.Field
	Condition ConditionView
	Rules     []ExpressionView
	Messages  []staff.Pair
	More      []staff.Field
	ReadOnly  *staff.Field
	Open      bool // the further settings hold something
	Found     []Message
	Clash     *ClashView
	Previews  []PreviewLink
}

// Crumb is one step of the way from the outline to a page.
type Crumb struct{ Title, URL string }

// TypesView is the menu of types, by kind; empty for what holds others.
type TypesView struct {
	Value string
	Kinds []TypeKind
}

// TypeKind is one kind of type. Label is a key.
type TypeKind struct {
	Label string
	Types []staff.Choice
}

// RequiredView tells whether an answer must be given: "", "always" or "when".
type RequiredView struct {
	Value string
	When  ExpressionView
}

// showQuestion shows the form of a question, note, group or repeat.
func (p *Pages) showQuestion(r *server.Request) error {
	w, err := p.writes(r)
	if err != nil {
		return err
	}
	s, gone, err := w.spot()
	switch {
	case err != nil:
		return err
	case gone != nil:
		return w.tellGone(*gone, gone.Was, "", nil, nil)
	case w.followed != "":
		return r.SeeOther(w.at(questionPath(s.path)))
	}
	e := editedOf(&w.Questionnaire, s.question)
	return w.questionPage(http.StatusOK, nil, s, w.typedOf(e), e)
}

// spot finds the question that the address names, also where somebody else moved or renamed it; gone tells of one that was
// deleted, with its place in the state that had it.
func (w *writing) spot() (s spot, gone *author.Trace, err error) {
	spots, path := w.spots(), strings.TrimPrefix(w.r.Param("path"), "/")
	w.followed = ""
	if i := findSpot(spots, path); i >= 0 {
		return spots[i], nil, nil
	}
	l, err := w.follow(path, ofQuestions)
	if err != nil {
		return s, nil, err
	}
	if l.Now == "" {
		w.Questionnaire = l.State
		spots = w.spots()
		return spots[findSpot(spots, l.Was)], &l, nil
	}
	s = spots[findSpot(spots, l.Now)]
	w.followed = s.question.Name
	return s, nil, nil
}

// typeKinds are the types as the menu groups them.
var typeKinds = []struct {
	key   string
	types []survey.QuestionType
}{
	{"manage.editor.kind.choice", []survey.QuestionType{survey.SelectOne, survey.SelectMultiple, survey.Rank}},
	{"manage.editor.kind.written", []survey.QuestionType{survey.TextType, survey.Integer, survey.Decimal, survey.Range}},
	{"manage.editor.kind.time", []survey.QuestionType{survey.Date, survey.Time, survey.DateTime}},
	{"manage.editor.kind.other", []survey.QuestionType{survey.Note, survey.Acknowledge, survey.Calculate, survey.Hidden}},
}

func (w *writing) typesView(value survey.QuestionType) TypesView {
	view := TypesView{Value: string(value)}
	for _, kind := range typeKinds {
		shown := TypeKind{Label: kind.key}
		for _, t := range kind.types {
			shown.Types = append(shown.Types, staff.Choice{Value: string(t), Label: w.typeName(t)})
		}
		view.Kinds = append(view.Kinds, shown)
	}
	return view
}

// questionPage shows a question's form as it was typed; stored is the question as it stands.
func (w *writing) questionPage(status int, form *staff.Form, s spot, t typedQuestion, stored edited) error {
	spots := w.spots()
	at := findSpot(spots, s.path)
	seen, err := compose.Marks(stored)
	if err != nil {
		return err
	}
	if form != nil && status != http.StatusConflict {
		seen = form.Line("seen") // it was made from what was seen then
	}
	page := QuestionPage{
		Frame: w.frame("manage.editor.question.title", "", form), Action: w.at(questionPath(s.path)), Mark: w.Mark.String(), Seen: seen, Where: w.where(s),
		Name: s.question.Name, Number: s.number, Holds: holdsOthers(t.Type), Order: w.at("/order"), Path: s.path, Previews: w.previews("#q-" + s.question.Name),
	}
	page.Title = w.r.Say("manage.editor.question.titled", survey.Args{"Name": s.question.Name})
	if page.Holds {
		page.Title = w.r.Say("manage.editor.question.titled_group", survey.Args{"Name": s.question.Name})
	}
	for _, one := range spots {
		page.Of = max(page.Of, one.number)
	}
	if at > 0 {
		page.Previous = w.at(questionPath(spots[at-1].path))
	}
	if at+1 < len(spots) {
		page.Next = w.at(questionPath(spots[at+1].path))
	}
	page.Move = w.at("/move?path=" + url.QueryEscape(s.path))
	for _, at := range edit.Users(w.Questionnaire, s.path) {
		page.Users = append(page.Users, w.placeWords(at))
	}
	page.draw(w, s, t)
	page.Found = w.found(w.check(), s, stored)
	if len(clashesOf(form)) > 0 {
		page.Clash = w.clashView(form.Clashes, t.edited, stored)
	}
	if form != nil {
		page.mark(form)
		w.pages.StandsAt(w.r, page.Action)
	}
	return w.r.Page(status, "editor/question", page)
}

// where is the way from the outline: the section and the groups around.
func (w *writing) where(s spot) []Crumb {
	way := []Crumb{{w.heading(w.Questionnaire.Sections[s.section]), w.at(sectionPath(sectionKey(&w.Questionnaire, s.section)))}}
	spots := w.spots()
	for i, c := range s.path {
		if c != '/' {
			continue
		}
		if at := findSpot(spots, s.path[:i]); at >= 0 && strings.Contains(s.path[:i], "/") {
			label, _ := w.shown(spots[at].question.Label)
			if label == "" {
				label = spots[at].question.Name
			}
			way = append(way, Crumb{short(label), w.at(questionPath(spots[at].path))})
		}
	}
	return way
}

// mark puts each problem beside its field.
func (page *QuestionPage) mark(form *staff.Form) {
	for i := range page.Texts {
		page.Texts[i].Mark(form)
	}
	for i := range page.Messages {
		page.Messages[i].Mark(form)
	}
	for _, fields := range [][]staff.Field{page.Basics, page.Picks, page.More} {
		for i := range fields {
			form.Mark(&fields[i])
		}
	}
	for i := range page.Rules {
		page.Rules[i].mark(form)
	}
	if page.Required != nil {
		page.Required.When.mark(form)
	}
	page.Condition.Typed.mark(form)
	if page.Choices != nil {
		page.Choices.mark(form)
	}
}

func (v *ExpressionView) mark(form *staff.Form) {
	for _, problem := range form.Problems {
		if problem.Field == v.Name {
			v.Error = problem.Message
		}
	}
}
