package limesurvey

import (
	"sonde/survey"
	"sonde/survey/questionnaire"
)

// group begins a group around the rows of a question.
func (c *converter) group(d *declared, grid bool) survey.Question {
	g := c.head(d, survey.Group)
	if grid {
		g.Appearance = questionnaire.Grid
	}
	if d.source.flag("random_order") {
		c.setting("random_order", d.source)
	}
	return g
}

// array translates a grid: a row is a question, and all rows share one list.
func (c *converter) array(d *declared) []survey.Question {
	q := d.source
	if !c.enough(d, len(q.subs[0]) > 0, limNoRows) || !c.enough(d, len(d.choices) > 0, limNoAnswers) {
		return c.silent(d)
	}
	g := c.group(d, true)
	list := c.list(d.listName(), d.choices)
	for i, sub := range q.subs[0] {
		g.Questions = append(g.Questions, survey.Question{
			Name: d.rows[i], Type: survey.SelectOne, List: list, Label: c.partLabel(q, sub), Required: d.required(), Relevant: c.rowCondition(d, sub),
			Default: c.preset(q, defaultKey{sub: sub.id}, survey.SelectOne, d.codes),
		})
	}
	return c.hiddenGroup(d, g)
}

// dual translates a grid with two lists: one grid for each, in one group.
func (c *converter) dual(d *declared) []survey.Question {
	q := d.source
	if !c.enough(d, len(q.subs[0]) > 0, limNoRows) || !c.enough(d, len(d.choices) > 0 && len(d.second) > 0, limNoAnswers) {
		return c.silent(d)
	}
	g := c.group(d, false)
	labels, shown := make([]survey.Text, len(q.subs[0])), make([]string, len(q.subs[0]))
	for i, sub := range q.subs[0] {
		labels[i], shown[i] = c.partLabel(q, sub), c.rowCondition(d, sub)
	}
	codes := []map[string]string{d.codes, d.secondCodes}
	for scale, choices := range [][]survey.Choice{d.choices, d.second} {
		header := []string{"dualscale_headera", "dualscale_headerb"}[scale]
		label := own("scale "+itoa(scale+1), c.form.languages)
		for language, text := range c.text(q.attributes[header], q.place(header), q.code) {
			label[language] = text
		}
		list := c.list(d.listName()+"_"+itoa(scale), choices)
		one := survey.Question{Name: c.names.free(d.name + "_scale" + itoa(scale+1)), Type: survey.Group, Appearance: questionnaire.Grid, Label: label}
		for i, sub := range q.subs[0] {
			one.Questions = append(one.Questions, survey.Question{
				Name: d.cells[i][scale], Type: survey.SelectOne, List: list, Label: labels[i], Required: d.required(), Relevant: shown[i],
				Default: c.preset(q, defaultKey{sub: sub.id, scale: scale}, survey.SelectOne, codes[scale]),
			})
		}
		g.Questions = append(g.Questions, one)
	}
	return c.hiddenGroup(d, g)
}

// cells translates a grid of numbers, of texts, or of boxes to tick. Each row is a group of its cells; a row of boxes is one
// question.
func (c *converter) cells(d *declared) []survey.Question {
	q := d.source
	if !c.enough(d, len(q.subs[0]) > 0 && len(q.subs[1]) > 0, limNoRows) {
		return c.silent(d)
	}
	boxes := q.checkboxes()
	g := c.group(d, boxes)
	list := ""
	var kind survey.QuestionType
	limits, shown := "", make([]string, len(q.subs[1]))
	if boxes {
		list = c.list(d.listName(), d.choices)
	} else {
		kind, limits = c.cellType(q)
	}
	for j, column := range q.subs[1] {
		shown[j] = c.rowCondition(d, column)
	}
	for i, row := range q.subs[0] {
		one := survey.Question{Name: d.rows[i], Type: survey.Group, Label: c.partLabel(q, row), Relevant: c.rowCondition(d, row)}
		if boxes {
			one.Type, one.List, one.Required = survey.SelectMultiple, list, d.required()
			g.Questions = append(g.Questions, one)
			continue
		}
		for j := range q.subs[1] {
			cell := survey.Question{Name: d.grid[i][j], Type: kind, Label: d.choices[j].Label, Required: d.required(), Relevant: shown[j]}
			constraint, message := c.constraint(d, row, variable{question: cell.Name, numeric: q.numbers(), owner: q})
			cell.Constraint, cell.ConstraintMessage = all(limits, constraint), message
			one.Questions = append(one.Questions, cell)
		}
		g.Questions = append(g.Questions, one)
	}
	return c.hiddenGroup(d, g)
}

// cellType says what a cell takes. LimeSurvey offers a menu of numbers, from 1 to 10 unless told otherwise, or a box to write a
// number in.
func (c *converter) cellType(q *question) (survey.QuestionType, string) {
	if q.kind == ";" {
		return c.entryType(q), ""
	}
	least, most, step := q.attribute("multiflexible_min"), q.attribute("multiflexible_max"), q.attribute("multiflexible_step")
	constraint := all(c.bound(q, "multiflexible_min", ">=", least), c.bound(q, "multiflexible_max", "<=", most))
	if q.flag("input_boxes") {
		return survey.Decimal, constraint
	}
	if least == "" && most == "" {
		constraint = ". >= 1 and . <= 10"
	}
	whole := func(text string) bool { return text == "" || itoa(number(text)) == text }
	if whole(least) && whole(step) {
		return survey.Integer, constraint
	}
	return survey.Decimal, constraint
}

// several translates several numbers or short texts under one heading.
func (c *converter) several(d *declared) []survey.Question {
	q := d.source
	if !c.enough(d, len(q.subs[0]) > 0, limNoRows) {
		return c.silent(d)
	}
	g := c.group(d, false)
	for i, sub := range q.subs[0] {
		one := survey.Question{
			Name: d.rows[i], Type: c.entryType(q), Label: c.partLabel(q, sub), Required: d.required(), Relevant: c.rowCondition(d, sub),
			Default: c.preset(q, defaultKey{sub: sub.id}, c.entryType(q), nil),
		}
		one.Constraint, one.ConstraintMessage = c.constraint(d, sub, variable{question: one.Name, numeric: q.numbers(), owner: q})
		g.Questions = append(g.Questions, one)
	}
	c.total(q, &g)
	return c.hiddenGroup(d, g)
}

// hiddenGroup leaves out a group that LimeSurvey never shows, and says so.
func (c *converter) hiddenGroup(d *declared, g survey.Question) []survey.Question {
	if !d.source.flag("hidden") {
		return []survey.Question{g}
	}
	c.tell.say(limHidden, d.source.place("hidden"), map[string]any{"Question": d.source.code})
	var all []survey.Question
	var into func([]survey.Question)
	into = func(questions []survey.Question) {
		for _, one := range questions {
			if one.Type == survey.Group {
				into(one.Questions)
				continue
			}
			all = append(all, survey.Question{Name: one.Name, Type: survey.Hidden, Default: one.Default})
		}
	}
	into(g.Questions)
	return all
}
