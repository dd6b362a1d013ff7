package workbook

import (
	"github.com/xuri/excelize/v2"

	"sonde/reports"
	"sonde/reports/chart"
)

// responses streams the sheet of single responses: its rows never stand in memory together.
func (b *book) responses(r *Responses) error {
	name := b.sheetName(r.Title)
	if _, err := b.file.NewSheet(name); err != nil {
		return err
	}
	head := 2 + len(b.doc.Warnings)
	if err := b.paper(name, 0, head, ""); err != nil {
		return err
	}
	w, err := b.file.NewStreamWriter(name)
	if err != nil {
		return err
	}
	styles := make([]int, len(r.Columns))
	for i, column := range r.Columns {
		width := float64(column.Width)
		if width == 0 {
			width = 14
		}
		if err := w.SetColWidth(i+1, i+1, min(width, 80)); err != nil {
			return err
		}
		if styles[i], err = b.style(look{kind: column.Kind, decimals: column.Decimals, bare: true}); err != nil {
			return err
		}
	}
	below, err := excelize.CoordinatesToCellName(1, head+1)
	if err != nil {
		return err
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: head, TopLeftCell: below, ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	if err := b.responsesHead(w, r, head); err != nil {
		return err
	}
	s := &stream{book: b, w: w, name: name, row: head, cells: make([]excelize.Cell, len(r.Columns)), values: make([]any, len(r.Columns))}
	for i, id := range styles {
		s.cells[i].StyleID = id
	}
	for row, err := range r.Rows {
		if err != nil {
			return err
		}
		if err := s.add(row); err != nil {
			return err
		}
	}
	return w.Flush()
}

// responsesHead writes the title, the warnings and the headings.
func (b *book) responsesHead(w *excelize.StreamWriter, r *Responses, head int) error {
	for i, text := range append([]string{r.Title}, b.doc.Warnings...) {
		l := look{role: warning}
		if i == 0 {
			l.role = title
		}
		style, err := b.style(l)
		if err != nil {
			return err
		}
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			return err
		}
		if err := w.SetRow(cell, []any{excelize.Cell{StyleID: style, Value: text}}, excelize.RowOpts{Height: points(l.role) * leading}); err != nil {
			return err
		}
	}
	headings := make([]any, len(r.Columns))
	for i, column := range r.Columns {
		style, err := b.style(look{role: header, kind: column.Kind})
		if err != nil {
			return err
		}
		headings[i] = excelize.Cell{StyleID: style, Value: column.Title}
	}
	cell, err := excelize.CoordinatesToCellName(1, head)
	if err != nil {
		return err
	}
	return w.SetRow(cell, headings)
}

// stream writes rows of responses, using its cells again for each.
type stream struct {
	*book
	w      *excelize.StreamWriter
	name   string
	row    int
	cells  []excelize.Cell
	values []any
}

// add writes one response. A cell without text or number is left out.
func (s *stream) add(row []reports.Cell) error {
	s.row++
	for i := range s.cells {
		s.values[i] = nil
		if i >= len(row) {
			continue
		}
		cell := &row[i]
		switch {
		case cell.Suppressed:
			s.cells[i].Value = chart.SuppressedMark
		case cell.Number != nil:
			s.cells[i].Value = *cell.Number
		case cell.Text == "":
			continue
		case len(cell.Text) > maxCell:
			name, err := excelize.CoordinatesToCellName(i+1, s.row)
			if err != nil {
				return err
			}
			s.cells[i].Value = s.fit(s.name, name, cell.Text)
		default:
			s.cells[i].Value = cell.Text
		}
		s.values[i] = &s.cells[i]
	}
	name, err := excelize.CoordinatesToCellName(1, s.row)
	if err != nil {
		return err
	}
	return s.w.SetRow(name, s.values)
}
