package author

import (
	"slices"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// lists compares the choice lists that both have; a list that a question takes instead of another is compared there.
func (c *comparison) lists(was, now map[string][]survey.Choice) {
	for _, name := range sorted(now) {
		if before, known := was[name]; known {
			c.choices(questionnaire.Place{List: name}, name, before, now[name])
		}
	}
}

// choices compares the choices of a list, or of two lists.
func (c *comparison) choices(at questionnaire.Place, list string, was, now []survey.Choice) {
	old, current := byName(was), byName(now)
	place := func(choice, column string) questionnaire.Place {
		at := at
		at.List, at.Choice, at.Column = list, choice, column
		return at
	}
	var kept []string
	for _, one := range names(now) {
		before, known := old[one]
		if !known {
			c.add(Change{Code: ChoiceAdded, Place: place(one, "")})
			continue
		}
		kept = append(kept, one)
		c.choice(place, before, current[one])
	}
	var before []string
	for _, one := range names(was) {
		if _, still := current[one]; still {
			before = append(before, one)
		} else {
			c.add(Change{Code: ChoiceRemoved, Place: place(one, "")})
		}
	}
	if !slices.Equal(before, kept) {
		c.add(Change{Code: OrderChanged, Place: place("", "")})
	}
}

// choice compares two states of one choice. A name may stand in a list several times, with other filters.
func (c *comparison) choice(place func(choice, column string) questionnaire.Place, was, now []survey.Choice) {
	a, b := was[0], now[0]
	switch {
	case b.Retired && !a.Retired:
		c.add(Change{Code: ChoiceRetired, Place: place(b.Name, "")})
	case a.Retired && !b.Retired:
		c.add(Change{Code: ChoiceReturned, Place: place(b.Name, "")})
	}
	c.text(place(b.Name, "label"), a.Label, b.Label, Rewords)
	c.value(PropertyChanged, place(b.Name, "image"), pairs(a.Image), pairs(b.Image), Keeps)
	c.value(PropertyChanged, place(b.Name, "exclusive"), flag(a.Exclusive), flag(b.Exclusive), Keeps)
	c.value(PropertyChanged, place(b.Name, "concept"), a.Concept, b.Concept, Keeps)
	c.value(PropertyChanged, place(b.Name, "filters"), filters(was), filters(now), Keeps)
}

// filters writes the filters of the choices of one name.
func filters(choices []survey.Choice) string {
	written := ""
	for i, one := range choices {
		if i > 0 {
			written += "; "
		}
		written += pairs(one.Filters)
	}
	return written
}

func byName(choices []survey.Choice) map[string][]survey.Choice {
	found := make(map[string][]survey.Choice, len(choices))
	for _, one := range choices {
		found[one.Name] = append(found[one.Name], one)
	}
	return found
}

// names gives the names of choices, each once, in order.
func names(choices []survey.Choice) []string {
	var all []string
	seen := map[string]bool{}
	for _, one := range choices {
		if !seen[one.Name] {
			seen[one.Name] = true
			all = append(all, one.Name)
		}
	}
	return all
}
