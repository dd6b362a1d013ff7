package chart

import (
	"fmt"
	"strconv"
	"strings"

	"sonde/survey"
)

// Style says where a drawing is shown. Width is in pixels, kept within 320..1200. Standalone drawings are files of
// their own: white background, explicit colours, with title, base and notes; the others take the page's ink and leave
// those words to the page.
type Style struct {
	Width      int
	Standalone bool
}

// The widths between which drawings are made, and the width under which a bar's label stands above it.
const (
	MinWidth    = 320
	MaxWidth    = 1200
	narrowWidth = 560
)

// The colours keep 3:1 on white and on the dark background alike; Ink is the page's own unless standalone.
const (
	accentColour = "#2a8596"
	markColour   = "#c2571a"
	inkColour    = "#1d2327"
	paperColour  = "#ffffff"
)

// Drawing is a figure laid out: what the template "drawing" writes. Paths and positions are in pixels.
type Drawing struct {
	ID          string
	Language    string
	Title       string
	Description string
	Width       float64
	Height      float64
	Ink         string
	Accent      string
	Mark        string
	Paper       string // "" when not standalone
	Patterns    []Pattern
	Grid        string
	Base        string // the line at 0
	Bars        []Shape
	Whiskers    string
	References  string
	Texts       []Line
}

// Shape is all bars of a series that look alike, as one path. Small ones have a dashed outline.
type Shape struct {
	Series  int
	Path    string
	Fill    string
	Opacity float64
	Small   bool
}

// Pattern is a hatching by which a series is told apart without colour.
type Pattern struct {
	ID    string
	Angle int
	Band  float64 // width of the stripe in a tile of 6
	Cross bool
}

// Line is one line of text. Anchor is start, middle or end.
type Line struct {
	X, Y   float64
	Size   float64
	Anchor string
	Bold   bool
	Soft   bool
	Text   string
}

// Draw lays a figure out. Words gives the legend and the percentages of the axis.
func Draw(f Figure, style Style, words survey.Words) Drawing {
	width := min(max(style.Width, MinWidth), MaxWidth)
	p := &plotter{figure: f, words: words, width: float64(width), d: Drawing{
		ID:       fmt.Sprintf("figure-%s-%d", Identifier(f.Code), width),
		Language: f.Language,
		Title:    clean(f.Title),
		Width:    float64(width),
		Ink:      "currentColor",
		Accent:   accentColour,
		Mark:     markColour,
	}}
	p.d.Description = describe(f, style, words)
	if style.Standalone {
		p.d.ID += "-file"
		p.d.Ink, p.d.Paper = inkColour, paperColour
		p.margin = 16
	}
	p.draw(style.Standalone)
	return p.d
}

// describe says in words what the drawing shows. A file has all values in it; on a page the table beside has them.
func describe(f Figure, style Style, words survey.Words) string {
	parts := []string{clean(f.Base)}
	if !style.Standalone {
		parts = append(parts, words.Say(f.Language, "report.figure_table_beside", nil))
		return strings.TrimSpace(strings.Join(parts, " "))
	}
	for _, bar := range f.Bars {
		var values []string
		for i, value := range bar.Values {
			values = append(values, endText(f, i, value))
		}
		parts = append(parts, words.Say(f.Language, "report.figure_value",
			survey.Args{"Label": clean(bar.Label), "Value": strings.Join(values, ", ")}))
	}
	for _, note := range f.Notes {
		parts = append(parts, clean(note))
	}
	return strings.TrimSpace(strings.Join(parts, " "))
}

// endText is what stands at a bar's end: the value's text, in groups with the group's name, and the small-base star.
func endText(f Figure, series int, value Value) string {
	text := clean(value.Text)
	if series < len(f.Series) && f.Series[series].Label != "" {
		text = clean(f.Series[series].Label) + " · " + text
	}
	if value.Small {
		text += " *"
	}
	return text
}

// px writes a position with one decimal at most.
func px(x float64) string {
	return strings.TrimSuffix(strconv.FormatFloat(x, 'f', 1, 64), ".0")
}
