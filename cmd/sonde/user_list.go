package main

import (
	"context"
	"strings"

	"sonde/survey"
)

// userList lists the accounts.
type userList struct{ printing }

// userLine is an account as scripts read it.
type userLine struct {
	Email       string           `json:"email"`
	Name        string           `json:"name"`
	Admin       bool             `json:"admin"`
	Disabled    bool             `json:"disabled"`
	Invited     bool             `json:"invited"` // has not chosen a password yet
	Memberships []membershipLine `json:"memberships"`
}

type membershipLine struct {
	Survey string      `json:"survey"`
	Role   survey.Role `json:"role"`
}

// Run prints address, name, roles, state.
func (c *userList) Run(ctx context.Context, con *console) error {
	return con.reading(ctx, func(store survey.Store) error {
		users, err := store.Users(ctx)
		if err != nil {
			return err
		}
		lines, rows := []userLine{}, [][]string{}
		for _, user := range users {
			line, err := userLineOf(ctx, store, user)
			if err != nil {
				return err
			}
			lines = append(lines, line)
			rows = append(rows, []string{line.Email, line.Name, con.roles(line), con.yes(line.Disabled)})
		}
		if c.JSON {
			return con.json(lines)
		}
		con.columns([]string{"cli.column.email", "cli.column.name", "cli.column.roles", "cli.column.disabled"}, rows)
		return nil
	})
}

func userLineOf(ctx context.Context, store survey.UserStore, user survey.User) (userLine, error) {
	memberships, err := store.MembershipsOf(ctx, user.ID)
	line := userLine{Email: user.Email, Name: user.Name, Admin: user.Admin, Disabled: user.Disabled, Invited: user.PasswordHash == "", Memberships: []membershipLine{}}
	for _, m := range memberships {
		line.Memberships = append(line.Memberships, membershipLine{m.Survey, m.Role})
	}
	return line, err
}

// showUser prints one account for programs.
func (con *console) showUser(ctx context.Context, store survey.UserStore, user survey.User) error {
	line, err := userLineOf(ctx, store, user)
	if err != nil {
		return err
	}
	return con.json(line)
}

// roles says what an account may do.
func (con *console) roles(line userLine) string {
	var said []string
	if line.Admin {
		said = append(said, con.say("cli.role.admin", nil))
	}
	for _, m := range line.Memberships {
		said = append(said, con.say("cli.role."+string(m.Role), nil)+" ("+m.Survey+")")
	}
	return strings.Join(said, ", ")
}
