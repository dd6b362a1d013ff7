package workbook

import (
	"strings"

	"sonde/reports"
)

// span is the columns of the sheet, from 0 on, that one column of a table takes.
type span struct{ first, last int }

// width of a span, in characters.
func (s *sheet) width(of span) float64 {
	total := 0.0
	for i := of.first; i <= of.last; i++ {
		total += s.widths[i]
	}
	return total
}

// grid gives a section the columns on which all its tables stand: those that its charted tables ask for, or all tables
// where no chart is. The other tables take several of them for one of theirs (span).
func grid(section reports.Section) []float64 {
	var widths []float64
	charted := false
	for _, t := range tablesOf(section) {
		charted = charted || t.Chart != nil
	}
	for _, t := range tablesOf(section) {
		for i := range t.Columns {
			if charted && t.Chart == nil {
				continue
			}
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], columnWidth(t, i))
		}
	}
	return widths
}

// tablesOf gives the tables of a section, those of figures too.
func tablesOf(section reports.Section) []*reports.Table {
	var tables []*reports.Table
	for _, block := range section.Blocks {
		switch b := block.(type) {
		case *reports.Table:
			tables = append(tables, b)
		case *reports.Figure:
			if b.Table != nil {
				tables = append(tables, b.Table)
			}
		}
	}
	return tables
}

// place puts a table's columns on those of the sheet, adding some where they do not reach.
func (s *sheet) place(t *reports.Table, charted bool) []span {
	spans := make([]span, len(t.Columns))
	next := 0
	for i := range spans {
		wanted := columnWidth(t, i)
		spans[i].first = next
		for width := 0.0; width == 0 || !charted && width < 0.9*wanted; next++ {
			if next == len(s.widths) {
				s.widths = append(s.widths, wanted-width)
			}
			width += s.widths[next]
		}
		spans[i].last = next - 1
	}
	return spans
}

// columnWidth is the width asked for, or else one that fits numbers under their heading, or the texts up to a limit.
func columnWidth(t *reports.Table, i int) float64 {
	column := t.Columns[i]
	if column.Width > 0 {
		return float64(min(column.Width, 120))
	}
	least := 9
	for _, word := range strings.Fields(heading(column)) {
		least = max(least, units(word)+3)
	}
	if column.Kind != reports.ColumnText {
		return float64(min(least, 15))
	}
	most := least
	for _, row := range t.Rows {
		most = max(most, units(row.Cells[i].Text)+2)
	}
	return float64(min(most, 48))
}

// heading is what stands over a column: under its group's name, the shorter one.
func heading(c reports.Column) string {
	if c.Group != "" {
		return c.Short
	}
	return c.Title
}

// The pixels of a column for each character of its width.
const characterPixels = 7

// pixels is the width of the first columns of the sheet.
func (s *sheet) pixels(columns int) float64 {
	total := 0.0
	for _, width := range s.widths[:columns] {
		total += width*characterPixels + 5
	}
	return total
}

// titleLine is how many characters a line of a chart's title holds.
const titleLine = 70

// chartPlace tells whether a table's chart stands beside it, and how wide and high it is, in pixels.
func (s *sheet) chartPlace(t *reports.Table) (beside bool, width, height float64) {
	used := s.pixels(len(t.Columns))
	title := 17 * len(fold(t.Chart.Title, titleLine))
	height = min(chartMargins+float64(title+len(t.Rows)*max(17, 13*len(t.Chart.Values)+5)), maxChartHeight)
	if used <= besideChart {
		return true, chartWidth, height
	}
	return false, min(used, maxChartWidth), height
}

// extent is how far tables and their charts go to the right, in pixels.
func (s *sheet) extent(section reports.Section) float64 {
	most := 0.0
	for _, t := range tablesOf(section) {
		spans := s.place(t, t.Chart != nil)
		most = max(most, s.pixels(spans[len(spans)-1].last+1))
		if t.Chart != nil && len(t.Rows) > 0 {
			if beside, width, _ := s.chartPlace(t); beside {
				most = max(most, s.pixels(len(t.Columns))+chartGap+width+4)
			}
		}
	}
	return most
}
