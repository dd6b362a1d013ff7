package page

import (
	"html/template"

	"sonde/reports/chart"
)

// Document is what the template "report" writes: a whole report with every word in it.
type Document struct {
	Language     string
	Title        string
	Subtitle     string
	Organisation string
	Contact      string
	Logo         template.URL // "" or a data: address made from the organisation's PNG or JPEG
	LogoWords    string
	MadeOn       string
	ContentsWord string
	WarningsWord string
	Warnings     []string
	Repeated     []string // on top of each section after the first, which begins with them
	Sections     []Section
}

// Section is one part under a heading of the second level. ID is unique in the page.
type Section struct {
	ID     string
	Title  string
	Blocks []Block
}

// Block holds one of its three.
type Block struct {
	Paragraph *Paragraph
	Table     *Table
	Figure    *Figure
}

// Paragraph is a sentence or several after a lead in bold, or a heading of the third level.
type Paragraph struct {
	Lead    string
	Text    string
	Note    bool
	Heading bool
}

// Figure is what the template "figure" writes: the drawing at two widths, of which the style sheet shows one, then its
// table. Island is nil where no script runs.
type Figure struct {
	ID           string
	Title        string
	Base         string
	Narrow, Wide chart.Drawing
	Island       *chart.Island
	SVGWord      string
	PNGWord      string
	TableWord    string
	Table        *Table
}

// Table is what the template "table" writes.
type Table struct {
	Caption     string
	ScrollWords string // names the box in which a wide table scrolls
	Folded      bool   // shown once the reader asks, by FoldWord
	FoldWord    string
	Columns     []Column
	Rows        []Row
	Notes       []string
}

// Column is a heading. Numbers stand to the right.
type Column struct {
	Title   string
	Numeric bool
}

// Row is a line of cells. Strong rows are group titles.
type Row struct {
	Strong bool
	Cells  []Cell
}

// Cell is a cell as it is read. The first text of a row names it. Column is its heading, which narrow screens show beside
// it.
type Cell struct {
	Column  string
	Text    string
	Numeric bool
	Heading bool
}
