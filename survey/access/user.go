package access

import (
	"context"
	"crypto/rand"
	"net/mail"
	"strings"

	"sonde/survey"
)

// maxNameBytes bounds a person's name.
const maxNameBytes = 200

// CreateUser makes an account with a password, from the command line.
func (a *Access) CreateUser(ctx context.Context, email, name, language, password string, admin bool) (survey.User, error) {
	user := survey.User{ID: newID(), Email: normalEmail(email), Name: strings.TrimSpace(name), Language: language, Admin: admin, CreatedAt: a.now()}
	if err := a.checkUser(user, password); err != nil {
		return survey.User{}, err
	}
	user.PasswordHash = a.hasher.hash(password)
	return user, a.store.CreateUser(ctx, user)
}

// SaveProfile changes what people may change of their own account: name and language.
func (a *Access) SaveProfile(ctx context.Context, user survey.User, name, language string) error {
	user.Name, user.Language = strings.TrimSpace(name), language
	if err := checkName(user.Name); err != nil {
		return err
	}
	return a.store.UpdateUser(ctx, user)
}

// Disable closes or reopens an account; closing ends its logins. Conflict ACC_021 for the last administrator.
func (a *Access) Disable(ctx context.Context, userID string, disabled bool) error {
	a.admins.Lock()
	defer a.admins.Unlock()
	user, err := a.store.User(ctx, userID)
	if err != nil {
		return err
	}
	if disabled && user.Admin {
		if err := a.otherAdmin(ctx, userID); err != nil {
			return err
		}
	}
	user.Disabled = disabled
	if err := a.store.UpdateUser(ctx, user); err != nil {
		return err
	}
	if disabled {
		return a.store.EndLogins(ctx, userID, survey.Hash{})
	}
	return nil
}

// SetAdmin makes a user an administrator or not. Conflict ACC_021 for the last one, ACC_022 for somebody who has not
// taken up the invitation: whoever holds the link would become administrator.
func (a *Access) SetAdmin(ctx context.Context, userID string, admin bool) error {
	a.admins.Lock()
	defer a.admins.Unlock()
	user, err := a.store.User(ctx, userID)
	if err != nil {
		return err
	}
	if user.Admin && !admin {
		if err := a.otherAdmin(ctx, userID); err != nil {
			return err
		}
	}
	if admin && user.PasswordHash == "" {
		return survey.Fail(survey.Conflict, "ACC_022", nil)
	}
	user.Admin = admin
	return a.store.UpdateUser(ctx, user)
}

// otherAdmin refuses when nobody but userID could administer.
func (a *Access) otherAdmin(ctx context.Context, userID string) error {
	users, err := a.store.Users(ctx)
	if err != nil {
		return err
	}
	for _, user := range users {
		if user.ID != userID && user.Admin && !user.Disabled && user.PasswordHash != "" {
			return nil
		}
	}
	return survey.Fail(survey.Conflict, "ACC_021", nil)
}

func (a *Access) checkUser(user survey.User, password string) error {
	if err := checkEmail(user.Email); err != nil {
		return err
	}
	if err := checkName(user.Name); err != nil {
		return err
	}
	return checkPassword(password, user)
}

func checkName(name string) error {
	if name == "" || len(name) > maxNameBytes {
		return survey.Fail(survey.Invalid, "ACC_005", nil)
	}
	return nil
}

func checkEmail(email string) error {
	address, err := mail.ParseAddress(email)
	if err != nil || address.Address != email || len(email) > 254 {
		return survey.Fail(survey.Invalid, "ACC_004", nil)
	}
	return nil
}

// newID makes an identifier that tells nothing of when it was made.
func newID() string { return strings.ToLower(rand.Text())[:16] }
