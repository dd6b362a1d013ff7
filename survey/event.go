package survey

import "context"

// EventKind is what sort of occasion an event is.
type EventKind string

// The kinds of event.
const (
	Workshop EventKind = "workshop"
	Webinar  EventKind = "webinar"
	Assembly EventKind = "assembly"
	Online   EventKind = "online"
)

// Event is one occasion of collection in a survey. Code is unique among all surveys: it stands in the short address.
// Counts of people are 0 when unknown.
type Event struct {
	Code     string
	Survey   string // slug
	Kind     EventKind
	Title    Text
	Place    string
	Region   string
	StartsOn Day
	EndsOn   Day
	Invited  int
	Present  int
	Speakers int
}

// EventStore keeps events.
type EventStore interface {
	// CreateEvent stores a new event; Conflict EVT_001 when the code is taken.
	CreateEvent(ctx context.Context, e Event) error
	// UpdateEvent replaces all but code and survey; NotFound.
	UpdateEvent(ctx context.Context, e Event) error
	// Event finds one by code; NotFound.
	Event(ctx context.Context, code string) (Event, error)
	// Events lists a survey's events, by starting day then code.
	Events(ctx context.Context, survey string) ([]Event, error)
}
