package limesurvey

import (
	"maps"
	"slices"
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// group writes a group: as one of LimeSurvey's grids or sets of numbers and texts where it is one, else its questions one by
// one, below a text with its label.
func (x *exporter) group(g *group, one *survey.Question, inherited string) {
	for _, write := range []func(*group, *survey.Question, string) bool{x.array, x.boxes, x.dual, x.cells, x.several} {
		if write(g, one, inherited) {
			return
		}
	}
	x.tell.say(limOutGroup, questionnaire.Place{Question: one.Name}, map[string]any{"Group": one.Name})
	relevant := both(inherited, one.Relevant)
	if len(one.Label) > 0 || len(one.Hint) > 0 {
		note := survey.Question{Name: one.Name, Type: survey.Note, Label: one.Label, Hint: one.Hint}
		x.plain(g, &note, relevant)
	}
	x.losses(one, "")
	x.questions(g, one.Questions, relevant)
}

// alike tells whether all questions are of the types and alike in what stands once for all in LimeSurvey.
func alike(questions []survey.Question, types ...survey.QuestionType) bool {
	if len(questions) == 0 {
		return false
	}
	first := questions[0]
	return !slices.ContainsFunc(questions, func(one survey.Question) bool {
		return !slices.Contains(types, one.Type) || one.Type != first.Type || one.List != first.List || one.Required != first.Required || one.Constraint != first.Constraint ||
			!maps.Equal(one.ConstraintMessage, first.ConstraintMessage) || len(one.Hint) > 0 || one.Type == survey.TextType && one.List != "" || one.ChoiceFilter != "" || one.MinPicks != 0 || one.MaxPicks != 0 ||
			one.Required != "" && one.Required != survey.Always || one.ReadOnly || one.Calculation != "" || one.Trigger != "" || one.Appearance != "" ||
			len(one.Parameters) > 0
	})
}

// isGrid tells a group whose questions stand in one table.
func isGrid(one *survey.Question) bool { return one.Appearance == questionnaire.Grid }

// rowsOf writes questions as subquestions of scale 0, and gives their codes.
func (x *exporter) rowsOf(q *question, name string, questions []survey.Question) []string {
	codes := newCoder()
	var all []string
	for i := range questions {
		one := &questions[i]
		sub := &question{code: codes.row(partOf(one.Name, name)), text: marked(one.Label), relevance: "1"}
		q.subs[0] = append(q.subs[0], sub)
		all = append(all, sub.code)
		x.later = append(x.later, func() { sub.relevance = x.condition(one.Relevant, one.Name) })
		x.losses(one, "default constraint constraint_message appearance")
	}
	x.codes.tellFor(q.code, codes)
	if questions[0].Required == survey.Always {
		q.mandatory = "Y"
	}
	return all
}

// partOf takes the group's name off the name of a question within.
func partOf(name, group string) string {
	if part, found := strings.CutPrefix(name, group+"_"); found && part != "" {
		return part
	}
	return name
}

// array writes a grid of one list.
func (x *exporter) array(g *group, one *survey.Question, inherited string) bool {
	if !isGrid(one) || !alike(one.Questions, survey.SelectOne) || one.Questions[0].Constraint != "" {
		return false
	}
	choices := x.offered(one.Questions[0].List)
	kind := x.fixedKind(choices, "ABCE")
	named := kind != ""
	if kind == "" {
		kind = "F"
	}
	q := x.begin(g, one, kind, inherited)
	codes := x.rowsOf(q, one.Name, one.Questions)
	r := x.answers(q, 0, choices, named)
	for i := range one.Questions {
		row := &one.Questions[i]
		mine := *r
		mine.code, mine.kind = q.code+"_"+codes[i], survey.SelectOne
		x.refs[row.Name] = &mine
		x.preset(q, row, defaultKey{sub: codes[i]}, r)
	}
	x.losses(one, "appearance")
	return true
}

// boxes writes a grid of boxes to tick.
func (x *exporter) boxes(g *group, one *survey.Question, inherited string) bool {
	if !isGrid(one) || !alike(one.Questions, survey.SelectMultiple) || one.Questions[0].Constraint != "" {
		return false
	}
	choices := x.offered(one.Questions[0].List)
	if slices.ContainsFunc(choices, func(c survey.Choice) bool { return c.Exclusive }) {
		return false
	}
	q := x.begin(g, one, ":", inherited)
	q.set("multiflexible_checkbox", "1")
	codes := x.rowsOf(q, one.Name, one.Questions)
	columns := newCoder()
	picks := map[string]string{}
	var order []string
	for _, choice := range choices {
		code := columns.row(choice.Name)
		picks[choice.Name] = code
		order = append(order, code)
		q.subs[1] = append(q.subs[1], &question{code: code, text: marked(choice.Label), relevance: "1"})
	}
	x.codes.tellFor(q.code, columns)
	for i := range one.Questions {
		row := &one.Questions[i]
		x.refs[row.Name] = &reference{code: q.code + "_" + codes[i], kind: survey.SelectMultiple, choices: picks, order: order}
		if row.Default != "" {
			x.lose("default", row.Name)
		}
	}
	x.losses(one, "appearance")
	return true
}

// dual writes two grids of the same rows as one grid with two scales.
func (x *exporter) dual(g *group, one *survey.Question, inherited string) bool {
	if one.Appearance != "" || len(one.Questions) != 2 {
		return false
	}
	first, second := &one.Questions[0], &one.Questions[1]
	for _, grid := range []*survey.Question{first, second} {
		if grid.Type != survey.Group || !isGrid(grid) || grid.Relevant != "" || len(grid.Hint) > 0 || !alike(grid.Questions, survey.SelectOne) || grid.Questions[0].Constraint != "" {
			return false
		}
	}
	if len(first.Questions) != len(second.Questions) || first.Questions[0].Required != second.Questions[0].Required {
		return false
	}
	rows := slices.Clone(first.Questions)
	for i, other := range second.Questions {
		bare, found := strings.CutSuffix(rows[i].Name, "_0")
		if !maps.Equal(rows[i].Label, other.Label) || rows[i].Relevant != other.Relevant || !found || other.Name != bare+"_1" {
			return false
		}
		rows[i].Name, rows[i].Default = bare, ""
	}
	q := x.begin(g, one, "1", inherited)
	codes := x.rowsOf(q, one.Name, rows)
	for scale, grid := range []*survey.Question{first, second} {
		header := []string{"dualscale_headera", "dualscale_headerb"}[scale]
		for language, label := range marked(grid.Label) {
			q.setAttribute(header, language, label)
		}
		r := x.answers(q, scale, x.offered(grid.Questions[0].List), false)
		for i := range grid.Questions {
			mine := *r
			mine.code, mine.kind = q.code+"_"+codes[i]+"_"+itoa(scale), survey.SelectOne
			x.refs[grid.Questions[i].Name] = &mine
			x.preset(q, &grid.Questions[i], defaultKey{sub: codes[i], scale: scale}, r)
		}
	}
	x.losses(one, "")
	return true
}

// cells writes groups of the same columns as a grid of numbers or texts.
func (x *exporter) cells(g *group, one *survey.Question, inherited string) bool {
	if one.Appearance != "" || len(one.Questions) == 0 || one.Required != "" {
		return false
	}
	var every []survey.Question
	columns := one.Questions[0].Questions
	for i := range one.Questions {
		row := &one.Questions[i]
		if row.Type != survey.Group || row.Appearance != "" || len(row.Hint) > 0 || len(row.Questions) != len(columns) || len(row.Label) == 0 {
			return false
		}
		for j, cell := range row.Questions {
			if !maps.Equal(cell.Label, columns[j].Label) || cell.Relevant != columns[j].Relevant || cell.Default != "" || partOf(cell.Name, row.Name) != partOf(columns[j].Name, one.Questions[0].Name) {
				return false
			}
		}
		every = append(every, row.Questions...)
	}
	kind := ":"
	if alike(every, survey.TextType) {
		kind = ";"
	} else if !alike(every, survey.Integer) && !alike(every, survey.Decimal) {
		return false
	}
	least, most, menu := "", "", false
	if kind == ":" {
		if least, most, menu = menuOf(columns[0].Constraint); !menu && columns[0].Type == survey.Integer {
			return false // LimeSurvey's boxes take any number
		}
	}
	q := x.begin(g, one, kind, inherited)
	codes := x.rowsOf(q, one.Name, one.Questions)
	if columns[0].Required == survey.Always {
		q.mandatory = "Y"
	}
	parts := newCoder()
	for j := range columns {
		sub := &question{code: parts.row(partOf(columns[j].Name, one.Questions[0].Name)), text: marked(columns[j].Label), relevance: "1"}
		q.subs[1] = append(q.subs[1], sub)
		x.later = append(x.later, func() { sub.relevance = x.condition(columns[j].Relevant, columns[j].Name) })
		for i := range one.Questions {
			cell := one.Questions[i].Questions[j]
			x.refs[cell.Name] = &reference{code: q.code + "_" + codes[i] + "_" + sub.code, kind: cell.Type}
		}
	}
	x.codes.tellFor(q.code, parts)
	switch {
	case kind == ";":
	case columns[0].Type == survey.Integer:
		q.set("multiflexible_min", least)
		q.set("multiflexible_max", most)
	default:
		q.set("input_boxes", "1")
	}
	if kind == ";" || columns[0].Type == survey.Decimal {
		cell := columns[0]
		x.later = append(x.later, func() { x.constrainRows(q, &cell) })
	}
	x.losses(one, "")
	return true
}

// several writes numbers or texts under one heading.
func (x *exporter) several(g *group, one *survey.Question, inherited string) bool {
	if len(one.Questions) == 0 || one.Appearance != "" || one.Required != "" {
		return false
	}
	kind, rows, asked := "K", one.Questions, []askedTotal(nil)
	if alike(rows, survey.TextType) {
		kind = "Q"
	} else if rows, asked = x.totals(rows); !alike(rows, survey.Integer) && !alike(rows, survey.Decimal) {
		return false
	}
	q := x.begin(g, one, kind, inherited)
	codes := x.rowsOf(q, one.Name, one.Questions)
	if one.Questions[0].Type == survey.Integer {
		q.set("num_value_int_only", "1")
	}
	for i := range one.Questions {
		row := &one.Questions[i]
		x.refs[row.Name] = &reference{code: q.code + "_" + codes[i], kind: row.Type}
		x.preset(q, row, defaultKey{sub: codes[i]}, nil)
	}
	x.later = append(x.later, func() {
		x.constrainRows(q, &rows[0])
		for _, total := range asked {
			x.askTotal(q, total, one.Name)
		}
	})
	x.losses(one, "")
	return true
}
