package workbook

import (
	"strconv"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"sonde/survey"
)

// Excel holds 32,767 UTF-16 units in a cell and excelize cuts what is longer without a word. A longer text keeps its
// beginning in its cell, with a pointer to the sheet of long texts, where it stands whole.
const (
	maxCell  = 32767
	partCell = 32000
)

// long is a text that no cell can hold, and the cell it belongs to.
type long struct {
	where string
	parts []string
}

// overflowHead is the number of rows above the first long text: the introduction and the headings.
const overflowHead = 2

// fit gives what the cell shall hold: the text, or its beginning and where to read on.
func (b *book) fit(sheet, cell, text string) string {
	if len(text) <= maxCell || units(text) <= maxCell { // no text has more units than bytes
		return text
	}
	row := overflowHead + 1
	for _, one := range b.overflow {
		row += len(one.parts)
	}
	l := long{where: sheet + " " + cell, parts: split(text, partCell)}
	b.overflow = append(b.overflow, l)
	return l.parts[0] + b.say("report.sheet_continued", survey.Args{"Sheet": b.overflowName(), "Row": strconv.Itoa(row)})
}

// overflowName is the name of the sheet of long texts; no other sheet may take it.
func (b *book) overflowName() string { return b.say("report.sheet_overflow", nil) }

// split cuts a text into parts of at most limit UTF-16 units, between characters.
func split(text string, limit int) []string {
	var parts []string
	start, used := 0, 0
	for at, r := range text {
		n := max(1, utf16.RuneLen(r))
		if used+n > limit {
			parts = append(parts, text[start:at])
			start, used = at, 0
		}
		used += n
	}
	return append(parts, text[start:])
}

// overflowSheet writes the sheet of long texts, if there are any.
func (b *book) overflowSheet() error {
	if len(b.overflow) == 0 {
		return nil
	}
	s := &sheet{book: b, name: b.overflowName(), row: 1, widths: []float64{24, 8, 100}}
	if _, err := b.file.NewSheet(s.name); err != nil {
		return err
	}
	for i, width := range s.widths {
		column, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := b.file.SetColWidth(s.name, column, column, width); err != nil {
			return err
		}
	}
	plain, err := b.style(look{role: note})
	if err != nil {
		return err
	}
	if err := s.put(1, b.say("report.sheet_overflow_intro", nil), plain); err != nil {
		return err
	}
	s.row++
	rows := [][]string{{b.say("report.sheet_overflow_where", nil), b.say("report.sheet_overflow_part", nil), b.say("report.sheet_overflow_text", nil)}}
	for _, one := range b.overflow {
		for i, part := range one.parts {
			rows = append(rows, []string{one.where, strconv.Itoa(i+1) + " / " + strconv.Itoa(len(one.parts)), part})
		}
	}
	for i, row := range rows {
		l := look{}
		if i == 0 {
			l.role = header
		}
		style, err := b.style(l)
		if err != nil {
			return err
		}
		for column, text := range row {
			if err := s.put(column+1, text, style); err != nil {
				return err
			}
		}
		s.row++
	}
	if err := b.freeze(s.name, overflowHead); err != nil {
		return err
	}
	return b.paper(s.name, 0, overflowHead, "")
}
