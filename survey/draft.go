package survey

import (
	"context"
	"strconv"
	"strings"
	"time"
)

// Mark tells one state of a draft from every other: the version that the draft started from, 0 for none, and its
// revision, 0 before anything was saved. A revision's number is never given again to other content.
type Mark struct {
	From     int
	Revision int64
}

// String writes the mark for an address or a header: "2.17".
func (m Mark) String() string { return strconv.Itoa(m.From) + "." + strconv.FormatInt(m.Revision, 10) }

// ParseMark reads what String writes.
func ParseMark(s string) (Mark, bool) {
	from, revision, _ := strings.Cut(s, ".")
	m := Mark{}
	var err error
	if m.From, err = strconv.Atoi(from); err == nil {
		m.Revision, err = strconv.ParseInt(revision, 10, 64)
	}
	return m, err == nil && m.String() == s && m.From >= 0 && m.Revision >= 0
}

// Draft is the draft of a questionnaire as it stands.
type Draft struct {
	Questionnaire Questionnaire
	Mark
	Links        // 0 for a revision that is kept no more
	Step    Step // what the last saving changed
	SavedBy string
	SavedAt time.Time
}

// Step says what a revision changed: a code, and the name of what it concerns.
type Step struct {
	Code   string
	Object string
}

// Revision is one kept state of a draft, without its content.
type Revision struct {
	Number int64
	Links
	Step    Step
	SavedBy string
	SavedAt time.Time
}

// Saving asks the store to keep the next state of a draft.
type Saving struct {
	Questionnaire Questionnaire
	// Mark is that of the draft from which it was made. Revision 0: there must be no draft, and From is the newest version.
	Mark Mark
	Step Step
	By   string
	At   time.Time
	// Amends tells that it takes the place of the revision it was made from: what undoing leads to stays what it was.
	Amends bool
	// Links are where undoing and redoing lead from here; nil: back to the revision it was made from, forward to none.
	Links *Links
}

// Links are the revisions to which undoing and redoing lead; 0: to none.
type Links struct{ Back, Forward int64 }

// Edition is one published version, without its content.
type Edition struct {
	Version     int
	PublishedBy string
	PublishedAt time.Time
}

// KeptRevisions is how many revisions of a questionnaire's drafts are kept.
const KeptRevisions = 200

// DraftStore keeps the states of drafts, so that two who edit one draft lose nothing of each other and every step can be
// taken back. Revisions outlive their draft.
type DraftStore interface {
	// Draft gives the draft of a name as it stands; NotFound QNR_001.
	Draft(ctx context.Context, name string) (Draft, error)
	// KeepDraft keeps the next state of a draft; Conflict AUT_001 unless the draft stands at the saving's mark. The first
	// saving on a version keeps that version as a revision too, to which undoing leads.
	KeepDraft(ctx context.Context, s Saving) (Draft, error)
	// DiscardDraft removes the draft, whose revisions stay; Conflict AUT_001 unless it stands at the mark.
	DiscardDraft(ctx context.Context, name string, at Mark, by string, when time.Time) error
	// DeleteDraft removes a questionnaire that was never published, with its revisions and images; Conflict AUT_006 when it
	// has a version or a survey, AUT_001 unless the draft stands at the mark. What is made under its name later begins anew.
	DeleteDraft(ctx context.Context, name string, at Mark) error
	// PublishDraft makes q the next version and removes the draft it was made from; Conflict AUT_001 unless that draft
	// stands at the mark.
	PublishDraft(ctx context.Context, q Questionnaire, at Mark, by string, when time.Time) (version int, err error)
	// DraftRevisions lists the revisions kept of a name, newest first.
	DraftRevisions(ctx context.Context, name string) ([]Revision, error)
	// DraftRevision gives one with its content; NotFound AUT_002.
	DraftRevision(ctx context.Context, name string, number int64) (Revision, Questionnaire, error)
	// Editions lists the published versions of a name, newest first.
	Editions(ctx context.Context, name string) ([]Edition, error)
}
