package workbook

import (
	"cmp"
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"

	"sonde/reports"
)

// sheet is a section being written from top to bottom; row is where the next thing goes, y how many points are above it.
type sheet struct {
	*book
	name   string
	row    int
	y      float64
	page   float64 // where the present printed page begins, in points
	headed float64 // the height of title and warnings, which each page repeats
	scale  int     // of the printed page, in per cent
	widths []float64
	line   int // how many characters of running text fit a line
	frozen int // the last row that stays in place
	above  int // the last row of title and warnings
	tables int
}

// section writes a sheet: title, warnings, then its blocks. Running text stays on the page of the table that follows.
func (b *book) section(section reports.Section) error {
	s := &sheet{book: b, name: b.sheetName(section.Title), row: 1, widths: grid(section)}
	if _, err := b.file.NewSheet(s.name); err != nil {
		return err
	}
	width := max(s.extent(section), leastWidth)
	s.scale, s.line = scale(width), min(int(width/linePixels), maxLine)
	if err := s.head(cmp.Or(section.Title, s.name)); err != nil {
		return err
	}
	start, y, running := s.row, s.y, false
	for _, block := range section.Blocks {
		words, text := block.(reports.Paragraph)
		if running && words.Heading { // what went before may stay on its page
			if err := s.keep(start, y); err != nil {
				return err
			}
			running = false
		}
		if !running {
			start, y = s.row, s.y
		} else if !text {
			if err := s.skip(); err != nil { // room between running text and a table
				return err
			}
		}
		running = text
		if err := s.block(block); err != nil {
			return err
		}
		if !text {
			if err := s.keep(start, y); err != nil {
				return err
			}
		}
	}
	if running {
		if err := s.keep(start, y); err != nil {
			return err
		}
	}
	return s.finish(width)
}

// head writes title and warnings.
func (s *sheet) head(words string) error {
	if err := s.write(words, title); err != nil {
		return err
	}
	for _, text := range s.doc.Warnings {
		if err := s.write(text, warning); err != nil {
			return err
		}
	}
	s.above, s.frozen, s.headed = s.row-1, s.row-1, s.y
	return s.skip()
}

// finish sets the columns' widths, freezes the headings and sets up the printed page. With several tables no heading is
// right for all of them: title and warnings alone stay.
func (s *sheet) finish(width float64) error {
	for i, width := range s.widths {
		column, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := s.file.SetColWidth(s.name, column, column, width); err != nil {
			return err
		}
	}
	if s.tables != 1 {
		s.frozen = s.above
	}
	columns := len(s.widths)
	for reached := s.pixels(columns); reached < width; reached += emptyColumn {
		columns++
	}
	last, err := excelize.CoordinatesToCellName(max(columns, 1), max(s.row-1, 1), true)
	if err != nil {
		return err
	}
	if err := s.freeze(s.name, s.frozen); err != nil {
		return err
	}
	plain := false
	if err := s.file.SetSheetView(s.name, 0, &excelize.ViewOptions{ShowGridLines: &plain}); err != nil {
		return err
	}
	return s.paper(s.name, s.scale, s.frozen, "$A$1:"+last)
}

// emptyColumn is the width of a column that no table uses, in pixels.
const emptyColumn = 64

// block writes a paragraph, a table, or a figure as its table with a chart.
func (s *sheet) block(block reports.Block) error {
	switch b := block.(type) {
	case reports.Paragraph:
		return s.paragraph(b)
	case *reports.Table:
		return s.table(b)
	case *reports.Figure:
		if err := s.write(b.Title, caption); err != nil {
			return err
		}
		if err := s.write(b.Base, note); err != nil {
			return err
		}
		if b.Table != nil {
			return s.table(b.Table)
		}
	}
	return nil
}

// paragraph writes running text; a heading has room above it.
func (s *sheet) paragraph(p reports.Paragraph) error {
	switch {
	case p.Heading:
		if err := s.skip(); err != nil {
			return err
		}
		return s.write(p.Text, subtitle)
	case p.Note:
		return s.write(p.Text, note)
	}
	return s.write(p.Text, paragraph)
}

// Running text goes on in the next row where a line is full, so that neither screen nor paper cuts it.
const (
	linePixels = 6.2 // of a character
	leastWidth = 720.0
	maxLine    = 170
)

// write writes running text, one row for each of its lines. Nothing is written for none.
func (s *sheet) write(text string, r role) error {
	for _, part := range fold(text, int(float64(s.line)*bodyPt/points(r))) {
		style, err := s.style(look{role: r})
		if err != nil {
			return err
		}
		if err := s.put(1, part, style); err != nil {
			return err
		}
		if err := s.next(points(r) * leading); err != nil {
			return err
		}
	}
	return nil
}

// next sets the height of the present row, in points, and moves below it.
func (s *sheet) next(height float64) error {
	if err := s.file.SetRowHeight(s.name, s.row, height); err != nil {
		return err
	}
	s.row, s.y = s.row+1, s.y+height
	return nil
}

// skip leaves a row empty. Its height is set, for the default one depends on fonts.
func (s *sheet) skip() error { return s.next(rowPoints) }

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

// fold breaks text into lines of at most width characters at spaces and line ends, never at a no-break space; a longer
// word stays whole.
func fold(text string, width int) []string {
	var lines []string
	for _, part := range strings.Split(strings.TrimSpace(text), "\n") {
		line := ""
		for _, word := range strings.FieldsFunc(part, func(r rune) bool { return r == ' ' || r == '\t' }) {
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
