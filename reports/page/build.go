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
	d.Repeated = append([]string{doc.Subtitle}, doc.Warnings...)
	for i, section := range doc.Sections {
		blocks, err := Blocks(section.Blocks, language, false, words)
		if err != nil {
			return Document{}, err
		}
		d.Sections = append(d.Sections, Section{ID: "section-" + strconv.Itoa(i+1), Title: section.Title, Blocks: blocks})
	}
	return d, nil
}

// Blocks turns a section's blocks into views. With live, figures carry what chart.js needs.
func Blocks(blocks []reports.Block, language string, live bool, words survey.Words) ([]Block, error) {
	views := make([]Block, 0, len(blocks))
	for _, block := range blocks {
		switch b := block.(type) {
		case reports.Paragraph:
			views = append(views, Block{Paragraph: paragraphOf(b)})
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

// paragraphOf gives the view of a paragraph: what its lead leaves of the text follows the lead.
func paragraphOf(p reports.Paragraph) *Paragraph {
	rest, found := strings.CutPrefix(p.Text, p.Lead)
	if !found {
		return &Paragraph{Text: p.Text, Note: p.Note, Heading: p.Heading}
	}
	return &Paragraph{Lead: p.Lead, Text: rest, Note: p.Note, Heading: p.Heading}
}

// FigureOf gives the view of a figure in the page's language.
func FigureOf(f *reports.Figure, language string, live bool, words survey.Words) (*Figure, error) {
	view := &Figure{
		ID:        "figure-" + chart.Identifier(f.Code),
		Title:     f.Title,
		Base:      f.Base,
		Narrow:    chart.Draw(f.Figure, chart.Style{Width: narrowDrawing}, words),
		Wide:      chart.Draw(f.Figure, chart.Style{Width: wideDrawing}, words),
		TableWord: words.Say(language, "report.figure_show_table", nil),
	}
	if f.Table != nil {
		view.Table = TableOf(f.Table, language, words)
		view.Table.Folded = false // the figure folds it
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
