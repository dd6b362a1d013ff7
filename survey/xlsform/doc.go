// Package xlsform reads and writes questionnaires as their authors know them: XLSForm, a workbook with the sheets survey,
// choices and settings.
//
//	bytes --open--> tables of cells (workbook.go, csv.go, table.go)
//	      --header.go, language.go--> columns: a property, and the language of its texts
//	      --settings.go, choices.go, survey.go--> survey.Questionnaire, built row by row (types.go, parameters.go ...)
//	      --questionnaire.Check--> its messages, led back to sheet, row and column (locate.go)
//
// Read never stops at the first fault: all that there is to say about a file is said at once, in Form.Messages, each with
// sheet, row, column, what is wrong and what to do. The messages stand in one table (catalogue.go), which the manual shows.
//
// Rules are those of pyxform 4.5; where Sonde differs, Guide.Differences says so and the manual why. What a web page cannot ask is refused by
// name; what has no effect here is told. Nothing is left out in silence.
//
// Write makes a workbook that pyxform takes without a warning and that Read turns into the same questionnaire: what XLSForm
// has no words for stands in columns of ours and on the sheet "sonde", which other tools pass over (extra.go).
package xlsform

import (
	"sonde/survey"
	"sonde/survey/questionnaire"
)

// Form is what a file gave.
type Form struct {
	Questionnaire survey.Questionnaire
	Languages     []string // as the file writes them: "French (fr)"; "default" for texts without one beside others
	Computed      int      // questions that are calculated values here, since nobody ever sees them
	Messages      questionnaire.Messages
	file          *file
}

// Locate leads a message about the form's questionnaire back to the file: to its sheet, its row and its column.
func (f Form) Locate(m questionnaire.Message) questionnaire.Message {
	found := *f.file
	found.form = Form{Questionnaire: f.Questionnaire}
	found.locate(m)
	return append(found.form.Messages, m)[0]
}

// The limits of a file.
const (
	MaxFileBytes = 16 << 20
	maxPart      = 32 << 20  // of a workbook's part, unpacked
	maxRows      = 50_000    // of one sheet
	maxColumns   = 2_000     // of one sheet
	maxCells     = 1_000_000 // of one sheet
	maxMessages  = 1_000
	maxDepth     = 9 // groups and repeats in each other, the section among them
)
