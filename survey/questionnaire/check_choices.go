package questionnaire

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"sonde/survey"
)

// choices checks that a question's list is there, and what the question asks of it.
func (c *checker) choices(p placed) {
	q := p.question
	if !takesList(q.Type) {
		return
	}
	at := c.place(p, "list")
	if q.List == "" {
		c.say(SeverityError, qstListMissing, at, nil)
		return
	}
	list, known := c.q.ChoiceLists[q.List]
	if !known {
		c.say(SeverityError, qstListUnknown, at, survey.Args{"List": q.List})
		return
	}
	c.used[q.List] = true
	open := 0
	for _, choice := range list {
		if !choice.Exclusive && !choice.Retired {
			open++
		}
		// Several picks are, in conditions and exports, names joined by spaces.
		if several(q.Type) && strings.ContainsFunc(choice.Name, unicode.IsSpace) {
			at := at
			at.List, at.Choice = q.List, choice.Name
			c.say(SeverityError, qstChoiceName, at, survey.Args{"Choice": choice.Name})
		}
	}
	if several(q.Type) && open == 0 && len(list) > 0 {
		c.say(SeverityWarning, qstAllExclusive, at, survey.Args{"List": q.List})
	}
}

// picks checks that least and most picks agree with each other and with the list.
func (c *checker) picks(p placed) {
	q := p.question
	if !several(q.Type) {
		return
	}
	if q.MaxPicks > 0 && q.MinPicks > q.MaxPicks {
		c.say(SeverityError, qstPicksOrder, c.place(p, "min_picks"), survey.Args{"Min": q.MinPicks, "Max": q.MaxPicks})
	}
	choices := offered(c.q.ChoiceLists[q.List])
	for _, one := range []struct {
		column string
		picks  int
	}{{"min_picks", q.MinPicks}, {"max_picks", q.MaxPicks}} {
		if one.picks < 0 || one.picks > choices {
			c.say(SeverityError, qstPicksRange, c.place(p, one.column), survey.Args{"Picks": one.picks, "Choices": choices})
		}
	}
}

// offered counts the choices that are not retired.
func offered(list []survey.Choice) int {
	count := 0
	for _, choice := range list {
		if !choice.Retired {
			count++
		}
	}
	return count
}

// lists checks the choice lists, by name.
func (c *checker) lists() {
	for _, name := range sortedKeys(c.q.ChoiceLists) {
		list := c.q.ChoiceLists[name]
		switch {
		case offered(list) == 0:
			c.say(SeverityError, qstListEmpty, Place{List: name}, survey.Args{"List": name})
		case !c.used[name]:
			c.say(SeverityWarning, qstListUnused, Place{List: name}, survey.Args{"List": name})
		}
		seen := map[string][]map[string]string{}
		for _, choice := range list {
			at := Place{List: name, Choice: choice.Name, Column: "name"}
			args := survey.Args{"Choice": choice.Name}
			switch {
			case choice.Name == "" || strings.ContainsFunc(choice.Name, unicode.IsControl):
				c.say(SeverityError, qstChoiceName, at, args)
			case slices.ContainsFunc(seen[choice.Name], func(f map[string]string) bool { return maps.Equal(f, choice.Filters) }):
				c.say(SeverityError, qstChoiceTwice, at, args)
			}
			seen[choice.Name] = append(seen[choice.Name], choice.Filters)
			at.Column = "label"
			if len(choice.Label) == 0 {
				c.say(SeverityWarning, qstChoiceLabel, at, args)
			}
			c.text(at, choice.Label)
			at.Column = "image"
			c.text(at, choice.Image)
		}
	}
}
