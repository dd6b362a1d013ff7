// Package manage is the pages by which the staff run surveys: accounts, surveys, events, responses, results, priorities, exports, and what an
// administrator looks after. One file per page or action, its page struct in it. Everything works without JavaScript.
package manage

import (
	"sonde/reports/tabulate"
	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
)

// Pages are these pages of a server.
type Pages struct {
	*staff.Desk
	indexes *tabulate.Indexes
}

// New makes the pages for a server whose Templates were parsed with page.AddTemplates. Indexes may be shared with others.
// The caller adds Routes to the server.
func New(desk *staff.Desk, indexes *tabulate.Indexes) *Pages {
	return &Pages{Desk: desk, indexes: indexes}
}

// Who may do what on a survey.
var (
	readers      = server.Staff(survey.RoleManager, survey.RoleCoordinator)
	coordinators = server.Staff(survey.RoleCoordinator)
)
