package main

import (
	"context"

	"sonde/survey"
	"sonde/survey/access"
)

// userRole changes what an account may do: admin everywhere, coordinator or manager on a survey, or none of these.
type userRole struct {
	printing
	Email  string `arg:""`
	Role   string `required:"" enum:"admin,coordinator,manager,none" placeholder:"admin|coordinator|manager|none"`
	Survey string `placeholder:"SLUG"`
}

// Run gives the role, or with none takes it away: on the survey named, else that of administrator.
func (c *userRole) Run(ctx context.Context, con *console) error {
	role := survey.Role(c.Role)
	if c.Role != "none" {
		if err := checkRole(role, c.Survey); err != nil {
			return err
		}
	}
	return con.writing(ctx, func(store survey.Store) error {
		user, err := store.UserByEmail(ctx, c.Email)
		if err != nil {
			return err
		}
		a := access.New(store, con.now)
		switch {
		case c.Survey == "":
			if err = a.SetAdmin(ctx, user.ID, role == survey.RoleAdmin); err == nil {
				err = con.record(ctx, store, adminAction(role), "", user.Email)
			}
		case c.Role == "none":
			if err = store.RemoveMembership(ctx, c.Survey, user.ID); err == nil {
				err = con.record(ctx, store, "member_remove", c.Survey, user.Email)
			}
		default:
			err = con.join(ctx, store, a, user, role, c.Survey)
		}
		if err != nil {
			return err
		}
		return con.showChanged(ctx, store, user.ID, c.JSON)
	})
}

// showChanged prints an account as it now stands.
func (con *console) showChanged(ctx context.Context, store survey.UserStore, id string, asJSON bool) error {
	user, err := store.User(ctx, id)
	if err != nil {
		return err
	}
	if asJSON {
		return con.showUser(ctx, store, user)
	}
	con.tell("cli.user_changed", survey.Args{"Email": user.Email})
	return nil
}

func adminAction(role survey.Role) string {
	if role == survey.RoleAdmin {
		return "admin_give"
	}
	return "admin_take"
}
