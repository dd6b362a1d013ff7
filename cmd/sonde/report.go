package main

import (
	"context"
	"fmt"
	"io"

	"sonde/reports"
	"sonde/reports/page"
	"sonde/reports/workbook"
	"sonde/survey"
	"sonde/survey/rows"
)

// reportCommand writes the report that leaves the house. Its language is that of the command.
type reportCommand struct {
	Survey string `required:"" placeholder:"SLUG"`
	Format string `required:"" enum:"xlsx,html" placeholder:"xlsx|html"`
	For    string `enum:"public,management,coordinator" default:"management" placeholder:"public|management|coordinator"`
	Output string `short:"o" required:"" placeholder:"FILE"`
}

// Run writes the report as its reader may see it; single responses are for coordinators alone.
func (c *reportCommand) Run(ctx context.Context, con *console) error {
	return con.reading(ctx, func(store survey.Store) error {
		request := reports.Request{Survey: c.Survey, Language: con.language, Audience: reports.Audience(c.For)}
		document, err := reports.Workbook(ctx, con.source(store), request)
		if err != nil {
			return err
		}
		write := func(w io.Writer) error { return page.Write(w, *document, con.words) }
		if c.Format == "xlsx" {
			var responses *workbook.Responses
			if request.Audience == reports.ForCoordinator {
				if responses, err = con.singleResponses(ctx, store, c.Survey); err != nil {
					return err
				}
			}
			write = func(w io.Writer) error { return workbook.Write(w, *document, responses, con.words) }
		}
		if err := con.writeFile(c.Output, write); err != nil {
			return err
		}
		fmt.Fprintln(con.stderr, con.say("cli.report_written", survey.Args{"File": con.called(c.Output)}))
		return nil
	})
}

// singleResponses is the sheet of responses: a column for each choice, codes as the codebook explains them.
func (con *console) singleResponses(ctx context.Context, store survey.Store, slug string) (*workbook.Responses, error) {
	s, err := store.Survey(ctx, slug)
	if err != nil {
		return nil, err
	}
	responses, err := rows.Of(ctx, store, s)
	if err != nil {
		return nil, err
	}
	columns := rows.Columns(responses.Versions, rows.Shape{Split: true})
	return workbook.ResponsesOf(con.say("rows.sheet", nil), columns, responses.Records(ctx)), nil
}
