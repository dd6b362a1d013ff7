package questionnaire

import (
	"strings"

	"sonde/survey"
	"sonde/survey/expr"
)

// workOut gives an asked item the value that it is due: a computed one always, any other where nothing came.
func (v *validation) workOut(s *sheet, it *Item) {
	i := it.Index
	if it.Computed() {
		if v.entry.Mode == Import && !v.computable(it) {
			return // the file's own value is the best that is known
		}
		s.values[i] = s.calculated(it)
		if s.bad != nil {
			s.bad[i] = survey.Problem{}
		}
		v.weigh(s, it)
		return
	}
	if v.entry.Mode == Import || s.values[i] != nil || s.isBad(i) {
		return
	}
	switch {
	case it.calculation != nil:
		s.values[i] = s.calculated(it)
	case !it.Asks():
		s.values[i] = s.preset(it)
	}
}

// weigh refuses what is worked out beyond what a sheet may hold: rows by the hundred may each join long texts.
func (v *validation) weigh(s *sheet, it *Item) {
	text, _ := s.values[it.Index].(survey.Str)
	if v.worked += len(text); v.worked > survey.MaxSheetBytes {
		s.values[it.Index] = nil
		v.spoil(s, it, wrong(it, problemWorked, survey.Args{"Name": origin(it, it.calculation)}))
	}
}

// origin is the label of the first question that is asked among those that a tree is worked out from, however many
// calculations stand between; nil when there is none.
func origin(it *Item, tree *expr.Tree) survey.Text {
	seen := map[*Item]bool{it: true}
	var first func(tree *expr.Tree) survey.Text
	first = func(tree *expr.Tree) survey.Text {
		if tree == nil {
			return nil
		}
		for _, name := range tree.Names() {
			on, known := it.in.Named(name)
			if !known || seen[on] {
				continue
			}
			seen[on] = true
			if on.asks && on.Row == nil && len(on.Question.Label) > 0 {
				return on.Question.Label
			}
			if label := first(on.calculation); label != nil {
				return label
			}
		}
		return nil
	}
	return first(tree)
}

// calculated works the item's calculation out; nil when there is no value, or when none of its triggers has an answer.
func (s *sheet) calculated(it *Item) survey.Value {
	for n, on := range it.triggers {
		value := s.Answer(on.Question.Name)
		if !value.Empty() {
			break
		}
		if n == len(it.triggers)-1 {
			return nil
		}
	}
	return s.worked(it, it.calculation)
}

// preset gives the item's default; nil when it has none.
func (s *sheet) preset(it *Item) survey.Value {
	if it.preset != nil {
		return s.worked(it, it.preset)
	}
	return it.typed(expr.Text(it.Question.Default))
}

// worked gives the value of an expression as an answer to the item.
func (s *sheet) worked(it *Item, tree *expr.Tree) survey.Value {
	s.coarse = true
	value := tree.Eval(s.at(it))
	s.coarse = false
	return it.typed(value)
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
