package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"sonde/survey"
	"sonde/survey/access"
)

// userAdd makes an account; the password is the first line of the standard input.
type userAdd struct {
	printing
	Email  string `arg:""`
	Name   string `required:"" placeholder:"NAME"`
	Role   string `enum:"admin,coordinator,manager," default:"" placeholder:"admin|coordinator|manager"`
	Survey string `placeholder:"SLUG"`
}

// Run makes the account, and gives it its role.
func (c *userAdd) Run(ctx context.Context, con *console) error {
	role := survey.Role(c.Role)
	if err := checkRole(role, c.Survey); err != nil {
		return err
	}
	password, err := con.password()
	if err != nil {
		return err
	}
	return con.writing(ctx, func(store survey.Store) error {
		if c.Survey != "" {
			if _, err := store.Survey(ctx, c.Survey); err != nil {
				return err
			}
		}
		a := access.New(store, con.now)
		user, err := a.CreateUser(ctx, c.Email, c.Name, con.language, password, role == survey.RoleAdmin)
		if err != nil {
			return err
		}
		if err := con.record(ctx, store, "user_add", "", user.Email); err != nil {
			return err
		}
		if c.Survey != "" {
			if err := con.join(ctx, store, a, user, role, c.Survey); err != nil {
				return err
			}
		}
		if c.JSON {
			return con.showUser(ctx, store, user)
		}
		con.tell("cli.user_added", survey.Args{"Email": user.Email})
		return nil
	})
}

// checkRole wants a survey for the roles that are held on one, and none for the others.
func checkRole(role survey.Role, slug string) error {
	if held := role == survey.RoleCoordinator || role == survey.RoleManager; held != (slug != "") {
		return survey.Fail(survey.Invalid, "CLI_007", nil)
	}
	return nil
}

// join gives a user a role on a survey.
func (con *console) join(ctx context.Context, store survey.AuditStore, a *access.Access, user survey.User, role survey.Role, slug string) error {
	if err := a.SetMember(ctx, slug, user.ID, role); err != nil {
		return err
	}
	return con.record(ctx, store, "member_role", slug, user.Email)
}

// maxPasswordLine bounds what is read of the standard input, in bytes.
const maxPasswordLine = 4 * access.MaxPasswordLength

// password reads a line of the standard input, whole but for its end.
func (con *console) password() (string, error) {
	if file, ok := con.stdin.(*os.File); ok && isTerminal(file) {
		fmt.Fprint(con.stderr, con.say("cli.password", nil)+" ")
	}
	line, err := bufio.NewReader(io.LimitReader(con.stdin, maxPasswordLine)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", survey.Wrap(survey.Invalid, "CLI_008", err)
	}
	if line = strings.TrimRight(line, "\r\n"); line == "" {
		return "", survey.Fail(survey.Invalid, "CLI_008", nil)
	}
	return line, nil
}
