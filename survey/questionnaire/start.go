package questionnaire

import (
	"sonde/survey"
	"sonde/survey/expr"
)

// Start gives the sheet as its page first shows it: empty but for the defaults, those that are worked out too, and what
// is calculated. Conditions are left aside: a question that appears later appears with its default in it. Of entry, the
// day counts.
func (in *Instrument) Start(entry Entry) Raw {
	raw := in.NewRaw()
	v := in.validation(entry)
	for _, i := range in.first {
		it := &in.Items[i]
		text := it.Question.Default
		var value survey.Value
		switch {
		case it.calculation != nil && it.Question.Trigger == "":
			value = v.sheet.calculated(it)
		case it.preset != nil:
			value = v.sheet.preset(it)
		case text != "":
			value = it.typed(expr.Text(text))
		}
		if value == nil {
			continue
		}
		v.sheet.values[i], v.sheet.asked[i] = value, true
		raw.set(it, value)
	}
	return raw
}

// set puts an answer into the sheet as the page would send it.
func (r Raw) set(it *Item, value survey.Value) {
	switch a := value.(type) {
	case survey.Names:
		r.SetPicks(it.Index, a)
	case survey.Ack:
		r.SetText(it.Index, acknowledged)
	default:
		r.SetText(it.Index, seen(a).String())
	}
}
