package page

import (
	"encoding/base64"
	"html/template"
	"strconv"
	"strings"

	"sonde/reports"
	"sonde/reports/chart"
	"sonde/survey"
)

// The widths at which a page draws each figure: for phones and for screens and paper.
const (
	narrowDrawing = chart.MinWidth
	wideDrawing   = 720
)

// documentOf turns a report into its page.
func documentOf(doc reports.Document, words survey.Words) (Document, error) {
	language := doc.Language
	name := doc.Organisation.Name.In(language, "fr")
	d := Document{
		Language:     language,
		Title:        doc.Title,
		Subtitle:     doc.Subtitle,
		Organisation: name,
		Contact:      doc.Organisation.Contact,
		Logo:         logo(doc.Organisation),
		LogoWords:    words.Say(language, "report.page_logo", survey.Args{"Name": name}),
		MadeOn:       words.Say(language, "report.page_made_on", survey.Args{"Date": words.Date(language, doc.MadeOn)}),
		ContentsWord: words.Say(language, "report.page_contents", nil),
		WarningsWord: words.Say(language, "report.page_warnings", nil),
		Warnings:     doc.Warnings,
	}
	for i, section := range doc.Sections {
		blocks, err := Blocks(section.Blocks, language, false, words)
		if err != nil {
			return Document{}, err
		}
		d.Sections = append(d.Sections, Section{ID: "section-" + strconv.Itoa(i+1), Title: section.Title, Blocks: blocks})
	}
	return d, nil
}

// Blocks turns a section's blocks into views. With live, figures carry what chart.js needs and their tables are folded.
func Blocks(blocks []reports.Block, language string, live bool, words survey.Words) ([]Block, error) {
	views := make([]Block, 0, len(blocks))
	for _, block := range blocks {
		switch b := block.(type) {
		case reports.Paragraph:
			views = append(views, Block{Paragraph: &Paragraph{Text: b.Text, Note: b.Note}})
		case *reports.Table:
			views = append(views, Block{Table: TableOf(b, language, words)})
		case *reports.Figure:
			figure, err := FigureOf(b, language, live, words)
			if err != nil {
				return nil, err
			}
			views = append(views, Block{Figure: figure})
		}
	}
	return views, nil
}

// FigureOf gives the view of a figure in the page's language.
func FigureOf(f *reports.Figure, language string, live bool, words survey.Words) (*Figure, error) {
	view := &Figure{
		ID:        "figure-" + chart.Identifier(f.Code),
		Title:     f.Title,
		Base:      f.Base,
		Notes:     f.Notes,
		Narrow:    chart.Draw(f.Figure, chart.Style{Width: narrowDrawing}, words),
		Wide:      chart.Draw(f.Figure, chart.Style{Width: wideDrawing}, words),
		TableWord: words.Say(language, "report.figure_show_table", nil),
		Open:      !live,
	}
	if f.Table != nil {
		view.Table = TableOf(f.Table, language, words)
	}
	if live {
		island, err := chart.NewIsland(f.Figure, words)
		if err != nil {
			return nil, err
		}
		view.Island = &island
		view.SVGWord = words.Say(language, "report.figure_download_svg", nil)
		view.PNGWord = words.Say(language, "report.figure_download_png", nil)
	}
	return view, nil
}

// logo gives the organisation's logo as an address that needs no request; "" for none and for what is neither PNG nor JPEG.
func logo(o survey.Organisation) template.URL {
	if len(o.Logo) == 0 || o.LogoType != "image/png" && o.LogoType != "image/jpeg" {
		return ""
	}
	return template.URL("data:" + o.LogoType + ";base64," + base64.StdEncoding.EncodeToString(o.Logo))
}

// TableOf gives the view of a table, its numbers written in the page's language.
func TableOf(t *reports.Table, language string, words survey.Words) *Table {
	view := &Table{
		Caption:     t.Caption,
		ScrollWords: words.Say(language, "report.page_table_scroll", survey.Args{"Title": t.Caption}),
		Notes:       append([]string{}, t.Notes...),
	}
	for _, column := range t.Columns {
		view.Columns = append(view.Columns, Column{Title: column.Title, Numeric: column.Kind != reports.ColumnText})
	}
	small, suppressed := false, false
	for _, row := range t.Rows {
		line := Row{Strong: row.Strong}
		named := false
		for i, cell := range row.Cells {
			kind := t.Columns[i].Kind
			heading := !named && kind == reports.ColumnText && cell.Text != ""
			named = named || heading
			small, suppressed = small || cell.Small, suppressed || cell.Suppressed
			line.Cells = append(line.Cells, Cell{Text: written(cell, t.Columns[i], language, words), Numeric: kind != reports.ColumnText, Heading: heading})
		}
		view.Rows = append(view.Rows, line)
	}
	if small {
		view.Notes = append(view.Notes, words.Say(language, "report.figure_small", nil))
	}
	if suppressed {
		view.Notes = append(view.Notes, words.Say(language, "report.figure_suppressed", nil))
	}
	return view
}

// written gives a cell's text: its number as the column writes it, with the mark of a hidden cell or of a small base.
func written(cell reports.Cell, column reports.Column, language string, words survey.Words) string {
	text := cell.Text
	switch {
	case cell.Suppressed:
		return chart.SuppressedMark
	case cell.Number == nil:
	case column.Kind == reports.ColumnShare:
		text = words.Percent(language, *cell.Number, column.Decimals)
	case column.Kind == reports.ColumnDecimal:
		text = words.Number(language, *cell.Number, 2)
	case column.Kind == reports.ColumnP:
		text = probability(*cell.Number, language, words)
	default:
		text = words.Number(language, *cell.Number, 0)
	}
	if cell.Small {
		text = strings.TrimSpace(text + " *")
	}
	return text
}

// probability writes a p-value with three decimals, never as 0.
func probability(p float64, language string, words survey.Words) string {
	if p >= 0 && p < 0.0005 {
		return "< " + words.Number(language, 0.001, 3)
	}
	return words.Number(language, p, 3)
}
