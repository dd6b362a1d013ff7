package questionnaire

import (
	"slices"
	"strings"

	"sonde/survey"
)

// running tells whether a calculation in a row uses its own value in rows that it tells by their place alone, such as the row
// before: a running total. Rows are worked out in order, so that there is no circle; what a later row will hold is missing.
func (c *checker) running(p placed) bool {
	tree := c.trees[written{p.question, "calculation"}]
	return len(p.repeats) > 0 && tree != nil && tree.ByPlace(p.question.Name)
}

// cycles refuses conditions and calculations that depend on themselves: they have no value.
func (c *checker) cycles() {
	index, at := map[string]int{}, map[*survey.Question]int{}
	for i, p := range c.all {
		for _, name := range []string{p.question.Name, c.spoken[p.question]} {
			if _, twice := index[name]; !twice {
				index[name] = i
			}
		}
		at[p.question] = i
	}
	depends := make([][]int, len(c.all))
	for i, p := range c.all {
		if in := len(p.repeats); in > 0 {
			depends[i] = append(depends[i], at[p.repeats[in-1]])
		}
		values, names := sources(p.question)
		for _, where := range append(p.conditions(c.q), values...) {
			if tree := c.trees[where]; tree != nil {
				names = append(names, tree.Names()...)
			}
		}
		for _, name := range names {
			if on, known := index[name]; known && (on != i || !c.running(p)) {
				depends[i] = append(depends[i], on)
			}
		}
		for _, name := range c.pickedFrom(p) {
			if on, known := index[name]; known {
				depends[i] = append(depends[i], on)
			}
		}
	}
	_, cycles := sequence(depends)
	for _, cycle := range cycles {
		c.cycle(cycle)
	}
}

// pickedFrom names what decides among which answers a text is picked: in a row not its own answer in rows that are told by
// their place alone.
func (c *checker) pickedFrom(p placed) []string {
	tree := c.trees[written{p.question, "list"}]
	if tree == nil {
		return nil
	}
	own := []string{p.question.Name, c.spoken[p.question]}
	return slices.DeleteFunc(slices.Clone(tree.Names()), func(name string) bool {
		return len(p.repeats) > 0 && slices.Contains(own, name) && tree.ByPlace(name)
	})
}

// cycle tells of questions that depend on each other in a circle.
func (c *checker) cycle(members []int) {
	names := make([]string, len(members))
	for i, on := range members {
		names[i] = c.all[on].question.Name
	}
	if place, around := c.conditioned(c.all[members[0]]); len(members) == 2 && around != "" {
		c.say(SeverityError, qstCycle, place, survey.Args{"Path": strings.Join([]string{around, names[0], around}, " → ")})
		return
	}
	column := "relevant"
	switch q := c.all[members[0]].question; {
	case q.Calculation != "":
		column = "calculation"
	case q.RepeatCount != "":
		column = "repeat_count"
	case q.Relevant == "" && fromAnswers(q) == names[1]:
		column = "list"
	case q.Relevant == "" && fromAnswers(q) != "":
		column = "choice_filter"
	}
	c.say(SeverityError, qstCycle, c.place(c.all[members[0]], column), survey.Args{"Path": strings.Join(names, " → ")})
}

// conditioned gives the section or group around p whose condition asks for p's own answer, and its name; "" when none does.
func (c *checker) conditioned(p placed) (Place, string) {
	at := Place{Section: c.q.Sections[p.section].Name, Column: "relevant"}
	for _, where := range p.conditions(c.q) {
		tree := c.trees[where]
		if tree == nil || !slices.Contains(tree.Names(), p.question.Name) && !slices.Contains(tree.Names(), c.spoken[p.question]) {
			continue
		}
		switch owner := where.owner.(type) {
		case *survey.Section:
			return at, owner.Name
		case *survey.Question:
			if owner == p.question {
				return Place{}, ""
			}
			at.Within = pathOf(p.around[:max(0, slices.Index(p.around, owner))])
			at.Question = owner.Name
			return at, owner.Name
		}
	}
	return Place{}, ""
}
