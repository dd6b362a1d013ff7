package page

import (
	"strings"

	"sonde/reports"
	"sonde/reports/chart"
	"sonde/survey"
)

// TableOf gives the view of a table, its numbers written in the page's language, limits in the cell of what they limit.
func TableOf(t *reports.Table, language string, words survey.Words) *Table {
	view := &Table{
		Caption:     t.Caption,
		ScrollWords: words.Say(language, "report.page_table_scroll", survey.Args{"Title": t.Caption}),
		Folded:      t.Folded,
		Notes:       append([]string{}, t.Notes...),
	}
	if view.Folded {
		view.FoldWord = words.Say(language, "report.show_table", survey.Args{"Title": t.Caption})
	}
	for i := 0; i < len(t.Columns); i += taken(t.Columns[i]) {
		column := t.Columns[i]
		title := column.Title
		if column.Limits {
			title = words.Say(language, "report.column_limits", survey.Args{"Title": title})
		}
		view.Columns = append(view.Columns, Column{Title: title, Numeric: column.Kind != reports.ColumnText})
	}
	small, suppressed := false, false
	for _, row := range t.Rows {
		line := Row{Strong: row.Strong}
		named := false
		for i := 0; i < len(row.Cells); i += taken(t.Columns[i]) {
			cell, column := row.Cells[i], t.Columns[i]
			heading := !named && column.Kind == reports.ColumnText && cell.Text != ""
			named = named || heading
			small, suppressed = small || cell.Small, suppressed || cell.Suppressed
			text := written(cell, column, language, words)
			if column.Limits && !cell.Suppressed {
				text += limits(row.Cells[i+1], row.Cells[i+2], column, language, words)
			}
			if cell.Small {
				text = strings.TrimSpace(text + " *")
			}
			line.Cells = append(line.Cells, Cell{
				Column: view.Columns[len(line.Cells)].Title, Text: text, Numeric: column.Kind != reports.ColumnText, Heading: heading,
			})
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

// taken is how many columns of a table one column of its view takes.
func taken(c reports.Column) int {
	if c.Limits {
		return 3
	}
	return 1
}

// written gives a cell's text: its number as the column writes it, or the mark of a hidden cell.
func written(cell reports.Cell, column reports.Column, language string, words survey.Words) string {
	switch {
	case cell.Suppressed:
		return chart.SuppressedMark
	case cell.Number == nil:
		return cell.Text
	case column.Kind == reports.ColumnShare:
		return words.Percent(language, *cell.Number, decimals(cell, column))
	case column.Kind == reports.ColumnDecimal:
		return words.Number(language, *cell.Number, 2)
	case column.Kind == reports.ColumnP:
		return probability(*cell.Number, language, words)
	}
	return words.Number(language, *cell.Number, 0)
}

// limits writes two limits after what they limit, " [38–58]"; nothing where they are not known.
func limits(low, high reports.Cell, column reports.Column, language string, words survey.Words) string {
	if low.Number == nil || high.Number == nil || low.Suppressed || high.Suppressed {
		return ""
	}
	write := func(c reports.Cell) string {
		if column.Kind == reports.ColumnShare {
			return words.Number(language, 100**c.Number, decimals(c, column))
		}
		return words.Number(language, *c.Number, 2)
	}
	return " [" + write(low) + "–" + write(high) + "]"
}

// decimals of a share's percentage.
func decimals(cell reports.Cell, column reports.Column) int {
	if cell.Whole {
		return 0
	}
	return column.Decimals
}

// probability writes a p-value with three decimals, never as 0.
func probability(p float64, language string, words survey.Words) string {
	if p >= 0 && p < 0.0005 {
		return "< " + words.Number(language, 0.001, 3)
	}
	return words.Number(language, p, 3)
}
