package access

import (
	"context"
	"strings"
	"time"

	"sonde/survey"
)

// ResetLink makes the code of a one-time link by which a user chooses a new password.
func (a *Access) ResetLink(ctx context.Context, userID string) (string, error) {
	if _, err := a.store.User(ctx, userID); err != nil {
		return "", err
	}
	return a.link(ctx, survey.LinkReset, userID, ResetLifetime)
}

// LinkOf gives an unused, unexpired link of one of the purposes; Gone LNK_001 otherwise.
func (a *Access) LinkOf(ctx context.Context, code string, purposes ...survey.LinkPurpose) (survey.Link, error) {
	link, err := a.store.Link(ctx, HashSecret(code))
	if err != nil && !survey.IsKind(err, survey.NotFound) {
		return survey.Link{}, err
	}
	for _, purpose := range purposes {
		if err == nil && link.Purpose == purpose && link.UsedAt.IsZero() && a.now().Before(link.ExpiresAt) {
			return link, nil
		}
	}
	return survey.Link{}, survey.Fail(survey.Gone, "LNK_001", nil)
}

// Owner gives the user that an invitation or reset link is for; Gone LNK_001 when the link no longer serves.
func (a *Access) Owner(ctx context.Context, code string) (survey.User, survey.Link, error) {
	link, err := a.LinkOf(ctx, code, survey.LinkInvitation, survey.LinkReset)
	if err != nil {
		return survey.User{}, survey.Link{}, err
	}
	user, err := a.store.User(ctx, link.UserID)
	if err != nil {
		return survey.User{}, survey.Link{}, err
	}
	// An invitation is spent once the account has a password, whichever of its links gave it one.
	if user.Disabled || link.Purpose == survey.LinkInvitation && user.PasswordHash != "" {
		return survey.User{}, survey.Link{}, survey.Fail(survey.Gone, "LNK_001", nil)
	}
	return user, link, nil
}

// TakeUp sets the password of the account that an invitation or reset link is for, ends its logins and opens one. A name is
// kept when given.
func (a *Access) TakeUp(ctx context.Context, code, name, password, device string) (survey.User, string, error) {
	user, link, err := a.Owner(ctx, code)
	if err != nil {
		return survey.User{}, "", err
	}
	if name = strings.TrimSpace(name); name != "" {
		user.Name = name
	}
	if err := a.checkUser(user, password); err != nil {
		return survey.User{}, "", err
	}
	if err := a.store.UseLink(ctx, link.Token, a.now()); err != nil {
		return survey.User{}, "", err
	}
	user.PasswordHash = a.hasher.hash(password)
	if err := a.store.UpdateUser(ctx, user); err != nil {
		return survey.User{}, "", err
	}
	if err := a.store.EndLogins(ctx, user.ID, survey.Hash{}); err != nil {
		return survey.User{}, "", err
	}
	login, err := a.open(ctx, user, device)
	return user, login, err
}

func (a *Access) link(ctx context.Context, purpose survey.LinkPurpose, userID string, life time.Duration) (string, error) {
	code, hash := secret()
	return code, a.store.CreateLink(ctx, survey.Link{Token: hash, Purpose: purpose, UserID: userID, ExpiresAt: a.now().Add(life)})
}
