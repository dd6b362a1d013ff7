package rows

import (
	"crypto/sha256"
	"errors"
	"io"
	"strings"

	"sonde/survey"
	"sonde/survey/cells"
)

// ReadXLSX reads a sheet of a workbook, the first when sheet is "". Errors: TooLarge ROW_001, ROW_005, ROW_006, ROW_013
// (unpacked size), Malformed ROW_010 (no workbook, or protected), ROW_011 (document type), NotFound ROW_012 (sheet),
// Malformed ROW_003.
func ReadXLSX(r io.Reader, sheet string) (Table, error) {
	raw, err := readAll(r)
	if err != nil {
		return Table{}, err
	}
	book, err := cells.Open(raw, cells.MaxUnpacked)
	if err != nil {
		return Table{}, bookError(err)
	}
	if names := book.Sheets(); sheet == "" && len(names) > 0 {
		sheet = names[0]
	}
	if !book.Has(sheet) {
		return Table{}, survey.Fail(survey.NotFound, "ROW_012", survey.Args{"Sheet": sheet, "Sheets": strings.Join(book.Sheets(), ", ")})
	}
	header, err := headerOf(book, sheet)
	if err != nil {
		return Table{}, err
	}
	rows := func(yield func(Row, error) bool) {
		for line, err := range book.Rows(sheet) {
			if err == nil && line.Number == 1 {
				continue
			}
			if err == nil && line.Number > MaxRows+1 {
				err = survey.Fail(survey.TooLarge, "ROW_006", survey.Args{"Count": MaxRows})
			}
			if err != nil {
				yield(Row{}, bookError(err))
				return
			}
			if row := (Row{Number: line.Number, Cells: textsOf(line)}); !row.blank() && !yield(row, nil) {
				return
			}
		}
	}
	return Table{Header: header, Rows: rows, Sum: sha256.Sum256(raw)}, nil
}

// headerOf gives the first row.
func headerOf(book *cells.Book, sheet string) ([]string, error) {
	for line, err := range book.Rows(sheet) {
		header := textsOf(line)
		switch {
		case err != nil:
			return nil, bookError(err)
		case line.Number != 1 || Row{Cells: header}.blank():
			return nil, survey.Fail(survey.Malformed, "ROW_003", nil)
		case len(header) > MaxColumns:
			return nil, survey.Fail(survey.TooLarge, "ROW_005", survey.Args{"Count": MaxColumns})
		}
		return header, nil
	}
	return nil, survey.Fail(survey.Malformed, "ROW_003", nil)
}

// textsOf gives a row's cells as the file holds them: numbers as written, dates as counts of days.
func textsOf(line cells.Row) []string {
	texts := make([]string, len(line.Cells))
	for i, c := range line.Cells {
		texts[i] = c.Text
	}
	return texts
}

// bookError says why a workbook cannot be read.
func bookError(err error) error {
	var known *survey.Error
	switch {
	case errors.As(err, &known):
		return err
	case errors.Is(err, cells.ErrDoctype):
		return survey.Wrap(survey.Malformed, "ROW_011", err)
	case errors.Is(err, cells.ErrTooLarge):
		return survey.Wrap(survey.TooLarge, "ROW_013", err)
	}
	return survey.Wrap(survey.Malformed, "ROW_010", err)
}
