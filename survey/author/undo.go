package author

import (
	"context"
	"strings"

	"sonde/survey"
)

// Undo takes the last step back, whoever made it; the state that it leads to is a new revision, and redoing leads back.
// Conflict AUT_003 when nothing is left to undo, AUT_001 with a Clash when the draft is at another mark by now.
func (a *Author) Undo(ctx context.Context, name string, at survey.Mark, by string) (survey.Draft, error) {
	return a.travel(ctx, name, at, by, StepUndo)
}

// Redo takes the last undoing back; errors as in Undo.
func (a *Author) Redo(ctx context.Context, name string, at survey.Mark, by string) (survey.Draft, error) {
	return a.travel(ctx, name, at, by, StepRedo)
}

func (a *Author) travel(ctx context.Context, name string, at survey.Mark, by, code string) (survey.Draft, error) {
	now, err := a.Open(ctx, name)
	if err != nil {
		return survey.Draft{}, err
	}
	s := survey.Saving{Mark: at, By: by, At: a.now()}
	target := now.Back
	if code == StepRedo {
		target = now.Forward
	}
	if now.Mark != at || target == 0 {
		return survey.Draft{}, a.nowhere(ctx, name, at, now)
	}
	kept, q, err := a.store.DraftRevision(ctx, name, target)
	if err != nil {
		return survey.Draft{}, err
	}
	travelled := survey.Revision{Links: now.Links, Step: now.Step}
	s.Questionnaire, s.Links = q, &survey.Links{Back: kept.Back, Forward: now.Revision}
	if code == StepRedo {
		s.Links.Forward, travelled = kept.Forward, kept
	}
	s.Step = survey.Step{Code: code, Object: travelMark + a.led(ctx, name, travelled)}
	return a.keep(ctx, s)
}

// travelMark begins the object of a step that takes another back, or does it again: that step's code and object follow.
const travelMark = ":"

// led gives the step that led to the content of a state, through all that was undone and done again since: "text role"; ""
// when it is kept no more.
func (a *Author) led(ctx context.Context, name string, r survey.Revision) string {
	for range survey.KeptRevisions {
		switch r.Step.Code {
		case StepRedo:
			return strings.TrimPrefix(r.Step.Object, travelMark)
		case StepUndo:
			undone, _, err := a.store.DraftRevision(ctx, name, r.Forward)
			if err == nil {
				r, _, err = a.store.DraftRevision(ctx, name, undone.Back)
			}
			if err != nil {
				return ""
			}
		default:
			return r.Step.Code + " " + r.Step.Object
		}
	}
	return ""
}

// nowhere says why a step cannot be taken back: another mark, or none is left.
func (a *Author) nowhere(ctx context.Context, name string, at survey.Mark, now survey.Draft) error {
	if now.Mark == at {
		return survey.Fail(survey.Conflict, codeNoUndo, nil)
	}
	seen, err := a.at(ctx, name, at)
	if err != nil {
		return err
	}
	return &survey.Error{Kind: survey.Conflict, Code: codeMoved, Args: survey.Args{"Name": name}, Err: &Clash{Yours: seen, Theirs: now}}
}

// Restore brings the state of an earlier revision back, also of a draft that was discarded or published, as one more step.
// NotFound AUT_002 when that revision is kept no more, AUT_001 with a Clash when the draft is at another mark by now.
func (a *Author) Restore(ctx context.Context, name string, revision int64, at survey.Mark, by string) (survey.Draft, error) {
	_, q, err := a.store.DraftRevision(ctx, name, revision)
	if err != nil {
		return survey.Draft{}, err
	}
	return a.Save(ctx, q, at, by, survey.Step{Code: StepRestore})
}
