package reports

import (
	"sonde/reports/needs"
	"sonde/survey"
)

// listTable is one of the two lists: score with limits, how sure the rank is, for whom, how, and which offers.
func (p *plan) listTable(kind string, list needs.List) *Table {
	column := func(code string, kind ColumnKind, width int) Column {
		return Column{Code: code, Title: p.say("needs.column."+code, nil), Kind: kind, Width: width}
	}
	t := &Table{
		Code: p.group.Community + "_" + p.group.Kind + "_" + kind, Caption: p.say("needs.list."+kind, survey.Args{"Group": p.title()}),
		Columns: []Column{
			column("rank", ColumnCount, 6), column("need", ColumnText, 34), column("score", ColumnDecimal, 9),
			column("low", ColumnDecimal, 9), column("high", ColumnDecimal, 9), column("top3", ColumnCount, 12),
			column("ranks", ColumnText, 10), column("who", ColumnText, 40), column("how", ColumnText, 44), column("offers", ColumnText, 44),
		},
		Notes: append(p.notes(), p.say("needs.note_top3", nil)),
	}
	for _, one := range list.Priorities {
		n := p.need(one.Concept)
		row := []Cell{countCell(one.Rank), textCell(p.needLabel(one.Concept)), numberCell(&one.Score), numberCell(&one.Low), numberCell(&one.High), {}, {}}
		if one.PTop3 != nil {
			row[5] = countCell(int(100**one.PTop3 + 0.5))
			row[6] = textCell(rangeWords(one.RankLow, one.RankHigh))
		}
		row = append(row, textCell(p.who(n)), textCell(p.how(n)), textCell(p.offersFor(n)))
		t.Rows = append(t.Rows, Row{Code: one.Concept, Cells: row})
	}
	t.Chart = &ChartOf{Title: t.Caption, Alt: p.say("report.chart_alt", survey.Args{"Title": t.Caption, "Base": p.doc.Subtitle}), Categories: 1, Values: []int{2}}
	return t
}

// needsTable lists every need with what its score is made of and its verdict.
func (p *plan) needsTable() *Table {
	column := func(code string, kind ColumnKind, width int) Column {
		return Column{Code: code, Title: p.say("needs.column."+code, nil), Kind: kind, Width: width}
	}
	t := &Table{
		Code: p.group.Community + "_" + p.group.Kind + "_needs", Caption: p.say("needs.all", survey.Args{"Group": p.title()}),
		Columns: []Column{
			column("need", ColumnText, 34), column("count", ColumnCount, 9), column("base", ColumnCount, 9),
			column("share", ColumnShare, 9), column("need_low", ColumnShare, 9), column("need_high", ColumnShare, 9),
			column("trainable", ColumnText, 40), column("coverage", ColumnText, 34), column("aware", ColumnText, 34), column("verdict", ColumnText, 44),
		},
		Notes: p.notes(),
	}
	if p.group.Kind == needs.KindSkill {
		t.Notes = append(t.Notes, p.say("needs.note_skill", nil))
	}
	for _, n := range p.group.Needs {
		row := []Cell{textCell(p.needLabel(n.Concept))}
		if n.Suppressed {
			row = append(row, hiddenCells(5)...)
		} else {
			row = append(append(row, countCell(n.Count), countCell(n.Base)), shareCells(n.Need, n.Low, n.High, n.Base)...)
		}
		row = append(row, textCell(p.trainable(n)), textCell(p.coverage(n)), textCell(p.aware(n)), textCell(p.say("needs.verdict."+string(n.Verdict), nil)))
		t.Rows = append(t.Rows, Row{Code: n.Concept, Cells: row})
	}
	return t
}
