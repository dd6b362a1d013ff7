package editor

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"sonde/server/staff"
	"sonde/survey"
	"sonde/survey/compose"
)

// ClashView shows both texts of what two people changed at the same time.
type ClashView struct {
	Who   string
	When  string
	Lines []ClashLine
}

// ClashLine is one property: what is typed here, and what was saved meanwhile.
type ClashLine struct {
	Key    string
	Label  string
	Lang   string
	Mine   string
	Theirs string
}

// clashView shows the properties that clash; thing is what the page writes, such as a question.
func (w *writing) clashView(clashes []string, mine, theirs any) *ClashView {
	view := &ClashView{When: w.SavedAt.In(w.pages.Now().Location()).Format("15:04"), Who: w.who(w.SavedBy)}
	for _, key := range clashes {
		view.Lines = append(view.Lines, w.clashLine(key, mine, theirs))
	}
	return view
}

// clashLine shows one property of two states of a thing.
func (w *writing) clashLine(key string, mine, theirs any) ClashLine {
	k := compose.ReadKey(key)
	line := ClashLine{Key: key, Mine: w.propertyText(mine, k, key), Theirs: w.propertyText(theirs, k, key)}
	column := k.Column
	switch {
	case k.Order:
		column = "order"
	case k.Thing != "":
		line.Label = w.r.Say("manage.editor.clash.choice", survey.Args{"Name": k.Thing})
		if column = k.Property; column == "" {
			return line
		}
		line.Label += ", "
	}
	line.Label += w.r.Say("change.column."+column, nil)
	if k.Member != "" && slices.Contains(textColumns, column) {
		line.Label += " (" + w.pages.Server.LanguageName(k.Member) + ")"
		line.Lang = k.Member
	}
	return line
}

// who names a person, in words when it is unknown.
func (w *writing) who(id string) string {
	known, err := w.pages.Names(w.r)
	if err != nil {
		return id
	}
	return known.Of(w.r, id)
}

// propertyText gives a property as people read it: a text as it is, choices a line each.
func (w *writing) propertyText(thing any, k compose.Key, key string) string {
	if k.Order {
		key = k.Column
	}
	value := []byte(compose.Property(thing, key))
	var text string
	var choice survey.Choice
	var choices []survey.Choice
	switch {
	case len(value) == 0 && k.Thing != "" && k.Property == "":
		return w.r.Say("manage.editor.clash.deleted", nil)
	case json.Unmarshal(value, &text) == nil:
		return text
	case json.Unmarshal(value, &choices) == nil:
		return choicesText(choices)
	case k.Property == "" && k.Thing != "" && json.Unmarshal(value, &choice) == nil:
		return choicesText([]survey.Choice{choice})
	}
	return string(value)
}

// choicesText writes choices a line each: "user: Utilise / Uses".
func choicesText(choices []survey.Choice) string {
	lines := make([]string, len(choices))
	for i, choice := range choices {
		var words []string
		for _, language := range slices.Sorted(maps.Keys(choice.Label)) {
			words = append(words, choice.Label[language])
		}
		lines[i] = choice.Name + ": " + strings.Join(words, " / ")
	}
	return strings.Join(lines, "\n")
}

// clashesOf gives what clashes; none without a form.
func clashesOf(form *staff.Form) []string {
	if form == nil {
		return nil
	}
	return form.Clashes
}
