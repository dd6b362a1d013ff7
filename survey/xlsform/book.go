package xlsform

import (
	"io"
	"regexp"

	"github.com/xuri/excelize/v2"

	"sonde/survey"
)

// widest and narrowest are the widths of columns, in characters.
const (
	widest    = 60
	narrowest = 12
)

// writeBook writes sheets of texts: the header in bold and always in sight.
func writeBook(w io.Writer, sheets []*sheet) error {
	book := excelize.NewFile()
	defer book.Close()
	bold, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return survey.Wrap(survey.Internal, "XLS_200", err)
	}
	for i, s := range sheets {
		if i == 0 {
			err = book.SetSheetName("Sheet1", s.name)
		} else {
			_, err = book.NewSheet(s.name)
		}
		if err == nil {
			err = writeSheet(book, s, bold)
		}
		if err != nil {
			return survey.Wrap(survey.Internal, "XLS_200", err)
		}
	}
	if err := book.Write(w); err != nil {
		return survey.Wrap(survey.Internal, "XLS_200", err)
	}
	return nil
}

// escapeMark is how workbooks write characters that XML cannot hold; a text that looks so is marked itself.
var escapeMark = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

func writeSheet(book *excelize.File, s *sheet, bold int) error {
	set := func(column, row int, text string) error {
		cell, err := excelize.CoordinatesToCellName(column, row)
		if err != nil {
			return err
		}
		return book.SetCellStr(s.name, cell, escapeMark.ReplaceAllString(text, "_x005F$0"))
	}
	for i, header := range s.columns {
		width := len(header) + 2
		if err := set(i+1, 1, header); err != nil {
			return err
		}
		for j, r := range s.rows {
			text, filled := r[header]
			if !filled {
				continue
			}
			width = max(width, len(text)+2)
			if err := set(i+1, j+2, text); err != nil {
				return err
			}
		}
		letter, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := book.SetColWidth(s.name, letter, letter, float64(max(narrowest, min(width, widest)))); err != nil {
			return err
		}
	}
	if err := book.SetRowStyle(s.name, 1, 1, bold); err != nil {
		return err
	}
	// Readers that take a workbook as a stream, pyxform's among them, believe what it says of its size.
	corner, err := excelize.CoordinatesToCellName(len(s.columns), len(s.rows)+1)
	if err != nil {
		return err
	}
	if err := book.SetSheetDimension(s.name, "A1:"+corner); err != nil {
		return err
	}
	return book.SetPanes(s.name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
}
