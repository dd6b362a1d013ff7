package workbook

import (
	"math"
	"slices"

	"github.com/xuri/excelize/v2"

	"sonde/reports"
	"sonde/reports/chart"
)

// tablePlace is where a table's headings stand: the first row and its height above, and the row right above the cells.
type tablePlace struct {
	top  int
	y    float64
	head int
}

// table writes caption, headings, rows, the notes and the chart.
func (s *sheet) table(t *reports.Table) error {
	s.tables++
	if err := s.write(t.Caption, caption); err != nil {
		return err
	}
	spans := s.place(t, t.Chart != nil)
	at := tablePlace{top: s.row, y: s.y}
	if err := s.groupHeadings(t, spans); err != nil {
		return err
	}
	at.head = s.row
	if err := s.headings(t, spans); err != nil {
		return err
	}
	if s.tables == 1 {
		s.frozen = at.head
	}
	marks := legend{}
	for _, row := range t.Rows {
		if err := s.tableRow(t, spans, row, &marks); err != nil {
			return err
		}
	}
	below := s.line
	if t.Chart != nil { // beside which the chart may stand
		s.line = min(s.line, int(s.pixels(len(t.Columns))/linePixels))
	}
	for _, text := range append(append([]string{}, t.Notes...), marks.words(s.book)...) {
		if err := s.write(text, note); err != nil {
			return err
		}
	}
	s.line = below
	if err := s.skip(); err != nil {
		return err
	}
	if t.Chart == nil || len(t.Rows) == 0 {
		return nil
	}
	return s.chart(t, at, marks.suppressed)
}

// groupHeadings writes the names of groups of columns above their headings, if there are any.
func (s *sheet) groupHeadings(t *reports.Table, spans []span) error {
	if !slices.ContainsFunc(t.Columns, func(c reports.Column) bool { return c.Group != "" }) {
		return nil
	}
	height := 1
	for i := 0; i < len(t.Columns); i++ {
		group, last := t.Columns[i].Group, i
		for group != "" && last+1 < len(t.Columns) && t.Columns[last+1].Group == group {
			last++
		}
		wide := span{spans[i].first, spans[last].last}
		if err := s.across(wide, group, look{role: grouping}); err != nil {
			return err
		}
		height = max(height, s.lines(group, wide))
		i = last
	}
	return s.next(float64(height)*bodyPt*leading + rowPadding)
}

// headings writes the columns' headings.
func (s *sheet) headings(t *reports.Table, spans []span) error {
	height := 1
	for i, column := range t.Columns {
		text := heading(column)
		if err := s.across(spans[i], text, look{role: header, kind: column.Kind, indent: i > 0}); err != nil {
			return err
		}
		height = max(height, s.lines(text, spans[i]))
	}
	return s.next(float64(height)*bodyPt*leading + rowPadding)
}

// lines is how many lines a text takes in a span.
func (s *sheet) lines(text string, of span) int {
	return len(fold(text, max(int(charactersPerUnit*s.width(of))-1, 1)))
}

// charactersPerUnit is how many characters of the body's font a unit of a column's width holds, on the safe side.
const charactersPerUnit = 1.1

// across writes a text into a span, its cells made one.
func (s *sheet) across(of span, text string, l look) error {
	style, err := s.style(l)
	if err != nil {
		return err
	}
	if err := s.put(of.first+1, text, style); err != nil {
		return err
	}
	return s.merge(of, style)
}

// merge makes the cells of a span in the present row one.
func (s *sheet) merge(of span, style int) error {
	if of.first == of.last {
		return nil
	}
	from, err := excelize.CoordinatesToCellName(of.first+1, s.row)
	if err != nil {
		return err
	}
	to, err := excelize.CoordinatesToCellName(of.last+1, s.row)
	if err != nil {
		return err
	}
	if err := s.file.SetCellStyle(s.name, from, to, style); err != nil {
		return err
	}
	return s.file.MergeCell(s.name, from, to)
}

// tableRow writes a row of cells.
func (s *sheet) tableRow(t *reports.Table, spans []span, row reports.Row, marks *legend) error {
	height := 1
	for i, cell := range row.Cells {
		marks.small, marks.suppressed = marks.small || cell.Small, marks.suppressed || cell.Suppressed
		l := look{kind: t.Columns[i].Kind, decimals: t.Columns[i].Decimals, strong: row.Strong, small: cell.Small, indent: i > 0}
		l.words = l.kind != reports.ColumnText && (cell.Number == nil || cell.Suppressed)
		if cell.Whole {
			l.decimals = 0
		}
		if cell.Number != nil && !cell.Suppressed {
			if err := s.number(spans[i], *cell.Number, l); err != nil {
				return err
			}
			continue
		}
		text := cell.Text
		if cell.Suppressed {
			text = chart.SuppressedMark
		}
		if err := s.across(spans[i], text, l); err != nil {
			return err
		}
		height = max(height, s.lines(text, spans[i]))
	}
	return s.next(math.Min(float64(height)*bodyPt*leading+rowPadding, maxRowPoints))
}

// number writes a number into a span.
func (s *sheet) number(of span, x float64, l look) error {
	style, err := s.style(l)
	if err != nil {
		return err
	}
	name, err := excelize.CoordinatesToCellName(of.first+1, s.row)
	if err != nil {
		return err
	}
	if err := s.file.SetCellFloat(s.name, name, x, -1, 64); err != nil {
		return err
	}
	if err := s.file.SetCellStyle(s.name, name, name, style); err != nil {
		return err
	}
	return s.merge(of, style)
}

// leading is the height of a line of text for its size; maxRowPoints the highest row that Excel takes, with a margin.
const (
	leading      = 1.4
	rowPadding   = 1.2
	maxRowPoints = 400
)

// legend remembers the marks that a table used.
type legend struct{ small, suppressed bool }

// words gives the sentences that explain the marks.
func (l legend) words(b *book) []string {
	var lines []string
	if l.small {
		lines = append(lines, b.say("report.figure_small", nil))
	}
	if l.suppressed {
		lines = append(lines, b.say("report.figure_suppressed", nil))
	}
	return lines
}
