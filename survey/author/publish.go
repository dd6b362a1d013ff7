package author

import (
	"context"
	"strconv"
	"strings"

	"sonde/survey"
)

// Publish makes the draft, as it stands at the mark, the next version and gives its number. Choices that the draft lacks
// and answers hold are in it, retired.
//
// Errors: Invalid QST_100, with the questionnaire.Messages inside, while there are errors in it; Conflict AUT_005, with the
// Changes inside, when answers could not be read any more; AUT_001 with a Clash when it is at another mark by now; NotFound
// QNR_001 when there is no draft.
func (a *Author) Publish(ctx context.Context, name string, at survey.Mark, by string) (int, error) {
	draft, err := a.Open(ctx, name)
	switch {
	case err != nil:
		return 0, err
	case draft.Mark != at:
		return 0, a.nowhere(ctx, name, at, draft)
	case draft.Revision == 0:
		return 0, survey.Fail(survey.NotFound, "QNR_001", survey.Args{"Name": name})
	}
	r, err := a.review(ctx, draft, 0)
	if err == nil {
		err = r.refusal()
	}
	if err != nil {
		return 0, err
	}
	version, err := a.store.PublishDraft(ctx, r.Content, at, by, a.now())
	if err != nil {
		return 0, a.clash(ctx, draft.Questionnaire, err)
	}
	return version, a.store.Record(ctx, survey.AuditEntry{
		At: a.now(), Actor: by, Action: "questionnaire_publish", Object: name, Detail: strconv.Itoa(version)})
}

// Release publishes the draft of a name if there is one, and gives the number of the newest version; errors as in Publish.
func (a *Author) Release(ctx context.Context, name, by string) (int, error) {
	d, err := a.Open(ctx, name)
	if err != nil {
		return 0, err
	}
	if d.Revision == 0 {
		return d.From, nil
	}
	return a.Publish(ctx, name, d.Mark, by)
}

// refusal says why the publishing is refused; nil when it is not.
func (r Review) refusal() error {
	switch {
	case len(r.Errors) > 0:
		return survey.Wrap(survey.Invalid, "QST_100", r.Errors)
	case len(r.Broken) > 0:
		var names []string
		for _, c := range r.Broken {
			names = append(names, c.name())
		}
		return &survey.Error{Kind: survey.Conflict, Code: codeBroken, Args: survey.Args{"Names": strings.Join(names, ", ")}, Err: r.Broken}
	}
	return nil
}

// Error gives codes and places for logs, as Broken changes stand in an error.
func (c Changes) Error() string {
	parts := make([]string, len(c))
	for i, one := range c {
		parts[i] = string(one.Code) + " " + one.Place.String()
	}
	return strings.Join(parts, "; ")
}
