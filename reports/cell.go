package reports

import (
	"sonde/reports/needs"
	"sonde/reports/stats"
	"sonde/reports/tabulate"
	"sonde/survey"
)

// textCell, countCell and numberCell make cells; a nil number is an empty cell.
func textCell(text string) Cell  { return Cell{Text: text} }
func countCell(n int) Cell       { return Cell{Number: new(float64(n))} }
func numberCell(x *float64) Cell { return Cell{Number: x} }
func hiddenCells(n int) []Cell   { return repeat(Cell{Suppressed: true}, n) }
func emptyCells(n int) []Cell    { return repeat(Cell{}, n) }
func repeat(c Cell, n int) (all []Cell) {
	for range n {
		all = append(all, c)
	}
	return all
}

// shareCells gives share, low and high; empty on fewer than needs.SmallestBase, flagged under needs.SmallBase.
func shareCells(share, low, high *float64, base int) []Cell {
	if base < needs.SmallestBase {
		return emptyCells(3)
	}
	cell := func(x *float64) Cell {
		return Cell{Number: x, Small: x != nil && base < needs.SmallBase, Whole: decimals(base) == 0}
	}
	return []Cell{cell(share), cell(low), cell(high)}
}

// shareOf gives x of n with Wilson's interval, nil for n = 0.
func shareOf(x, n int) (share, low, high *float64) {
	interval := stats.Wilson(x, n, tabulate.DefaultLevel)
	if !interval.OK {
		return nil, nil, nil
	}
	return new(float64(x) / float64(n)), new(interval.Low), new(interval.High)
}

// decimals of a percentage: none under a base of 100.
func decimals(base int) int {
	if base < 100 {
		return 0
	}
	return 1
}

// shareColumns are headings of a share with its limits, base the largest in the column.
func (b *builder) shareColumns(base int) []Column {
	return []Column{
		{Code: "share", Title: b.say("report.column_share", nil), Kind: ColumnShare, Decimals: decimals(base), Limits: true},
		{Code: "low", Title: b.say("report.column_low", nil), Kind: ColumnShare, Decimals: decimals(base)},
		{Code: "high", Title: b.say("report.column_high", nil), Kind: ColumnShare, Decimals: decimals(base)},
	}
}

// valueText is what stands at the end of a bar: the share with count and base, or those alone on a tiny base.
func (b *builder) valueText(share *float64, count, base int) string {
	args := survey.Args{"Number": b.count(count), "Base": b.count(base)}
	if share == nil || base < needs.SmallestBase {
		return b.say("report.value_count", args)
	}
	args["Share"] = b.percent(*share, decimals(base))
	return b.say("report.value_share", args)
}

// interval writes an interval of shares: "38–59".
func (b *builder) interval(low, high float64, decimals int) string {
	write := func(x float64) string { return b.src.Words.Number(b.req.Language, 100*x, decimals) }
	return write(low) + "–" + write(high)
}
