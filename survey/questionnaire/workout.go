package questionnaire

import (
	"strings"

	"sonde/survey"
	"sonde/survey/expr"
)

// workOut gives an asked item the value that it is due: a computed one always, any other where nothing came.
func (v *validation) workOut(it *Item) {
	if it.Computed() {
		if v.entry.Mode == Import && !v.computable(it) {
			return // the file's own value is the best that is known
		}
		v.sheet.values[it.Index] = v.sheet.calculated(it)
		if v.bad != nil {
			v.bad[it.Index] = survey.Problem{}
		}
		return
	}
	if v.entry.Mode == Import || v.sheet.values[it.Index] != nil || v.bad != nil && v.bad[it.Index].Code != "" {
		return
	}
	switch {
	case it.calculation != nil:
		v.sheet.values[it.Index] = v.sheet.calculated(it)
	case !it.Asks():
		v.sheet.values[it.Index] = v.sheet.preset(it)
	}
}

// calculated works the item's calculation out; nil when there is no value, or when none of its triggers has an answer.
func (s *sheet) calculated(it *Item) survey.Value {
	for n, on := range it.triggers {
		if s.asked[on] && s.values[on] != nil {
			break
		}
		if n == len(it.triggers)-1 {
			return nil
		}
	}
	return it.typed(it.calculation.Eval(s.at(it)))
}

// preset gives the item's default; nil when it has none.
func (s *sheet) preset(it *Item) survey.Value {
	if it.preset != nil {
		return it.typed(it.preset.Eval(s.at(it)))
	}
	return it.typed(expr.Text(it.Question.Default))
}

// typed makes an answer of the item's type out of the value of an expression; nil when there is none or it does not fit.
func (it *Item) typed(value expr.Value) survey.Value {
	text := value.String()
	if value.Empty() || text == "" {
		return nil
	}
	raw := rawValue{shape: textShape, text: text}
	switch {
	case several(it.Question.Type):
		raw = rawValue{shape: listShape, list: strings.Fields(text)}
	case it.Question.Type == survey.Acknowledge:
		if text != seenAcknowledged && text != "true" {
			return nil
		}
		raw.text = acknowledged
	}
	answer, problem := reader{mode: Import}.read(it, raw)
	if problem.Code != "" {
		return nil
	}
	return answer
}
