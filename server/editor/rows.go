package editor

import (
	"maps"
	"slices"
	"strings"

	"sonde/server/staff"
	"sonde/survey"
)

// ChoicesView is the choice list of a question, row by row.
type ChoicesView struct {
	List      string // its name; "" for a new one
	Lists     []staff.Choice
	Shared    []string       // labels of the other questions that take it
	Languages []staff.Choice // code and name
	Filters   []string       // columns that its choices have
	Filtered  string         // the same, joined
	Rows      []RowView
	Long      int // how many choices there are, when they are too many for rows
	Concepts  []staff.Choice
	Paste     staff.Field
	PasteAs   string
	Exclusive bool // exclusive has a meaning
}

// RowView is one choice. Blank ones wait to be filled.
type RowView struct {
	N         int
	Was       string
	Name      string
	NameError string
	Labels    []staff.Choice // language and words
	Concept   string
	Wrong     string         // of the concept
	Filters   []staff.Choice // column and value
	Exclusive bool
	Retired   bool
	Blank     bool
	First     bool
	Last      bool
}

// blankRows are how many empty rows wait below the choices there are.
const blankRows = 2

func (w *writing) choicesView(s spot, t typedQuestion) *ChoicesView {
	view := &ChoicesView{List: t.List, Shared: w.usersOf(t.List, s.path), Filters: filtersOf(t.Choices), Concepts: w.conceptMenu(), PasteAs: t.pasteAs,
		Exclusive: t.Type == survey.SelectMultiple,
		Paste:     staff.Field{Name: "paste", Label: "manage.editor.choices.paste", Hint: "manage.editor.choices.paste_hint", Kind: "textarea", Value: t.paste, Optional: true}}
	view.Filtered = strings.Join(view.Filters, " ")
	for _, language := range w.Questionnaire.Languages {
		view.Languages = append(view.Languages, staff.Choice{Value: language, Label: w.pages.Server.LanguageName(language)})
	}
	view.Lists = []staff.Choice{{Value: "", Label: w.r.Say("manage.editor.choices.own", nil)}}
	for _, name := range slices.Sorted(maps.Keys(w.Questionnaire.ChoiceLists)) {
		view.Lists = append(view.Lists, staff.Choice{Value: name, Label: w.r.Say("manage.editor.choices.list_line", survey.Args{"Name": name, "Count": len(w.Questionnaire.ChoiceLists[name])})})
	}
	if len(t.Choices) > maxRows {
		view.Long = len(t.Choices)
		return view
	}
	for i, choice := range append(t.Choices[:len(t.Choices):len(t.Choices)], make([]survey.Choice, blankRows)...) {
		row := RowView{N: i, Was: choice.Name, Name: choice.Name, Concept: choice.Concept, Exclusive: choice.Exclusive, Retired: choice.Retired, Blank: i >= len(t.Choices),
			First: i == 0, Last: i == len(t.Choices)-1}
		if i < len(t.was) {
			row.Was = t.was[i]
		}
		for _, language := range w.Questionnaire.Languages {
			row.Labels = append(row.Labels, staff.Choice{Value: language, Label: choice.Label[language]})
		}
		for _, column := range view.Filters {
			row.Filters = append(row.Filters, staff.Choice{Value: column, Label: choice.Filters[column]})
		}
		view.Rows = append(view.Rows, row)
	}
	return view
}

// mark puts each problem beside its row.
func (v *ChoicesView) mark(form *staff.Form) {
	form.Mark(&v.Paste)
	for _, problem := range form.Problems {
		for i := range v.Rows {
			switch problem.Field {
			case rowName(i) + "name":
				v.Rows[i].NameError = problem.Message
			case rowName(i) + "concept":
				v.Rows[i].Wrong = problem.Message
			}
		}
	}
}

// filtersOf are the columns by which a list's choices are filtered.
func filtersOf(choices []survey.Choice) []string {
	columns := map[string]bool{}
	for _, choice := range choices {
		for column := range choice.Filters {
			columns[column] = true
		}
	}
	return slices.Sorted(maps.Keys(columns))
}

// usersOf gives the labels of the questions that take a list, but for one.
func (w *writing) usersOf(list, but string) []string {
	var users []string
	for _, s := range w.spots() {
		if s.question.List == list && s.path != but {
			label, _ := w.shown(s.question.Label)
			users = append(users, label)
		}
	}
	return users
}

// library reads the concepts once.
func (w *writing) library() []survey.Concept {
	if w.shelf == nil {
		library, _ := w.pages.Store.Library(w.r.Ctx())
		w.shelf = library.Concepts
	}
	return w.shelf
}

// knowsConcept tells whether there is a concept of that code.
func (w *writing) knowsConcept(code string) bool {
	return slices.ContainsFunc(w.library(), func(c survey.Concept) bool { return c.Code == code })
}

// conceptMenu is the menu of concepts.
func (w *writing) conceptMenu() []staff.Choice {
	var menu []staff.Choice
	for _, concept := range w.library() {
		menu = append(menu, staff.Choice{Value: concept.Code, Label: w.pages.Title(w.r, concept.Label)})
	}
	return menu
}
