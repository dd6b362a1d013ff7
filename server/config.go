// Package server is the engine: it owns the router, the headers that every reply carries, who may reach which route,
// the language of a request, errors as pages or as problem+json, and static files. The pages themselves live in the
// packages below it, one file per action, and are added as routes.
package server

import (
	"context"
	"log/slog"
	"net/http"
	"net/netip"

	"sonde/survey"
	"sonde/templates"
)

// DefaultSendsPerMinute is how many sheets one address may send in a minute: far above a room of 200 people behind
// one address.
const DefaultSendsPerMinute = 1200

// Config is what a Server is made of. Store, Words, Templates and BaseURL are needed; the rest has defaults.
type Config struct {
	Store          survey.Store
	Identity       Identity // nil: nobody can sign in
	Words          survey.Words
	Templates      *templates.Set
	Clock          survey.Clock // nil: time.Now
	BaseURL        string       // "http://192.168.1.20:8080", without a path
	TrustedProxies []netip.Prefix
	InsecureLAN    bool // staff may sign in over plain http
	TLS            bool // this server speaks TLS itself
	SendsPerMinute int  // per address; 0: no limit
	Log            *slog.Logger
	Version        string
}

// Identity tells who sends a request and what they may do. survey/access and server/staff provide it.
type Identity interface {
	// Who tells who is signed in; Unauthenticated when nobody is.
	Who(ctx context.Context, r *http.Request) (survey.User, survey.Login, error)
	// RoleOn gives the user's role on a survey: RoleAdmin for an admin, "" for none.
	RoleOn(ctx context.Context, user survey.User, slug string) (survey.Role, error)
	// Token finds the valid token that the Authorization header names; Unauthenticated otherwise.
	Token(ctx context.Context, r *http.Request) (survey.Token, error)
}

// nobody is the Identity of a server without accounts.
type nobody struct{}

func (nobody) Who(context.Context, *http.Request) (survey.User, survey.Login, error) {
	return survey.User{}, survey.Login{}, errSignIn
}

func (nobody) RoleOn(context.Context, survey.User, string) (survey.Role, error) {
	return "", errNotFound
}

func (nobody) Token(context.Context, *http.Request) (survey.Token, error) {
	return survey.Token{}, errSignIn
}
