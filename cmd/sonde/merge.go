package main

import (
	"context"
	"fmt"
	"strings"

	"sonde/data"
	"sonde/survey"
)

// mergeCommand takes in the responses and events of another database of ours.
type mergeCommand struct {
	printing
	File string `arg:""`
}

// Run takes all or nothing; a response that is in both counts once, what was withdrawn in either is gone.
func (c *mergeCommand) Run(ctx context.Context, con *console) error {
	merged, err := data.Merge(ctx, con.database, c.File)
	if err != nil {
		return err
	}
	if err := con.writing(ctx, func(store survey.Store) error {
		return con.record(ctx, store, "responses_merge", "", fmt.Sprint(merged.Added))
	}); err != nil {
		return err
	}
	if c.JSON {
		return con.json(struct {
			Added   int `json:"added"`
			Present int `json:"present"` // there already, or withdrawn
			Trial   int `json:"trial"`   // left out: trial answers stay where they are
			Erased  int `json:"erased"`  // withdrawn in the other database
			// Conflicts are the ids of responses that are in both with other content: the later content stays.
			Conflicts []string `json:"conflicts"`
		}{merged.Added, merged.There, merged.Trial, merged.Erased, append([]string{}, merged.Clashed...)})
	}
	con.tell("cli.merge", survey.Args{"Count": merged.Added, "Present": con.count(merged.There), "Trial": con.count(merged.Trial), "Erased": con.count(merged.Erased)})
	if len(merged.Clashed) > 0 {
		con.tell("cli.merge_conflicts", survey.Args{"Count": len(merged.Clashed), "Responses": strings.Join(merged.Clashed, ", ")})
	}
	return nil
}
