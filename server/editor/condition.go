package editor

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"sonde/server/staff"
	"sonde/survey"
	"sonde/survey/condition"
)

// How a condition is written.
const (
	modeAlways = "always"
	modeMenus  = "menus"
	modeTyped  = "typed"
)

// typedCondition is a condition as its form holds it.
type typedCondition struct {
	mode       string
	any        bool
	parts      []condition.Part
	expression string
	wrong      map[int]string // by part
}

// conditionOf shows an expression by menus where they can.
func (w *writing) conditionOf(expression string) typedCondition {
	if expression == "" {
		return typedCondition{mode: modeAlways}
	}
	if c, ok := condition.Read(expression, w.typeOf); ok {
		return typedCondition{mode: modeMenus, any: c.Any, parts: c.Parts, expression: expression}
	}
	return typedCondition{mode: modeTyped, expression: expression}
}

// typeOf gives the type of the question that ${name} names.
func (w *writing) typeOf(name string) survey.QuestionType {
	if s := w.spotNamed(name); s != nil {
		return s.question.Type
	}
	return ""
}

// spotNamed finds the question that ${name} names; nil when there is none.
func (w *writing) spotNamed(name string) *spot {
	if len(w.spots()) == 0 {
		return nil
	}
	return w.named[name]
}

// readCondition reads the form of a condition. In menus, a part without a question is none.
func (w *writing) readCondition(form *staff.Form) typedCondition {
	t := typedCondition{mode: form.Line("relevant-mode"), any: form.Line("relevant-any") == "any", expression: form.Line("relevant"), wrong: map[int]string{}}
	form.Fits(w.r, "relevant", t.expression, false, maxExpression)
	act, place, _ := strings.Cut(form.Line(":do"), " ")
	for i := range min(rowsShown(form, "parts"), maxParts) {
		part := w.readPart(form, "p"+strconv.Itoa(i)+"-")
		if part.Question != "" && !(act == "unpart" && place == strconv.Itoa(i)) {
			t.parts = append(t.parts, part)
		}
	}
	switch t.mode {
	case modeTyped:
	case modeMenus:
		if read := w.conditionOf(t.expression); act == "show" && len(t.parts) == 0 && read.mode == modeMenus {
			return read // what was typed goes into the menus
		}
		w.writeCondition(form, &t)
	default:
		t.mode, t.expression = modeAlways, ""
	}
	return t
}

// maxParts is how many comparisons the menus take.
const maxParts = 30

// readPart reads one comparison; what its question does not offer is the first that it does.
func (w *writing) readPart(form *staff.Form, row string) condition.Part {
	part := condition.Part{Question: form.Line(row + "question"), Operator: condition.Operator(form.Line(row + "operator")), Value: form.Line(row + "value")}
	offered := condition.Operators(w.typeOf(part.Question))
	if !slices.Contains(offered, part.Operator) && len(offered) > 0 {
		part.Operator = offered[0]
	}
	if form.Line(row+"was") != part.Question || part.Operator.Takes() == condition.Nothing {
		part.Value = "" // the value belonged to another question
	}
	return part
}

// writeCondition makes the expression of the menus. Parts that are not finished keep it as it was, with what is wrong.
func (w *writing) writeCondition(form *staff.Form, t *typedCondition) {
	if len(t.parts) == 0 {
		t.expression = ""
		return
	}
	expression, wrong, ok := condition.Condition{Any: t.any, Parts: t.parts}.Expression()
	if !ok {
		key := map[condition.Kind]string{condition.Number: "manage.editor.wrong.number", condition.Day: "manage.wrong.day"}[t.parts[wrong].Operator.Takes()]
		if key == "" {
			key = "manage.editor.wrong.value"
		}
		t.wrong[wrong] = w.r.Say(key, nil)
		form.Wrong("p"+strconv.Itoa(wrong)+"-value", t.wrong[wrong])
		return
	}
	t.expression = expression
}

// ConditionView is the form of a condition.
type ConditionView struct {
	Legend    string // key
	Mode      string
	Any       bool
	Parts     []PartView
	Questions []staff.Choice // of the menu of a part
	Typed     ExpressionView
}

// PartView is one comparison. N is its place; the last one is empty, to add another.
type PartView struct {
	N         int
	Question  string
	Operator  string
	Operators []staff.Choice
	Input     string // the kind of its value: "", "select", "number", "date" or "text"
	Value     string
	Values    []staff.Choice
	Error     string
}

// conditionView draws a condition; path is that of the question it belongs to, or of a section's first.
func (w *writing) conditionView(t typedCondition, legend, path string) ConditionView {
	view := ConditionView{Legend: legend, Mode: t.mode, Any: t.any, Questions: w.askedBefore(t, path),
		Typed: ExpressionView{Name: "relevant", Label: "manage.editor.condition.typed_label", Hint: "manage.editor.condition.typed_hint", Value: t.expression}}
	for i, part := range t.parts {
		view.Parts = append(view.Parts, w.partView(i, part, t.wrong[i]))
	}
	view.Parts = append(view.Parts, PartView{N: len(t.parts)})
	return view
}

func (w *writing) partView(n int, part condition.Part, wrong string) PartView {
	view := PartView{N: n, Question: part.Question, Operator: string(part.Operator), Value: part.Value, Error: wrong}
	for _, operator := range condition.Operators(w.typeOf(part.Question)) {
		view.Operators = append(view.Operators, staff.Choice{Value: string(operator), Label: w.r.Say("manage.editor.operator."+string(operator), nil)})
	}
	switch part.Operator.Takes() {
	case condition.Number:
		view.Input = "number"
	case condition.Day:
		view.Input = "date"
	case condition.Text:
		view.Input = "text"
		if s := w.spotNamed(part.Question); s != nil && chooses(s.question.Type) {
			view.Input, view.Values = "select", w.choicesFor(s.question.List, part.Value)
		}
	}
	return view
}

// choicesFor are the choices of a list as a menu; a value that is not among them is offered too, so that it is not lost.
func (w *writing) choicesFor(list, value string) []staff.Choice {
	menu := []staff.Choice{{Value: "", Label: w.r.Say("manage.editor.condition.choose", nil)}}
	known := value == ""
	for _, choice := range w.Questionnaire.ChoiceLists[list] {
		label, _ := w.shown(choice.Label)
		menu = append(menu, staff.Choice{Value: choice.Name, Label: short(label) + " (" + choice.Name + ")"})
		known = known || choice.Name == value
	}
	if !known {
		menu = append(menu, staff.Choice{Value: value, Label: value})
	}
	return menu
}

// askedBefore is the menu of questions that a condition may use: those before it, and those that it uses already.
func (w *writing) askedBefore(t typedCondition, path string) []staff.Choice {
	menu := []staff.Choice{{Value: "", Label: w.r.Say("manage.editor.condition.choose_question", nil)}}
	before := true
	for _, s := range w.spots() {
		if s.path == path {
			before = false
		}
		used := slices.ContainsFunc(t.parts, func(p condition.Part) bool { return p.Question == s.name })
		if !used && (!before || condition.Operators(s.question.Type) == nil) {
			continue
		}
		label, _ := w.shown(s.question.Label)
		menu = append(menu, staff.Choice{Value: s.name, Label: short(s.numbered(label)) + " (" + s.question.Name + ")"})
	}
	for _, part := range t.parts {
		if !slices.ContainsFunc(menu, func(c staff.Choice) bool { return c.Value == part.Question }) {
			menu = append(menu, staff.Choice{Value: part.Question, Label: part.Question})
		}
	}
	return menu
}

// short cuts a text for a menu.
func short(text string) string {
	const limit = 70
	if utf8.RuneCountInString(text) <= limit {
		return text
	}
	return string([]rune(text)[:limit-1]) + "…"
}

// ExpressionView is a field for an expression, whose faults show below it while it is typed.
type ExpressionView struct {
	Name  string
	Label string // key
	Hint  string // key
	Value string
	Error string
}
