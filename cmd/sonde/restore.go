package main

import (
	"context"
	"fmt"

	"sonde/data"
	"sonde/survey"
)

// restoreCommand puts a backup in the place of the database; no server may run on it.
type restoreCommand struct {
	printing
	File string `arg:""`
}

// Run erases again what was withdrawn since the backup, and keeps the replaced database aside.
func (c *restoreCommand) Run(ctx context.Context, con *console) error {
	restored, err := data.Restore(ctx, con.database, c.File, con.now())
	if err != nil {
		return err
	}
	if restored.Unread != nil {
		fmt.Fprintln(con.stderr, con.say("cli.restore.unread", survey.Args{"File": restored.Kept}))
	}
	if c.JSON {
		return con.json(struct {
			Responses int    `json:"responses"`
			Erased    int    `json:"erased"`
			Kept      string `json:"kept"`
			Replayed  bool   `json:"replayed"` // the withdrawals of the replaced database could be read
		}{restored.Responses, restored.Erased, restored.Kept, restored.Unread == nil})
	}
	con.tell("cli.restore.done", survey.Args{"Count": restored.Responses, "Erased": con.count(restored.Erased)})
	if restored.Kept != "" {
		con.tell("cli.restore.kept", survey.Args{"File": restored.Kept})
	}
	return nil
}
