package access

import (
	"context"
	"strings"

	"sonde/survey"
)

// Invite makes an account without a password and the code of the link by which its owner chooses one. Where the address
// has an account already, that account is given with an empty code. Conflict ACC_023 when the address waits on an
// invitation from elsewhere: a second link would let this inviter take up what was given there.
func (a *Access) Invite(ctx context.Context, by survey.User, slug, email, name, language string) (survey.User, string, error) {
	user := survey.User{ID: newID(), Email: normalEmail(email), Name: strings.TrimSpace(name), Language: language, CreatedAt: a.now()}
	if err := checkEmail(user.Email); err != nil {
		return survey.User{}, "", err
	}
	if len(user.Name) > maxNameBytes {
		return survey.User{}, "", survey.Fail(survey.Invalid, "ACC_005", nil)
	}
	known, err := a.store.UserByEmail(ctx, user.Email)
	switch {
	case survey.IsKind(err, survey.NotFound):
		if err := a.store.CreateUser(ctx, user); err != nil {
			return survey.User{}, "", err
		}
	case err != nil:
		return survey.User{}, "", err
	case known.PasswordHash != "":
		return known, "", nil
	default:
		if err := a.mayInviteAgain(ctx, by, slug, known); err != nil {
			return survey.User{}, "", err
		}
		user = known
	}
	code, err := a.link(ctx, survey.LinkInvitation, user.ID, InviteLifetime)
	return user, code, err
}

// mayInviteAgain lets an administrator make a new link for anybody, others for those who were invited to their survey
// alone.
func (a *Access) mayInviteAgain(ctx context.Context, by survey.User, slug string, waiting survey.User) error {
	if by.Admin {
		return nil
	}
	memberships, err := a.store.MembershipsOf(ctx, waiting.ID)
	if err != nil {
		return err
	}
	if waiting.Admin || len(memberships) != 1 || memberships[0].Survey != slug {
		return survey.Fail(survey.Conflict, "ACC_023", nil)
	}
	return nil
}
