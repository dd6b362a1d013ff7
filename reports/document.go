// Package reports turns tabulations into Documents: sections of tables, figures and notes in one language, that the
// renderers (page, workbook) show without computing a number.
package reports

import (
	"sonde/reports/chart"
	"sonde/survey"
)

// Audience is for whom a report is made; it decides suppression and whether single responses may appear.
type Audience string

// The audiences.
const (
	ForPublic      Audience = "public"
	ForManagement  Audience = "management"
	ForCoordinator Audience = "coordinator"
)

// Document is a report in one language.
type Document struct {
	Language     string
	Audience     Audience
	Title        string
	Subtitle     string // "indicative: volunteers, not a sample; 310 invited, 250 present, 240 answered"
	Organisation survey.Organisation
	MadeOn       survey.Day
	Survey       string   // slug
	Warnings     []string // simulated, trial, excluded: shown on top of every section
	Sections     []Section
}

// Section is one part: a sheet of the workbook, a heading of the page. Code is stable ("obstacles_use").
type Section struct {
	Code   string
	Title  string // at most 31 characters when used as a sheet's name; renderers shorten otherwise
	Blocks []Block
}

// Block is a Paragraph, a *Table or a *Figure.
type Block interface{ isBlock() }

// Paragraph is a sentence or several. Lead is the beginning of Text that is set in bold, "" for none. Note ones are set
// smaller; Heading ones are headings under the section's title.
type Paragraph struct {
	Text    string
	Lead    string
	Note    bool
	Heading bool
}

// Figure is a drawing with the table that holds the same numbers. Its own Notes stand in files of the drawing alone: a page
// and a sheet say them once, on top.
type Figure struct {
	chart.Figure
	Table *Table
}

// Table is a table with a caption. Chart asks a workbook for a native bar chart tied to its cells. Folded ones stand behind
// their caption on a page, and open in a workbook.
type Table struct {
	Code    string
	Caption string
	Columns []Column
	Rows    []Row
	Notes   []string
	Chart   *ChartOf
	Folded  bool
}

// ChartOf names the columns of a native chart: categories and one column of values for each series.
type ChartOf struct {
	Title      string
	Alt        string // alternative text
	Categories int    // column index
	Values     []int  // column indexes
}

// ColumnKind is how a column's numbers are written.
type ColumnKind uint8

// The kinds of column.
const (
	ColumnText ColumnKind = iota
	ColumnCount
	ColumnShare   // 0..1, written as a percentage
	ColumnDecimal // two decimals
	ColumnP       // p-value, three decimals
)

// Column is a column's heading and kind. Width is in characters; 0: fit. Decimals are those of a share's percentage: 0
// under a base of 100. With Limits, the next two columns are the limits of this one: a page writes all three in one cell. Columns of one Group
// stand together; under its name their heading is Short, elsewhere Title says both.
type Column struct {
	Code     string
	Title    string
	Group    string
	Short    string
	Kind     ColumnKind
	Width    int
	Decimals int
	Limits   bool
}

// Row is a row of cells, one for each column. Heading rows (group titles) carry Strong.
type Row struct {
	Code   string
	Cells  []Cell
	Strong bool
}

// Cell holds a text or a number. Empty: neither ("" and nil). Suppressed shows the mark "c"; Small ones are flagged; Whole
// shares are on a base under 100 and have no decimals, whatever their column says.
type Cell struct {
	Text       string
	Number     *float64
	Suppressed bool
	Small      bool
	Whole      bool
}

func (Paragraph) isBlock() {}
func (*Table) isBlock()    {}
func (*Figure) isBlock()   {}
