package editor

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"sonde/server/staff"
	"sonde/survey"
	"sonde/survey/compose"
)

// maxRows is how many choices a page shows row by row; longer lists are pasted, or come from files.
const maxRows = 500

// extraRows are how many may be added to those at once.
const extraRows = 100

// readChoices reads the rows of the choice list. What a row does not show (images, filters of another list) comes from the
// choice that it was.
func (w *writing) readChoices(form *staff.Form, t *typedQuestion) {
	if strings.HasPrefix(t.List, "${") && t.Type != survey.TextType { // it was picked among answers
		t.List, t.ChoiceFilter = "", ""
	}
	switch {
	case !takesList(&t.Question):
		t.Choices = nil
		return
	case form.Has("rows"):
		was := form.Line("list-was")
		if t.List = form.Line("list"); t.List != was && t.List != "" { // another list was chosen: its choices come with it
			t.Choices = w.Questionnaire.ChoiceLists[t.List]
			return
		}
		if t.Choices = w.Questionnaire.ChoiceLists[was]; len(t.Choices) <= maxRows {
			t.Choices, t.was, t.rows = w.readRows(form, t.Choices)
		}
		w.pasteChoices(form, t)
	case t.List != "":
		t.Choices = w.Questionnaire.ChoiceLists[t.List]
	}
	if t.List == "" || form.Ticked("own-list") {
		t.List = freeList(&w.Questionnaire, t.Name)
	}
}

// rowName begins the names of a row's fields.
func rowName(i int) string { return "c" + strconv.Itoa(i) + "-" }

// readRows reads the rows, in the order that the buttons beside them ask for, with the names that the choices had and the
// rows that they come from.
func (w *writing) readRows(form *staff.Form, stored []survey.Choice) (choices []survey.Choice, names []string, rows []int) {
	act, place, _ := strings.Cut(form.Line(":do"), " ")
	acted, seen := -1, map[string]int{}
	for i := range min(rowsShown(form, "rows"), maxRows+extraRows) {
		row := rowName(i)
		was := form.Line(row + "was")
		choice, _ := nth(stored, was, seen[was])
		seen[was]++
		w.readRow(form, row, rowName(len(choices)), &choice)
		if choice.Name == "" && len(choice.Label) == 0 {
			continue
		}
		if place == strconv.Itoa(i) {
			if acted = len(choices); act == "drop" {
				if !w.holds(form.Line("list-was"), choice.Name) {
					continue
				}
				choice.Retired = true
			}
			choice.Retired = choice.Retired && act != "back"
		}
		choices, names, rows = append(choices, choice), append(names, was), append(rows, i)
	}
	nameChoices(choices, w.Questionnaire.Languages)
	if to := acted + map[string]int{"up": -1, "down": 1}[act]; acted >= 0 && to >= 0 && to < len(choices) {
		choices[acted], choices[to] = choices[to], choices[acted]
		names[acted], names[to] = names[to], names[acted]
		rows[acted], rows[to] = rows[to], rows[acted]
	}
	return choices, names, rows
}

// nth finds the nth choice of a name: a list may hold a name several times, with other filters.
func nth(choices []survey.Choice, name string, n int) (survey.Choice, bool) {
	for _, choice := range choices {
		if choice.Name == name {
			if n == 0 {
				return choice, true
			}
			n--
		}
	}
	return survey.Choice{}, false
}

// readRow reads one row into the choice that it was; shown is the row that will show what is wrong.
func (w *writing) readRow(form *staff.Form, row, shown string, choice *survey.Choice) {
	if choice.Name = form.Line(row + "name"); strings.ContainsFunc(choice.Name, unicode.IsSpace) {
		form.Wrong(shown+"name", w.r.Say("manage.editor.wrong.choice_name", nil))
	}
	form.Fits(w.r, shown+"name", choice.Name, false, maxShort)
	choice.Label = typedTexts(w.r, form, row+"label", w.Questionnaire.Languages, choice.Label)
	if choice.Concept = form.Line(row + "concept"); choice.Concept != "" && !w.knowsConcept(choice.Concept) {
		form.Wrong(shown+"concept", w.r.Say("manage.editor.wrong.concept", nil))
	}
	choice.Exclusive = form.Ticked(row + "exclusive")
	for _, column := range strings.Fields(form.Line("filters")) {
		value := form.Line(row + "filter-" + column)
		filters := map[string]string{}
		for name, old := range choice.Filters {
			filters[name] = old
		}
		if filters[column] = value; value == "" {
			delete(filters, column)
		}
		if choice.Filters = filters; len(filters) == 0 {
			choice.Filters = nil
		}
	}
}

// nameChoices gives a name to those that have none.
func nameChoices(choices []survey.Choice, languages []string) {
	for i := range choices {
		if choices[i].Name == "" {
			choices[i].Name = compose.Name(firstWords(choices[i].Label, languages), "choice", func(name string) bool {
				return slices.ContainsFunc(choices, func(c survey.Choice) bool { return c.Name == name })
			})
		}
	}
}

// firstWords gives a text in the first language that has it.
func firstWords(text survey.Text, languages []string) string {
	for _, language := range languages {
		if text[language] != "" {
			return text[language]
		}
	}
	return ""
}

// holds tells whether answers hold a choice: it is retired then, not deleted.
func (w *writing) holds(list, choice string) bool {
	held, err := w.author.Held(w.r.Ctx(), w.Questionnaire, list)
	return err != nil || held(choice)
}

// pasteChoices takes in a pasted list: as more choices, or as the labels in one language of those there are.
func (w *writing) pasteChoices(form *staff.Form, t *typedQuestion) {
	t.paste, t.pasteAs = form.Pasted("paste"), form.Line("paste-as")
	taken := map[string]bool{"": true, "save": true, "next": true, "paste": true}[form.Line(":do")] // not while it is typed
	if form.Fits(w.r, "paste", t.paste, false, maxPasted); t.paste == "" || !taken || len(form.Problems) > 0 {
		return
	}
	if slices.Contains(w.Questionnaire.Languages, t.pasteAs) {
		translated, left := compose.Translate(t.Choices, t.paste, t.pasteAs)
		if left > 0 {
			form.Wrong("paste", w.r.Say("manage.editor.wrong.paste_lines", survey.Args{"Count": left}))
			return
		}
		t.Choices = translated
	} else {
		t.Choices = compose.Paste(t.Choices, t.paste, w.Questionnaire.Languages)
	}
	t.paste = ""
}

// freeList names a new list like its question, with a number when that is taken.
func freeList(q *survey.Questionnaire, question string) string {
	return compose.Name(question, "list", func(name string) bool { _, taken := q.ChoiceLists[name]; return taken })
}
