package reports

import (
	"fmt"
	"slices"

	"sonde/reports/chart"
	"sonde/reports/needs"
	"sonde/reports/tabulate"
	"sonde/survey"
)

// significant is the p-value below which a difference is named.
const significant = 0.05

// byRole compares the roles: one section, a figure for each obstacle question that several roles were asked.
func (b *builder) byRole() error {
	role, err := b.view.Question(tabulate.RoleQuestion)
	if err != nil || role.Question.Type != survey.SelectOne || b.req.Filter.Role != "" {
		return nil
	}
	var blocks []Block
	for _, o := range b.outline.Obstacles {
		made, err := b.compareRoles(o.Question)
		if err != nil {
			return err
		}
		blocks = append(blocks, made...)
	}
	if len(blocks) > 0 {
		blocks = append(blocks, Paragraph{Text: b.say("report.roles_how", nil), Note: true})
	}
	b.section("by_role", b.say("report.section_by_role", nil), blocks)
	return nil
}

// comparison is one question by role.
type comparison struct {
	question tabulate.Question
	groups   []tabulate.GroupResult // those who were asked
	tests    *tabulate.Tests
	order    []int
}

func (b *builder) compareRoles(q tabulate.Question) ([]Block, error) {
	r, err := b.view.Tabulate(b.ctx, b.query(q.Name, tabulate.RoleQuestion))
	if err != nil {
		return nil, err
	}
	all, err := b.view.Tabulate(b.ctx, b.query(q.Name, ""))
	if err != nil {
		return nil, err
	}
	c := comparison{question: q, tests: r.Tests, order: drawn(q, all.Groups[0])}
	for _, g := range r.Groups {
		hidden := slices.ContainsFunc(g.Cells, func(cell tabulate.Cell) bool { return cell.Suppressed })
		if g.Asked > 0 || hidden {
			c.groups = append(c.groups, g)
		}
	}
	if len(c.groups) < 2 {
		return []Block{}, nil
	}
	f := b.roleFigure(c)
	f.Table.Notes = b.reworded(r)
	f.Notes = b.fileNotes(f.Table.Notes...)
	blocks := []Block{f}
	if t := b.differences(c); len(t.Rows) > 0 {
		blocks = append(blocks, t)
	}
	return blocks, nil
}

func (b *builder) roleFigure(c comparison) *Figure {
	f := &Figure{Figure: chart.Figure{
		Code: c.question.Name + "_by_role", Title: b.roleSentence(c), Base: b.base(b.roleBases(c)), Language: b.req.Language,
	}}
	f.Table = &Table{Code: f.Code, Caption: b.say("report.roles_caption", survey.Args{"Question": b.questionLabel(c.question)})}
	f.Table.Columns = []Column{{Code: "label", Title: b.say("report.column_choice", nil), Width: 36}}
	for _, g := range c.groups {
		f.Series = append(f.Series, chart.Series{Code: g.Code, Label: b.text(g.Label)})
		name := b.groupName(g)
		count := Column{Code: "count", Title: b.say("report.column_count", nil), Kind: ColumnCount}
		for _, one := range append([]Column{count}, b.shareColumns(g.Answered)...) {
			one.Group, one.Short = name, one.Title
			one.Title = b.say("report.column_of_group", survey.Args{"Group": name, "Column": one.Title})
			one.Code = g.Code + "_" + one.Code
			f.Table.Columns = append(f.Table.Columns, one)
		}
	}
	f.Table.Columns = append(f.Table.Columns, Column{Code: "p", Title: b.say("report.column_p_adjusted", nil), Kind: ColumnP})
	for _, at := range c.order {
		f.Bars = append(f.Bars, b.roleBar(c, at))
		f.Table.Rows = append(f.Table.Rows, b.roleRow(c, at))
	}
	f.Table.Chart = &ChartOf{Title: f.Title, Alt: b.say("report.chart_alt", survey.Args{"Title": f.Title, "Base": f.Base})}
	for i := range c.groups {
		f.Table.Chart.Values = append(f.Table.Chart.Values, 2+4*i)
	}
	return f
}

func (b *builder) roleBar(c comparison, at int) chart.Bar {
	cell := c.groups[0].Cells[at]
	bar := chart.Bar{Code: cell.Code, Label: b.label(cell)}
	for _, g := range c.groups {
		bar.Values = append(bar.Values, b.value(g.Cells[at], subject{group: g}))
	}
	return bar
}

func (b *builder) roleRow(c comparison, at int) Row {
	cell := c.groups[0].Cells[at]
	row := Row{Code: cell.Code, Cells: []Cell{textCell(b.label(cell))}}
	for _, g := range c.groups {
		one := g.Cells[at]
		if one.Suppressed {
			row.Cells = append(row.Cells, hiddenCells(4)...)
			continue
		}
		row.Cells = append(row.Cells, countCell(one.Count))
		row.Cells = append(row.Cells, shareCells(one.Share, one.Low, one.High, g.Answered)...)
	}
	test := c.test(cell.Code)
	return Row{Code: row.Code, Cells: append(row.Cells, numberCell(test.PAdjusted))}
}

// test gives the test of a choice; the empty one where there is none.
func (c comparison) test(code string) tabulate.CellTest {
	if c.tests != nil {
		for _, t := range c.tests.Cells {
			if t.Code == code {
				return t
			}
		}
	}
	return tabulate.CellTest{}
}

// groupName is a role with its base: "I use data (n = 82)".
func (b *builder) groupName(g tabulate.GroupResult) string {
	if g.Answered == 0 {
		return b.text(g.Label)
	}
	return fmt.Sprintf("%s (n = %s)", b.text(g.Label), b.count(g.Answered))
}

// roleBases says how many answered in each role.
func (b *builder) roleBases(c comparison) string {
	var parts []string
	for _, g := range c.groups {
		if g.Answered > 0 {
			parts = append(parts, b.groupName(g))
		} else {
			parts = append(parts, b.say("report.group_hidden", survey.Args{"Group": b.text(g.Label)}))
		}
	}
	return b.say("report.roles_base", survey.Args{"Groups": b.list(parts)})
}

// comparable tells whether two groups at least are large enough to compare.
func (c comparison) comparable() bool {
	large := 0
	for _, g := range c.groups {
		if g.Answered >= needs.SmallestBase {
			large++
		}
	}
	return large > 1
}
