package main

import (
	"cmp"
	"context"

	"sonde/reports"
	"sonde/reports/tabulate"
	"sonde/survey"
)

// tabulateCommand makes the table of one question.
type tabulateCommand struct {
	Survey string  `required:"" placeholder:"SLUG"`
	Rows   string  `required:"" placeholder:"QUESTION"`
	By     string  `placeholder:"QUESTION"`
	Where  string  `placeholder:"EXPR"`
	Base   string  `enum:"answered,asked" default:"answered" placeholder:"answered|asked"`
	Level  float64 `default:"0.95" placeholder:"0.95"`
	Format string  `required:"" enum:"json,csv,text" placeholder:"json|csv|text"`
}

// Run prints the table whole: who may open the file may see every count.
func (c *tabulateCommand) Run(ctx context.Context, con *console) error {
	return con.reading(ctx, func(store survey.Store) error {
		source := con.source(store)
		view, err := source.Indexes.View(ctx, store, c.Survey)
		if err != nil {
			return err
		}
		if c.Level <= 0 || c.Level >= 1 { // 0 is the default's own mark in a Query
			return survey.Fail(survey.Invalid, "TAB_005", nil)
		}
		result, err := view.Tabulate(ctx, tabulate.Query{Rows: c.Rows, By: c.By, Where: c.Where, Base: tabulate.Base(c.Base), Level: c.Level})
		if err != nil {
			return err
		}
		switch c.Format {
		case "json":
			return con.json(result)
		case "csv":
			return con.tableCSV(result)
		}
		question, err := view.Question(c.Rows)
		if err != nil {
			return err
		}
		head, err := reports.Head(ctx, source, reports.Request{Survey: c.Survey, Language: con.language, Audience: reports.ForCoordinator}, c.Where)
		if err != nil {
			return err
		}
		con.printTable(result, cmp.Or(con.text(question.Question.Label), question.Name), head)
		return nil
	})
}
