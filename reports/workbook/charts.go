package workbook

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"sonde/reports"
)

// Fills of a chart's series, from dark to light so that they differ without colour.
var fills = []string{"0A5A6B", "7FCAD8", "565F66", "D9D6CD", "2A8596", "A8B0B6"}

// Sizes of a chart, in pixels; a row is 20 high.
const (
	minChartWidth  = 720
	maxChartWidth  = 1000
	maxChartHeight = 640 // fits a page as wide as the chart
	chartMargins   = 140 // title, axis, legend
	rowPixels      = 20
)

// chart draws a native bar chart below its table, tied to the table's cells, and moves below it. The first category is
// on top, the axis begins at 0.
func (s *sheet) chart(t *reports.Table, head int, suppressed bool) error {
	first, last := head+1, head+len(t.Rows)
	cells := func(column int) (string, error) {
		name, err := excelize.ColumnNumberToName(column + 1)
		return fmt.Sprintf("%s!$%s$%d:$%s$%d", quote(s.name), name, first, name, last), err
	}
	categories, err := cells(t.Chart.Categories)
	if err != nil {
		return err
	}
	zero, gap, overlap, vary := 0.0, uint(45), -5, false
	share := t.Columns[t.Chart.Values[0]]
	format := s.numberFormat(look{kind: share.Kind, decimals: share.Decimals})
	labels := format
	if suppressed {
		labels += ";;" // Excel plots the mark of a hidden cell as 0: that 0 is not written
	}
	// A chart's name, which nobody reads but lists of objects show, holds 254 characters at most: a finding may be longer.
	native := &excelize.Chart{
		Type:       excelize.Bar,
		Title:      excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: t.Chart.Title, Font: &excelize.Font{Bold: true, Size: 12, Color: ink}}}},
		Legend:     excelize.ChartLegend{Position: "none"},
		GapWidth:   &gap,
		Overlap:    &overlap,
		VaryColors: &vary,
		XAxis:      excelize.ChartAxis{ReverseOrder: true, Font: excelize.Font{Color: ink, Size: 10}},
		YAxis: excelize.ChartAxis{Minimum: &zero, MajorGridLines: true, TickLabelPosition: excelize.ChartTickLabelHigh,
			NumFmt: excelize.ChartNumFmt{CustomNumFmt: format}, Font: excelize.Font{Color: soft, Size: 9}},
		PlotArea: excelize.ChartPlotArea{ShowVal: true, NumFmt: excelize.ChartNumFmt{CustomNumFmt: labels}},
		Format:   excelize.GraphicOptions{AltText: t.Chart.Alt, Name: fmt.Sprintf("%s %d", s.name, s.charts+1), OffsetX: 2, OffsetY: 2, Positioning: "oneCell"},
	}
	if len(t.Chart.Values) > 1 {
		native.Legend.Position = "bottom"
	}
	for i, column := range t.Chart.Values {
		values, err := cells(column)
		if err != nil {
			return err
		}
		name, err := excelize.CoordinatesToCellName(column+1, head, true)
		if err != nil {
			return err
		}
		native.Series = append(native.Series, excelize.ChartSeries{
			Name: quote(s.name) + "!" + name, Categories: categories, Values: values,
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{fills[i%len(fills)]}},
		})
	}
	height := min(chartMargins+len(t.Rows)*max(26, 16*len(t.Chart.Values)+8), maxChartHeight)
	width := min(max(s.pixels(), minChartWidth), maxChartWidth)
	native.Dimension = excelize.ChartDimension{Width: uint(width), Height: uint(height)}
	s.reach = max(s.reach, width)
	s.charts++
	corner, err := excelize.CoordinatesToCellName(1, s.row)
	if err != nil {
		return err
	}
	if err := s.file.InsertPageBreak(s.name, corner); err != nil { // no page cuts a chart
		return err
	}
	if err := s.file.AddChart(s.name, corner, native); err != nil {
		return err
	}
	s.row += height/rowPixels + 2
	return nil
}

// quote writes a sheet's name as formulas and references have it.
func quote(name string) string { return "'" + strings.ReplaceAll(name, "'", "''") + "'" }
