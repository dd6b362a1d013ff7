package author

import (
	"context"
	"strconv"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// Publish makes the draft, as it stands at the mark, the next version and gives its number. Invalid QST_100, with the
// questionnaire.Messages inside, while there are errors in it; AUT_001 with a Clash when it is at another mark by now.
func (a *Author) Publish(ctx context.Context, name string, at survey.Mark, by string) (int, error) {
	q, err := a.at(ctx, name, at)
	if err != nil {
		return 0, err
	}
	if _, err := questionnaire.Compile(q); err != nil {
		return 0, err
	}
	version, err := a.store.PublishDraft(ctx, q, at, by, a.now())
	if err != nil {
		return 0, a.clash(ctx, q, err)
	}
	return version, a.store.Record(ctx, survey.AuditEntry{
		At: a.now(), Actor: by, Action: "questionnaire_publish", Object: name, Detail: strconv.Itoa(version)})
}
