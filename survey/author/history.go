package author

import (
	"context"
	"slices"
	"strings"
	"time"

	"sonde/survey"
	"sonde/survey/compose"
)

// Entry is one line of a questionnaire's history: a published version, or a revision of a draft.
type Entry struct {
	Version  int   // of a published version, else 0
	Revision int64 // of a draft, else 0
	Step     survey.Step
	By       string // user id; "" from the command line
	At       time.Time
}

// History lists what happened to a questionnaire, newest first: the published versions, and the last
// survey.KeptRevisions revisions of its drafts.
func (a *Author) History(ctx context.Context, name string) ([]Entry, error) {
	editions, err := a.store.Editions(ctx, name)
	if err != nil {
		return nil, err
	}
	revisions, err := a.store.DraftRevisions(ctx, name)
	if err != nil {
		return nil, err
	}
	entries := make([]Entry, 0, len(editions)+len(revisions))
	for _, e := range editions {
		entries = append(entries, Entry{Version: e.Version, Step: survey.Step{Code: StepPublish}, By: e.PublishedBy, At: e.PublishedAt})
	}
	for _, r := range revisions {
		entries = append(entries, Entry{Revision: r.Number, Step: r.Step, By: r.SavedBy, At: r.SavedAt})
	}
	slices.SortStableFunc(entries, func(x, y Entry) int { return y.At.Compare(x.At) })
	return entries, nil
}

// Say gives the words of what was done.
func (e Entry) Say(words survey.Words, language string) string {
	args := survey.Args{"Object": objectWords(e.Step.Object, words, language), "Version": e.Version, "Step": ""}
	if travelled, ok := strings.CutPrefix(e.Step.Object, travelMark); ok && travelled != "" {
		code, object, _ := strings.Cut(travelled, " ")
		args["Step"] = Entry{Step: survey.Step{Code: code, Object: object}, Version: e.Version}.Say(words, language)
	}
	return words.Say(language, "step."+e.Step.Code, args)
}

// mostProperties is how many properties a step names.
const mostProperties = 3

// Object is that of a step which changed properties of what has a name; keys are those of package compose.
func Object(name string, keys []string) string {
	if len(keys) > mostProperties {
		keys = append(keys[:mostProperties:mostProperties], "…")
	}
	if len(keys) == 0 {
		return name
	}
	return name + "\t" + strings.Join(keys, " ")
}

// objectWords words what Object writes: "role (label fr · choice user, label en)".
func objectWords(object string, words survey.Words, language string) string {
	name, keys, some := strings.Cut(object, "\t")
	if !some {
		return object
	}
	var parts []string
	for key := range strings.FieldsSeq(keys) {
		if key == "…" {
			parts = append(parts, key)
			continue
		}
		k := compose.ReadKey(key)
		column := k.Column
		if k.Order {
			column = "order"
		}
		var of []string
		if k.Thing != "" {
			of, column = append(of, words.Say(language, "step.choice", survey.Args{"Name": k.Thing})), k.Property
		}
		if column != "" {
			of = append(of, strings.TrimSpace(words.Say(language, "change.column."+column, nil)+" "+k.Member))
		}
		parts = append(parts, strings.Join(of, ", "))
	}
	return strings.TrimSpace(name + " (" + strings.Join(parts, " · ") + ")")
}
