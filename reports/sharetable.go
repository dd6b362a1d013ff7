package reports

import (
	"fmt"
	"math"

	"sonde/reports/chart"
	"sonde/reports/needs"
	"sonde/reports/stats"
	"sonde/reports/tabulate"
	"sonde/survey"
)

// shareTable is the table of a question: count and share of those who answered with limits, the range of ranks, and the
// published figure beside.
func (b *builder) shareTable(s subject) *Table {
	t := &Table{Code: s.question.Name, Caption: b.questionLabel(s.question)}
	t.Columns = append([]Column{
		{Code: "label", Title: b.say("report.column_choice", nil), Width: 36},
		{Code: "count", Title: b.say("report.column_count", nil), Kind: ColumnCount},
		{Code: "answered", Title: b.say("report.column_answered", nil), Kind: ColumnCount},
	}, b.shareColumns(s.group.Answered)...)
	ranks := b.rankWords(s.group)
	if len(ranks) > 0 {
		t.Columns = append(t.Columns, Column{Code: "ranks", Title: b.say("report.column_ranks", nil)})
	}
	if s.question.Question.Type == survey.Rank {
		t.Columns = append(t.Columns, b.placeColumns(s.group.Answered)...)
	}
	if s.population > 0 {
		args := survey.Args{"Number": b.count(s.population)}
		t.Columns = append(t.Columns,
			Column{Code: "finite_low", Title: b.say("report.column_finite_low", args), Kind: ColumnShare, Decimals: decimals(s.group.Answered)},
			Column{Code: "finite_high", Title: b.say("report.column_finite_high", args), Kind: ColumnShare, Decimals: decimals(s.group.Answered)})
		t.Notes = append(t.Notes, b.say("report.note_finite", survey.Args{"Number": b.count(s.population)}))
	}
	if s.reference != nil {
		t.Columns = append(t.Columns, Column{Code: "reference", Title: b.say("report.column_reference", nil), Kind: ColumnShare})
		t.Notes = append(t.Notes, b.referenceNote(s))
	}
	for _, at := range s.order {
		t.Rows = append(t.Rows, Row{Code: s.group.Cells[at].Code, Cells: b.shareRow(s, s.group.Cells[at], ranks)})
	}
	return t
}

func (b *builder) shareRow(s subject, c tabulate.Cell, ranks map[string]string) []Cell {
	g := s.group
	cells := []Cell{textCell(b.label(c))}
	if c.Suppressed {
		cells = append(cells, hiddenCells(5)...)
	} else {
		cells = append(cells, countCell(c.Count), countCell(g.Answered))
		cells = append(cells, shareCells(c.Share, c.Low, c.High, g.Answered)...)
	}
	if len(ranks) > 0 {
		cells = append(cells, textCell(ranks[c.Code]))
	}
	if s.question.Question.Type == survey.Rank {
		cells = append(append(cells, shareCells(c.First, c.Top3, nil, g.Answered)[:2]...), numberCell(c.MeanRank), numberCell(c.Borda))
	}
	if s.population > 0 {
		cells = append(cells, finiteCells(c, g.Answered, s.population)...)
	}
	if s.reference != nil {
		cells = append(cells, numberCell(s.published(c)))
	}
	return cells
}

// finiteCells gives the limits that take into account how many people were there.
func finiteCells(c tabulate.Cell, answered, population int) []Cell {
	if c.Suppressed {
		return hiddenCells(2)
	}
	interval := stats.WilsonFinite(c.Count, answered, population, tabulate.DefaultLevel)
	if !interval.OK {
		return emptyCells(2)
	}
	return shareCells(nil, &interval.Low, &interval.High, answered)[1:]
}

func (b *builder) placeColumns(base int) []Column {
	return []Column{
		{Code: "first", Title: b.say("report.column_first", nil), Kind: ColumnShare, Decimals: decimals(base)},
		{Code: "top3", Title: b.say("report.column_top3", nil), Kind: ColumnShare, Decimals: decimals(base)},
		{Code: "mean_rank", Title: b.say("report.column_mean_rank", nil), Kind: ColumnDecimal},
		{Code: "borda", Title: b.say("report.column_borda", nil), Kind: ColumnDecimal},
	}
}

// firstValue is the bar of a rank question: who placed the choice first.
func (b *builder) firstValue(c tabulate.Cell, base int) chart.Value {
	if c.First == nil {
		return chart.Value{Text: chart.SuppressedMark}
	}
	x := int(math.Round(*c.First * float64(base)))
	v := chart.Value{Text: b.valueText(c.First, x, base), Small: base < needs.SmallBase}
	if base >= needs.SmallestBase {
		v.Share, v.Low, v.High = shareOf(x, base)
	}
	return v
}

// rankWords writes the rank range of each ranked choice: "1", "2–4". Nothing on a tiny base.
func (b *builder) rankWords(g tabulate.GroupResult) map[string]string {
	words := map[string]string{}
	if !hasShares(g) {
		return words
	}
	for _, r := range g.Ranks {
		words[r.Code] = rangeWords(r.Low, r.High)
	}
	return words
}

func rangeWords(low, high int) string {
	if low == high {
		return fmt.Sprint(low)
	}
	return fmt.Sprintf("%d–%d", low, high)
}

// referenceNote says where the published figures come from, and which have no bar here.
func (b *builder) referenceNote(s subject) string {
	var left []string
	for _, f := range s.reference.Figures {
		matched := false
		for _, c := range s.group.Cells {
			matched = matched || c.Concept == f.Concept
		}
		if !matched && f.Share != nil {
			left = append(left, b.say("report.reference_figure", survey.Args{"Label": b.text(f.Label), "Share": b.percent(*f.Share, 0)}))
		}
	}
	note := b.text(s.reference.Note)
	if note == "" {
		note = b.say("report.note_reference_caution", nil)
	}
	said := b.say("report.note_reference", survey.Args{"Title": b.text(s.reference.Title), "Note": note})
	if len(left) > 0 {
		said += " " + b.say("report.note_reference_left", survey.Args{"Left": b.list(left)})
	}
	return said
}
