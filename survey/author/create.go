package author

import (
	"context"
	"errors"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// Create starts a new questionnaire of a name with the content of another: the built-in one, that of a survey, one read
// from a file, or one that asks nothing yet. Invalid EDT_001 when the name breaks the rule of names, Conflict AUT_004 when
// it is taken.
func (a *Author) Create(ctx context.Context, from survey.Questionnaire, name, by string) (survey.Draft, error) {
	if !questionnaire.ValidName(name) {
		return survey.Draft{}, survey.Fail(survey.Invalid, "EDT_001", survey.Args{"Name": name})
	}
	from.Name, from.Version = name, 0
	d, err := a.store.KeepDraft(ctx, survey.Saving{Questionnaire: from, Step: survey.Step{Code: StepStart}, By: by, At: a.now()})
	var refusal *survey.Error
	if errors.As(err, &refusal) && refusal.Code == codeMoved {
		return d, survey.Fail(survey.Conflict, codeNameTaken, survey.Args{"Name": name})
	}
	return d, err
}

// Delete removes a questionnaire that was never published, with its history and images: nothing brings it back. Conflict
// AUT_006 when it has a version or a survey, AUT_001 with a Clash when its draft is at another mark by now, NotFound QNR_001
// when there is none.
func (a *Author) Delete(ctx context.Context, name string, at survey.Mark) error {
	return a.clash(ctx, survey.Questionnaire{Name: name}, a.store.DeleteDraft(ctx, name, at))
}

// Discard removes the draft of a name; its states stay in the history, from which Restore brings them back. AUT_001 with a
// Clash when the draft is at another mark by now, NotFound QNR_001 when there is none.
func (a *Author) Discard(ctx context.Context, name string, at survey.Mark, by string) error {
	seen, err := a.at(ctx, name, at)
	if err != nil {
		return err
	}
	return a.clash(ctx, seen, a.store.DiscardDraft(ctx, name, at, by, a.now()))
}
