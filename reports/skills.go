package reports

import (
	"cmp"
	"math"
	"slices"

	"sonde/reports/chart"
	"sonde/reports/needs"
	"sonde/reports/tabulate"
	"sonde/survey"
)

// skills shows importance against ease, the widest opportunity first.
func (b *builder) skills() error {
	if len(b.outline.Skills) == 0 {
		return nil
	}
	type scored struct {
		label string
		code  string
		tabulate.Opportunity
	}
	var list []scored
	for _, pair := range b.outline.Skills {
		o, err := b.view.Opportunity(b.ctx, pair.Importance.Name, pair.Ease.Name, tabulate.Query{Where: b.where, Policy: b.policy})
		if err != nil {
			return err
		}
		list = append(list, scored{b.text(pair.Concept.Label), pair.Concept.Code, o})
	}
	score := func(s scored) float64 {
		if s.Score == nil {
			return -1
		}
		return *s.Score
	}
	slices.SortStableFunc(list, func(x, y scored) int { return cmp.Compare(score(y), score(x)) })
	f := &Figure{Figure: chart.Figure{
		Code: "skills", Notes: b.fileNotes(b.say("report.note_opportunity", nil)), Language: b.req.Language,
		Series: []chart.Series{
			{Code: "important", Label: b.say("report.skill_important", nil)}, {Code: "easy", Label: b.say("report.skill_easy", nil)},
		},
	}}
	f.Table = &Table{Code: "skills", Caption: b.say("report.skills_caption", nil), Notes: []string{b.say("report.note_opportunity", nil)}, Columns: []Column{
		{Code: "skill", Title: b.say("report.column_skill", nil), Width: 36},
		{Code: "rated", Title: b.say("report.column_rated", nil), Kind: ColumnCount},
		{Code: "important", Title: b.say("report.skill_important", nil), Kind: ColumnShare},
		{Code: "easy", Title: b.say("report.skill_easy", nil), Kind: ColumnShare},
		{Code: "opportunity", Title: b.say("report.column_opportunity", nil), Kind: ColumnDecimal},
	}}
	least, most := math.MaxInt, 0
	for _, s := range list {
		f.Bars = append(f.Bars, chart.Bar{Code: s.code, Label: s.label, Values: []chart.Value{b.skillValue(s.Important, s.Opportunity), b.skillValue(s.Easy, s.Opportunity)}})
		row := append([]Cell{textCell(s.label)}, hiddenCells(4)...)
		if !s.Suppressed {
			least, most = min(least, s.N), max(most, s.N)
			row = []Cell{textCell(s.label), countCell(s.N), {}, {}, {}}
			if s.N >= needs.SmallestBase {
				shares := shareCells(s.Important, s.Easy, nil, s.N)
				row = append(row[:2], shares[0], shares[1], Cell{Number: s.Score, Small: s.Score != nil && s.N < needs.SmallBase})
			}
		}
		f.Table.Rows = append(f.Table.Rows, Row{Code: s.code, Cells: row})
	}
	f.Base = b.base(b.say("report.skills_base", survey.Args{"Bases": rangeWords(min(least, most), most)}))
	f.Table.Columns[2].Decimals, f.Table.Columns[3].Decimals = decimals(most), decimals(most)
	f.Title = b.say("report.skills_caption", nil)
	if first := list[0]; first.Score != nil && first.N >= needs.SmallestBase {
		f.Title = b.say("report.skills_finding", survey.Args{
			"Skill": first.label, "Score": b.src.Words.Number(b.req.Language, *first.Score, 1),
			"Important": b.percent(*first.Important, decimals(first.N)), "Easy": b.percent(*first.Easy, decimals(first.N)), "Base": b.count(first.N),
		})
	}
	f.Table.Chart = &ChartOf{Title: f.Title, Alt: b.say("report.chart_alt", survey.Args{"Title": f.Title, "Base": f.Base}), Values: []int{2, 3}}
	b.section("skills", b.say("report.section_skills", nil), []Block{f})
	return nil
}

// skillValue is a bar of a share of those who rated both.
func (b *builder) skillValue(share *float64, o tabulate.Opportunity) chart.Value {
	if o.Suppressed {
		return chart.Value{Text: chart.SuppressedMark}
	}
	if share == nil {
		return chart.Value{Text: b.valueText(nil, 0, 0)}
	}
	x := int(math.Round(*share * float64(o.N)))
	v := chart.Value{Text: b.valueText(share, x, o.N), Small: o.N < needs.SmallBase}
	if o.N >= needs.SmallestBase {
		v.Share, v.Low, v.High = shareOf(x, o.N)
	}
	return v
}
