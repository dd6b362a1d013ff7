package rows

import (
	"strings"

	"sonde/survey"
)

// isVV tells LimeSurvey's own response files: separated by tabs, a line of texts above the line of codes.
func isVV(text string) bool {
	first, rest, found := strings.Cut(text, "\n")
	if !found || !strings.Contains(first, "\t") {
		return false
	}
	second, _, _ := strings.Cut(rest, "\n")
	return readsLikeLimeSurvey(vvCells(second)) || strings.Contains(second, "\t") && readsLikeLimeSurvey(append(vvCells(second), "submitdate")) && strings.Contains(rest, NotShown)
}

// vvRows reads such a file: a line is a row, and what would break it is written in braces.
func vvRows(text string) (Table, error) {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	_, rest, _ := strings.Cut(text, "\n")
	head, body, _ := strings.Cut(rest, "\n")
	header := vvCells(head)
	if len(header) > MaxColumns {
		return Table{}, survey.Fail(survey.TooLarge, "ROW_005", survey.Args{"Count": MaxColumns})
	}
	rows := func(yield func(Row, error) bool) {
		number := 2
		for line := range strings.SplitSeq(body, "\n") {
			if number++; number-2 > MaxRows {
				yield(Row{}, survey.Fail(survey.TooLarge, "ROW_006", survey.Args{"Count": MaxRows}))
				return
			}
			if row := (Row{Number: number, Cells: vvCells(line)}); !row.blank() && !yield(row, nil) {
				return
			}
		}
	}
	return Table{Header: header, Rows: rows, LimeSurvey: true}, nil
}

// vvEscapes are undone at once, so that a brace that was written as {lbrace} begins nothing.
var vvEscapes = strings.NewReplacer("{quote}", `"`, "{tab}", "\t", "{cr}", "\r", "{newline}", "\n", "{lbrace}", "{")

func vvCells(line string) []string {
	cells := strings.Split(strings.TrimSuffix(line, "\r"), "\t")
	for i, cell := range cells {
		// A spreadsheet puts quotes of its own around cells; those of an answer are written {quote}.
		if len(cell) > 1 && cell[0] == '"' && cell[len(cell)-1] == '"' {
			cell = strings.ReplaceAll(cell[1:len(cell)-1], `""`, `"`)
		}
		if cell != NotShown {
			cell = vvEscapes.Replace(cell)
		}
		cells[i] = cell
	}
	return cells
}
