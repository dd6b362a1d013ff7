package main

import (
	"context"
	"fmt"

	"sonde/survey"
)

// doctorCommand looks the whole database over.
type doctorCommand struct{ printing }

// Run prints what is wrong, and ends with 1 when something is.
func (c *doctorCommand) Run(ctx context.Context, con *console) error {
	return con.reading(ctx, func(store survey.Store) error {
		wrong, err := store.Check(ctx)
		if err != nil {
			return err
		}
		if c.JSON {
			err = con.json(struct {
				Sound    bool     `json:"sound"`
				Problems []string `json:"problems"`
			}{len(wrong) == 0, append([]string{}, wrong...)})
		} else {
			for _, line := range wrong {
				fmt.Fprintln(con.stdout, line)
			}
			if len(wrong) > 0 {
				con.tell("cli.doctor", survey.Args{"Count": len(wrong)})
			} else {
				con.tell("cli.sound", nil)
			}
		}
		if err == nil && len(wrong) > 0 {
			return errTold
		}
		return err
	})
}
