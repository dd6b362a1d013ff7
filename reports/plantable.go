package reports

import (
	"sonde/reports/needs"
	"sonde/survey"
)

// column is a column of a table of needs.
func (p *plan) column(code string, kind ColumnKind, width int) Column {
	return Column{Code: code, Title: p.say("needs.column."+code, nil), Kind: kind, Width: width}
}

// needsTable lists every need with its size and its verdict, those too that are in no list.
func (p *plan) needsTable() *Table {
	t := &Table{
		Code: p.code + "_needs", Caption: p.say("needs.all", survey.Args{"Group": p.title()}), Folded: true,
		Columns: []Column{
			p.column("need", ColumnText, 30), p.column("count", ColumnCount, 0), p.column("base", ColumnCount, 0),
			p.column("share", ColumnShare, 0), p.column("need_low", ColumnShare, 0), p.column("need_high", ColumnShare, 0),
			p.column("verdict", ColumnText, 24),
		},
	}
	t.Columns[3].Limits = true
	if p.group.Kind == needs.KindSkill {
		t.Notes = []string{p.say("needs.note_skill", nil)}
	}
	for _, n := range p.group.Needs {
		row := []Cell{textCell(p.needLabel(n.Concept))}
		if n.Suppressed {
			row = append(row, hiddenCells(5)...)
		} else {
			row = append(append(row, countCell(n.Count), countCell(n.Base)), shareCells(n.Need, n.Low, n.High, n.Base)...)
			for i := 3; i < 6; i++ {
				t.Columns[i].Decimals = max(t.Columns[i].Decimals, decimals(n.Base))
			}
		}
		t.Rows = append(t.Rows, Row{Code: n.Concept, Cells: append(row, textCell(p.verdict(n)))})
	}
	return t
}

// settingsTable lists what each score is made with: how trainable, how covered, how well known, and who said so.
func (p *plan) settingsTable() *Table {
	t := &Table{
		Code: p.code + "_settings", Caption: p.say("needs.settings", survey.Args{"Group": p.title()}), Folded: true,
		Columns: []Column{p.column("need", ColumnText, 30), p.column("trainable", ColumnText, 52), p.column("coverage", ColumnText, 44), p.column("aware", ColumnText, 40)},
	}
	for _, n := range p.group.Needs {
		t.Rows = append(t.Rows, Row{Code: n.Concept, Cells: []Cell{
			textCell(p.needLabel(n.Concept)), textCell(p.trainable(n)), textCell(p.coverage(n)), textCell(p.aware(n)),
		}})
	}
	return t
}

func (p *plan) verdict(n needs.Need) string { return p.say("needs.verdict."+string(n.Verdict), nil) }
