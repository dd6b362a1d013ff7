package survey

import "context"

// Store is the sum of the small interfaces; callers ask for the small one they need.
type Store interface {
	QuestionnaireStore
	DraftStore
	ImageStore
	SurveyStore
	EventStore
	ResponseStore
	UserStore
	TokenStore
	AuditStore
	LibraryStore
	JudgementStore
	OrganisationStore
	// Backup writes a consistent copy to a new file; Conflict STO_003 when the file exists.
	Backup(ctx context.Context, file string) error
	// Check looks the whole database over and gives what is wrong, nothing when it is sound.
	Check(ctx context.Context) ([]string, error)
	Close() error
}
