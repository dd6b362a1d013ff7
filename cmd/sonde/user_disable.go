package main

import (
	"context"

	"sonde/survey"
	"sonde/survey/access"
)

// userDisable closes an account and ends its logins.
type userDisable struct {
	printing
	Email string `arg:""`
}

// Run refuses for the last administrator.
func (c *userDisable) Run(ctx context.Context, con *console) error {
	return con.writing(ctx, func(store survey.Store) error {
		user, err := store.UserByEmail(ctx, c.Email)
		if err != nil {
			return err
		}
		if err := access.New(store, con.now).Disable(ctx, user.ID, true); err != nil {
			return err
		}
		if err := con.record(ctx, store, "user_disable", "", user.Email); err != nil {
			return err
		}
		return con.showChanged(ctx, store, user.ID, c.JSON)
	})
}
