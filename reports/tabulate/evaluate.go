package tabulate

import (
	"context"

	"sonde/survey/expr"
	"sonde/survey/questionnaire"
)

// evaluate gives the responses for which an expression is true, by reading every response from the store: for conditions
// that sets cannot answer, such as on texts.
func (v *View) evaluate(ctx context.Context, tree *expr.Tree) (bitset, error) {
	ordinals := make(map[string]uint32, len(v.ids))
	v.present.each(func(ordinal uint32) { ordinals[v.ids[ordinal]] = ordinal })
	set := make(bitset, len(v.present))
	ctx = context.WithoutCancel(ctx) // others may wait for the same set
	for r, err := range v.store.Responses(ctx, v.slug) {
		if err != nil {
			return nil, err
		}
		ordinal, present := ordinals[r.ID]
		read := v.schemas[r.Version]
		if !present || read == nil {
			continue
		}
		answers, err := read.instrument.DecodeAnswers(r.Answers)
		if err != nil {
			return nil, err
		}
		meta := questionnaire.Meta{Event: r.Event, Language: r.Language, Day: r.ReceivedOn, Source: r.Source}
		if tree.Bool(read.instrument.Env(answers, meta)) {
			set[ordinal/wordBits] |= 1 << (ordinal % wordBits)
		}
	}
	return set, nil
}
