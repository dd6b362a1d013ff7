package reports

import (
	"cmp"
	"slices"

	"sonde/reports/chart"
	"sonde/reports/needs"
	"sonde/reports/tabulate"
	"sonde/survey"
)

const (
	// manyObstacles is the number from which the title counts people who meet many at once.
	manyObstacles = 3
	// mostPairs is how many pairs of obstacles are listed.
	mostPairs = 12
)

// together shows how many obstacles a person meets at once, and which go together.
func (b *builder) together(o needs.Obstacle) ([]Block, error) {
	c, err := b.view.CoOccurrence(b.ctx, b.query(o.Question.Name, ""))
	if err != nil {
		return nil, err
	}
	if c.Answered < max(needs.SmallestBase, b.policy.K) {
		return []Block{}, nil
	}
	f := &Figure{Figure: chart.Figure{
		Code: o.Question.Name + "_together", Title: b.togetherFinding(o.Question, c), Series: []chart.Series{{}}, Notes: b.fileNotes(),
		Base: b.base(b.say("report.base_answered", survey.Args{"Count": c.Answered})), Language: b.req.Language,
	}}
	f.Table = &Table{Code: f.Code, Caption: b.togetherCaption(o.Question)}
	f.Table.Columns = append([]Column{
		{Code: "obstacles", Title: b.say("report.column_obstacles", nil), Width: 24},
		{Code: "count", Title: b.say("report.column_people", nil), Kind: ColumnCount},
	}, b.shareColumns(c.Answered)...)
	for _, ticks := range c.Ticks {
		label := b.ticksLabel(ticks)
		f.Bars = append(f.Bars, chart.Bar{Code: ticks.Code, Label: label, Values: []chart.Value{{
			Share: ticks.Share, Low: ticks.Low, High: ticks.High, Text: b.valueText(ticks.Share, ticks.Count, c.Answered),
			Small: c.Answered < needs.SmallBase,
		}}})
		f.Table.Rows = append(f.Table.Rows, Row{Code: ticks.Code, Cells: append(
			[]Cell{textCell(label), countCell(ticks.Count)}, shareCells(ticks.Share, ticks.Low, ticks.High, c.Answered)...)})
	}
	f.Table.Chart = &ChartOf{Title: f.Title, Alt: b.say("report.chart_alt", survey.Args{"Title": f.Title, "Base": f.Base}), Values: []int{2}}
	blocks := []Block{}
	if len(c.Ticks) > 0 {
		blocks = append(blocks, f)
	}
	if pairs := b.pairs(o.Question, c); pairs != nil {
		blocks = append(blocks, pairs)
	}
	return blocks, nil
}

// togetherFinding gives the mean, where it is shown, and the share of those who meet many.
func (b *builder) togetherFinding(q tabulate.Question, c tabulate.CoOccurrence) string {
	many, told := 0, false
	for _, ticks := range c.Ticks {
		if ticks.From >= manyObstacles {
			many, told = many+ticks.Count, told || ticks.From == manyObstacles
		}
	}
	if !told {
		return b.togetherCaption(q)
	}
	key, args := "report.together_many", survey.Args{
		"Share": b.percent(float64(many)/float64(c.Answered), decimals(c.Answered)), "Number": b.count(many), "Base": b.count(c.Answered),
	}
	if c.Mean != nil {
		key, args["Mean"] = "report.together_finding", b.src.Words.Number(b.req.Language, *c.Mean, 1)
	}
	return b.say(key, args)
}

// ticksLabel says how many obstacles a bar stands for.
func (b *builder) ticksLabel(ticks tabulate.Ticks) string {
	switch {
	case ticks.More:
		return b.say("report.obstacles_more", survey.Args{"Count": ticks.From})
	case ticks.To > ticks.From:
		return b.say("report.obstacles_range", survey.Args{"From": ticks.From, "Count": ticks.To})
	}
	return b.say("report.obstacles_count", survey.Args{"Count": ticks.From})
}

// togetherCaption names the question, because readers who hear a page tell its tables apart by their captions.
func (b *builder) togetherCaption(q tabulate.Question) string {
	return b.say("report.together_caption", survey.Args{"Question": b.questionLabel(q)})
}

// pairs lists the obstacles that most people meet together.
func (b *builder) pairs(q tabulate.Question, c tabulate.CoOccurrence) *Table {
	shown := slices.DeleteFunc(slices.Clone(c.Pairs), func(p tabulate.Pair) bool { return p.Suppressed || p.Both == 0 })
	slices.SortStableFunc(shown, func(x, y tabulate.Pair) int { return cmp.Compare(y.Both, x.Both) })
	if len(shown) == 0 {
		return nil
	}
	labels := map[string]string{}
	for _, choice := range q.Choices {
		labels[choice.Name] = cmp.Or(b.text(choice.Label), choice.Name)
	}
	t := &Table{Code: q.Name + "_pairs", Caption: b.say("report.pairs_caption", survey.Args{"Question": b.questionLabel(q), "Count": min(mostPairs, len(shown))}), Columns: []Column{
		{Code: "a", Title: b.say("report.column_obstacle", nil), Width: 32},
		{Code: "b", Title: b.say("report.column_with", nil), Width: 32},
		{Code: "both", Title: b.say("report.column_people", nil), Kind: ColumnCount},
		{Code: "share", Title: b.say("report.column_share", nil), Kind: ColumnShare, Decimals: decimals(c.Answered)},
		{Code: "lift", Title: b.say("report.column_lift", nil), Kind: ColumnDecimal},
	}, Notes: []string{b.say("report.note_lift", nil)}, Folded: true}
	for _, p := range shown[:min(mostPairs, len(shown))] {
		t.Rows = append(t.Rows, Row{Code: p.A + "+" + p.B, Cells: []Cell{
			textCell(labels[p.A]), textCell(labels[p.B]), countCell(p.Both), numberCell(p.Share), numberCell(p.Lift),
		}})
	}
	return t
}
