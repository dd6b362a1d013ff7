package main

import (
	"bytes"
	"context"
	"io"

	"sonde/survey"
	"sonde/survey/limesurvey"
	"sonde/survey/questionnaire"
	"sonde/survey/xlsform"
)

// questionnaireExport writes a questionnaire to a file.
type questionnaireExport struct {
	Name    string `arg:""`
	Version int    `placeholder:"N"`
	Format  string `required:"" enum:"json,xlsx,limesurvey" placeholder:"json|xlsx|limesurvey"`
	Output  string `short:"o" required:"" placeholder:"FILE"`
}

// Run writes a version, the newest when none is named, the draft when there is no version yet.
func (c *questionnaireExport) Run(ctx context.Context, con *console) error {
	return con.reading(ctx, func(store survey.Store) error {
		q, err := store.Published(ctx, c.Name, c.Version)
		if c.Version == 0 && survey.IsKind(err, survey.NotFound) {
			var draft survey.Draft
			draft, err = store.Draft(ctx, c.Name)
			q = draft.Questionnaire
		}
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
		return err
	})
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
