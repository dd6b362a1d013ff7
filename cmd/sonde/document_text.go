package main

import (
	"fmt"

	"sonde/reports"
)

// printDocument prints a report as plain text: its paragraphs, and its tables as columns.
func (con *console) printDocument(d *reports.Document) {
	fmt.Fprintln(con.stdout, d.Title)
	con.printHead(d)
	for _, section := range d.Sections {
		fmt.Fprintf(con.stdout, "\n%s\n", section.Title)
		for _, block := range section.Blocks {
			switch b := block.(type) {
			case reports.Paragraph:
				fmt.Fprintln(con.stdout, b.Text)
			case *reports.Table:
				con.printReportTable(b)
			case *reports.Figure:
				con.printReportTable(b.Table)
			}
		}
	}
}

// printHead prints of whom the figures are, and what stands between them and their reader.
func (con *console) printHead(d *reports.Document) {
	fmt.Fprintln(con.stdout, d.Subtitle)
	for _, warning := range d.Warnings {
		fmt.Fprintln(con.stdout, warning)
	}
}

func (con *console) printReportTable(t *reports.Table) {
	fmt.Fprintf(con.stdout, "\n%s\n", t.Caption)
	lines := [][]string{{}}
	for _, column := range t.Columns {
		lines[0] = append(lines[0], column.Title)
	}
	for _, row := range t.Rows {
		var line []string
		for i, cell := range row.Cells {
			line = append(line, con.cell(cell, t.Columns[i]))
		}
		lines = append(lines, line)
	}
	con.aligned(lines)
	for _, note := range t.Notes {
		fmt.Fprintln(con.stdout, note)
	}
}

// cell writes a cell as its column says.
func (con *console) cell(c reports.Cell, column reports.Column) string {
	switch {
	case c.Suppressed:
		return "c"
	case c.Number == nil:
		return c.Text
	}
	switch column.Kind {
	case reports.ColumnCount:
		return con.words.Number(con.language, *c.Number, 0)
	case reports.ColumnShare:
		return con.words.Percent(con.language, *c.Number, column.Decimals)
	case reports.ColumnP:
		return con.words.Number(con.language, *c.Number, 3)
	}
	return con.words.Number(con.language, *c.Number, 2)
}
