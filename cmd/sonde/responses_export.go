package main

import (
	"context"
	"fmt"
	"io"

	"sonde/survey"
	"sonde/survey/rows"
)

// responsesExport writes the responses of a survey to a file.
type responsesExport struct {
	Survey string `required:"" placeholder:"SLUG"`
	Format string `required:"" enum:"csv,jsonl,xlsx" placeholder:"csv|jsonl|xlsx"`
	Split  bool
	Labels string `placeholder:"fr|en"`
	Output string `short:"o" required:"" placeholder:"FILE"`
}

// Run writes the responses that figures count, and says how many are left out of them.
func (c *responsesExport) Run(ctx context.Context, con *console) error {
	return con.reading(ctx, func(store survey.Store) error {
		s, err := store.Survey(ctx, c.Survey)
		if err != nil {
			return err
		}
		responses, err := rows.Of(ctx, store, s)
		if err != nil {
			return err
		}
		written := 0
		err = con.writeFile(c.Output, func(w io.Writer) error {
			columns := rows.Columns(responses.Versions, rows.Shape{Split: c.Split, Labels: c.Labels})
			written, err = rows.Write(w, rows.Format(c.Format), columns, responses.Records(ctx))
			return err
		})
		if err != nil {
			return err
		}
		fmt.Fprintln(con.stderr, con.say("cli.exported", survey.Args{"Count": written, "File": con.called(c.Output), "Excluded": responses.Excluded}))
		return nil
	})
}
