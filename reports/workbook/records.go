package workbook

import (
	"iter"
	"strconv"

	"sonde/reports"
	"sonde/survey/rows"
)

// ResponsesOf lays responses out as the sheet of single responses: the columns of an export, numbers as numbers.
func ResponsesOf(title string, columns []rows.Column, records iter.Seq2[rows.Record, error]) *Responses {
	sheet := &Responses{Title: title}
	for _, column := range columns {
		kind := reports.ColumnText
		switch {
		case column.Fractions:
			kind = reports.ColumnDecimal
		case column.Number:
			kind = reports.ColumnCount
		}
		sheet.Columns = append(sheet.Columns, reports.Column{Code: column.Header, Title: column.Header, Kind: kind})
	}
	sheet.Rows = func(yield func([]reports.Cell, error) bool) {
		cells, numbers := make([]reports.Cell, len(columns)), make([]float64, len(columns))
		for record, err := range records {
			if err != nil {
				yield(nil, err)
				return
			}
			for i, column := range columns {
				cells[i] = reports.Cell{Text: column.Cell(record.Response, record.Values)}
				if !column.Number || cells[i].Text == "" {
					continue
				}
				if numbers[i], err = strconv.ParseFloat(cells[i].Text, 64); err == nil {
					cells[i] = reports.Cell{Number: &numbers[i]}
				}
			}
			if !yield(cells, nil) {
				return
			}
		}
	}
	return sheet
}
