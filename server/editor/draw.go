package editor

import (
	"sonde/server/staff"
	"sonde/survey"
)

// draw fills the page with the fields that the type of question has.
func (page *QuestionPage) draw(w *writing, s spot, t typedQuestion) {
	languages := w.Questionnaire.Languages
	pair := func(name, label, hint string, text survey.Text, kind string) staff.Pair {
		return w.pages.Pair(name, label, hint, text, languages, kind, maxLabel)
	}
	page.Texts = []staff.Pair{
		pair("label", "manage.editor.question.label", "", t.Label, "textarea"),
		pair("hint", "manage.editor.question.hint", "manage.editor.question.hint_hint", t.Hint, "textarea"),
	}
	page.Basics = []staff.Field{{Name: "name", Label: "manage.editor.question.name", Hint: "manage.editor.question.name_hint", Kind: "text", Value: t.Name, MaxLength: maxShort}}
	page.Condition = w.conditionView(t.condition, "manage.editor.condition.legend", s.path)
	if !page.Holds {
		page.Types = w.typesView(t.Type)
	}
	if asks(t.Type) {
		page.Required = &RequiredView{Value: t.required, When: ExpressionView{Name: "when", Label: "manage.editor.question.required_when", Value: t.when}}
	}
	if takesList(&t.Question) {
		page.Choices = w.choicesView(s, t)
	}
	if takesPicks(t.Type) {
		page.Picks = []staff.Field{
			{Name: "min_picks", Label: "manage.editor.question.min_picks", Kind: "number", Value: t.minPicks, Optional: true, Min: "0"},
			{Name: "max_picks", Label: "manage.editor.question.max_picks", Kind: "number", Value: t.maxPicks, Optional: true, Min: "0"},
		}
	}
	page.Rules, page.More = w.rules(t), w.more(t)
	page.Open = t.Type == survey.TextType && t.List != "" || t.Constraint+t.ChoiceFilter+t.Calculation+t.Default+t.Trigger+t.RepeatCount+t.Appearance+t.parameters != "" || t.ReadOnly ||
		len(t.RequiredMessage)+len(t.ConstraintMessage)+len(t.GuidanceHint)+len(t.Image) > 0
	if asks(t.Type) {
		page.Messages = []staff.Pair{
			pair("required_message", "manage.editor.question.required_message", "", t.RequiredMessage, "textarea"),
			pair("constraint_message", "manage.editor.question.constraint_message", "", t.ConstraintMessage, "textarea"),
		}
		page.ReadOnly = &staff.Field{Name: "read_only", Label: "manage.editor.question.read_only", Value: ticked(t.ReadOnly)}
	}
	page.Messages = append(page.Messages,
		pair("guidance_hint", "manage.editor.question.guidance_hint", "manage.editor.question.guidance_hint_hint", t.GuidanceHint, "textarea"),
		pair("image", "manage.editor.question.image", "manage.editor.question.image_hint", t.Image, "text"))
}

// rules are the expressions that the type has.
func (w *writing) rules(t typedQuestion) []ExpressionView {
	var rules []ExpressionView
	add := func(name, value string, meant bool) {
		if meant || value != "" {
			rules = append(rules, ExpressionView{Name: name, Label: "manage.editor.rule." + name, Hint: "manage.editor.rule." + name + "_hint", Value: value})
		}
	}
	add("calculation", t.Calculation, t.Type == survey.Calculate)
	add("constraint", t.Constraint, asks(t.Type) && t.Type != survey.Acknowledge)
	if t.Type == survey.TextType {
		add("list", t.List, true)
	}
	add("choice_filter", t.ChoiceFilter, chooses(t.Type))
	add("default", t.Default, asks(t.Type) || t.Type == survey.Hidden)
	add("trigger", t.Trigger, t.Type == survey.Calculate)
	add("repeat_count", t.RepeatCount, t.Type == survey.Repeat)
	return rules
}

// more are the settings that few questions need.
func (w *writing) more(t typedQuestion) []staff.Field {
	fields := []staff.Field{{Name: "appearance", Label: "manage.editor.question.appearance", Kind: "text", Value: t.Appearance, Optional: true,
		Note: w.r.Say("manage.editor.question.appearance_hint", survey.Args{"Examples": appearances(t.Type)})}}
	if t.Type == survey.Repeat || t.Type == survey.Note || t.Type == survey.Calculate || t.Type == survey.Hidden {
		fields = nil
	}
	if t.Type == survey.Range || t.Type == survey.TextType || chooses(t.Type) || len(t.Parameters) > 0 {
		fields = append(fields, staff.Field{Name: "parameters", Label: "manage.editor.question.parameters", Kind: "text", Value: t.parameters, Optional: true,
			Note: w.r.Say("manage.editor.question.parameters_hint", survey.Args{"Examples": parameterExamples(t.Type)})})
	}
	return fields
}

// appearances are those that have a meaning for a type.
func appearances(t survey.QuestionType) string {
	switch {
	case t == survey.Group:
		return "table-list, field-list"
	case chooses(t):
		return "minimal, horizontal, compact, likert"
	case t == survey.TextType:
		return "multiline"
	case t == survey.Range:
		return "rating, vertical, no-ticks"
	case t == survey.Date:
		return "month-year, year"
	}
	return "–"
}

func parameterExamples(t survey.QuestionType) string {
	switch {
	case t == survey.Range:
		return "start=0 end=10 step=1"
	case chooses(t):
		return "randomize=true"
	}
	return "rows=4"
}

func ticked(on bool) string {
	if on {
		return "yes"
	}
	return ""
}
