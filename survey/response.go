package survey

import (
	"context"
	"iter"
)

// Source tells where a response came from.
type Source string

// The sources of responses. Figures that hold a simulated one say so.
const (
	SourceWeb       Source = "web"
	SourceAPI       Source = "api"
	SourceImport    Source = "import"
	SourceMerge     Source = "merge"
	SourcePaper     Source = "paper"
	SourceTrial     Source = "trial"
	SourceSimulated Source = "simulated"
)

// Hash is a SHA-256. The store keeps hashes of receipts, logins, links and tokens, never the codes.
type Hash [32]byte

// Sheet is what is stored of one respondent. Answers is the canonical JSON of Answers; Skipped names, in the order of
// the questionnaire, the questions that were asked and left without an answer: asked = answered + skipped.
type Sheet struct {
	Survey     string // slug
	Version    int
	Event      string // code, or ""
	Language   string
	Source     Source
	ReceivedOn Day
	Late       bool
	Answers    []byte
	Skipped    []string
}

// Sending asks the store to take a sheet. Key is the hash of the receipt code; as the code is made from the respondent's
// key, this one hash finds the sheet by key and by receipt. Same content means the same survey, event and answers, byte
// for byte. Accept is called inside the storing transaction with the survey as it then stands; it tells whether the
// sheet is late, or the error that refuses it. A nil Accept takes any sheet as it is.
type Sending struct {
	Sheet  Sheet
	Key    Hash
	Accept func(Collecting) (late bool, err error)
}

// Outcome is what became of a Sending.
type Outcome uint8

// The outcomes: stored now; the same content was there; other content is there; the key belongs to another survey;
// the sheet was withdrawn.
const (
	Stored Outcome = iota + 1
	SameContent
	OtherContent
	OtherSurvey
	Withdrawn
)

// Response is a stored sheet with its public id (random-looking: in id order nothing tells who came when) and, when a
// coordinator left it out of the figures, the reason.
type Response struct {
	ID string
	Sheet
	Excluded string // reason; "" when it counts
}

// ChangeKind tells what happened to a response.
type ChangeKind string

// The kinds of change. An index clears the ordinal on all but ChangeStored, and sets it again on ChangeReplaced and
// ChangeIncluded.
const (
	ChangeStored    ChangeKind = "stored"
	ChangeReplaced  ChangeKind = "replaced"
	ChangeExcluded  ChangeKind = "excluded"
	ChangeIncluded  ChangeKind = "included"
	ChangeWithdrawn ChangeKind = "withdrawn"
	ChangeDeleted   ChangeKind = "deleted"
)

// Change is one row of the feed. Response is the response as it now stands; for one that is gone only its ID is set.
type Change struct {
	Seq      int64
	Kind     ChangeKind
	Survey   string
	Response Response
}

// ResponseStore keeps responses. All errors but those named are Unavailable (disk full, locked: try again) or Internal.
type ResponseStore interface {
	// Send stores durably or says what stands in the way; it never overwrites. A sheet that is there already, or was
	// withdrawn, answers so even when Accept refuses new ones. NotFound SUR_002 or EVT_002 without its survey or event.
	Send(ctx context.Context, s Sending) (Outcome, error)
	// Replace puts the sheet in the place of the one with the same key; outcomes Stored, OtherSurvey, Withdrawn;
	// NotFound when there is none.
	Replace(ctx context.Context, s Sending) (Outcome, error)
	// Withdraw erases the answers of the receipt for ever and remembers its key; NotFound, Gone when already withdrawn.
	Withdraw(ctx context.Context, receipt Hash) error
	// ByReceipt finds a response; NotFound, Gone when withdrawn.
	ByReceipt(ctx context.Context, receipt Hash) (Response, error)
	// Import stores all sheets or none and tells how many were new; a key already there counts as not new.
	Import(ctx context.Context, sheets []Sending) (added int, err error)
	// Exclude leaves a response out of the figures for a reason, or takes it in again when the reason is "".
	Exclude(ctx context.Context, survey, id, reason string) error
	// Delete erases a response for privacy; it stays erased after a restore.
	Delete(ctx context.Context, survey, id string) error
	// Response finds one of a survey; NotFound.
	Response(ctx context.Context, survey, id string) (Response, error)
	// Responses walks a survey's responses, excluded ones too, in id order.
	Responses(ctx context.Context, survey string) iter.Seq2[Response, error]
	// Tally counts a survey's responses per event, day, source and state, without reading answers.
	Tally(ctx context.Context, survey string) ([]TallyLine, error)
	// Changes walks the survey's feed after seq, oldest first. After 0 it may give each living response once.
	Changes(ctx context.Context, survey string, seq int64) iter.Seq2[Change, error]
	// Revision is a number that moves when anything in the store may have changed; cheap.
	Revision(ctx context.Context) (int64, error)
}

// TallyLine counts responses alike in event, day, source, lateness and exclusion.
type TallyLine struct {
	Event    string
	Day      Day
	Language string
	Source   Source
	Late     bool
	Excluded bool
	Count    int
}
