package questionnaire

import "sonde/survey"

// Validate holds a sheet against the questionnaire. Problems, and what is skipped or dropped, are in its order; problems
// are all given at once. The same sheet always gives the same result, and valid answers are valid again and the same.
func (in *Instrument) Validate(raw Raw, entry Entry) Checked {
	v := in.validation(entry)
	v.raw = raw
	v.read()
	v.ask()
	v.judge()
	return v.result
}

// validation is the work on one sheet.
type validation struct {
	sheet  sheet
	raw    Raw
	entry  Entry
	gates  []gateState
	bad    []survey.Problem // by item; nil when every answer could be read
	unsure []bool           // by item; whether it is asked depends on an answer that could not be read
	result Checked
}

func (in *Instrument) validation(entry Entry) *validation {
	return &validation{
		sheet: sheet{in: in, values: make([]survey.Value, len(in.Items)), asked: make([]bool, len(in.Items)), today: string(entry.Today)},
		entry: entry,
		gates: make([]gateState, len(in.gates)),
	}
}

type gateState uint8

const (
	gateUnknown gateState = iota
	gateOpen
	gateShut
)

// read turns what came into typed answers.
func (v *validation) read() {
	r := reader{mode: v.entry.Mode, normalise: v.entry.Normalise}
	for i := range v.sheet.in.Items {
		it := &v.sheet.in.Items[i]
		if it.Computed() && v.entry.Mode != Import {
			continue
		}
		value, problem := r.read(it, v.raw.values[i])
		if problem.Code != "" {
			if v.bad == nil {
				v.bad = make([]survey.Problem, len(v.raw.values))
				v.unsure = make([]bool, len(v.raw.values))
			}
			v.bad[i] = problem
		}
		v.sheet.values[i] = value
	}
}

// ask settles, in the order of dependencies, which items are asked.
func (v *validation) ask() {
	for _, i := range v.sheet.in.order {
		it := &v.sheet.in.Items[i]
		v.sheet.asked[i] = v.present(i) && v.open(it)
		if v.sheet.asked[i] && it.fills {
			v.workOut(it)
		}
		if v.bad == nil {
			continue
		}
		for _, on := range it.depends {
			v.unsure[i] = v.unsure[i] || v.unsure[on] || v.bad[on].Code != ""
		}
	}
}

// present tells whether a question has a column; all have one but in an import. What is computed needs none, as long as
// all that it uses is there.
func (v *validation) present(i int) bool {
	it := &v.sheet.in.Items[i]
	return v.entry.Mode != Import || v.entry.Present[it.key] || it.Computed() && v.computable(it)
}

func (v *validation) computable(it *Item) bool {
	for _, on := range it.needs {
		if !v.present(on) {
			return false
		}
	}
	return true
}

// open tells whether all conditions of it hold.
func (v *validation) open(it *Item) bool {
	for _, g := range it.gates {
		if v.gates[g] == gateUnknown {
			v.gates[g] = gateShut
			if v.met(&v.sheet.in.gates[g]) {
				v.gates[g] = gateOpen
			}
		}
		if v.gates[g] == gateShut {
			return false
		}
	}
	return true
}

// met tells whether a condition holds; in an import, one that nothing is known about does.
func (v *validation) met(g *gate) bool {
	if v.entry.Mode == Import {
		for _, on := range g.depends {
			if !v.present(on) {
				return true
			}
		}
	}
	return g.tree.Bool(&v.sheet)
}

// judge applies the rules and gathers the result, in the order of the questionnaire.
func (v *validation) judge() {
	answers := make(survey.Answers, len(v.sheet.in.Items))
	for i := range v.sheet.in.Items {
		it := &v.sheet.in.Items[i]
		if !it.Keeps() {
			continue
		}
		value, name := v.sheet.values[i], it.key
		switch {
		case v.bad != nil && v.bad[i].Code != "" && (v.sheet.asked[i] || v.entry.Mode == Import):
			v.result.Problems = append(v.result.Problems, v.bad[i])
		case !v.sheet.asked[i]:
			v.notAsked(it)
		case !it.Asks():
			if value != nil {
				answers[name] = value
			}
		case value == nil:
			v.result.Skipped = append(v.result.Skipped, name)
			if it.always || it.required != nil && it.required.Bool(v.sheet.at(it)) {
				v.breach(wrong(it, problemRequired, nil))
			}
		default:
			answers[name] = value
			v.rules(it, value)
		}
	}
	v.result.Answers = answers
	for _, name := range v.raw.unknown {
		if v.entry.Mode == Page {
			v.result.Dropped = append(v.result.Dropped, excerpt(name))
		} else {
			v.result.Problems = append(v.result.Problems, survey.Problem{Question: excerpt(name), Code: problemUnknown})
		}
	}
}

// notAsked leaves out an answer to a question that was not asked.
func (v *validation) notAsked(it *Item) {
	if v.raw.values[it.Index].empty() || it.Computed() {
		return
	}
	if v.entry.Mode == API {
		if v.unsure == nil || !v.unsure[it.Index] {
			v.result.Problems = append(v.result.Problems, wrong(it, problemNotAsked, nil))
		}
		return
	}
	if v.entry.Mode == Page && !it.Asks() {
		return // nobody typed it
	}
	v.result.Dropped = append(v.result.Dropped, it.key)
	if v.entry.Mode == Import {
		v.result.Breaches = append(v.result.Breaches, wrong(it, problemNotAsked, nil))
	}
}

// breach records a rule of entry that is not kept: it refuses, but in an import, where it is counted.
func (v *validation) breach(p survey.Problem) {
	if v.entry.Mode == Import {
		v.result.Breaches = append(v.result.Breaches, p)
		return
	}
	v.result.Problems = append(v.result.Problems, p)
}
