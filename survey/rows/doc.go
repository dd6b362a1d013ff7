// Package rows brings responses in from files and out to files: a row is a respondent, a column a question, or one of its
// choices when the file is split.
//
//	file --ReadCSV, ReadXLSX--> Table --Match or Mapping--> Plan --Read--> []Parsed, or all Problems with row and column
//	responses --Write--> CSV, XLSX, JSONL
//
// Files of LimeSurvey are known by their columns, or by their kind: limesurvey.go says how they name what is asked, and
// limesurvey_cell.go what their cells say.
//
// Files come from anywhere, so everything about them is bounded before it is believed (Limits).
package rows

import "iter"

// Table is a file's header and its rows, read one at a time. Rows may be walked once.
type Table struct {
	Header []string
	Rows   iter.Seq2[Row, error]
	// Sum is the SHA-256 of the file, from which rows without a key get theirs.
	Sum [32]byte
	// Lines is about how many rows there are, for a progress bar; 0 when that is not known beforehand.
	Lines int
	// LimeSurvey tells that the file is one of LimeSurvey's own kinds. Others of its files are known by their header.
	LimeSurvey bool
}

// Row is one row: its number in the file, from 1 with the header, and its cells; short rows lack the last ones.
type Row struct {
	Number int
	Cells  []string
}

// Limits of a file of responses.
const (
	MaxFileBytes = 64 << 20
	MaxRows      = 200_000
	MaxColumns   = 2_000
)

// cell gives a row's cell, "" beyond its end.
func (r Row) cell(i int) string {
	if i < len(r.Cells) {
		return r.Cells[i]
	}
	return ""
}

// blank tells whether nothing stands in the row.
func (r Row) blank() bool {
	for _, c := range r.Cells {
		if fold(c) != "" {
			return false
		}
	}
	return true
}
