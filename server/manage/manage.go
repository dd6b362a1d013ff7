// Package manage is the staff's pages: accounts, surveys, events, responses, results, priorities, exports, and what an
// administrator looks after. One file per page or action, its page struct in it. Everything works without JavaScript.
package manage

import (
	"context"
	"strings"
	"time"

	"sonde/reports/tabulate"
	"sonde/server"
	"sonde/survey"
	"sonde/survey/access"
	"sonde/survey/author"
)

// Pages are the staff's pages of a server.
type Pages struct {
	server  *server.Server
	store   survey.Store
	access  *access.Access
	indexes *tabulate.Indexes
	author  *author.Author
	secure  bool
}

// New makes the pages for a server whose Identity is NewIdentity of the same access, and whose Templates were parsed with
// page.AddTemplates. Indexes may be shared with others. The caller adds Routes to the server.
func New(s *server.Server, a *access.Access, indexes *tabulate.Indexes) *Pages {
	return &Pages{server: s, store: s.Store, access: a, indexes: indexes, author: author.New(s.Store, s.Now), secure: Secure(s.Config)}
}

// Secure tells whether staff reach this server over https, by its own TLS or through a proxy.
func Secure(c server.Config) bool { return c.TLS || strings.HasPrefix(c.BaseURL, "https://") }

// Who may do what on a survey.
var (
	readers      = server.Staff(survey.RoleManager, survey.RoleCoordinator)
	coordinators = server.Staff(survey.RoleCoordinator)
)

// ctx is the request's own context: it ends when the visitor leaves.
func ctx(r *server.Request) context.Context { return r.Context.Request.Context() }

// now is the time by the server's clock.
func (p *Pages) now() time.Time { return p.server.Now() }

// record writes a line of the audit log for what the signed-in person did. Action is a key of the locale's area "audit".
func (p *Pages) record(r *server.Request, action, slug, object, detail string) error {
	return p.access.Record(ctx(r), survey.AuditEntry{Actor: r.User.ID, Action: action, Survey: slug, Object: object, Detail: detail})
}

// home is the list of surveys.
func home(r *server.Request) string { return "/" + r.Language + "/manage/" }

// of is a page of the request's survey; rest begins with a slash or is empty.
func of(r *server.Request, rest string) string { return home(r) + "s/" + r.Survey.Slug + rest }
