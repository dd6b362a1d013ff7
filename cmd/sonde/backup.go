package main

import (
	"context"
	"io"
	"os"
	"path/filepath"

	"sonde/survey"
)

// backupCommand copies the database while others read and write it.
type backupCommand struct {
	printing
	Output string `short:"o" required:"" placeholder:"FILE"`
}

// Run never overwrites: an older backup may be the one that is needed. To the standard output goes a copy that was made
// beside the database first, since a database is not written from its beginning to its end.
func (c *backupCommand) Run(ctx context.Context, con *console) error {
	return con.reading(ctx, func(store survey.Store) error {
		path := c.Output
		if path == standard {
			beside := filepath.Dir(con.database)
			folder, err := os.MkdirTemp(beside, ".sonde-backup-")
			if err != nil {
				return cannotWrite(beside, err)
			}
			defer os.RemoveAll(folder)
			path = filepath.Join(folder, "backup.db")
		}
		if err := store.Backup(ctx, path); err != nil {
			return err
		}
		if c.Output == standard {
			if err := con.writeFile(standard, func(w io.Writer) error { return copyFile(w, path) }); err != nil {
				return err
			}
		}
		info, err := os.Stat(path)
		if err != nil {
			return cannotRead(path, err)
		}
		con := con.aside(c.Output)
		if c.JSON {
			return con.json(struct {
				File  string `json:"file"`
				Bytes int64  `json:"bytes"`
			}{c.Output, info.Size()})
		}
		con.tell("cli.backup_done", survey.Args{"File": con.called(c.Output), "Size": con.words.Number(con.language, float64(info.Size())/1e6, 1)})
		return nil
	})
}

func copyFile(w io.Writer, path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	_, err = io.Copy(w, file)
	return err
}
