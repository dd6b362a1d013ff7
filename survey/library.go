package survey

import (
	"context"
	"time"
)

// Concept is a coded idea shared by questionnaires, offers and boards: "use/find_portal", "format/webinar".
// Trainable (0, 0.5, 1) is the default for obstacles and skills, with its reason; nil where it has no meaning. Measures is
// for skills that questionnaires have people rate.
type Concept struct {
	Code            string    `json:"code"`
	Kind            string    `json:"kind"`
	Label           Text      `json:"label"`
	Definition      Text      `json:"definition,omitempty"`
	Trainable       *float64  `json:"trainable,omitempty"`
	TrainableReason Text      `json:"trainable_reason,omitempty"`
	Measures        *Measures `json:"measures,omitempty"`
	Source          string    `json:"source,omitempty"`
	CheckedOn       Day       `json:"checked_on"`
}

// Measures names the two rating questions that measure a skill: how important it is, and how easy for the person.
type Measures struct {
	Importance string `json:"importance"`
	Ease       string `json:"ease"`
}

// Community is a named condition on answers: users are those whose role is user or both. Kinds are the kinds of
// concept ("use", "publish", "skill") whose needs are computed for it.
type Community struct {
	Code      string   `json:"code"`
	Label     Text     `json:"label"`
	Condition string   `json:"condition"`
	Kinds     []string `json:"kinds"`
}

// Offer is training or support that exists. Concepts are the obstacles and skills it addresses.
type Offer struct {
	Code        string   `json:"code"`
	Name        Text     `json:"name"`
	Provider    string   `json:"provider"`
	Description Text     `json:"description,omitempty"`
	URL         string   `json:"url"`
	Concepts    []string `json:"concepts"`
	Formats     []string `json:"formats"`
	Audiences   []string `json:"audiences"`
	Communities []string `json:"communities"`
	Source      string   `json:"source"`
	CheckedOn   Day      `json:"checked_on"`
}

// Reference is a set of published figures shown beside a survey's own and never tested against them.
type Reference struct {
	Code     string            `json:"code"`
	Title    Text              `json:"title"`
	Source   string            `json:"source"`
	Date     string            `json:"date"`
	N        *int              `json:"n"` // nil: not given, so no interval
	Note     Text              `json:"note"`
	Question string            `json:"question"`
	Figures  []ReferenceFigure `json:"figures"`
}

// ReferenceFigure is one bar of a Reference; Share is nil where the source is not legible.
type ReferenceFigure struct {
	Label   Text     `json:"label"`
	Concept string   `json:"concept"`
	Share   *float64 `json:"share"`
}

// LibraryStore keeps what surveys share.
type LibraryStore interface {
	// SaveLibrary stores concepts, communities, offers and references, replacing those of the same code.
	SaveLibrary(ctx context.Context, l Library) error
	Library(ctx context.Context) (Library, error)
}

// Library is all that surveys share, each list by code.
type Library struct {
	Concepts    []Concept
	Communities []Community
	Offers      []Offer
	References  []Reference
}

// Judgement is a coordinator's setting for a concept in a survey: how trainable, how covered. A value without a person
// is a default and shown "proposed, not confirmed".
type Judgement struct {
	Survey  string
	Concept string
	Aspect  Aspect
	Value   float64 // 0, 0.5 or 1
	Reason  string
	By      string // user id
	At      time.Time
}

// Aspect is what a Judgement is about.
type Aspect string

// The aspects that a coordinator judges.
const (
	AspectTrainable Aspect = "trainable"
	AspectCoverage  Aspect = "coverage"
)

// JudgementStore keeps the coordinators' settings; the newest of each concept and aspect counts, older ones stay as
// history.
type JudgementStore interface {
	SaveJudgement(ctx context.Context, j Judgement) error
	// Judgements lists a survey's, newest first.
	Judgements(ctx context.Context, survey string) ([]Judgement, error)
}

// Organisation is who runs this Sonde: shown on pages and exports.
type Organisation struct {
	Name     Text
	Contact  string
	Logo     []byte // PNG or JPEG, or empty
	LogoType string // media type
}

// OrganisationStore keeps the one organisation.
type OrganisationStore interface {
	SaveOrganisation(ctx context.Context, o Organisation) error
	// Organisation gives the zero value when none was saved.
	Organisation(ctx context.Context) (Organisation, error)
}
