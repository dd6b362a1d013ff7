package main

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"sonde/survey"
	"sonde/survey/limesurvey"
	"sonde/survey/questionnaire"
	"sonde/survey/xlsform"
)

// questionnaireExport writes a questionnaire to a file.
type questionnaireExport struct {
	Name    string `arg:""`
	Version int    `placeholder:"N" xor:"which"`
	Draft   bool   `xor:"which"`
	Format  string `required:"" enum:"json,xlsx,limesurvey" placeholder:"json|xlsx|limesurvey"`
	Output  string `short:"o" required:"" placeholder:"FILE"`
}

// Run writes a version, the newest when none is named, the draft when that is asked for or there is no version yet.
func (c *questionnaireExport) Run(ctx context.Context, con *console) error {
	return con.reading(ctx, func(store survey.Store) error {
		q, newer, err := c.read(ctx, store)
		if err != nil {
			return err
		}
		var written bytes.Buffer
		messages, err := c.write(&written, q)
		if err != nil {
			return err
		}
		err = con.writeFile(c.Output, func(w io.Writer) error {
			_, err := written.WriteTo(w)
			return err
		})
		if err == nil {
			con.aside(c.Output).printFindings(con.findings(messages))
		}
		if err == nil && newer {
			fmt.Fprintln(con.stderr, con.say("cli.export_not_draft", survey.Args{"Version": q.Version}))
		}
		return err
	})
}

// read gives what is to be written; newer tells that there is a draft beside the version. NotFound CLI_014 when
// the draft is asked for and there are versions alone.
func (c *questionnaireExport) read(ctx context.Context, store survey.Store) (q survey.Questionnaire, newer bool, err error) {
	if c.Version != 0 {
		q, err = store.Published(ctx, c.Name, c.Version)
		return q, false, err
	}
	draft, lacks := store.Draft(ctx, c.Name)
	if lacks != nil && !survey.IsKind(lacks, survey.NotFound) {
		return q, false, lacks
	}
	q, err = store.Published(ctx, c.Name, 0)
	switch {
	case c.Draft && lacks != nil && err == nil:
		return q, false, survey.Fail(survey.NotFound, "CLI_014", survey.Args{"Name": c.Name})
	case c.Draft, survey.IsKind(err, survey.NotFound):
		return draft.Questionnaire, false, lacks
	}
	return q, lacks == nil, err
}

// write writes a questionnaire in the format asked for, and tells what the format cannot hold.
func (c *questionnaireExport) write(w io.Writer, q survey.Questionnaire) (questionnaire.Messages, error) {
	switch c.Format {
	case "xlsx":
		return nil, xlsform.Write(w, q)
	case "limesurvey":
		return limesurvey.Write(w, q)
	}
	written, err := questionnaire.Marshal(q)
	if err == nil {
		_, err = w.Write(written)
	}
	return nil, err
}
