package life

import (
	"context"
	"time"

	"sonde/survey"
)

// Adopt gives a survey that nobody has answered yet another questionnaire; its draft becomes the next version. Conflict
// LIF_002 unless the survey is a draft, LIF_006 when it has responses; NotFound and those of author.Publish as in Create.
func Adopt(ctx context.Context, store Store, s survey.Survey, questionnaire, by string, at time.Time) error {
	if s.State != survey.StateDraft {
		return survey.Fail(survey.Conflict, "LIF_002", nil)
	}
	if unanswered, err := Unanswered(ctx, store, s.Slug); err != nil {
		return err
	} else if !unanswered {
		return survey.Fail(survey.Conflict, "LIF_006", nil)
	}
	version, err := authorAt(store, at).Release(ctx, questionnaire, by)
	if err != nil {
		return err
	}
	s.Questionnaire, s.Version = questionnaire, version
	return store.UpdateSurvey(ctx, s)
}

// Unanswered tells whether a survey has no responses; sheets of paper come to drafts too.
func Unanswered(ctx context.Context, store Store, slug string) (bool, error) {
	for _, err := range store.Responses(ctx, slug) {
		return false, err
	}
	return true, nil
}
