package xlsform

import (
	"maps"

	"sonde/survey"
)

// choiceRow is a choice and the row it stands in.
type choiceRow struct {
	choice survey.Choice
	row    int
}

// readChoices reads the lists of choices.
func (f *file) readChoices() {
	f.lists, f.twins = map[string][]choiceRow{}, map[string][]int{}
	t := f.tables[choicesSheet]
	if t == nil || !t.has("list_name") || !t.has("name") {
		return
	}
	for _, r := range t.rows {
		f.readChoice(t, r)
	}
}

func (f *file) readChoice(t *table, r row) {
	list := f.technical(t.value(r, "list_name"))
	c := survey.Choice{
		Name:  f.technical(t.value(r, "name")),
		Label: f.text(t, r, "label"), Image: f.text(t, r, "image"),
		Concept: f.technical(t.value(r, "concept")),
	}
	if f.isHollow(t, r, "list_name") || f.isHollow(t, r, "name") {
		f.blind = true
		return
	}
	switch {
	case list == "":
		f.say("XLS_110", at{t.name, r.number, t.headerOf("list_name", "")}, survey.Args{"Choice": short(c.Name)})
		return
	case c.Name == "":
		f.say("XLS_111", at{t.name, r.number, t.headerOf("name", "")}, survey.Args{"List": list})
		return
	}
	if f.extra.unlabelled[unlabelledKey(list, c.Name)] {
		c.Label = nil
	}
	c.Exclusive, c.Retired = f.yes(t, r, "exclusive"), f.yes(t, r, "retired")
	for _, col := range t.cols[filterColumns] {
		if value := f.technical(r.cell(col.index)); value != "" {
			if c.Filters == nil {
				c.Filters = map[string]string{}
			}
			c.Filters[col.property] = value
		}
	}
	for _, col := range t.cols["label"] {
		f.references(at{t.name, r.number, col.header}, r.cell(col.index))
	}
	f.addChoice(t, r, list, c)
}

// yes reads a column of ours that takes yes or no.
func (f *file) yes(t *table, r row, property string) bool {
	said := f.technical(t.value(r, property))
	yes, known := yesNo[said]
	if said != "" && !known {
		f.say("XLS_116", at{t.name, r.number, t.headerOf(property, "")}, survey.Args{"Column": property, "Value": short(said)})
	}
	return yes
}

// addChoice adds a choice to its list, unless it is there already.
func (f *file) addChoice(t *table, r row, list string, c survey.Choice) {
	rows, key := f.lists[list], list+"\x00"+c.Name
	for _, i := range f.twins[key] {
		other := &rows[i]
		where, args := at{t.name, r.number, t.headerOf("name", "")}, survey.Args{"Choice": c.Name, "List": list, "First": other.row}
		switch {
		case !f.settings.duplicates:
			f.say("XLS_112", where, args)
			return
		case maps.Equal(other.choice.Filters, c.Filters):
			// Both would be the same answer: one choice that says both.
			f.say("XLS_113", where, args)
			other.choice.Label = both(other.choice.Label, c.Label)
			return
		}
	}
	if len(f.twins[key]) < maxTwins {
		f.twins[key] = append(f.twins[key], len(rows))
	}
	f.lists[list] = append(rows, choiceRow{choice: c, row: r.number})
}

// maxTwins bounds how many choices of one name are looked at for one that is just alike.
const maxTwins = 1_000

// both joins two texts in each language.
func both(a, b survey.Text) survey.Text {
	joined := survey.Text{}
	maps.Copy(joined, a)
	for code, s := range b {
		if joined[code] == "" {
			joined[code] = s
		} else if joined[code] != s {
			joined[code] += " / " + s
		}
	}
	return joined
}

// choiceLists gives the lists as the questionnaire holds them.
func (f *file) choiceLists() map[string][]survey.Choice {
	lists := make(map[string][]survey.Choice, len(f.lists))
	for name, rows := range f.lists {
		for _, r := range rows {
			lists[name] = append(lists[name], r.choice)
		}
	}
	return lists
}
