package workbook

import (
	"github.com/xuri/excelize/v2"

	"sonde/reports"
)

// widthsOf gives each column of a sheet the width, in characters, that its tables ask for.
func widthsOf(section reports.Section) []float64 {
	var widths []float64
	for _, block := range section.Blocks {
		t, ok := block.(*reports.Table)
		if figure, is := block.(*reports.Figure); is {
			t, ok = figure.Table, figure.Table != nil
		}
		if !ok {
			continue
		}
		for i := range t.Columns {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], columnWidth(t, i))
		}
	}
	return widths
}

// columnWidth is the width asked for, or else one that fits numbers under their heading, or the texts up to a limit.
func columnWidth(t *reports.Table, i int) float64 {
	column := t.Columns[i]
	if column.Width > 0 {
		return float64(min(column.Width, 80))
	}
	if column.Kind != reports.ColumnText {
		return 12
	}
	most := 12
	for _, row := range t.Rows {
		most = max(most, units(row.Cells[i].Text)+2)
	}
	return float64(min(most, 48))
}

// finish freezes the headings and sets up the printed page: landscape A4, as wide as what is written, headings on each
// page. With a chart only title and warnings come again: the table's headings would stand above the chart.
func (s *sheet) finish() error {
	if s.tables != 1 {
		s.frozen = s.above // several tables: no heading is right for all
	}
	last, err := excelize.CoordinatesToCellName(s.columnsPrinted(), max(s.row-1, 1), true)
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
	repeated := s.frozen
	if s.charts > 0 {
		repeated = s.above
	}
	return s.paper(s.name, repeated, "$A$1:"+last)
}

// The pixels of a column for each character of its width, and of a column that no table uses.
const (
	characterPixels = 7
	emptyColumn     = 64
)

// columnsPrinted counts the columns that tables, running text and charts reach.
func (s *sheet) columnsPrinted() int {
	columns, reached := len(s.widths), s.pixels()
	for ; reached < s.reach || columns == 0; columns++ {
		reached += emptyColumn
	}
	return columns
}

// pixels is the width of the columns that tables use.
func (s *sheet) pixels() float64 {
	total := 0.0
	for _, width := range s.widths {
		total += width*characterPixels + 5
	}
	return total
}

// freeze keeps the rows down to frozen in place.
func (b *book) freeze(name string, frozen int) error {
	below, err := excelize.CoordinatesToCellName(1, frozen+1)
	if err != nil {
		return err
	}
	return b.file.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: frozen, TopLeftCell: below, ActivePane: "bottomLeft"})
}

// paper sets up the printed page, with the rows down to repeated on each. Area "" prints all there is.
func (b *book) paper(name string, repeated int, area string) error {
	landscape, a4, wide, tall, fit := "landscape", 9, 1, 0, true
	if err := b.file.SetPageLayout(name, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a4, FitToWidth: &wide, FitToHeight: &tall}); err != nil {
		return err
	}
	if err := b.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := b.file.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddFooter: "&L&A&R&P / &N"}); err != nil {
		return err
	}
	quoted := quote(name)
	if area != "" {
		if err := b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: quoted + "!" + area, Scope: name}); err != nil {
			return err
		}
	}
	rows, err := excelize.CoordinatesToCellName(1, repeated, true)
	if err != nil {
		return err
	}
	return b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: quoted + "!$1:" + rows[len("$A"):], Scope: name})
}
