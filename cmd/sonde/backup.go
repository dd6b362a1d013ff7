package main

import (
	"context"
	"os"

	"sonde/survey"
)

// backupCommand copies the database while others read and write it.
type backupCommand struct {
	printing
	Output string `short:"o" required:"" placeholder:"FILE"`
}

// Run never overwrites: an older backup may be the one that is needed.
func (c *backupCommand) Run(ctx context.Context, con *console) error {
	return con.reading(ctx, func(store survey.Store) error {
		if err := store.Backup(ctx, c.Output); err != nil {
			return err
		}
		info, err := os.Stat(c.Output)
		if err != nil {
			return cannotRead(c.Output, err)
		}
		if c.JSON {
			return con.json(struct {
				File  string `json:"file"`
				Bytes int64  `json:"bytes"`
			}{c.Output, info.Size()})
		}
		con.tell("cli.backup_done", survey.Args{"File": c.Output, "Size": con.words.Number(con.language, float64(info.Size())/1e6, 1)})
		return nil
	})
}
