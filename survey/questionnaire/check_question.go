package questionnaire

import (
	"maps"
	"slices"

	"sonde/survey"
)

// takesList tells the types that take a choice list.
func takesList(t survey.QuestionType) bool { return t == survey.SelectOne || several(t) }

// question checks a question, note or group by itself; its name is checked by register.
func (c *checker) question(p placed) {
	q := p.question
	switch q.Type {
	case survey.Group:
		c.group(p)
	case survey.SelectOne, survey.SelectMultiple, survey.Rank, survey.Integer, survey.Decimal, survey.TextType, survey.Note,
		survey.Acknowledge:
		if len(tidyText(q.Label)) == 0 && len(tidyText(q.Hint)) == 0 {
			c.find(SeverityError, qstLabel, c.place(p, "label"), nil)
		}
	default:
		c.find(SeverityError, qstType, c.place(p, "type"), survey.Args{"Type": string(q.Type)})
		return
	}
	c.text(c.place(p, "label"), q.Label)
	c.text(c.place(p, "hint"), q.Hint)
	c.text(c.place(p, "required_message"), q.RequiredMessage)
	c.text(c.place(p, "constraint_message"), q.ConstraintMessage)
	c.columns(p)
	c.choices(p)
	c.picks(p)
	c.expressions(p)
}

// columns refuses properties that would be passed over: those without a meaning for the type, and those of XLSForm that
// are not in use here.
func (c *checker) columns(p placed) {
	q := p.question
	asks := q.Type != survey.Note && q.Type != survey.Group
	for _, one := range []struct {
		column     string
		set, meant bool
	}{
		{"list", q.List != "", takesList(q.Type)},
		{"choice_filter", q.ChoiceFilter != "", takesList(q.Type)},
		{"min_picks", q.MinPicks != 0, several(q.Type)},
		{"max_picks", q.MaxPicks != 0, several(q.Type)},
		{"required", q.Required != "", asks},
		{"constraint", q.Constraint != "", asks},
		{"questions", len(q.Questions) > 0, q.Type == survey.Group},
	} {
		if one.set && !one.meant {
			c.find(SeverityError, qstColumn, c.place(p, one.column), survey.Args{"Column": one.column, "Type": string(q.Type)})
		}
	}
	for _, one := range []struct{ column, value string }{
		{"calculation", q.Calculation}, {"default", q.Default}, {"trigger", q.Trigger},
	} {
		if one.value != "" {
			c.find(SeverityError, qstUnsupported, c.place(p, one.column), survey.Args{"Column": one.column})
		}
	}
	for _, parameter := range sortedKeys(q.Parameters) {
		if parameter != "rows" || q.Type != survey.TextType {
			c.find(SeverityError, qstUnsupported, c.place(p, "parameters"), survey.Args{"Column": parameter})
		}
	}
}

// group checks what holds questions: it is not empty, and as a table-list its questions share one list.
func (c *checker) group(p placed) {
	g := p.question
	if len(g.Questions) == 0 {
		c.find(SeverityWarning, qstEmptyGroup, c.place(p, ""), survey.Args{"Name": g.Name})
	}
	if g.Appearance != Grid {
		return
	}
	list := ""
	for _, q := range g.Questions {
		if q.Type == survey.Note {
			continue
		}
		if list == "" {
			list = q.List
		}
		if q.Type != survey.SelectOne && q.Type != survey.SelectMultiple || q.List != list {
			c.find(SeverityError, qstGrid, c.place(p, "appearance"), survey.Args{"Name": q.Name})
			return
		}
	}
}

// Grid is the appearance of a group whose questions stand in one table.
const Grid = "table-list"

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
