package workbook

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"sonde/reports"
	"sonde/reports/chart"
)

// sheet is a section being written from top to bottom; row is where the next thing goes.
type sheet struct {
	*book
	name   string
	row    int
	widths []float64
	frozen int // the last row that stays in place
	above  int // the last row of title and warnings
	tables int
	charts int
	reach  float64 // how far text and charts go to the right, in pixels
}

// section writes a sheet: title, warnings, then its blocks.
func (b *book) section(section reports.Section) error {
	s := &sheet{book: b, name: b.sheetName(section.Title), row: 1}
	if _, err := b.file.NewSheet(s.name); err != nil {
		return err
	}
	s.widths = widthsOf(section)
	for i, width := range s.widths {
		column, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := b.file.SetColWidth(s.name, column, column, width); err != nil {
			return err
		}
	}
	if err := s.line(cmp.Or(section.Title, s.name), title); err != nil {
		return err
	}
	for _, text := range b.doc.Warnings {
		if err := s.line(text, warning); err != nil {
			return err
		}
	}
	s.above, s.frozen = s.row-1, s.row-1
	s.row++
	running := false
	for _, block := range section.Blocks {
		_, text := block.(reports.Paragraph)
		if running && !text {
			s.row++ // room between running text and a table
		}
		running = text
		if err := s.block(block); err != nil {
			return err
		}
	}
	return s.finish()
}

// block writes a paragraph, a table, or a figure as its table with a chart.
func (s *sheet) block(block reports.Block) error {
	switch b := block.(type) {
	case reports.Paragraph:
		if b.Note {
			return s.line(b.Text, note)
		}
		return s.line(b.Text, paragraph)
	case *reports.Table:
		return s.table(b)
	case *reports.Figure:
		if err := s.line(b.Title, caption); err != nil {
			return err
		}
		if err := s.line(b.Base, note); err != nil {
			return err
		}
		if b.Table == nil {
			return s.notes(b.Notes)
		}
		table := *b.Table
		for _, text := range b.Notes {
			if !slices.Contains(table.Notes, text) {
				table.Notes = append(slices.Clone(table.Notes), text)
			}
		}
		return s.table(&table)
	}
	return nil
}

// notes writes small lines of text.
func (s *sheet) notes(texts []string) error {
	for _, text := range texts {
		if err := s.line(text, note); err != nil {
			return err
		}
	}
	return nil
}

// lineWidth is how many characters of running text fit a line: beyond, the text goes on in the next row, so that
// neither screen nor paper cuts it.
const lineWidth = 110

// line writes running text, one row for each of its lines. Nothing is written for none.
func (s *sheet) line(text string, r role) error {
	for _, part := range fold(text, lineWidth) {
		style, err := s.style(look{role: r})
		if err != nil {
			return err
		}
		if err := s.put(1, part, style); err != nil {
			return err
		}
		size := points(r)
		if err := s.file.SetRowHeight(s.name, s.row, size*leading); err != nil {
			return err
		}
		s.reach = max(s.reach, float64(units(part))*size*0.72)
		s.row++
	}
	return nil
}

// put writes a text into a column of the present row; what a cell cannot hold goes to the overflow sheet.
func (s *sheet) put(column int, text string, style int) error {
	cell, err := excelize.CoordinatesToCellName(column, s.row)
	if err != nil {
		return err
	}
	if err := s.file.SetCellStr(s.name, cell, escapes.ReplaceAllString(s.fit(s.name, cell, text), "_x005F$0")); err != nil {
		return err
	}
	return s.file.SetCellStyle(s.name, cell, cell, style)
}

// escapes are what Excel reads as a coded character. excelize codes the code in streamed sheets but not in these
// (v2.11.1, setSharedString), so that a text with one would come out changed.
var escapes = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// table writes caption, headings, rows, the chart and the notes.
func (s *sheet) table(t *reports.Table) error {
	s.tables++
	if err := s.line(t.Caption, caption); err != nil {
		return err
	}
	head := s.row
	for i, column := range t.Columns {
		style, err := s.style(look{role: heading, kind: column.Kind, indent: i > 0})
		if err != nil {
			return err
		}
		if err := s.put(i+1, column.Title, style); err != nil {
			return err
		}
	}
	if s.tables == 1 {
		s.frozen = head
	}
	s.row++
	marks := legend{}
	for _, row := range t.Rows {
		if err := s.tableRow(t, row, &marks); err != nil {
			return err
		}
	}
	if err := s.notes(slices.Concat(t.Notes, marks.words(s.book))); err != nil {
		return err
	}
	s.row++
	if t.Chart == nil || len(t.Rows) == 0 {
		return nil
	}
	return s.chart(t, head, marks.suppressed)
}

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

// tableRow writes a row of cells.
func (s *sheet) tableRow(t *reports.Table, row reports.Row, marks *legend) error {
	height := 1
	for i, cell := range row.Cells {
		marks.small, marks.suppressed = marks.small || cell.Small, marks.suppressed || cell.Suppressed
		l := look{kind: t.Columns[i].Kind, decimals: t.Columns[i].Decimals, strong: row.Strong, small: cell.Small, indent: i > 0}
		l.words = l.kind != reports.ColumnText && (cell.Number == nil || cell.Suppressed)
		style, err := s.style(l)
		if err != nil {
			return err
		}
		text := cell.Text
		if cell.Suppressed {
			text = chart.SuppressedMark
		}
		if cell.Number != nil && !cell.Suppressed {
			name, err := excelize.CoordinatesToCellName(i+1, s.row)
			if err != nil {
				return err
			}
			if err := s.file.SetCellFloat(s.name, name, *cell.Number, -1, 64); err != nil {
				return err
			}
			if err := s.file.SetCellStyle(s.name, name, name, style); err != nil {
				return err
			}
			continue
		}
		if err := s.put(i+1, text, style); err != nil {
			return err
		}
		height = max(height, len(fold(text, int(1.1*s.widths[i]))))
	}
	if err := s.file.SetRowHeight(s.name, s.row, min(float64(height)*bodyPt*leading+2, maxRowPoints)); err != nil {
		return err
	}
	s.row++
	return nil
}

// leading is the height of a line of text for its size; maxRowPoints the highest row that Excel takes, with a margin.
const (
	leading      = 1.4
	maxRowPoints = 400
)

// fold breaks text into lines of at most width characters at spaces and line ends; a longer word stays whole.
func fold(text string, width int) []string {
	var lines []string
	for _, part := range strings.Split(strings.TrimSpace(text), "\n") {
		line := ""
		for _, word := range strings.Fields(part) {
			if line != "" && units(line)+1+units(word) > width {
				lines = append(lines, line)
				line = ""
			}
			if line != "" {
				line += " "
			}
			line += word
		}
		if line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}
