package limesurvey

import (
	"maps"
	"slices"
	"strings"

	"sonde/survey"
	"sonde/survey/expr"
)

// filterNames are the attributes by which the rows of a question follow what was answered to the rows of another.
var filterNames = []string{"array_filter", "array_filter_exclude"}

// rowCondition translates what decides whether a row is shown: its own equation, and the questions that filter it.
func (c *converter) rowCondition(d *declared, sub *question) string {
	own, err := c.translation().condition(sub.relevance, scope{current: d.source})
	if err != nil {
		c.tell.say(limRowFilter, sub.place("relevance"), untranslated(sub.relevance, err, map[string]any{"Question": d.source.code}))
	}
	if sub.scale == 1 {
		return own
	}
	for _, name := range filterNames {
		for _, source := range c.filters(d, name) {
			own = both(own, c.filtered(source, sub.code, name))
		}
	}
	return own
}

// filters gives the questions that filter the rows of another; those that cannot be found are told once.
func (c *converter) filters(d *declared, name string) []*question {
	var found []*question
	for _, code := range splitCodes(d.source.attribute(name)) {
		if source := c.variables.codes[code]; source != nil && source != d.source && len(c.variables.families[source]) > 1 {
			found = append(found, source)
			continue
		}
		if key := name + " " + code; !d.told[key] {
			if d.told == nil {
				d.told = map[string]bool{}
			}
			d.told[key] = true
			c.tell.say(limRowFilter, d.source.place(name), map[string]any{"Question": d.source.code, "Expression": name + " = " + shorten(code), "Part": shorten(code)})
		}
	}
	return found
}

// filtered is the condition that the row of the same code was answered, or was not. A row without a counterpart is always
// shown.
func (c *converter) filtered(source *question, code, name string) string {
	var given []string
	w := writer{translation: c.translation()}
	for _, one := range c.variables.families[source] {
		if one.comment || one.name != code && !strings.HasPrefix(one.name, code+"_") {
			continue
		}
		test := w.answer(one).text
		if one.choice == "" {
			test += " != ''"
		}
		given = append(given, test)
	}
	if len(given) == 0 {
		return ""
	}
	test := strings.Join(given, " or ")
	if name == "array_filter_exclude" {
		return "not(" + test + ")"
	}
	return test
}

// choiceFilter translates the same for questions whose rows are choices here.
func (c *converter) choiceFilter(d *declared) string {
	q := d.source
	filter := ""
	for _, name := range filterNames {
		for _, source := range c.filters(d, name) {
			filter = both(filter, c.filterBy(d, source, name))
		}
	}
	for i, sub := range q.subs[0] {
		if len(filter) > expr.MaxLength {
			break // more than an expression holds, which is told below
		}
		own, err := c.translation().condition(sub.relevance, scope{current: q})
		if err != nil {
			c.tell.say(limRowFilter, sub.place("relevance"), untranslated(sub.relevance, err, map[string]any{"Question": q.code}))
			continue
		}
		if own != "" && i < len(d.rows) {
			filter = both(filter, "name != "+quote(d.rows[i])+" or ("+own+")")
		}
	}
	if filter == "" {
		return ""
	}
	if text, ok := tested(filter); ok {
		return text
	}
	c.tell.say(limRowFilter, q.place("relevance"), map[string]any{"Question": q.code, "Expression": shorten(filter), "Part": ""})
	return ""
}

// filterBy keeps the choices that were picked, or were not, in another question.
func (c *converter) filterBy(d *declared, source *question, name string) string {
	picked := c.declared[source]
	if picked != nil && source.is("MP") && subset(d.choices, picked.choices) {
		test := "selected(" + ref(picked.name) + ", name)"
		if name == "array_filter_exclude" {
			return "not(" + test + ")"
		}
		return test
	}
	filter := ""
	for _, code := range slices.Sorted(maps.Keys(d.codes)) {
		if len(filter) > expr.MaxLength {
			break
		}
		choice := d.codes[code]
		if test := c.filtered(source, code, name); test != "" {
			filter = both(filter, "name != "+quote(choice)+" or ("+test+")")
		}
	}
	return filter
}

// subset tells whether all choices are among the others.
func subset(choices, others []survey.Choice) bool {
	known := map[string]bool{}
	for _, other := range others {
		known[other.Name] = true
	}
	return !slices.ContainsFunc(choices, func(one survey.Choice) bool { return !known[one.Name] })
}

func splitCodes(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ';' || r == ',' || r == ' ' })
}
