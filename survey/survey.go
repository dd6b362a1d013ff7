// Package survey is the domain: the types that every other package speaks, the errors that travel between
// them and the small store interfaces. It uses the standard library only and does no input or output.
package survey

import (
	"context"
	"time"
)

// State is where a survey stands in its life.
type State string

// The states of a survey. A trial collects responses with source "trial" that are deleted at go-live.
const (
	StateDraft  State = "draft"
	StateTrial  State = "trial"
	StateOpen   State = "open"
	StateClosed State = "closed"
)

// Asks tells whether people answer: open or on trial.
func (s State) Asks() bool { return s == StateOpen || s == StateTrial }

// DefaultLateHours is how long after closing a sheet filled before is still taken, marked late.
const DefaultLateHours = 24

// Survey is a questionnaire in the field. Slug identifies it and never changes.
type Survey struct {
	Slug          string
	Questionnaire string // its name
	Version       int    // the published version that new pages show
	Title         Text
	State         State
	Listed        bool      // shown on the public list of open surveys
	OpensAt       time.Time // UTC; zero: as soon as the state says open
	ClosesAt      time.Time // UTC; zero: when somebody closes it
	LateHours     int
	TimeZone      string // IANA name in which days are counted
	Notice        Notice
	ResultsPublic bool // /{lang}/s/{slug}/results shows the fixed tables to everybody
	WallThreshold int  // k for walls and managers, at least MinThreshold
	OpenThreshold int  // k for the public, at least MinThreshold
	CreatedAt     time.Time
	CreatedBy     string // user id; "" when made from the command line
}

// Thresholds of suppression: the defaults, and the floor below which no setting goes (DESIGN section 7).
const (
	MinThreshold         = 3
	DefaultWallThreshold = 5
	DefaultOpenThreshold = 10
)

// Collecting is the part of a survey that decides whether a sheet is taken, as it stands inside the storing transaction.
type Collecting struct {
	State     State
	OpensAt   time.Time
	ClosesAt  time.Time
	LateHours int
}

// Notice is the privacy notice of a survey, in every language (GDPR art. 13).
type Notice struct {
	Controller Text `json:"controller"`
	Contact    Text `json:"contact"`
	Purpose    Text `json:"purpose"`
	Basis      Text `json:"basis"`
	Recipients Text `json:"recipients"`
	Retention  Text `json:"retention"`
	Rights     Text `json:"rights"`
}

// Complete tells whether the four parts without which a survey stays a trial (controller, contact, basis, retention)
// are filled in for each of the languages.
func (n Notice) Complete(languages []string) bool {
	for _, language := range languages {
		for _, part := range []Text{n.Controller, n.Contact, n.Basis, n.Retention} {
			if part[language] == "" {
				return false
			}
		}
	}
	return true
}

// SurveyStore keeps surveys.
type SurveyStore interface {
	// CreateSurvey stores a new survey; Conflict SUR_001 when the slug is taken.
	CreateSurvey(ctx context.Context, s Survey) error
	// UpdateSurvey replaces all but slug and creation; NotFound when there is none. Its version never goes back, so that a
	// page that somebody has stays one that was shown.
	UpdateSurvey(ctx context.Context, s Survey) error
	// GoLive updates the survey and deletes its trial responses in one transaction.
	GoLive(ctx context.Context, s Survey) error
	// Survey finds one by slug; NotFound.
	Survey(ctx context.Context, slug string) (Survey, error)
	// Surveys lists all, by slug.
	Surveys(ctx context.Context) ([]Survey, error)
}
