package workbook

import (
	"fmt"
	"math"
	"strings"

	"github.com/xuri/excelize/v2"

	"sonde/reports"
)

// Fills of a chart's series, from dark to light so that they differ without colour.
var fills = []string{"0A5A6B", "7FCAD8", "565F66", "D9D6CD", "2A8596", "A8B0B6"}

// Sizes of a chart, in pixels.
const (
	chartWidth     = 520.0
	maxChartWidth  = 1000.0
	maxChartHeight = 560.0
	chartMargins   = 70.0 // axis, legend
	chartGap       = 14.0 // between a table and the chart beside it
	besideChart    = 1020 // the widest table that has its chart beside it
)

// rowPoints is the height of an empty row.
const rowPoints = 12.0

// chart draws a native bar chart beside its table, or below one that is wide, tied to the table's cells. The first
// category is on top, the axis begins at 0. What follows begins below it.
func (s *sheet) chart(t *reports.Table, at tablePlace, suppressed bool) error {
	native, err := s.native(t, at, suppressed)
	if err != nil {
		return err
	}
	beside, width, height := s.chartPlace(t)
	native.Dimension = excelize.ChartDimension{Width: uint(width), Height: uint(height)}
	native.Format.OffsetX, native.Format.OffsetY = 2, 2
	column, row, top := 1, s.row, s.y
	if beside {
		column, row, top = len(t.Columns)+1, at.top, at.y
		native.Format.OffsetX = chartGap
		for len(s.widths) < column { // the chart needs a column to stand on
			s.widths = append(s.widths, 9)
		}
	}
	corner, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return err
	}
	if err := s.file.AddChart(s.name, corner, native); err != nil {
		return err
	}
	if below := top + 0.75*(height+8); below > s.y {
		for range int(math.Ceil((below - s.y) / rowPoints)) {
			if err := s.skip(); err != nil {
				return err
			}
		}
	}
	return nil
}

// native makes the chart.
func (s *sheet) native(t *reports.Table, at tablePlace, suppressed bool) (*excelize.Chart, error) {
	cells := func(column int) (string, error) {
		name, err := excelize.ColumnNumberToName(column + 1)
		return fmt.Sprintf("%s!$%s$%d:$%s$%d", quote(s.name), name, at.head+1, name, at.head+len(t.Rows)), err
	}
	categories, err := cells(t.Chart.Categories)
	if err != nil {
		return nil, err
	}
	zero, gap, overlap, vary := 0.0, uint(45), -5, false
	share := t.Columns[t.Chart.Values[0]]
	format := s.numberFormat(look{kind: share.Kind, decimals: share.Decimals})
	labels := format
	if suppressed {
		labels += ";;" // Excel plots the mark of a hidden cell as 0: that 0 is not written
	}
	// A chart's name, which nobody reads but lists of objects show, holds 254 characters at most: a finding may be longer.
	chart := &excelize.Chart{
		Type:       excelize.Bar,
		Title:      excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: t.Chart.Title, Font: &excelize.Font{Bold: true, Size: 10, Color: ink}}}},
		Legend:     excelize.ChartLegend{Position: "none"},
		GapWidth:   &gap,
		Overlap:    &overlap,
		VaryColors: &vary,
		XAxis:      excelize.ChartAxis{ReverseOrder: true, Font: excelize.Font{Color: ink, Size: 9}},
		YAxis: excelize.ChartAxis{Minimum: &zero, MajorGridLines: true, TickLabelPosition: excelize.ChartTickLabelHigh,
			NumFmt: excelize.ChartNumFmt{CustomNumFmt: format}, Font: excelize.Font{Color: soft, Size: 8}},
		PlotArea: excelize.ChartPlotArea{ShowVal: true, NumFmt: excelize.ChartNumFmt{CustomNumFmt: labels}},
		Format:   excelize.GraphicOptions{AltText: t.Chart.Alt, Name: fmt.Sprintf("%s %d", s.name, s.tables), Positioning: "oneCell"},
	}
	if len(t.Chart.Values) > 1 {
		chart.Legend.Position = "bottom"
	}
	for i, column := range t.Chart.Values {
		values, err := cells(column)
		if err != nil {
			return nil, err
		}
		name, err := s.seriesName(t, column, at)
		if err != nil {
			return nil, err
		}
		chart.Series = append(chart.Series, excelize.ChartSeries{
			Name: name, Categories: categories, Values: values,
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{fills[i%len(fills)]}},
		})
	}
	return chart, nil
}

// seriesName is the cell that names a series: its column's heading, or its group's.
func (s *sheet) seriesName(t *reports.Table, column int, at tablePlace) (string, error) {
	row := at.head
	if group := t.Columns[column].Group; group != "" {
		row--
		for column > 0 && t.Columns[column-1].Group == group {
			column--
		}
	}
	name, err := excelize.CoordinatesToCellName(column+1, row, true)
	return quote(s.name) + "!" + name, err
}

// quote writes a sheet's name as formulas and references have it.
func quote(name string) string { return "'" + strings.ReplaceAll(name, "'", "''") + "'" }
