package life

import (
	"context"
	"time"

	"sonde/survey"
	"sonde/survey/author"
	"sonde/survey/questionnaire"
)

// Preview tells what Renew would change for those who answer the survey, compared with the version that it shows.
func Preview(ctx context.Context, store Store, s survey.Survey, at time.Time) (author.Review, error) {
	return authorAt(store, at).Review(ctx, s.Questionnaire, s.Version)
}

// MayShow tells whether those who answer a survey that is open may be shown a questionnaire: LIF_004 with Incomplete inside
// when a language in which the survey is open would be incomplete, LIF_003 when the notice lacks one that comes. A trial may
// show any.
func MayShow(ctx context.Context, store survey.QuestionnaireStore, s survey.Survey, q survey.Questionnaire) error {
	if s.State != survey.StateOpen {
		return nil
	}
	shown, err := store.Published(ctx, s.Questionnaire, s.Version)
	if err != nil {
		return err
	}
	return speaks(s, q, questionnaire.Complete(shown))
}

// Renew takes a survey that is open or on trial to the newest version of its questionnaire; the draft, which must stand at
// the mark that a Preview had, becomes that version. Whoever has a page of the former version can still send it. It gives
// the version.
//
// Conflict LIF_002 unless the survey is open or on trial, LIF_005 when it shows all there is, LIF_004 with Incomplete inside
// when a language in which it is open would be incomplete, LIF_003 when the notice lacks one that comes, those of
// author.Publish for a draft that cannot be published or stands at another mark.
func Renew(ctx context.Context, store Store, s survey.Survey, mark survey.Mark, by string, at time.Time) (int, error) {
	if !s.State.Asks() {
		return 0, survey.Fail(survey.Conflict, "LIF_002", nil)
	}
	a := authorAt(store, at)
	draft, err := a.Open(ctx, s.Questionnaire)
	if err != nil {
		return 0, err
	}
	if err := MayShow(ctx, store, s, draft.Questionnaire); err != nil {
		return 0, err
	}
	version := draft.From
	if draft.Revision > 0 || mark.Revision > 0 {
		if version, err = a.Publish(ctx, s.Questionnaire, mark, by); err != nil {
			return 0, err
		}
	}
	if version == s.Version {
		return 0, survey.Fail(survey.Conflict, "LIF_005", nil)
	}
	s.Version = version
	return version, store.UpdateSurvey(ctx, s)
}
