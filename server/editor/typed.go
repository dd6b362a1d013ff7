package editor

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
)

// edited is a question without what it holds, and the choices of its list: what one page writes.
type edited struct {
	survey.Question
	Choices []survey.Choice `json:"choices,omitempty"`
}

// editedOf gives what a page writes of a question as it stands.
func editedOf(q *survey.Questionnaire, question *survey.Question) edited {
	e := edited{Question: *question}
	e.Questions = nil
	if takesList(question) {
		e.Choices = q.ChoiceLists[question.List]
	}
	return e
}

// typedQuestion is a question as a form holds it: what cannot be part of a question yet is kept as it was typed.
type typedQuestion struct {
	edited
	required   string // "", "always" or "when"
	when       string
	condition  typedCondition
	minPicks   string
	maxPicks   string
	parameters string
	paste      string
	pasteAs    string
	was        []string // the names that the choices had, when they come from a form
	rows       []int    // the rows that they come from
}

// typedOf is a question as it stands, ready for its form.
func (w *writing) typedOf(e edited) typedQuestion {
	t := typedQuestion{edited: e, condition: w.conditionOf(e.Relevant), minPicks: staff.Count(e.MinPicks), maxPicks: staff.Count(e.MaxPicks), parameters: parametersText(e.Parameters)}
	switch e.Required {
	case "":
	case survey.Always:
		t.required = "always"
	default:
		t.required, t.when = "when", string(e.Required)
	}
	return t
}

// The limits of what is typed, in characters.
const (
	maxLabel      = 2_000
	maxExpression = 5_000
	maxShort      = 200
	maxPasted     = 100_000
)

// readQuestion reads the form of the question at s; before is what the page writes of it, as it stands.
func (w *writing) readQuestion(form *staff.Form, s spot, before edited) typedQuestion {
	t := typedQuestion{edited: before}
	r, languages := w.r, w.Questionnaire.Languages
	for _, one := range []struct {
		name string
		text *survey.Text
	}{
		{"label", &t.Label}, {"hint", &t.Hint}, {"guidance_hint", &t.GuidanceHint}, {"required_message", &t.RequiredMessage}, {"constraint_message", &t.ConstraintMessage}, {"image", &t.Image},
	} {
		*one.text = typedTexts(r, form, one.name, languages, *one.text)
	}
	if !holdsOthers(before.Type) {
		t.Type = survey.QuestionType(form.Line("type"))
		if !slices.Contains(questionTypes, t.Type) {
			form.Wrong("type", r.Say("manage.wrong.choose", nil))
			t.Type = before.Type
		}
	}
	if t.Name = form.Line("name"); t.Name != before.Name {
		form.Fits(r, "name", t.Name, false, maxShort)
	}
	for _, one := range []struct {
		name string
		text *string
	}{
		{"constraint", &t.Constraint}, {"choice_filter", &t.ChoiceFilter}, {"calculation", &t.Calculation}, {"default", &t.Default}, {"trigger", &t.Trigger}, {"repeat_count", &t.RepeatCount},
	} {
		if form.Has(one.name) {
			*one.text = form.Line(one.name)
			form.Fits(r, one.name, *one.text, false, maxExpression)
		}
	}
	if t.Type == survey.TextType && before.Type == t.Type && form.Has("list") { // picked among answers
		t.List = form.Line("list")
		form.Fits(r, "list", t.List, false, maxShort)
	}
	if form.Has("appearance") {
		t.Appearance = form.Line("appearance")
		form.Fits(r, "appearance", t.Appearance, false, maxShort)
	}
	if form.Has("read_only-shown") {
		t.ReadOnly = form.Ticked("read_only")
	}
	w.readRequired(form, &t)
	w.readNumbers(form, &t)
	t.condition = w.readCondition(form)
	t.Relevant = t.condition.expression
	retype(before.Type, &t)
	w.readChoices(form, s, &t)
	return t
}

// readRequired reads whether an answer must be given.
func (w *writing) readRequired(form *staff.Form, t *typedQuestion) {
	if !form.Has("required") {
		return
	}
	t.required, t.when = form.Line("required"), form.Line("when")
	form.Fits(w.r, "when", t.when, false, maxExpression)
	switch t.required {
	case "always":
		t.Required = survey.Always
	case "when":
		if t.Required = survey.Condition(t.when); t.when == "" {
			form.Wrong("when", w.r.Say("manage.wrong.empty", nil))
		}
	default:
		t.required, t.Required = "", ""
	}
}

// readNumbers reads how many picks are taken, and the parameters.
func (w *writing) readNumbers(form *staff.Form, t *typedQuestion) {
	t.minPicks, t.maxPicks, t.parameters = staff.Count(t.MinPicks), staff.Count(t.MaxPicks), parametersText(t.Parameters)
	if form.Has("min_picks") {
		t.minPicks, t.maxPicks = form.Line("min_picks"), form.Line("max_picks")
		t.MinPicks, t.MaxPicks = form.Number(w.r, "min_picks"), form.Number(w.r, "max_picks")
	}
	if form.Has("parameters") {
		t.parameters = form.Line("parameters")
		form.Fits(w.r, "parameters", t.parameters, false, maxShort)
		var ok bool
		if t.Parameters, ok = readParameters(t.parameters); !ok {
			form.Wrong("parameters", w.r.Say("manage.editor.wrong.parameters", nil))
		}
	}
}

// parametersText writes parameters as XLSForm does: "end=10 start=0".
func parametersText(parameters map[string]string) string {
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(parameters)) {
		parts = append(parts, name+"="+parameters[name])
	}
	return strings.Join(parts, " ")
}

// readParameters reads them; false when a part is no pair.
func readParameters(text string) (map[string]string, bool) {
	var parameters map[string]string
	for part := range strings.FieldsFuncSeq(text, func(c rune) bool { return c == ' ' || c == ',' || c == ';' }) {
		name, value, pair := strings.Cut(part, "=")
		if !pair || name == "" || value == "" {
			return nil, false
		}
		if parameters == nil {
			parameters = map[string]string{}
		}
		parameters[strings.ToLower(name)] = value
	}
	return parameters, true
}

// typedTexts reads a text in each language that the form shows; the others stay as they are.
func typedTexts(r *server.Request, f *staff.Form, name string, languages []string, before survey.Text) survey.Text {
	text := survey.Text{}
	for language, words := range before {
		text[language] = words
	}
	for _, language := range languages {
		field := name + "-" + language
		if !f.Has(field) {
			continue
		}
		value := f.Lines(field)
		f.Fits(r, field, value, false, maxLabel)
		if text[language] = value; value == "" {
			delete(text, language)
		}
	}
	if len(text) == 0 {
		return nil
	}
	return text
}

// takesList tells questions with a choice list: a range has one when its ticks have labels.
func takesList(q *survey.Question) bool {
	return chooses(q.Type) || q.Type == survey.Range && q.List != ""
}

// chooses tells the types whose answers are choices.
func chooses(t survey.QuestionType) bool {
	return t == survey.SelectOne || t == survey.SelectMultiple || t == survey.Rank
}

// takesPicks tells the types of which several choices are picked.
func takesPicks(t survey.QuestionType) bool { return t == survey.SelectMultiple || t == survey.Rank }

// rowsShown reads how many rows the page itself showed, 0 when it does not say.
func rowsShown(f *staff.Form, name string) int {
	n, _ := strconv.Atoi(f.Line(name))
	return max(n, 0)
}
