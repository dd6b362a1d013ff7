package life

import (
	"context"
	"slices"
	"strings"
	"time"

	"sonde/survey"
	"sonde/survey/author"
	"sonde/survey/questionnaire"
)

// Languages are those of the version that the survey shows.
func Languages(ctx context.Context, store survey.QuestionnaireStore, s survey.Survey) ([]string, error) {
	q, err := store.Published(ctx, s.Questionnaire, s.Version)
	return q.Languages, err
}

// Offered are those of them in which respondents may read it: the complete ones. Of a draft they are those that opening it
// would offer.
func Offered(ctx context.Context, store Store, s survey.Survey) ([]string, error) {
	if s.State == survey.StateDraft {
		opening, err := ToOpen(ctx, store, s)
		return opening.Languages, err
	}
	q, err := store.Published(ctx, s.Questionnaire, s.Version)
	return questionnaire.Complete(q), err
}

// Incomplete are the texts for want of which languages cannot be opened; it stands inside LIF_004.
type Incomplete []questionnaire.Translation

// Error is for logs.
func (i Incomplete) Error() string {
	parts := make([]string, len(i))
	for n, one := range i {
		parts[n] = one.Language + " " + one.Place.String()
	}
	return strings.Join(parts, "; ")
}

// Missing are the texts that the languages lack; it is empty when they can be opened.
func Missing(q survey.Questionnaire, languages ...string) Incomplete {
	var missing Incomplete
	for _, one := range questionnaire.Translations(q) {
		if !one.Same && slices.Contains(languages, one.Language) {
			missing = append(missing, one)
		}
	}
	return missing
}

// Opening tells what opening a survey would show: the languages that are complete, and what the others lack.
type Opening struct {
	Languages []string
	Missing   Incomplete
}

// ToOpen tells what Open would show of a survey; NotFound QNR_001 without its questionnaire.
func ToOpen(ctx context.Context, store Store, s survey.Survey) (Opening, error) {
	draft, err := author.New(store, time.Now).Open(ctx, s.Questionnaire)
	if err != nil {
		return Opening{}, err
	}
	q := draft.Questionnaire
	return Opening{Languages: questionnaire.Complete(q), Missing: Missing(q, q.Languages...)}, nil
}

// speaks refuses to show a questionnaire that no language can be opened in, or not one of those in which the survey is
// already, and one for which the notice is not written.
func speaks(s survey.Survey, q survey.Questionnaire, already []string) error {
	complete := questionnaire.Complete(q)
	lacking := slices.DeleteFunc(slices.Clone(q.Languages), func(language string) bool {
		return slices.Contains(complete, language) || len(complete) > 0 && !slices.Contains(already, language)
	})
	if len(lacking) > 0 {
		missing := Missing(q, lacking...)
		args := survey.Args{"Languages": strings.Join(lacking, ", "), "Count": len(missing)}
		return &survey.Error{Kind: survey.Conflict, Code: "LIF_004", Args: args, Err: missing}
	}
	if !s.Notice.Complete(complete) {
		return survey.Fail(survey.Conflict, "LIF_003", nil)
	}
	return nil
}
