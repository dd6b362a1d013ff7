package main

import (
	"cmp"
	"fmt"
	"slices"

	"sonde/reports"
	"sonde/reports/tabulate"
	"sonde/survey"
)

// printTable prints a table for a person: of whom, each share with its interval, and what the comparison shows. The head
// is that of a report: volunteers, not a sample.
func (con *console) printTable(r tabulate.Result, title string, head *reports.Document) {
	fmt.Fprintln(con.stdout, title)
	con.printHead(head)
	for _, g := range r.Groups {
		fmt.Fprintln(con.stdout)
		if g.Code != "" {
			fmt.Fprintln(con.stdout, cmp.Or(con.text(g.Label), g.Code)) // events, languages and days have a code alone
		}
		con.tell("cli.table.base", survey.Args{"Asked": con.count(g.Asked), "Answered": con.count(g.Answered), "Skipped": con.count(g.Skipped)})
		lines := [][]string{}
		for _, cell := range g.Cells {
			label := reports.Label(con.words, con.language, cell, con.text)
			lines = append(lines, []string{label, con.count(cell.Count), con.share(cell.Share), con.interval(cell.Low, cell.High)})
		}
		if len(lines) > 0 {
			con.columns([]string{"cli.column.choice", "cli.column.count", "cli.column.share", "cli.column.interval"}, lines)
		}
		if s := g.Summary; s != nil {
			con.tell("cli.table.summary", survey.Args{"N": con.count(s.N), "Mean": con.decimal(s.Mean), "Low": con.decimal(s.Low), "High": con.decimal(s.High),
				"Median": con.decimal(s.Median), "Q1": con.decimal(s.Q1), "Q3": con.decimal(s.Q3)})
		}
	}
	if holdsTexts(r) {
		con.tell("cli.table.texts", survey.Args{"Survey": r.Survey})
	}
	for _, note := range reports.Reworded(con.words, con.language, r, con.text) {
		fmt.Fprintln(con.stdout, note)
	}
	if r.Tests == nil {
		return
	}
	fmt.Fprintln(con.stdout)
	if r.NoGroup > 0 {
		con.tell("cli.table.no_group", survey.Args{"Count": r.NoGroup})
	}
	if t := r.Tests.Global; t != nil && t.P != nil {
		con.tell("cli.table.global", survey.Args{"Method": t.Method, "P": con.words.Number(con.language, *t.P, 3)})
	}
}

// holdsTexts tells a table without figures, since the values of its question are neither choices nor numbers.
func holdsTexts(r tabulate.Result) bool {
	switch r.Type {
	case survey.TextType, survey.Date, survey.Time, survey.DateTime, survey.Calculate, survey.Hidden:
	default:
		return false
	}
	return !slices.ContainsFunc(r.Groups, func(g tabulate.GroupResult) bool { return len(g.Cells) > 0 || g.Summary != nil })
}

func (con *console) count(n int) string { return con.words.Number(con.language, float64(n), 0) }

func (con *console) share(x *float64) string {
	if x == nil {
		return "–"
	}
	return con.words.Percent(con.language, *x, 1)
}

func (con *console) decimal(x *float64) string {
	if x == nil {
		return "–"
	}
	return con.words.Number(con.language, *x, 2)
}

func (con *console) interval(low, high *float64) string {
	if low == nil || high == nil {
		return "–"
	}
	return con.share(low) + " – " + con.share(high)
}
