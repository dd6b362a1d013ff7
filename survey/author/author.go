// Package author writes questionnaires: drafts that several people edit without losing anything of each other, every step
// of which can be taken back, and published versions that never change.
//
// A draft is known by its mark (survey.Mark): what a page shows carries it, and a saving made from another state than the
// draft now has is refused with a Clash that holds both texts. Package edit has the edits themselves.
package author

import (
	"context"
	"iter"
	"sync"
	"time"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// The codes of this package's refusals.
const (
	codeMoved     = "AUT_001" // Name: somebody else saved the draft meanwhile; a Clash is inside
	codeNoUndo    = "AUT_003" // nothing is left to undo or redo
	codeNameTaken = "AUT_004" // Name: there is a questionnaire of that name
	codeBroken    = "AUT_005" // Names: of questions whose answers could not be read any more; Changes are inside
)

// Store is what an Author needs.
type Store interface {
	survey.QuestionnaireStore
	survey.DraftStore
	survey.AuditStore
	Surveys(ctx context.Context) ([]survey.Survey, error)
	Responses(ctx context.Context, survey string) iter.Seq2[survey.Response, error]
}

// Author edits the questionnaires of a store.
type Author struct {
	store Store
	now   survey.Clock

	recent struct {
		sync.Mutex
		usage map[string]countedAt // by questionnaire
	}
}

// New makes an Author.
func New(store Store, now survey.Clock) *Author {
	a := &Author{store: store, now: now}
	a.recent.usage = map[string]countedAt{}
	return a
}

// Open gives the draft of a name or, when there is none, the newest version as the state from which a draft starts with
// its first saving; NotFound QNR_001 when there is neither.
func (a *Author) Open(ctx context.Context, name string) (survey.Draft, error) {
	d, err := a.store.Draft(ctx, name)
	if !survey.IsKind(err, survey.NotFound) {
		return d, err
	}
	q, err := a.store.Published(ctx, name, 0)
	d = survey.Draft{Questionnaire: q, Mark: survey.Mark{From: q.Version}}
	d.Questionnaire.Version = 0
	return d, err
}

// typing is how long a person may go on writing a text for it to count as one step.
const typing = time.Minute

// Save keeps q as the draft of its name, made from the state at the mark. What does not change the draft adds no step, and
// a text that one person goes on writing is one step (StepText). Conflict AUT_001 with a Clash inside when the draft is at
// another mark by now.
func (a *Author) Save(ctx context.Context, q survey.Questionnaire, at survey.Mark, by string, step survey.Step) (survey.Draft, error) {
	now, err := a.Open(ctx, q.Name)
	if err != nil {
		return survey.Draft{}, err
	}
	if now.Mark == at && questionnaire.Same(now.Questionnaire, q) {
		return now, nil
	}
	amends := step.Code == StepText && step == now.Step && by == now.SavedBy && a.now().Sub(now.SavedAt) < typing
	return a.keep(ctx, survey.Saving{Questionnaire: q, Mark: at, Step: step, By: by, At: a.now(), Amends: amends})
}

// Edit changes the draft of a name as it was at the mark, and saves it; errors as in Save, and those of change.
func (a *Author) Edit(ctx context.Context, name string, at survey.Mark, by string, step survey.Step,
	change func(survey.Questionnaire) (survey.Questionnaire, error)) (survey.Draft, error) {
	seen, err := a.at(ctx, name, at)
	if err != nil {
		return survey.Draft{}, err
	}
	changed, err := change(seen)
	if err != nil {
		return survey.Draft{}, err
	}
	return a.Save(ctx, changed, at, by, step)
}

// at gives the draft as it was at a mark; as it is now when that state is kept no more.
func (a *Author) at(ctx context.Context, name string, mark survey.Mark) (survey.Questionnaire, error) {
	now, err := a.Open(ctx, name)
	if err != nil || now.Mark == mark {
		return now.Questionnaire, err
	}
	var seen survey.Questionnaire
	if mark.Revision > 0 {
		_, seen, err = a.store.DraftRevision(ctx, name, mark.Revision)
	} else {
		seen, err = a.store.Published(ctx, name, mark.From)
		seen.Version = 0
	}
	if survey.IsKind(err, survey.NotFound) {
		return now.Questionnaire, nil
	}
	return seen, err
}

// keep saves, and makes a Clash of a refusal.
func (a *Author) keep(ctx context.Context, s survey.Saving) (survey.Draft, error) {
	d, err := a.store.KeepDraft(ctx, s)
	return d, a.clash(ctx, s.Questionnaire, err)
}
