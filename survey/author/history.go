package author

import (
	"context"
	"slices"
	"time"

	"sonde/survey"
)

// Entry is one line of a questionnaire's history: a published version, or a revision of a draft.
type Entry struct {
	Version  int   // of a published version, else 0
	Revision int64 // of a draft, else 0
	Step     survey.Step
	By       string // user id; "" from the command line
	At       time.Time
}

// History lists what happened to a questionnaire, newest first: the published versions, and the last
// survey.KeptRevisions revisions of its drafts.
func (a *Author) History(ctx context.Context, name string) ([]Entry, error) {
	editions, err := a.store.Editions(ctx, name)
	if err != nil {
		return nil, err
	}
	revisions, err := a.store.DraftRevisions(ctx, name)
	if err != nil {
		return nil, err
	}
	entries := make([]Entry, 0, len(editions)+len(revisions))
	for _, e := range editions {
		entries = append(entries, Entry{Version: e.Version, Step: survey.Step{Code: StepPublish}, By: e.PublishedBy, At: e.PublishedAt})
	}
	for _, r := range revisions {
		entries = append(entries, Entry{Revision: r.Number, Step: r.Step, By: r.SavedBy, At: r.SavedAt})
	}
	slices.SortStableFunc(entries, func(x, y Entry) int { return y.At.Compare(x.At) })
	return entries, nil
}

// Say gives the words of what was done.
func (e Entry) Say(words survey.Words, language string) string {
	return words.Say(language, "step."+e.Step.Code, survey.Args{"Object": e.Step.Object, "Version": e.Version})
}
