package main

import (
	"context"
	"encoding/json"
	"io"

	"sonde/survey"
	"sonde/survey/rows"
)

// responsesMap proposes what each column of a foreign file is.
type responsesMap struct {
	printing
	File   string `arg:""`
	Survey string `required:"" placeholder:"SLUG"`
	Sheet  string `placeholder:"NAME"`
	Output string `short:"o" required:"" placeholder:"FILE"`
}

// Run writes a mapping for a person to complete: what is not recognised is ignored in it, and said.
func (c *responsesMap) Run(ctx context.Context, con *console) error {
	return con.reading(ctx, func(store survey.Store) error {
		s, err := store.Survey(ctx, c.Survey)
		if err != nil {
			return err
		}
		in, err := instrumentOf(ctx, store, s, s.Version)
		if err != nil {
			return err
		}
		table, err := readTable(c.File, c.Sheet)
		if err != nil {
			return err
		}
		mapping := rows.Propose(table.Header, in)
		err = con.writeFile(c.Output, func(w io.Writer) error {
			encoder := json.NewEncoder(w)
			encoder.SetEscapeHTML(false)
			encoder.SetIndent("", "  ")
			return encoder.Encode(mapping)
		})
		if err != nil {
			return err
		}
		ignored := 0
		for _, target := range mapping.Columns {
			if target.Ignore {
				ignored++
			}
		}
		if c.JSON {
			return con.aside(c.Output).json(struct {
				File    string `json:"file"`
				Columns int    `json:"columns"`
				Ignored int    `json:"ignored"`
			}{c.Output, len(mapping.Columns), ignored})
		}
		con.aside(c.Output).tell("cli.mapping_written", survey.Args{"File": con.called(c.Output), "Columns": con.count(len(mapping.Columns)), "Count": ignored})
		return nil
	})
}
