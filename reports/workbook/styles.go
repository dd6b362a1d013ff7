package workbook

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"sonde/reports"
)

// role is what a cell is for.
type role uint8

const (
	body role = iota
	title
	warning
	note
	paragraph
	caption
	subtitle
	header
	grouping // the name of a group of columns
)

// look is what a cell's style depends on.
type look struct {
	role     role
	kind     reports.ColumnKind
	decimals int
	strong   bool
	bare     bool // without the line under it
	indent   bool // a text that follows another column
	small    bool // a base under 30: the number keeps its value and shows a star
	words    bool // a text among numbers, such as the mark of a hidden cell
}

// The colours are those of the report's page.
const (
	ink      = "1D2327"
	soft     = "565F66"
	alert    = "A3262A"
	shade    = "E8F1F2"
	hairs    = "D9D6CD"
	bodyPt   = 9.0
	titlePt  = 14
	typeface = "Arial" // or Liberation Sans: as wide everywhere
)

// points gives the size of a role's text.
func points(r role) float64 {
	switch r {
	case title:
		return titlePt
	case subtitle:
		return bodyPt + 3
	case caption:
		return bodyPt + 1
	case note:
		return bodyPt - 1
	}
	return bodyPt
}

// style gives the number of a look's style, made once.
func (b *book) style(l look) (int, error) {
	if id, ok := b.styles[l]; ok {
		return id, nil
	}
	s := &excelize.Style{
		Font:      &excelize.Font{Family: typeface, Size: points(l.role), Color: ink, Bold: l.strong},
		Alignment: &excelize.Alignment{Vertical: "center"}, // at the top, text touches the line above it
	}
	switch l.role {
	case title:
		s.Font.Bold = true
	case warning:
		s.Font.Color, s.Font.Bold = alert, true
	case note:
		s.Font.Color = soft
	case caption, subtitle:
		s.Font.Bold = true
	case grouping:
		s.Font.Bold = true
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{shade}}
		s.Border = []excelize.Border{{Type: "left", Style: 1, Color: hairs}}
		s.Alignment.WrapText, s.Alignment.Horizontal, s.Alignment.Vertical = true, "center", "bottom"
	case header:
		s.Font.Bold = true
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{shade}}
		s.Border = []excelize.Border{{Type: "bottom", Style: 2, Color: ink}}
		s.Alignment.WrapText, s.Alignment.Vertical = true, "bottom"
	case body:
		s.Alignment.WrapText = l.kind == reports.ColumnText && !l.bare
		if !l.bare {
			s.Border = []excelize.Border{{Type: "bottom", Style: 1, Color: hairs}}
		}
	}
	switch {
	case l.role != body && l.role != header:
	case l.kind != reports.ColumnText:
		s.Alignment.Horizontal = "right"
	case l.indent:
		s.Alignment.Horizontal, s.Alignment.Indent = "left", 1
	}
	if l.role == body && !l.words {
		if format := b.numberFormat(l); format != "" {
			s.CustomNumFmt = &format
		} else {
			s.NumFmt = 49 // text
		}
	}
	id, err := b.file.NewStyle(s)
	if err != nil {
		return 0, err
	}
	b.styles[l] = id
	return id, nil
}

// numberFormat gives the format of a column's numbers; "" for text. Excel writes the decimal sign of its own language.
func (b *book) numberFormat(l look) string {
	format := ""
	switch l.kind {
	case reports.ColumnCount:
		format = "#,##0"
	case reports.ColumnShare:
		format = percentFormat(b.doc.Language, l.decimals)
	case reports.ColumnDecimal:
		format = "0.00"
	case reports.ColumnP:
		if b.doc.Language == "fr" {
			return `[<0.0005]"< 0,001";0.000`
		}
		return `[<0.0005]"< 0.001";0.000`
	case reports.ColumnText:
		return ""
	}
	if l.small {
		format += `" *"`
	}
	return format
}

// percentFormat writes a share as a percentage: "0 %" in French, "0%" in English.
func percentFormat(language string, decimals int) string {
	format := "0"
	if decimals > 0 {
		format += "." + strings.Repeat("0", decimals)
	}
	if language == "fr" {
		return format + "\u00a0%"
	}
	return format + "%"
}
