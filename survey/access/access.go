// Package access decides who may do what, on which survey: accounts, passwords, logins, one-time links, memberships and
// tokens. Admin is global; coordinator and manager are memberships; everything not granted is refused.
package access

import (
	"context"
	"sync"
	"time"

	"sonde/survey"
)

// Store is what access keeps its records in.
type Store interface {
	survey.UserStore
	survey.TokenStore
	survey.AuditStore
}

// Access is the service; one serves all requests.
type Access struct {
	store  Store
	now    survey.Clock
	hasher *hasher
	guard  *guard
	admins sync.Mutex // held while the number of administrators may change, so that the last one stays
}

// New makes the service on a store and a clock.
func New(store Store, now survey.Clock) *Access {
	return &Access{store: store, now: now, hasher: newHasher(), guard: newGuard(now)}
}

// Lifetimes of logins and one-time links.
const (
	LoginIdle      = 12 * time.Hour
	LoginAbsolute  = 30 * 24 * time.Hour
	SetupLifetime  = 24 * time.Hour
	InviteLifetime = 7 * 24 * time.Hour
	ResetLifetime  = time.Hour
)

// MinPasswordLength and MaxPasswordLength bound a password, in characters.
const (
	MinPasswordLength = 12
	MaxPasswordLength = 256
)

// RoleOn gives the user's role on a survey: admin everywhere, else the membership; "" when there is none.
func (a *Access) RoleOn(ctx context.Context, user survey.User, slug string) (survey.Role, error) {
	if user.Admin {
		return survey.RoleAdmin, nil
	}
	memberships, err := a.store.MembershipsOf(ctx, user.ID)
	if err != nil {
		return "", err
	}
	for _, m := range memberships {
		if m.Survey == slug {
			return m.Role, nil
		}
	}
	return "", nil
}
