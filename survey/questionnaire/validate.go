package questionnaire

import "sonde/survey"

// Validate holds a sheet against the questionnaire. Problems, and what is skipped or dropped, are in its order; problems
// are all given at once. The same sheet always gives the same result, and valid answers are valid again and the same.
func (in *Instrument) Validate(raw Raw, entry Entry) Checked {
	v := in.settled(raw, entry, false, "")
	v.result.Answers = v.judge(v.root)
	return v.result
}

// settled reads a sheet and decides what is asked in it; keep keeps the rows that answer nothing, which expressions pass
// over. Words are in the language; "" is the questionnaire's own.
func (in *Instrument) settled(raw Raw, entry Entry, keep bool, language string) *validation {
	var lost map[string]bool
	for {
		v := in.validation(raw, entry)
		v.keep, v.lost, v.moment.language = keep, lost, language
		v.read(v.root)
		v.settle()
		if !v.prune() {
			return v
		}
		lost = v.lost
	}
}

// validation is the work on one sheet.
type validation struct {
	root   *sheet
	sheet  sheet // the root
	moment moment
	entry  Entry
	reader reader
	levels [][]*sheet      // the rows that are there, by the level of their instrument
	worked int             // bytes of what was worked out
	heavy  bool            // that is too much, and said
	full   bool            // the sheet has no room for all rows that are asked for, and that is said
	count  int             // of rows
	keep   bool            // empty rows too
	bad    []bool          // by the item's id: an answer could not be read; nil when all could
	unsure []bool          // by the item's id: whether it is asked depends on such an answer
	lost   map[string]bool // prefixes of rows that answer nothing that is asked
	result Checked
}

// validation begins the work on a sheet.
func (in *Instrument) validation(raw Raw, entry Entry) *validation {
	v := &validation{
		moment: moment{today: string(entry.Today), now: entry.Now, seed: entry.Seed},
		entry:  entry, reader: reader{mode: entry.Mode, normalise: entry.Normalise},
	}
	v.root = v.sheet.make(in, nil, &v.moment)
	v.root.raw = raw
	return v
}

type gateState uint8

const (
	gateUnknown gateState = iota
	gateOpen
	gateShut
)

// read turns what came into typed answers.
func (v *validation) read(s *sheet) {
	for i := range s.in.Items {
		it := &s.in.Items[i]
		if it.computed && v.entry.Mode != Import {
			continue
		}
		if it.Row != nil {
			v.readRows(s, it)
			continue
		}
		value, problem := v.reader.read(it, s.raw.values[i])
		if problem.Code != "" {
			v.spoil(s, it, problem)
		}
		s.values[i] = value
	}
}

// spoil notes an answer that could not be read.
func (v *validation) spoil(s *sheet, it *Item, problem survey.Problem) {
	if s.bad == nil {
		s.bad = make([]survey.Problem, len(s.in.Items))
	}
	if v.bad == nil {
		items := len(s.in.order)
		v.bad, v.unsure = make([]bool, items), make([]bool, items)
	}
	s.bad[it.Index], v.bad[it.id] = problem, true
}

// settle decides, in the order of dependencies, what is asked and works values out.
func (v *validation) settle() {
	if v.root.in.levels > 1 {
		v.levels = make([][]*sheet, v.root.in.levels)
	}
	for _, it := range v.root.in.order {
		if it.in == v.root.in {
			v.settleItem(v.root, it)
		} else {
			for _, s := range v.levels[it.in.level] {
				v.settleItem(s, it)
			}
		}
		if v.bad == nil {
			continue
		}
		for _, on := range it.depends {
			v.unsure[it.id] = v.unsure[it.id] || v.unsure[on.id] || v.bad[on.id]
		}
	}
}

func (v *validation) settleItem(s *sheet, it *Item) {
	asked := v.present(it) && v.open(s, it)
	s.asked[it.Index] = asked
	switch {
	case !asked:
	case it.Row != nil:
		v.settleRows(s, it)
	case it.fills:
		v.workOut(s, it)
	}
}

// present tells whether a question has a column; all have one but in an import. What is computed needs none, as long as
// all that it uses is there. A row's questions come with their repeat.
func (v *validation) present(it *Item) bool {
	if v.entry.Mode != Import {
		return true
	}
	return v.entry.Present[it.Top().key] || it.in.up == nil && it.computed && v.computable(it)
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
func (v *validation) open(s *sheet, it *Item) bool {
	for _, g := range it.gates {
		if s.gates[g] == gateUnknown {
			s.gates[g] = gateShut
			if v.met(s, &s.in.gates[g]) {
				s.gates[g] = gateOpen
			}
		}
		if s.gates[g] == gateShut {
			return false
		}
	}
	return true
}

// met tells whether a condition holds; in an import, one that nothing is known about does.
func (v *validation) met(s *sheet, g *gate) bool {
	if v.entry.Mode == Import {
		for _, on := range g.depends {
			if !v.present(on) {
				return true
			}
		}
	}
	s.current = nil
	return g.tree.Bool(s)
}
