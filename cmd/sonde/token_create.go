package main

import (
	"context"
	"fmt"

	"sonde/survey"
	"sonde/survey/access"
)

// tokenCreate makes a token by which a program uses the API of a survey.
type tokenCreate struct {
	printing
	Survey string `required:"" placeholder:"SLUG"`
	Role   string `required:"" enum:"collector,manager,coordinator" placeholder:"collector|manager|coordinator"`
	Name   string `required:"" placeholder:"NAME"`
}

// Run prints the token: it is shown this once.
func (c *tokenCreate) Run(ctx context.Context, con *console) error {
	return con.writing(ctx, func(store survey.Store) error {
		if _, err := store.Survey(ctx, c.Survey); err != nil {
			return err
		}
		token, text, err := access.New(store, con.now).CreateToken(ctx, c.Name, c.Survey, survey.Role(c.Role), "")
		if err != nil {
			return err
		}
		if err := con.record(ctx, store, "token_create", c.Survey, token.Name); err != nil {
			return err
		}
		if c.JSON {
			return con.json(struct {
				Token  string      `json:"token"`
				Name   string      `json:"name"`
				Survey string      `json:"survey"`
				Role   survey.Role `json:"role"`
			}{text, token.Name, token.Survey, token.Role})
		}
		fmt.Fprintln(con.stdout, text)
		fmt.Fprintln(con.stderr, con.say("cli.token_once", nil))
		return nil
	})
}
