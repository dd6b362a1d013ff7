package life

import (
	"context"
	"time"

	"sonde/survey"
	"sonde/survey/author"
)

// Ahead tells what the newest version of its questionnaire, published since, would change for those who answer the survey.
// Nothing when Newest is the version that it shows.
func Ahead(ctx context.Context, store Store, s survey.Survey, at time.Time) (author.Review, error) {
	return authorAt(store, at).Since(ctx, s.Questionnaire, s.Version)
}

// CatchUp takes a survey that is open or on trial to a version of its questionnaire that is published already: the one that
// Ahead told of. A draft stays a draft. Whoever has a page of the former version can still send it.
//
// Conflict LIF_002 unless the survey is open or on trial, LIF_005 when it shows that version or a later one, LIF_004 with
// Incomplete inside when a language in which it is open would be incomplete, LIF_003 when the notice lacks one that comes;
// NotFound QNR_001 when there is no such version.
func CatchUp(ctx context.Context, store Store, s survey.Survey, version int) error {
	if !s.State.Asks() {
		return survey.Fail(survey.Conflict, "LIF_002", nil)
	}
	if version <= s.Version {
		return survey.Fail(survey.Conflict, "LIF_005", nil)
	}
	q, err := store.Published(ctx, s.Questionnaire, version)
	if err != nil {
		return err
	}
	if err := MayShow(ctx, store, s, q); err != nil {
		return err
	}
	s.Version = version
	return store.UpdateSurvey(ctx, s)
}
