package access

import (
	"context"
	"strings"

	"sonde/survey"
)

// SetupLink makes the one-time link by which the first administrator is made, and gives its code. Conflict ACC_020 when
// there is an administrator already.
func (a *Access) SetupLink(ctx context.Context) (string, error) {
	if err := a.noAdmin(ctx); err != nil {
		return "", err
	}
	return a.link(ctx, survey.LinkSetup, "", SetupLifetime)
}

// NeedsSetup tells whether there is no administrator yet.
func (a *Access) NeedsSetup(ctx context.Context) (bool, error) {
	err := a.noAdmin(ctx)
	if survey.IsKind(err, survey.Conflict) {
		return false, nil
	}
	return err == nil, err
}

func (a *Access) noAdmin(ctx context.Context) error {
	users, err := a.store.Users(ctx)
	if err != nil {
		return err
	}
	for _, user := range users {
		if user.Admin && !user.Disabled && user.PasswordHash != "" {
			return survey.Fail(survey.Conflict, "ACC_020", nil)
		}
	}
	return nil
}

// SetUp makes the first administrator by a set-up link and opens a login.
func (a *Access) SetUp(ctx context.Context, code, email, name, language, password, device string) (survey.User, string, error) {
	a.admins.Lock()
	defer a.admins.Unlock()
	if err := a.noAdmin(ctx); err != nil {
		return survey.User{}, "", err
	}
	if _, err := a.LinkOf(ctx, code, survey.LinkSetup); err != nil {
		return survey.User{}, "", err
	}
	user := survey.User{ID: newID(), Email: normalEmail(email), Name: strings.TrimSpace(name), Language: language, Admin: true, CreatedAt: a.now()}
	if err := a.checkUser(user, password); err != nil {
		return survey.User{}, "", err
	}
	user.PasswordHash = a.hasher.hash(password)
	if err := a.store.CreateUser(ctx, user); err != nil {
		return survey.User{}, "", err
	}
	if err := a.store.UseLink(ctx, HashSecret(code), a.now()); err != nil {
		return survey.User{}, "", err
	}
	login, err := a.open(ctx, user, device)
	return user, login, err
}
