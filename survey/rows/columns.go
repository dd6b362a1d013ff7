package rows

import (
	"slices"
	"strconv"
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// Shape says how responses are laid out in columns.
type Shape struct {
	Split  bool   // a column for each choice of a select_multiple, 1 or 0, blank when the question was not answered
	Labels string // a language: labels instead of names, in headers and cells; "" for names
}

// Column is one column of an export.
type Column struct {
	Header string
	// Number tells that Cell gives a number, which a workbook may hold as one; Fractions that it need not be whole.
	Number    bool
	Fractions bool
	Cell      func(survey.Response, survey.Answers) string
}

// Columns lays out the responses of a survey: our own columns, then the questions of all its versions, newest first. The
// instruments are the versions, newest first.
func Columns(instruments []*questionnaire.Instrument, shape Shape) []Column {
	columns := []Column{
		{Header: ":id", Cell: func(r survey.Response, _ survey.Answers) string { return r.ID }},
		{Header: ":event", Cell: func(r survey.Response, _ survey.Answers) string { return r.Event }},
		{Header: ":language", Cell: func(r survey.Response, _ survey.Answers) string { return r.Language }},
		{Header: ":source", Cell: func(r survey.Response, _ survey.Answers) string { return string(r.Source) }},
		{Header: ":received_on", Cell: func(r survey.Response, _ survey.Answers) string { return string(r.ReceivedOn) }},
		{Header: ":version", Number: true, Cell: func(r survey.Response, _ survey.Answers) string { return strconv.Itoa(r.Version) }},
	}
	placed := map[string]bool{}
	for version, in := range instruments {
		known := headings(in)
		for i := range in.Items {
			if !in.Items[i].Keeps() || placed[in.Items[i].Name()] {
				continue
			}
			placed[in.Items[i].Name()] = true
			item := withRetired(in.Items[i], instruments[version+1:])
			columns = append(columns, columnsOf(&item, shape, known)...)
		}
	}
	return columns
}

// withRetired adds to the choices of an item those that older versions had.
func withRetired(item questionnaire.Item, older []*questionnaire.Instrument) questionnaire.Item {
	item.Choices = slices.Clone(item.AllChoices())
	for _, in := range older {
		before, found := in.Item(item.Name())
		if !found || before.Question.Type != item.Question.Type && !severalNow(before, &item) {
			continue
		}
		for _, choice := range before.AllChoices() {
			if !slices.ContainsFunc(item.Choices, func(c survey.Choice) bool { return c.Name == choice.Name }) {
				item.Choices = append(item.Choices, choice)
			}
		}
	}
	return item
}

// severalNow tells whether a question that took one choice takes several now.
func severalNow(before, item *questionnaire.Item) bool {
	return before.Question.Type == survey.SelectOne && item.Question.Type == survey.SelectMultiple
}

func columnsOf(item *questionnaire.Item, shape Shape, known map[string][]Target) []Column {
	name, header := item.Name(), item.Name()
	if shape.Labels != "" {
		header = titleOf(item, shape.Labels, known)
	}
	say := labeller(item, shape.Labels)
	switch item.Question.Type {
	case survey.SelectMultiple:
		if shape.Split && !taken(item, known) {
			return splitColumns(item, header, shape.Labels, known)
		}
		return []Column{{Header: header, Cell: func(_ survey.Response, a survey.Answers) string { return join(a[name], say) }}}
	case survey.Rank:
		return []Column{{Header: header, Cell: func(_ survey.Response, a survey.Answers) string { return join(a[name], say) }}}
	case survey.SelectOne:
		return []Column{{Header: header, Cell: func(_ survey.Response, a survey.Answers) string {
			picked, _ := a[name].(survey.Str)
			return say(string(picked))
		}}}
	case survey.Integer, survey.Decimal, survey.Range:
		fractions := item.Question.Type == survey.Decimal || item.Question.Type == survey.Range && !item.Scale.Whole()
		return []Column{{Header: header, Number: true, Fractions: fractions, Cell: func(_ survey.Response, a survey.Answers) string {
			if n, ok := a[name].(survey.Num); ok {
				return strconv.FormatFloat(float64(n), 'f', -1, 64)
			}
			return ""
		}}}
	case survey.Repeat:
		return []Column{{Header: header, Cell: func(_ survey.Response, a survey.Answers) string {
			rows, _ := a[name].(survey.Rows)
			return questionnaire.EncodeRows(rows)
		}}}
	case survey.Acknowledge:
		return []Column{{Header: header, Number: true, Cell: func(_ survey.Response, a survey.Answers) string {
			if ack, _ := a[name].(survey.Ack); bool(ack) {
				return "1"
			}
			return ""
		}}}
	}
	return []Column{{Header: header, Cell: func(_ survey.Response, a survey.Answers) string {
		text, _ := a[name].(survey.Str)
		return string(text)
	}}}
}

// taken tells whether the column of one of the item's choices would be headed like another question, whose group has the
// name of this one: the choices then stay together.
func taken(item *questionnaire.Item, known map[string][]Target) bool {
	return slices.ContainsFunc(item.Choices, func(choice survey.Choice) bool {
		targets := known[fold(item.Name()+"/"+choice.Name)]
		return len(targets) == 1 && targets[0].Question != item.Name()
	})
}

func splitColumns(item *questionnaire.Item, header, language string, known map[string][]Target) []Column {
	columns := make([]Column, 0, len(item.Choices))
	seen := map[string]bool{}
	for _, choice := range item.Choices {
		if seen[choice.Name] {
			continue
		}
		seen[choice.Name] = true
		name, picked := item.Name(), choice.Name
		title := name + "/" + picked
		if language != "" {
			labelled := header + "/" + choice.Label[language]
			if targets := known[fold(labelled)]; len(targets) == 1 && targets[0].Choice == picked {
				title = labelled
			}
		}
		columns = append(columns, Column{Header: title, Number: true, Cell: func(_ survey.Response, a survey.Answers) string {
			names := picksOf(a[name])
			switch {
			case names == nil:
				return ""
			case slices.Contains(names, picked):
				return "1"
			}
			return "0"
		}})
	}
	return columns
}

// labeller turns a choice's name into what a cell says: its label where it means that choice alone, else the name.
func labeller(item *questionnaire.Item, language string) func(string) string {
	if language == "" {
		return func(name string) string { return name }
	}
	says := map[string]string{}
	count := map[string]int{}
	for _, choice := range item.Choices {
		count[fold(choice.Label[language])]++
		count[fold(choice.Name)]++
	}
	for _, choice := range item.Choices {
		text := choice.Label[language]
		unique := count[fold(text)] == 1 || fold(text) == fold(choice.Name) && count[fold(text)] == 2
		if text == "" || !unique || strings.Contains(text, strings.TrimSpace(DefaultSeparator)) {
			text = choice.Name
		}
		if says[choice.Name] == "" { // of a name that stands twice, the first
			says[choice.Name] = text
		}
	}
	return func(name string) string {
		if text, found := says[name]; found {
			return text
		}
		return name // a choice retired since
	}
}

// picksOf gives the picks of an answer, the one of an older version that took one; nil for no answer.
func picksOf(v survey.Value) survey.Names {
	switch picked := v.(type) {
	case survey.Names:
		return picked
	case survey.Str:
		return survey.Names{string(picked)}
	}
	return nil
}

func join(v survey.Value, say func(string) string) string {
	names := picksOf(v)
	said := make([]string, len(names))
	for i, name := range names {
		said[i] = say(name)
	}
	return strings.Join(said, DefaultSeparator)
}
