package access

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"strings"
	"time"

	"sonde/survey"
)

// secret makes a random code of 26 characters (130 bits) and the hash that is stored of it.
func secret() (code string, hash survey.Hash) {
	code = rand.Text()
	return code, HashSecret(code)
}

// HashSecret gives the hash under which a cookie's value, a link's code or a token's secret is stored. The codes carry
// 130 bits, so a fast hash is enough (ASVS 6.5.2).
func HashSecret(code string) survey.Hash { return sha256.Sum256([]byte("sonde secret" + code)) }

// SignIn checks address and password and opens a login; the code is the cookie's value. Every failure is the same
// Unauthenticated ACC_010, but TooMany ACC_011 after many. Peer names who asks, in whatever form the caller limits by.
func (a *Access) SignIn(ctx context.Context, email, password, peer, device string) (user survey.User, code string, err error) {
	email = normalEmail(email)
	pair := trial{"pair " + email + " " + peer, limitPerPair}
	byPeer, byAccount := trial{"peer " + peer, limitPerPeer}, trial{"account " + email, limitPerAccount}
	if !a.guard.admit(pair, byPeer, byAccount) {
		return survey.User{}, "", survey.Fail(survey.TooMany, "ACC_011", nil)
	}
	user, err = a.store.UserByEmail(ctx, email)
	if err != nil && !survey.IsKind(err, survey.NotFound) {
		return survey.User{}, "", err
	}
	if !a.hasher.matches(password, user.PasswordHash) || user.Disabled {
		return survey.User{}, "", survey.Fail(survey.Unauthenticated, "ACC_010", nil)
	}
	a.guard.succeeded(pair, byPeer, byAccount)
	code, err = a.open(ctx, user, device)
	return user, code, err
}

// open makes a login for the user and gives the cookie's value.
func (a *Access) open(ctx context.Context, user survey.User, device string) (string, error) {
	code, hash := secret()
	now := a.now()
	err := a.store.SaveLogin(ctx, survey.Login{Token: hash, UserID: user.ID, Device: device, CreatedAt: now, SeenAt: now, ExpiresAt: now.Add(LoginAbsolute)})
	return code, err
}

// seenEvery bounds how often a login's last moment is written: a page view is no reason for a write.
const seenEvery = 5 * time.Minute

// Who gives the user of a cookie's value; Unauthenticated ACC_012 when there is none, it is over, or the account is
// disabled. The moment last seen is written at most every seenEvery.
func (a *Access) Who(ctx context.Context, code string) (survey.User, survey.Login, error) {
	nobody := survey.Fail(survey.Unauthenticated, "ACC_012", nil)
	if code == "" {
		return survey.User{}, survey.Login{}, nobody
	}
	login, err := a.store.Login(ctx, HashSecret(code))
	if survey.IsKind(err, survey.NotFound) {
		return survey.User{}, survey.Login{}, nobody
	}
	if err != nil {
		return survey.User{}, survey.Login{}, err
	}
	now := a.now()
	if now.After(login.ExpiresAt) || now.Sub(login.SeenAt) > LoginIdle {
		return survey.User{}, survey.Login{}, nobody
	}
	user, err := a.store.User(ctx, login.UserID)
	if user.Disabled || survey.IsKind(err, survey.NotFound) {
		return survey.User{}, survey.Login{}, nobody
	}
	if err != nil {
		return survey.User{}, survey.Login{}, err
	}
	if now.Sub(login.SeenAt) > seenEvery {
		login.SeenAt = now
		// Losing this note costs nothing but an earlier sign-out.
		_ = a.store.SaveLogin(ctx, login)
	}
	return user, login, nil
}

// Logins lists a user's logins that are not over.
func (a *Access) Logins(ctx context.Context, userID string) ([]survey.Login, error) {
	all, err := a.store.Logins(ctx, userID)
	if err != nil {
		return nil, err
	}
	now, open := a.now(), []survey.Login{}
	for _, login := range all {
		if now.Before(login.ExpiresAt) && now.Sub(login.SeenAt) <= LoginIdle {
			open = append(open, login)
		}
	}
	return open, nil
}

// EndOwnLogin ends one of the user's own logins; NotFound for another's.
func (a *Access) EndOwnLogin(ctx context.Context, userID string, token survey.Hash) error {
	logins, err := a.store.Logins(ctx, userID)
	if err != nil {
		return err
	}
	for _, login := range logins {
		if login.Token == token {
			return a.store.EndLogin(ctx, token)
		}
	}
	return survey.Fail(survey.NotFound, "ACC_013", nil)
}

// EndOtherLogins ends all of the user's logins but the one kept.
func (a *Access) EndOtherLogins(ctx context.Context, userID string, keep survey.Hash) error {
	return a.store.EndLogins(ctx, userID, keep)
}

// ChangePassword sets a new password after checking the current one, and ends all other logins. Invalid ACC_014 when the
// current one is wrong, TooMany ACC_011 after many.
func (a *Access) ChangePassword(ctx context.Context, user survey.User, current, next string, keep survey.Hash) error {
	own := trial{"own " + user.ID, limitPerPair}
	if !a.guard.admit(own) {
		return survey.Fail(survey.TooMany, "ACC_011", nil)
	}
	if !a.hasher.matches(current, user.PasswordHash) {
		return survey.Fail(survey.Invalid, "ACC_014", nil)
	}
	a.guard.succeeded(own)
	if err := checkPassword(next, user); err != nil {
		return err
	}
	user.PasswordHash = a.hasher.hash(next)
	if err := a.store.UpdateUser(ctx, user); err != nil {
		return err
	}
	return a.store.EndLogins(ctx, user.ID, keep)
}

func normalEmail(email string) string { return strings.ToLower(strings.TrimSpace(email)) }
