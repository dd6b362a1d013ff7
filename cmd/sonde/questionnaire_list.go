package main

import (
	"context"
	"strconv"

	"sonde/survey"
)

// questionnaireList lists the questionnaires of the database.
type questionnaireList struct{ printing }

// Run prints name, newest version, draft, title.
func (c *questionnaireList) Run(ctx context.Context, con *console) error {
	return con.reading(ctx, func(store survey.Store) error {
		list, err := store.Questionnaires(ctx)
		if err != nil {
			return err
		}
		if c.JSON {
			return con.json(append([]survey.QuestionnaireInfo{}, list...))
		}
		rows := [][]string{}
		for _, q := range list {
			rows = append(rows, []string{q.Name, strconv.Itoa(q.Versions), con.yes(q.Draft), con.text(q.Title)})
		}
		con.columns([]string{"cli.column.name", "cli.column.version", "cli.column.draft", "cli.column.title"}, rows)
		return nil
	})
}
