package needs

import (
	"slices"

	"sonde/survey"
)

// firsts is how many needs at the head of a list are looked at.
const firsts = 3

// oneStep is the distance between two values of a setting.
const oneStep = 0.5

// steps tries every setting of every measured need one step up and one down, and gives those that change which needs are
// the first three of a list.
func (s *sample) steps(kind listKind, entries []entry) []Step {
	before := s.heads(entries)
	var made []Step
	for i := range s.group.Needs {
		n := &s.group.Needs[i]
		if !n.measured() || n.Trainable.Value == nil {
			continue
		}
		for _, aspect := range []survey.Aspect{survey.AspectTrainable, survey.AspectCoverage} {
			for _, by := range []float64{-oneStep, oneStep} {
				if step, ok := s.step(kind, n, aspect, by, before); ok {
					made = append(made, step)
				}
			}
		}
	}
	return made
}

// step moves one setting; not ok when it stands at its end, or the first three stay.
func (s *sample) step(kind listKind, moved *Need, aspect survey.Aspect, by float64, before []string) (Step, bool) {
	trainable, coverage := *moved.Trainable.Value, *moved.Coverage.Value
	at := &trainable
	if aspect == survey.AspectCoverage {
		at = &coverage
	}
	step := Step{Concept: moved.Concept, Aspect: aspect, From: *at, To: *at + by, Enters: []string{}, Leaves: []string{}}
	if step.To < 0 || step.To > 1 {
		return Step{}, false
	}
	*at = step.To
	after := s.heads(s.entries(func(n *Need) float64 {
		if n == moved {
			return kind.factor(trainable, coverage, n.assumed())
		}
		return kind.factorOf(n)
	}))
	for _, concept := range after {
		if !slices.Contains(before, concept) {
			step.Enters = append(step.Enters, concept)
		}
	}
	for _, concept := range before {
		if !slices.Contains(after, concept) {
			step.Leaves = append(step.Leaves, concept)
		}
	}
	return step, len(step.Enters)+len(step.Leaves) > 0
}

// heads gives the concepts of the first three.
func (s *sample) heads(entries []entry) []string {
	var list []string
	for _, e := range entries[:min(firsts, len(entries))] {
		list = append(list, s.group.Needs[e.need].Concept)
	}
	return list
}
