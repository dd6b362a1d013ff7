package main

import (
	"context"
	"io"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// questionnaireExport writes a questionnaire to a file.
type questionnaireExport struct {
	Name    string `arg:""`
	Version int    `placeholder:"N"`
	Format  string `required:"" enum:"json" placeholder:"json"`
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
		written, err := questionnaire.Marshal(q)
		if err != nil {
			return err
		}
		return writeFile(c.Output, func(w io.Writer) error {
			_, err := w.Write(written)
			return err
		})
	})
}
