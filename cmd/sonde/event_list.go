package main

import (
	"context"

	"sonde/survey"
)

// eventList lists the events of a survey.
type eventList struct {
	printing
	Survey string `required:"" placeholder:"SLUG"`
}

// eventLine is an event as scripts read it.
type eventLine struct {
	Code     string           `json:"code"`
	Survey   string           `json:"survey"`
	Kind     survey.EventKind `json:"kind"`
	Title    survey.Text      `json:"title"`
	Place    string           `json:"place"`
	Region   string           `json:"region"`
	StartsOn survey.Day       `json:"starts_on"`
	EndsOn   survey.Day       `json:"ends_on"`
	Invited  int              `json:"invited"`
	Present  int              `json:"present"`
	Speakers int              `json:"speakers"`
}

// Run prints code, kind, days, place, title.
func (c *eventList) Run(ctx context.Context, con *console) error {
	return con.reading(ctx, func(store survey.Store) error {
		if _, err := store.Survey(ctx, c.Survey); err != nil {
			return err
		}
		list, err := store.Events(ctx, c.Survey)
		if err != nil {
			return err
		}
		lines, rows := []eventLine{}, [][]string{}
		for _, e := range list {
			lines = append(lines, eventLine(e))
			rows = append(rows, []string{e.Code, con.say("cli.kind."+string(e.Kind), nil), string(e.StartsOn), string(e.EndsOn), e.Place, con.text(e.Title)})
		}
		if c.JSON {
			return con.json(lines)
		}
		con.columns([]string{"cli.column.event", "cli.column.kind", "cli.column.starts_on", "cli.column.ends_on", "cli.column.place", "cli.column.title"}, rows)
		return nil
	})
}
