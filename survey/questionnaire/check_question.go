package questionnaire

import (
	"maps"
	"slices"
	"strconv"

	"sonde/survey"
)

// takesList tells the types that take a choice list.
func takesList(t survey.QuestionType) bool { return t == survey.SelectOne || several(t) }

// fromAnswers names the question among whose answers, in all rows, a text is picked; "" for all others.
func fromAnswers(q *survey.Question) string {
	name, ok := reference(q.List)
	if !ok || q.Type != survey.TextType {
		return ""
	}
	return name
}

// question checks a question, note or group by itself; its name is checked by register.
func (c *checker) question(p placed) {
	q := p.question
	switch q.Type {
	case survey.Group:
		c.group(p)
	case survey.Repeat:
		c.repeat(p)
	case survey.Calculate, survey.Hidden:
	case survey.SelectOne, survey.SelectMultiple, survey.Rank, survey.Integer, survey.Decimal, survey.Range, survey.TextType,
		survey.Date, survey.Time, survey.DateTime, survey.Note, survey.Acknowledge:
		columns := headsColumns(q) && q.Appearance == "label" // as in XLSForm: its choices are its words
		if len(q.Label) == 0 && len(q.Hint) == 0 && q.Calculation == "" && !columns {
			severity := SeverityError
			if len(q.Image) > 0 {
				severity = SeverityWarning
			}
			c.say(severity, qstLabel, c.place(p, "label"), nil)
		}
	default:
		c.say(SeverityError, qstType, c.place(p, "type"), survey.Args{"Type": string(q.Type)})
		return
	}
	for _, one := range []struct {
		column string
		text   survey.Text
	}{
		{"label", q.Label}, {"hint", q.Hint}, {"guidance_hint", q.GuidanceHint}, {"image", q.Image},
		{"required_message", q.RequiredMessage}, {"constraint_message", q.ConstraintMessage},
	} {
		c.text(c.place(p, one.column), one.text)
	}
	c.columns(p)
	c.choices(p)
	c.picks(p)
	c.expressions(p)
	c.value(p)
	c.parameters(p)
	c.appearance(p)
}

// columns refuses properties that would be passed over because they have no meaning for the type, and warns of those that
// have no effect because nobody answers.
func (c *checker) columns(p placed) {
	q := p.question
	silent := !shown(q)
	takes := q.Type != survey.Note && !holds(q.Type)
	for _, one := range []struct {
		column     string
		set, meant bool
	}{
		{"list", q.List != "", takesList(q.Type) || fromAnswers(q) != ""},
		{"choice_filter", q.ChoiceFilter != "", takesList(q.Type) || fromAnswers(q) != ""},
		{"min_picks", q.MinPicks != 0, several(q.Type)},
		{"max_picks", q.MaxPicks != 0, several(q.Type)},
		{"required", q.Required != "", takes},
		{"constraint", q.Constraint != "", takes},
		{"calculation", q.Calculation != "", takes},
		{"default", q.Default != "", takes},
		{"trigger", q.Trigger != "", takes},
		{"questions", len(q.Questions) > 0, holds(q.Type)},
		{"repeat_count", q.RepeatCount != "", q.Type == survey.Repeat},
	} {
		if one.set && !one.meant {
			c.say(SeverityError, qstColumn, c.place(p, one.column), survey.Args{"Column": one.column, "Type": string(q.Type)})
		}
	}
	for _, one := range []struct {
		column string
		vain   bool
	}{
		{"required", q.Required != "" && (silent || takes && q.ReadOnly)},
		{"constraint", q.Constraint != "" && (silent || takes && q.ReadOnly)},
		{"read_only", q.ReadOnly && (silent || !takes)},
	} {
		if one.vain {
			c.say(SeverityWarning, qstNoEffect, c.place(p, one.column), survey.Args{"Column": one.column, "Type": string(q.Type)})
		}
	}
}

// repeat checks what holds the questions of rows: its name, its label, its count.
func (c *checker) repeat(p placed) {
	r := p.question
	if len(r.Questions) == 0 {
		c.say(SeverityWarning, qstEmptyGroup, c.place(p, ""), survey.Args{"Name": r.Name})
	}
	if c.repeats[r.Name] || r.Name == wholeName {
		c.say(SeverityError, qstRepeatName, c.place(p, "name"), survey.Args{"Name": r.Name})
	}
	c.repeats[r.Name] = true
	if len(r.Label) == 0 {
		c.say(SeverityWarning, qstRepeatLabel, c.place(p, "label"), nil)
	}
	count, ok := c.fixed(r.RepeatCount)
	args := survey.Args{"Count": strconv.FormatFloat(count, 'f', -1, 64), "Limit": MaxRows}
	switch {
	case ok && count > MaxRows:
		c.say(SeverityWarning, qstRepeatCount, c.place(p, "repeat_count"), args)
	case ok && count < 1:
		c.say(SeverityWarning, qstNoRows, c.place(p, "repeat_count"), args)
	}
}

// wholeName is what XLSForm calls what holds all questions.
const wholeName = "data"

// group checks what holds questions: it is not empty, and as a table-list its questions share one list.
func (c *checker) group(p placed) {
	g := p.question
	if len(g.Questions) == 0 {
		c.say(SeverityWarning, qstEmptyGroup, c.place(p, ""), survey.Args{"Name": g.Name})
	}
	if !Appears(g, Grid) {
		return
	}
	list := ""
	for _, q := range g.Questions {
		if q.Type == survey.Note || q.Type == survey.Calculate || q.Type == survey.Hidden {
			continue
		}
		if list == "" {
			list = q.List
		}
		if q.Type != survey.SelectOne && q.Type != survey.SelectMultiple || q.List != list || q.ChoiceFilter != "" {
			c.say(SeverityError, qstGrid, c.place(p, "appearance"), survey.Args{"Name": q.Name})
			return
		}
	}
}

// Grid is the appearance of a group whose questions stand in one table.
const Grid = "table-list"

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
