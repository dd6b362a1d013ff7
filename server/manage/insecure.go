package manage

import (
	"net/http"

	"sonde/server"
	"sonde/server/staff"
)

// InsecurePage explains why nobody can sign in on this connection, and what to do.
type InsecurePage struct {
	staff.Frame
	Address string // where signing in works, "" when nowhere yet
}

// safely lets a page that asks for a password be seen only where passwords may travel (DESIGN rule 14).
func (p *Pages) safely(handle func(*server.Request) error) func(*server.Request) error {
	return func(r *server.Request) error {
		if p.Server.MaySignIn(r.Context.Request) {
			return handle(r)
		}
		page := InsecurePage{Frame: p.Frame(r, "access.insecure.title", "", nil)}
		if p.Secure {
			page.Address = p.Server.BaseURL + staff.Home(r)
		}
		return r.Page(http.StatusForbidden, "manage/insecure", page)
	}
}
