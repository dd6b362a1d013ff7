// Package staff is what the pages of the staff share, whichever package they stand in: the desk they are made at, who is
// signed in, the frame around each, the forms that are filled in them, and the addresses below /{lang}/manage.
package staff

import (
	"strings"
	"time"

	"sonde/server"
	"sonde/survey"
	"sonde/survey/access"
)

// Desk is where a page of the staff is made: the server, its store and the accounts.
type Desk struct {
	Server *server.Server
	Store  survey.Store
	Access *access.Access
	Secure bool
}

// NewDesk makes the desk of a server whose Identity is NewIdentity of the same access.
func NewDesk(s *server.Server, a *access.Access) *Desk {
	return &Desk{Server: s, Store: s.Store, Access: a, Secure: Secure(s.Config)}
}

// Secure tells whether staff reach this server over https, by its own TLS or through a proxy.
func Secure(c server.Config) bool { return c.TLS || strings.HasPrefix(c.BaseURL, "https://") }

// Now is the time by the server's clock.
func (d *Desk) Now() time.Time { return d.Server.Now() }

// Title gives a text in the page's language.
func (d *Desk) Title(r *server.Request, text survey.Text) string {
	return text.In(r.Language, d.Server.Words.Languages()[0])
}

// Record writes a line of the audit log for what the signed-in person did. Action is a key of the locale's area "audit".
func (d *Desk) Record(r *server.Request, action, slug, object, detail string) error {
	return d.Access.Record(r.Ctx(), survey.AuditEntry{Actor: r.User.ID, Action: action, Survey: slug, Object: object, Detail: detail})
}

// Visible gives all surveys to an admin, to others those they are members of.
func (d *Desk) Visible(r *server.Request) ([]survey.Survey, error) {
	all, err := d.Store.Surveys(r.Ctx())
	if err != nil || r.User.Admin {
		return all, err
	}
	memberships, err := d.Store.MembershipsOf(r.Ctx(), r.User.ID)
	if err != nil {
		return nil, err
	}
	member := map[string]bool{}
	for _, m := range memberships {
		member[m.Survey] = true
	}
	var visible []survey.Survey
	for _, s := range all {
		if member[s.Slug] {
			visible = append(visible, s)
		}
	}
	return visible, nil
}
