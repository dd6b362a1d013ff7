package chart

import (
	"embed"
	"html/template"
	"io"

	"sonde/survey"
)

//go:embed drawing.html
var files embed.FS

// drawings holds the template "drawing" alone, for files.
var drawings = template.Must(AddTemplates(template.New("")))

// AddTemplates adds the template "drawing", which writes a Drawing as an svg element, to a set of pages.
func AddTemplates(set *template.Template) (*template.Template, error) {
	return set.ParseFS(files, "drawing.html")
}

// WriteSVG writes a figure as an SVG file of its own, width pixels wide.
func WriteSVG(w io.Writer, f Figure, width int, words survey.Words) error {
	if _, err := io.WriteString(w, `<?xml version="1.0" encoding="UTF-8"?>`+"\n"); err != nil {
		return err
	}
	return drawings.ExecuteTemplate(w, "drawing", Draw(f, Style{Width: width, Standalone: true}, words))
}
