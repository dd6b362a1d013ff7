package author

import (
	"sonde/survey"
	"sonde/survey/questionnaire"
)

// Effect is what a change does to the answers given before it.
type Effect uint8

// The effects: answers mean what they meant; the words that they were given to are others now, which is worth a look;
// answers given before cannot be read as answers to what is asked now.
const (
	Keeps Effect = iota
	Rewords
	Breaks
)

// Change is one thing in which a questionnaire differs from an earlier one. Its words stand in the locale files under
// "change." + Code.
type Change struct {
	Code   ChangeCode
	Place  questionnaire.Place // in the newer questionnaire; for what was removed, in the older
	Key    string              // of a question's answers; "" for what is no question
	Effect Effect
	// Language is that of a text. Old and New are the texts, expressions or values; "" for what one of them lacks.
	Language string
	Old, New string
}

// ChangeCode says what changed.
type ChangeCode string

// What may change. Place.Column tells which text, condition or property.
const (
	LanguageAdded   ChangeCode = "language_added"   // New
	LanguageRemoved ChangeCode = "language_removed" // Old
	SectionAdded    ChangeCode = "section_added"
	SectionRemoved  ChangeCode = "section_removed"
	QuestionAdded   ChangeCode = "question_added" // New: the condition on which an answer is required
	QuestionRemoved ChangeCode = "question_removed"
	QuestionMoved   ChangeCode = "question_moved" // Old, New: the groups it stands in
	OrderChanged    ChangeCode = "order"          // of questions, or of the choices of Place.List
	NameReused      ChangeCode = "name_reused"    // Old: the number of the version that asked something else under the name
	KeyChanged      ChangeCode = "key"            // Old, New: the keys of its answers, as its name came to stand twice or once
	TypeChanged     ChangeCode = "type"           // Old, New
	ChoiceAdded     ChangeCode = "choice_added"
	ChoiceRemoved   ChangeCode = "choice_removed"
	ChoiceRetired   ChangeCode = "choice_retired"
	ChoiceReturned  ChangeCode = "choice_returned"
	TextChanged     ChangeCode = "text"
	CondChanged     ChangeCode = "condition"
	PropertyChanged ChangeCode = "property"
)

// Changes are all differences: of the whole, then section by section, then list by list.
type Changes []Change

// Worst is the gravest effect among the changes.
func (c Changes) Worst() Effect {
	worst := Keeps
	for _, one := range c {
		worst = max(worst, one.Effect)
	}
	return worst
}

// Explain says a change, and what it does to the answers given before; "" when they mean what they meant.
func (c Change) Explain(words survey.Words, language string) (what, effect string) {
	name := c.name()
	if name == "" {
		name = words.Say(language, "change.column.", nil)
	}
	args := survey.Args{
		"Name": name, "Old": c.Old, "New": c.New, "Language": c.Language, "Column": words.Say(language, "change.column."+c.Place.Column, nil),
	}
	what = words.Say(language, "change."+string(c.Code), args)
	switch c.Effect {
	case Rewords:
		effect = words.Say(language, "change.effect.rewords", nil)
	case Breaks:
		effect = words.Say(language, "change.effect.breaks", nil)
	}
	return what, effect
}

// name is what the change concerns: a question or section, or a list with a choice. A question is called as its answers
// are, which tells it from others of its name.
func (c Change) name() string {
	p := c.Place
	switch {
	case p.Choice != "":
		return p.List + "[" + p.Choice + "]"
	case p.List != "" && p.Question == "":
		return p.List
	case p.Question != "" && c.Key != "":
		return c.Key
	case p.Question != "":
		return p.Question
	}
	return p.Section
}
