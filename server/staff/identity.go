package staff

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"strings"

	"sonde/server"
	"sonde/survey"
	"sonde/survey/access"
)

// Identity tells the engine who sends a request: staff by a cookie, programs by a bearer token.
type Identity struct {
	access *access.Access
	secure bool
}

// NewIdentity makes the Identity of a server; secure tells whether staff reach it over https.
func NewIdentity(a *access.Access, secure bool) server.Identity {
	return Identity{access: a, secure: secure}
}

// Who reads the cookie.
func (i Identity) Who(ctx context.Context, r *http.Request) (survey.User, survey.Login, error) {
	code := ""
	if cookie, err := r.Cookie(cookieName(r, i.secure)); err == nil {
		code = cookie.Value
	}
	return i.access.Who(ctx, code)
}

// RoleOn asks the memberships.
func (i Identity) RoleOn(ctx context.Context, user survey.User, slug string) (survey.Role, error) {
	return i.access.RoleOn(ctx, user, slug)
}

// Token reads "Authorization: Bearer sonde_…".
func (i Identity) Token(ctx context.Context, r *http.Request) (survey.Token, error) {
	scheme, text, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Bearer") {
		text = ""
	}
	return i.access.TokenOf(ctx, strings.TrimSpace(text))
}

// cookieName is __Host- over https, so that no neighbouring host can set the cookie. Browsers refuse that prefix on plain
// http, which is how an operator reaches a secure server from the machine itself.
func cookieName(r *http.Request, secure bool) string {
	if secure && !loopbackHost(r.Host) {
		return "__Host-sonde"
	}
	return "sonde"
}

func loopbackHost(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	address, err := netip.ParseAddr(strings.Trim(host, "[]"))
	return strings.EqualFold(host, "localhost") || err == nil && address.IsLoopback()
}

// SetCookie keeps the login on the browser; an empty code takes it away.
func (d *Desk) SetCookie(r *server.Request, code string) {
	name := cookieName(r.Context.Request, d.Secure)
	cookie := &http.Cookie{
		Name: name, Value: code, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode,
		Secure: strings.HasPrefix(name, "__Host-"), MaxAge: int(access.LoginAbsolute.Seconds()),
	}
	if code == "" {
		cookie.MaxAge = -1
	}
	http.SetCookie(r.Writer, cookie)
}
