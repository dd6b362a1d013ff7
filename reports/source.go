package reports

import (
	"context"

	"sonde/reports/tabulate"
	"sonde/survey"
)

// Store is what reports read; survey.Store has it.
type Store interface {
	tabulate.Store
	Events(ctx context.Context, survey string) ([]survey.Event, error)
	Library(ctx context.Context) (survey.Library, error)
	Judgements(ctx context.Context, survey string) ([]survey.Judgement, error)
	Organisation(ctx context.Context) (survey.Organisation, error)
	User(ctx context.Context, id string) (survey.User, error)
}

// Source bundles what a report is made from. Version is the software's.
type Source struct {
	Store   Store
	Indexes *tabulate.Indexes
	Words   survey.Words
	Clock   survey.Clock
	Version string
}

// Request asks for a report of a survey in a language. Only coordinators may filter.
type Request struct {
	Survey   string
	Language string
	Audience Audience
	Filter   Filter
}

// Filter keeps the responses of one event, language and role; "" keeps all.
type Filter struct {
	Event    string
	Language string
	Role     string
}

// policy is what the audience may see.
func (r Request) policy(s survey.Survey) tabulate.Policy {
	if r.Audience == ForCoordinator {
		return tabulate.Policy{}
	}
	return tabulate.PolicyOf(s, r.Audience == ForPublic)
}
