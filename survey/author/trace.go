package author

import (
	"context"

	"sonde/survey"
)

// statesBack is how many states of a draft are searched for what it has no more.
const statesBack = 50

// Trace is what became of a thing that a draft has no more at its address.
type Trace struct {
	Now   string               // its address by now; "" when it was deleted
	Was   string               // its address in the last state that had it
	State survey.Questionnaire // that state
	By    survey.Revision      // what deleted it
}

// Tracer finds a thing in one state of a questionnaire, and where a step took it; "" when the step deleted it.
type Tracer struct {
	There func(q *survey.Questionnaire, at string) bool
	Next  func(before, after *survey.Questionnaire, at string, step survey.Step) string
}

// Trace looks for a thing in the last states of a draft, from the newest that has it on; false when none has. States are
// read one by one, so that no more than two are held at a time.
func (a *Author) Trace(ctx context.Context, now survey.Questionnaire, at string, t Tracer) (Trace, bool, error) {
	revisions, i, state, err := a.lastState(ctx, now.Name, func(q *survey.Questionnaire) bool { return t.There(q, at) })
	if err != nil || i < 0 {
		return Trace{}, false, err
	}
	found := Trace{Was: at, State: state}
	for i--; i >= -1; i-- { // after the newest state comes the draft as it stands: a version, when it was thrown away
		after := now
		found.By = revisions[max(i, 0)]
		if i >= 0 {
			if _, after, err = a.store.DraftRevision(ctx, now.Name, found.By.Number); err != nil {
				return found, false, err
			}
		}
		to := t.Next(&found.State, &after, found.Was, found.By.Step)
		if to == "" {
			return found, true, nil
		}
		found.State, found.Was = after, to
	}
	found.Now = found.Was
	return found, true, nil
}

// LastState gives the newest of a draft's last states that is as it is looked for; false when none is.
func (a *Author) LastState(ctx context.Context, name string, is func(q *survey.Questionnaire) bool) (survey.Questionnaire, bool, error) {
	_, i, state, err := a.lastState(ctx, name, is)
	return state, err == nil && i >= 0, err
}

// lastState gives the revisions too, newest first, and the state's place among them; -1 when none is as it is looked for.
func (a *Author) lastState(ctx context.Context, name string, is func(q *survey.Questionnaire) bool) ([]survey.Revision, int, survey.Questionnaire, error) {
	revisions, err := a.store.DraftRevisions(ctx, name)
	if err != nil {
		return nil, -1, survey.Questionnaire{}, err
	}
	for i, revision := range revisions[:min(len(revisions), statesBack)] {
		_, state, err := a.store.DraftRevision(ctx, name, revision.Number)
		if err != nil || is(&state) {
			return revisions, i, state, err
		}
	}
	return revisions, -1, survey.Questionnaire{}, nil
}
