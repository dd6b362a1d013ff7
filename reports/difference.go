package reports

import (
	"sonde/reports/tabulate"
	"sonde/survey"
)

// roleSentence says whether the roles differ: first by the test of the whole question, then by choice.
func (b *builder) roleSentence(c comparison) string {
	args := survey.Args{"Question": b.questionLabel(c.question)}
	if !c.comparable() {
		return b.say("report.roles_few", args)
	}
	if c.tests == nil || c.tests.Global == nil || c.tests.Global.P == nil {
		return b.say("report.roles_untested", args)
	}
	args["P"] = b.pValue(*c.tests.Global.P)
	if *c.tests.Global.P >= significant {
		return b.say("report.roles_same", args)
	}
	var which []string
	for _, at := range c.order {
		cell := c.groups[0].Cells[at]
		if test := c.test(cell.Code); test.PAdjusted != nil && *test.PAdjusted < significant {
			if largest, ok := c.largest(test); ok {
				which = append(which, b.differenceWords(cell, largest, c))
			}
		}
	}
	if len(which) == 0 {
		return b.say("report.roles_overall", args)
	}
	args["Which"] = b.list(which)
	return b.say("report.roles_differ", args)
}

// largest gives the widest difference whose interval leaves out 0.
func (c comparison) largest(t tabulate.CellTest) (tabulate.Difference, bool) {
	var best tabulate.Difference
	size := 0.0
	for _, d := range t.Differences {
		if d.Difference == nil || !c.shown(d) || *d.Low <= 0 && *d.High >= 0 {
			continue
		}
		if x := max(*d.Difference, -*d.Difference); x > size {
			best, size = d, x
		}
	}
	return best, size > 0
}

// shown tells whether both groups of a difference are in the table.
func (c comparison) shown(d tabulate.Difference) bool {
	_, a := c.group(d.A)
	_, b := c.group(d.B)
	return a && b
}

func (c comparison) group(code string) (tabulate.GroupResult, bool) {
	for _, g := range c.groups {
		if g.Code == code {
			return g, true
		}
	}
	return tabulate.GroupResult{}, false
}

// differenceWords names who cites a choice more, by how many points: "Lack of time (I produce data: +18 points [5–30] ...".
func (b *builder) differenceWords(cell tabulate.Cell, d tabulate.Difference, c comparison) string {
	more, less, value, low, high := d.A, d.B, *d.Difference, *d.Low, *d.High
	if value < 0 {
		more, less, value, low, high = less, more, -value, -high, -low
	}
	moreGroup, _ := c.group(more)
	lessGroup, _ := c.group(less)
	return b.say("report.difference", survey.Args{
		"Label": b.label(cell), "More": b.text(moreGroup.Label), "Less": b.text(lessGroup.Label),
		"Points": b.src.Words.Number(b.req.Language, 100*value, 0), "Interval": b.interval(low, high, 0),
	})
}

// pValue writes a p-value: three decimals, "< 0.001" below.
func (b *builder) pValue(p float64) string {
	if p < 0.001 {
		return "< " + b.src.Words.Number(b.req.Language, 0.001, 3)
	}
	return "= " + b.src.Words.Number(b.req.Language, p, 3)
}

// differences lists the difference of every pair of roles for every choice, with its interval.
func (b *builder) differences(c comparison) *Table {
	t := &Table{
		Code: c.question.Name + "_differences", Caption: b.say("report.differences_caption", survey.Args{"Question": b.questionLabel(c.question)}),
		Columns: []Column{
			{Code: "label", Title: b.say("report.column_choice", nil), Width: 40},
			{Code: "a", Title: b.say("report.column_group_a", nil), Width: 26},
			{Code: "b", Title: b.say("report.column_group_b", nil), Width: 26},
			{Code: "difference", Title: b.say("report.column_difference", nil), Kind: ColumnShare},
			{Code: "low", Title: b.say("report.column_low", nil), Kind: ColumnShare},
			{Code: "high", Title: b.say("report.column_high", nil), Kind: ColumnShare},
			{Code: "p", Title: b.say("report.column_p_adjusted", nil), Kind: ColumnP},
		},
		Notes: []string{b.say("report.note_differences", nil)}, Folded: true,
	}
	for _, at := range c.order {
		cell := c.groups[0].Cells[at]
		test := c.test(cell.Code)
		for _, d := range test.Differences {
			a, _ := c.group(d.A)
			other, _ := c.group(d.B)
			if d.Difference == nil || !c.shown(d) || min(a.Answered, other.Answered) == 0 {
				continue
			}
			t.Rows = append(t.Rows, Row{Code: cell.Code + ":" + d.A + "-" + d.B, Cells: []Cell{
				textCell(b.label(cell)), textCell(b.text(a.Label)), textCell(b.text(other.Label)),
				numberCell(d.Difference), numberCell(d.Low), numberCell(d.High), numberCell(test.PAdjusted),
			}})
		}
	}
	return t
}
