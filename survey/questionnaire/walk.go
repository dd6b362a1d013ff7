package questionnaire

import (
	"slices"

	"sonde/survey"
)

// placed is a question, note, group or repeat with where it stands.
type placed struct {
	question *survey.Question
	section  int
	repeats  []*survey.Question // that it is asked in the rows of, outermost first
	groups   []*survey.Question // outermost first; within the innermost repeat
	around   []*survey.Question // both, outermost first
}

// holds tells the types that hold questions.
func holds(t survey.QuestionType) bool { return t == survey.Group || t == survey.Repeat }

// parent tells the place whose names must differ: the group or repeat p stands in, else the section, or nil for the
// questions that stand beside the sections.
func (p placed) parent(q *survey.Questionnaire) any {
	switch {
	case len(p.groups) > 0:
		return p.groups[len(p.groups)-1]
	case len(p.repeats) > 0:
		return p.repeats[len(p.repeats)-1]
	case q.Sections[p.section].Name == "":
		return nil
	}
	return p.section
}

// walk gives all questions, notes, groups and repeats of q in order, each group and repeat before what it holds.
func walk(q *survey.Questionnaire) []placed {
	var all []placed
	for i := range q.Sections {
		all = append(all, within(q.Sections[i].Questions, placed{section: i}, true)...)
	}
	return all
}

// within gives all that questions hold, standing where the frame says; what repeats hold only when deep.
func within(questions []survey.Question, frame placed, deep bool) []placed {
	var all []placed
	for i := range questions {
		p := frame
		p.question = &questions[i]
		all = append(all, p)
		inner := frame
		switch {
		case p.question.Type == survey.Group:
			inner.groups = append(slices.Clip(frame.groups), p.question)
			inner.around = append(slices.Clip(frame.around), p.question)
		case p.question.Type == survey.Repeat && deep:
			inner = rowFrame(p)
		default:
			continue
		}
		all = append(all, within(p.question.Questions, inner, deep)...)
	}
	return all
}

// rowFrame is where the questions of the rows of a repeat stand.
func rowFrame(repeat placed) placed {
	return placed{
		section: repeat.section,
		repeats: append(slices.Clip(repeat.repeats), repeat.question),
		around:  append(slices.Clip(repeat.around), repeat.question),
	}
}

// written is where an expression stands: the question, group or section whose column it is.
type written struct {
	owner  any // *survey.Question or *survey.Section
	column string
}

// conditions are where the conditions stand all of which must hold for p to be asked: of its section, of its groups and
// its own. In a row, those around the repeat decide about the repeat.
func (p placed) conditions(q *survey.Questionnaire) []written {
	found := make([]written, 0, len(p.groups)+2)
	if section := &q.Sections[p.section]; len(p.repeats) == 0 && section.Relevant != "" {
		found = append(found, written{section, "relevant"})
	}
	for _, one := range append(slices.Clip(p.groups), p.question) {
		if one.Relevant != "" {
			found = append(found, written{one, "relevant"})
		}
	}
	return found
}

// sources are where the expressions stand that decide about q's value, or about a repeat's number of rows, and must be
// known before it, and the questions that do. What a trigger starts in a question that people answer only writes into its
// box: two such questions may work each other out.
func sources(q *survey.Question) (expressions []written, questions []string) {
	asked := asks(q)
	if asked && q.Trigger != "" {
		return nil, nil
	}
	if q.Calculation != "" {
		expressions = append(expressions, written{q, "calculation"})
	}
	if q.RepeatCount != "" {
		expressions = append(expressions, written{q, "repeat_count"})
	}
	if !asked && dynamic(q) {
		expressions = append(expressions, written{q, "default"})
	}
	return expressions, triggersOf(q)
}

// sequence orders 0..len(depends)-1 so that each stands after those it depends on, keeping to the given order where it
// can. When that is impossible it gives the cycles that have no member in common, each with its first member again at the
// end.
func sequence(depends [][]int) (order []int, cycles [][]int) {
	const (
		fresh = iota
		open
		done
	)
	state, told := make([]uint8, len(depends)), make([]bool, len(depends))
	order = make([]int, 0, len(depends))
	var path []int
	circle := func(i int) {
		from := len(path) - 1
		for ; !told[path[from]]; from-- {
			if path[from] == i {
				for _, member := range path[from:] {
					told[member] = true
				}
				cycles = append(cycles, append(slices.Clone(path[from:]), i))
				return
			}
		}
	}
	var visit func(i int)
	visit = func(i int) {
		switch state[i] {
		case done:
			return
		case open:
			circle(i)
			return
		}
		state[i] = open
		path = append(path, i)
		for _, on := range depends[i] {
			visit(on)
		}
		path = path[:len(path)-1]
		state[i] = done
		order = append(order, i)
	}
	for i := range depends {
		visit(i)
	}
	if cycles != nil {
		return nil, cycles
	}
	return order, nil
}
