package workbook

import (
	"github.com/xuri/excelize/v2"
)

// The printed page: landscape A4 with narrow margins, in pixels and points at 100 %.
const (
	paperPixels = 1040.0
	paperPoints = 515.0
	margin      = 0.4 // inches
	marginFoot  = 0.6
	spare       = 0.97 // fonts and printers differ a little
	leastScale  = 40   // per cent; what is wider goes on beside
	mostScale   = 70
)

// scale is the per cent at which a width fits the page.
func scale(width float64) int {
	return min(max(int(100*spare*paperPixels/max(width, 1)), leastScale), mostScale)
}

// capacity is how many points of rows the page holds; the title comes again on all but the first.
func (s *sheet) capacity() float64 {
	points := spare * paperPoints * 100 / float64(s.scale)
	if s.page > 0 {
		points -= s.headed
	}
	return points
}

// keep begins a page before the rows from start on, which begin at the height y, when they do not fit what is left of the
// present one. Excel heeds such breaks only where no page is fitted to its width; sheet.scale does that.
func (s *sheet) keep(start int, y float64) error {
	if s.y-s.page > s.capacity() && y > max(s.page, s.headed+rowPoints) {
		corner, err := excelize.CoordinatesToCellName(1, start)
		if err != nil {
			return err
		}
		if err := s.file.InsertPageBreak(s.name, corner); err != nil {
			return err
		}
		s.page = y
	}
	for s.y-s.page > s.capacity() { // longer than a page: it goes on by itself
		s.page += s.capacity()
	}
	return nil
}

// paper sets up the printed page, with the rows down to repeated on each. Scale 0 fits the width; area "" prints all
// there is.
func (b *book) paper(name string, scale, repeated int, area string) error {
	landscape, a4 := "landscape", 9
	layout := &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a4}
	if scale > 0 {
		percent := uint(scale)
		layout.AdjustTo = &percent
	} else {
		wide, tall, fit := 1, 0, true
		layout.FitToWidth, layout.FitToHeight = &wide, &tall
		if err := b.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
			return err
		}
	}
	if err := b.file.SetPageLayout(name, layout); err != nil {
		return err
	}
	side, foot := margin, marginFoot
	if err := b.file.SetPageMargins(name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &side, Bottom: &foot, Footer: &side}); err != nil {
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

// freeze keeps the rows down to frozen in place.
func (b *book) freeze(name string, frozen int) error {
	below, err := excelize.CoordinatesToCellName(1, frozen+1)
	if err != nil {
		return err
	}
	return b.file.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: frozen, TopLeftCell: below, ActivePane: "bottomLeft"})
}
