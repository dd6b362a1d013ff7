package questionnaire

import (
	"slices"
	"strconv"
	"strings"

	"sonde/survey"
	"sonde/survey/expr"
)

// Compile makes a questionnaire ready for use. A questionnaire in which Check finds errors is refused: Invalid QST_100,
// with the Messages inside (errors.As).
func Compile(q survey.Questionnaire) (*Instrument, error) {
	messages, in := examine(q)
	if in == nil {
		return nil, survey.Wrap(survey.Invalid, codeRefused, messages.Errors())
	}
	return in, nil
}

// build makes the instrument of a questionnaire in which there are no errors.
func build(q survey.Questionnaire) *Instrument {
	c := compiler{
		in:    &Instrument{Questionnaire: tidy(q), byName: map[string]int{}},
		lists: map[string]*list{},
		gates: map[string]int{},
		trees: map[string]*expr.Tree{},
	}
	for _, p := range walk(&c.in.Questionnaire) {
		if p.question.Type != survey.Group {
			c.add(p)
		}
	}
	c.tie()
	c.in.island = c.island()
	return c.in
}

type compiler struct {
	in    *Instrument
	lists map[string]*list
	gates map[string]int // Instrument.gates by source: the same condition is evaluated once
	trees map[string]*expr.Tree
}

// add appends the item of p, all but what needs the other items.
func (c *compiler) add(p placed) {
	q := p.question
	it := Item{Index: len(c.in.Items), Question: q, Section: p.section, Groups: p.groups}
	if q.List != "" {
		it.list = c.list(q.List)
		it.Choices = it.list.choices
	}
	if q.Type == survey.Rank {
		it.Menus = len(it.Choices)
		if q.MaxPicks > 0 {
			it.Menus = min(it.Menus, q.MaxPicks)
		}
		for rank := range it.Menus {
			it.menus = append(it.menus, q.Name+":"+strconv.Itoa(rank+1))
		}
	}
	for _, source := range p.conditions(&c.in.Questionnaire) {
		it.gates = append(it.gates, c.gate(source))
	}
	if q.Required == survey.Always {
		it.always = true
	} else {
		it.required = c.tree(string(q.Required))
	}
	it.constraint = c.tree(q.Constraint)
	it.filter = c.tree(q.ChoiceFilter)
	c.in.byName[q.Name] = it.Index
	c.in.Items = append(c.in.Items, it)
}

// tie resolves what conditions use and orders the items.
func (c *compiler) tie() {
	in := c.in
	for i := range in.gates {
		for _, name := range in.gates[i].tree.Names() {
			in.gates[i].depends = append(in.gates[i].depends, in.byName[name])
		}
	}
	depends := make([][]int, len(in.Items))
	for i := range in.Items {
		it := &in.Items[i]
		for _, g := range it.gates {
			it.depends = append(it.depends, in.gates[g].depends...)
		}
		depends[i] = it.depends
		in.sorted = append(in.sorted, i)
	}
	in.order, _ = sequence(depends)
	slices.SortFunc(in.sorted, func(a, b int) int { return strings.Compare(in.Items[a].Name(), in.Items[b].Name()) })
}

func (c *compiler) gate(source string) int {
	if i, ok := c.gates[source]; ok {
		return i
	}
	c.gates[source] = len(c.in.gates)
	c.in.gates = append(c.in.gates, gate{tree: c.tree(source)})
	return c.gates[source]
}

// tree reads an expression; nil when there is none. Check has read it before, so that it cannot fail.
func (c *compiler) tree(source string) *expr.Tree {
	if source == "" {
		return nil
	}
	if c.trees[source] == nil {
		c.trees[source], _ = expr.Parse(source)
	}
	return c.trees[source]
}

func (c *compiler) list(name string) *list {
	if l, ok := c.lists[name]; ok {
		return l
	}
	choices := c.in.Questionnaire.ChoiceLists[name]
	l := &list{choices: choices, index: make(map[string]int, len(choices)), ones: make([]survey.Value, len(choices))}
	for i := range choices {
		l.index[choices[i].Name] = i
		l.ones[i] = survey.Str(choices[i].Name)
	}
	c.lists[name] = l
	return l
}
