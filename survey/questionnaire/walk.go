package questionnaire

import "sonde/survey"

// placed is a question, note or group with where it stands.
type placed struct {
	question *survey.Question
	section  int
	groups   []*survey.Question // outermost first
}

// parent tells the place whose names must differ: the group p stands in, else the section, or nil for the questions that
// stand beside the sections.
func (p placed) parent(q *survey.Questionnaire) any {
	switch {
	case len(p.groups) > 0:
		return p.groups[len(p.groups)-1]
	case q.Sections[p.section].Name == "":
		return nil
	}
	return p.section
}

// walk gives all questions, notes and groups of q in order, a group before what it holds.
func walk(q *survey.Questionnaire) []placed {
	var all []placed
	var into func(questions []survey.Question, section int, groups []*survey.Question)
	into = func(questions []survey.Question, section int, groups []*survey.Question) {
		for i := range questions {
			one := &questions[i]
			all = append(all, placed{question: one, section: section, groups: groups})
			if one.Type == survey.Group {
				into(one.Questions, section, append(groups[:len(groups):len(groups)], one))
			}
		}
	}
	for i := range q.Sections {
		into(q.Sections[i].Questions, i, nil)
	}
	return all
}

// conditions are the expressions all of which must hold for p to be asked: of its section, of its groups and its own.
func (p placed) conditions(q *survey.Questionnaire) []string {
	sources := make([]string, 0, len(p.groups)+2)
	for _, source := range append([]string{q.Sections[p.section].Relevant}, relevants(p.groups)...) {
		if source != "" {
			sources = append(sources, source)
		}
	}
	if p.question.Relevant != "" {
		sources = append(sources, p.question.Relevant)
	}
	return sources
}

// sources are the expressions and the questions that decide about q's value and must be known before it. What a trigger
// starts in a question that people answer only writes into its box: two such questions may work each other out.
func sources(q *survey.Question) (expressions, questions []string) {
	asks := (&Item{Question: q}).Asks()
	if asks && q.Trigger != "" {
		return nil, nil
	}
	if q.Calculation != "" {
		expressions = append(expressions, q.Calculation)
	}
	if !asks && dynamic(q) {
		expressions = append(expressions, q.Default)
	}
	return expressions, triggersOf(q)
}

func relevants(groups []*survey.Question) []string {
	sources := make([]string, len(groups))
	for i, group := range groups {
		sources[i] = group.Relevant
	}
	return sources
}

// sequence orders 0..len(depends)-1 so that each stands after those it depends on, keeping to the given order where it
// can. When that is impossible it gives the cycle, its first member again at the end.
func sequence(depends [][]int) (order, cycle []int) {
	const (
		fresh = iota
		open
		done
	)
	state := make([]uint8, len(depends))
	order = make([]int, 0, len(depends))
	var path []int
	var visit func(i int) bool
	visit = func(i int) bool {
		switch state[i] {
		case done:
			return true
		case open:
			for at := range path {
				if path[at] == i {
					cycle = append(append(cycle, path[at:]...), i)
				}
			}
			return false
		}
		state[i] = open
		path = append(path, i)
		for _, on := range depends[i] {
			if !visit(on) {
				return false
			}
		}
		path = path[:len(path)-1]
		state[i] = done
		order = append(order, i)
		return true
	}
	for i := range depends {
		if !visit(i) {
			return nil, cycle
		}
	}
	return order, nil
}
