package main

import (
	"context"
	"encoding/csv"
	"strconv"

	"sonde/reports"
	"sonde/reports/needs"
	"sonde/reports/tabulate"
	"sonde/survey"
	"sonde/survey/rows"
)

// prioritiesCommand goes from obstacles to what to do first.
type prioritiesCommand struct {
	Survey string `required:"" placeholder:"SLUG"`
	Format string `required:"" enum:"json,csv,text" placeholder:"json|csv|text"`
}

// Run prints needs and priorities as a coordinator sees them.
func (c *prioritiesCommand) Run(ctx context.Context, con *console) error {
	return con.reading(ctx, func(store survey.Store) error {
		source := con.source(store)
		request := reports.Request{Survey: c.Survey, Language: con.language, Audience: reports.ForCoordinator}
		if c.Format == "text" {
			document, err := reports.Priorities(ctx, source, request)
			if err != nil {
				return err
			}
			con.printDocument(document)
			return nil
		}
		result, err := reports.Needs(ctx, source, request)
		if err != nil {
			return err
		}
		if c.Format == "json" {
			return con.json(result)
		}
		return con.prioritiesCSV(result)
	})
}

// source bundles what reports are made from.
func (con *console) source(store survey.Store) reports.Source {
	return reports.Source{Store: store, Indexes: &tabulate.Indexes{}, Words: con.words, Clock: con.now, Version: version}
}

// prioritiesCSV prints one line for each place in each list.
func (con *console) prioritiesCSV(r needs.Result) error {
	out := csv.NewWriter(con.stdout)
	if err := out.Write([]string{"community", "kind", "list", "rank", "concept", "label", "score", "low", "high", "rank_low", "rank_high", "p_top3",
		"count", "base", "need", "need_low", "need_high", "trainable", "coverage"}); err != nil {
		return err
	}
	for _, g := range r.Groups {
		of := map[string]needs.Need{}
		for _, n := range g.Needs {
			of[n.Concept] = n
		}
		for _, list := range []struct {
			name       string
			priorities []needs.Priority
		}{{"create", g.Create.Priorities}, {"promote", g.Promote.Priorities}} {
			for _, p := range list.priorities {
				n := of[p.Concept]
				if err := out.Write([]string{g.Community, g.Kind, list.name, strconv.Itoa(p.Rank), p.Concept, rows.Guard(con.text(n.Label)),
					number(&p.Score), number(&p.Low), number(&p.High), strconv.Itoa(p.RankLow), strconv.Itoa(p.RankHigh), number(p.PTop3),
					strconv.Itoa(n.Count), strconv.Itoa(n.Base), number(n.Need), number(n.Low), number(n.High), number(n.Trainable.Value), number(n.Coverage.Value)}); err != nil {
					return err
				}
			}
		}
	}
	out.Flush()
	return out.Error()
}
