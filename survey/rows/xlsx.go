package rows

import (
	"bytes"
	"crypto/sha256"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"sonde/survey"
)

// ReadXLSX reads a sheet of a workbook, the first when sheet is "". Errors: TooLarge ROW_001, ROW_005, ROW_006, ROW_013
// (unpacked size), Malformed ROW_010 (no workbook, or protected), ROW_011 (document type), NotFound ROW_012 (sheet),
// Malformed ROW_003.
func ReadXLSX(r io.Reader, sheet string) (Table, error) {
	raw, err := readAll(r)
	if err != nil {
		return Table{}, err
	}
	if err := inspect(raw); err != nil {
		return Table{}, err
	}
	book, err := excelize.OpenReader(bytes.NewReader(raw), excelize.Options{UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: 16 << 20, RawCellValue: true})
	if err != nil {
		return Table{}, survey.Wrap(survey.Malformed, "ROW_010", err)
	}
	if sheet == "" {
		sheet = book.GetSheetName(0)
	}
	if i, err := book.GetSheetIndex(sheet); err != nil || i < 0 {
		_ = book.Close()
		return Table{}, survey.Fail(survey.NotFound, "ROW_012", survey.Args{"Sheet": sheet, "Sheets": strings.Join(book.GetSheetList(), ", ")})
	}
	lines, err := book.Rows(sheet)
	if err != nil {
		_ = book.Close()
		return Table{}, survey.Wrap(survey.Malformed, "ROW_010", err)
	}
	next := func() ([]string, bool, error) {
		if !lines.Next() {
			if err := lines.Error(); err != nil {
				return nil, false, survey.Wrap(survey.Malformed, "ROW_010", err)
			}
			return nil, false, nil
		}
		cells, err := lines.Columns()
		if err != nil {
			return nil, false, survey.Wrap(survey.Malformed, "ROW_010", err)
		}
		return cells, true, nil
	}
	shut := func() { _ = lines.Close(); _ = book.Close() }
	header, found, err := next()
	switch {
	case err == nil && (!found || Row{Cells: header}.blank()):
		err = survey.Fail(survey.Malformed, "ROW_003", nil)
	case err == nil && len(header) > MaxColumns:
		err = survey.Fail(survey.TooLarge, "ROW_005", survey.Args{"Count": MaxColumns})
	}
	if err != nil {
		shut()
		return Table{}, err
	}
	rows := func(yield func(Row, error) bool) {
		defer shut()
		for number := 2; ; number++ {
			cells, found, err := next()
			if err == nil && found && number > MaxRows+1 {
				err = survey.Fail(survey.TooLarge, "ROW_006", survey.Args{"Count": MaxRows})
			}
			if err != nil {
				yield(Row{}, err)
				return
			}
			if !found {
				return
			}
			if row := (Row{Number: number, Cells: cells}); !row.blank() && !yield(row, nil) {
				return
			}
		}
	}
	return Table{Header: header, Rows: rows, Sum: sha256.Sum256(raw)}, nil
}
