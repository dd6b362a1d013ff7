package tabulate

import (
	"context"

	"sonde/survey"
	"sonde/survey/expr"
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
		if tree.Bool(sheet{response: &r, answers: answers}) {
			set[ordinal/wordBits] |= 1 << (ordinal % wordBits)
		}
	}
	return set, nil
}

// sheet is what an expression sees of a stored response. Today is the day on which it was received.
type sheet struct {
	expr.Blank
	response *survey.Response
	answers  survey.Answers
}

func (s sheet) Answer(name string) expr.Value {
	switch name {
	case ColumnEvent:
		return expr.Text(s.response.Event)
	case ColumnLanguage:
		return expr.Text(s.response.Language)
	case ColumnDay:
		return expr.Text(string(s.response.ReceivedOn))
	case ColumnSource:
		return expr.Text(string(s.response.Source))
	}
	switch a := s.answers[name].(type) {
	case survey.Str:
		return expr.Text(string(a))
	case survey.Names:
		return expr.Picks(a)
	case survey.Num:
		return expr.Text(expr.NumberText(float64(a)))
	case survey.Ack:
		if a {
			return expr.Text("OK")
		}
	}
	return expr.Value{}
}

func (s sheet) Today() string { return string(s.response.ReceivedOn) }
