package reports

import (
	"strconv"

	"sonde/reports/chart"
	"sonde/reports/needs"
	"sonde/survey"
)

// planList is one of the two lists of a plan: kind "create" or "promote".
type planList struct {
	*plan
	kind string
	list needs.List
}

// mostActions is for how many priorities a list says what to do.
const mostActions = 5

// figure draws the scores with their limits, and holds them as a table.
func (l planList) figure() *Figure {
	f := &Figure{Figure: chart.Figure{
		Code: l.code + "_" + l.kind, Title: l.finding(), Base: l.base(l.bases()), Series: []chart.Series{{}}, Score: true, Language: l.req.Language,
	}}
	for _, one := range l.list.Priorities {
		n := l.need(one.Concept)
		f.Bars = append(f.Bars, chart.Bar{Code: one.Concept, Label: l.needLabel(one.Concept), Values: []chart.Value{{
			Share: &one.Score, Low: &one.Low, High: &one.High, Text: l.value(one, n), Small: n.Base < needs.SmallBase,
		}}})
	}
	f.Table = l.table()
	f.Notes = l.fileNotes(f.Table.Notes...)
	f.Table.Chart = &ChartOf{Title: f.Title, Alt: l.say("report.chart_alt", survey.Args{"Title": f.Title, "Base": f.Base}), Categories: 1, Values: []int{5}}
	return f
}

// value is what stands at the end of a bar: the score with its limits, and the need that it is made from.
func (l planList) value(one needs.Priority, n needs.Need) string {
	args := survey.Args{
		"Score": l.score(one.Score), "Interval": l.scoreInterval(one),
		"Share": l.percent(*n.Need, decimals(n.Base)), "Number": l.count(n.Count), "Base": l.count(n.Base),
	}
	if n.Skill != nil { // an opportunity, no share of the base
		return l.say("needs.value_skill", args)
	}
	return l.say("needs.value", args)
}

// bases says how many answered; from and to when that depends on the need.
func (l planList) bases() string {
	least, most := l.need(l.list.Priorities[0].Concept).Base, 0
	for _, one := range l.list.Priorities {
		base := l.need(one.Concept).Base
		least, most = min(least, base), max(most, base)
	}
	if least == most {
		return l.say("report.base_answered", survey.Args{"Count": most})
	}
	return l.say("report.skills_base", survey.Args{"Bases": rangeWords(least, most)})
}

// table is the list as numbers: rank, need and score with their limits, how sure the rank is, and the verdict.
func (l planList) table() *Table {
	t := &Table{
		Code: l.code + "_" + l.kind, Caption: l.say("needs.list."+l.kind, survey.Args{"Group": l.title()}),
		Columns: []Column{
			l.column("rank", ColumnCount, 6), l.column("need", ColumnText, 28),
			l.column("share", ColumnShare, 0), l.column("need_low", ColumnShare, 0), l.column("need_high", ColumnShare, 0),
			l.column("score", ColumnDecimal, 0), l.column("low", ColumnDecimal, 0), l.column("high", ColumnDecimal, 0),
			l.column("top3", ColumnCount, 11), l.column("ranks", ColumnText, 10), l.column("verdict", ColumnText, 20),
		},
		Notes: []string{l.say("needs.note_top3", nil)},
	}
	t.Columns[2].Limits, t.Columns[5].Limits = true, true
	tied := map[int]int{}
	for _, one := range l.list.Priorities {
		tied[one.Rank]++
	}
	for _, one := range l.list.Priorities {
		n := l.need(one.Concept)
		rank := countCell(one.Rank)
		if tied[one.Rank] > 1 {
			rank = textCell(strconv.Itoa(one.Rank) + "\u00a0=")
		}
		row := append([]Cell{rank, textCell(l.needLabel(one.Concept))}, shareCells(n.Need, n.Low, n.High, n.Base)...)
		row = append(row, numberCell(&one.Score), numberCell(&one.Low), numberCell(&one.High), Cell{}, Cell{}, textCell(l.verdict(n)))
		if one.PTop3 != nil {
			row[8] = countCell(times(*one.PTop3))
			row[9] = textCell(rangeWords(one.RankLow, one.RankHigh))
		}
		for i := 2; i < 5; i++ {
			t.Columns[i].Decimals = max(t.Columns[i].Decimals, decimals(n.Base))
		}
		t.Rows = append(t.Rows, Row{Code: one.Concept, Cells: row})
	}
	if len(tied) < len(l.list.Priorities) {
		t.Notes = append(t.Notes, l.say("needs.note_tied", nil))
	}
	return t
}

// actions says for the first priorities of the list for whom, in which form, and which offers to send people to.
func (l planList) actions() *Table {
	first := l.list.Priorities[:min(mostActions, len(l.list.Priorities))]
	t := &Table{
		Code:    l.code + "_" + l.kind + "_actions",
		Caption: l.say("needs.actions."+l.kind, survey.Args{"Group": l.title(), "Count": len(first)}),
		Columns: []Column{l.column("need", ColumnText, 30), l.column("who", ColumnText, 44), l.column("how", ColumnText, 48), l.column("offers", ColumnText, 52)},
	}
	for _, one := range first {
		n := l.need(one.Concept)
		t.Rows = append(t.Rows, Row{Code: one.Concept, Cells: []Cell{
			textCell(l.needLabel(one.Concept)), textCell(l.who(n)), textCell(l.how(n)), textCell(l.offersFor(n)),
		}})
	}
	return t
}
