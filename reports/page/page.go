// Package page writes a report as one HTML file without script, and gives the pages of the server the same figures and
// tables as typed views with the templates that write them. It computes no number.
package page

import (
	"bytes"
	"embed"
	"html/template"
	"io"

	"sonde/reports"
	"sonde/reports/chart"
	"sonde/survey"
)

//go:embed parts.html report.html
var files embed.FS

// report holds the page of a file.
var report = template.Must(template.Must(AddTemplates(template.New(""))).ParseFS(files, "report.html"))

// AddTemplates adds to a set of pages the templates "blocks" ([]Block), "figure" (*Figure), "table" (*Table) and
// "drawing" (chart.Drawing). The page's style sheet shows one of a figure's two drawings: .drawing-narrow, .drawing-wide.
func AddTemplates(set *template.Template) (*template.Template, error) {
	if _, err := chart.AddTemplates(set); err != nil {
		return nil, err
	}
	return set.ParseFS(files, "parts.html")
}

// Write writes the report as one self-contained HTML file: no script, no request, made to be read on a screen and on
// A4 paper. It writes nothing when it fails.
func Write(w io.Writer, doc reports.Document, words survey.Words) error {
	view, err := documentOf(doc, words)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := report.ExecuteTemplate(&out, "report", view); err != nil {
		return err
	}
	_, err = out.WriteTo(w)
	return err
}
