package manage

import (
	"bytes"
	"context"
	"encoding/csv"
	"net/http"
	"path"
	"slices"
	"strconv"

	"sonde/reports"
	"sonde/reports/chart"
	"sonde/server"
	"sonde/server/staff"
	"sonde/survey/rows"
)

// figureWidth is the width of a figure's file, in pixels.
const figureWidth = 900

// build is reports.Results or reports.Priorities.
type build func(context.Context, reports.Source, reports.Request) (*reports.Document, error)

// file gives a figure as a drawing, or the numbers of a figure or table, of the report that the page shows.
func (p *Pages) file(report build) func(*server.Request) error {
	return func(r *server.Request) error {
		name := r.Param("file")
		extension := path.Ext(name)
		doc, err := report(r.Ctx(), p.source(), p.request(r))
		if err != nil {
			return err
		}
		figure, table := find(doc, name[:len(name)-len(extension)])
		var out bytes.Buffer
		switch {
		case extension == ".svg" && figure != nil:
			if err := chart.WriteSVG(&out, figure.Figure, figureWidth, p.Server.Words); err != nil {
				return err
			}
			staff.Attach(r, r.Survey.Slug+"-"+chart.Identifier(name[:len(name)-len(extension)])+".svg")
			r.Data(http.StatusOK, "image/svg+xml", out.Bytes())
		case extension == ".csv" && table != nil:
			if err := writeTable(&out, table, append([]string{doc.Subtitle}, doc.Warnings...)); err != nil {
				return err
			}
			staff.Attach(r, r.Survey.Slug+"-"+chart.Identifier(name[:len(name)-len(extension)])+".csv")
			r.Data(http.StatusOK, "text/csv; charset=utf-8", out.Bytes())
		default:
			return staff.Missing
		}
		return nil
	}
}

// find gives the figure and the table of a code; a figure brings its table.
func find(doc *reports.Document, code string) (*reports.Figure, *reports.Table) {
	for _, section := range doc.Sections {
		for _, block := range section.Blocks {
			switch b := block.(type) {
			case *reports.Figure:
				if b.Code == code {
					return b, b.Table
				}
			case *reports.Table:
				if b.Code == code {
					return nil, b
				}
			}
		}
	}
	return nil, nil
}

// writeTable writes a table as CSV: numbers whole and with a full stop, shares in 0..1, hidden cells as the mark. Below
// it stands, in the first column, what the page says about all its figures, and the table's notes.
func writeTable(out *bytes.Buffer, t *reports.Table, said []string) error {
	out.WriteString("\uFEFF") // so that spreadsheets read the accents as UTF-8
	w := csv.NewWriter(out)
	line := make([]string, len(t.Columns))
	for i, column := range t.Columns {
		line[i] = rows.Guard(column.Title)
	}
	if err := w.Write(line); err != nil {
		return err
	}
	for _, row := range t.Rows {
		for i := range line {
			line[i] = ""
			if i < len(row.Cells) {
				line[i] = cellText(row.Cells[i])
			}
		}
		if err := w.Write(line); err != nil {
			return err
		}
	}
	for _, note := range slices.Concat(said, t.Notes) {
		clear(line)
		line[0] = rows.Guard(note)
		if err := w.Write(line); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

func cellText(c reports.Cell) string {
	switch {
	case c.Suppressed:
		return chart.SuppressedMark
	case c.Number != nil:
		return strconv.FormatFloat(*c.Number, 'f', -1, 64)
	}
	return rows.Guard(c.Text)
}
