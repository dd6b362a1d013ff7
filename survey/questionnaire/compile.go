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
		in:     &Instrument{Questionnaire: tidy(q), byName: map[string]int{}},
		lists:  map[string]*list{},
		gates:  map[string]int{},
		trees:  map[string]*expr.Tree{},
		groups: map[*survey.Question]string{},
	}
	all := walk(&c.in.Questionnaire)
	isGroup := func(p placed) bool { return p.question.Type == survey.Group }
	groups := slices.DeleteFunc(slices.Clone(all), func(p placed) bool { return !isGroup(p) })
	for i, key := range keysOf(&c.in.Questionnaire, groups) {
		c.groups[groups[i].question] = key
	}
	all = slices.DeleteFunc(all, isGroup)
	for i, key := range keysOf(&c.in.Questionnaire, all) {
		c.add(all[i], key)
	}
	if c.in.Languages = Complete(c.in.Questionnaire); len(c.in.Languages) == 0 {
		c.in.Languages = c.in.Questionnaire.Languages
	}
	c.tie()
	c.in.island = c.island()
	return c.in
}

type compiler struct {
	in     *Instrument
	lists  map[string]*list
	gates  map[string]int // Instrument.gates by source: the same condition is evaluated once
	trees  map[string]*expr.Tree
	groups map[*survey.Question]string // how the page knows them
}

// add appends the item of p, all but what needs the other items.
func (c *compiler) add(p placed, key string) {
	q := p.question
	it := Item{Index: len(c.in.Items), Question: q, Section: p.section, Groups: p.groups, key: key}
	if q.List != "" {
		it.list = c.list(q.List)
		it.Choices, it.Retired = it.list.choices[:it.list.offered:it.list.offered], it.list.choices[it.list.offered:]
	}
	if q.Type == survey.Range {
		it.Scale = scaleOf(q)
		it.Choices = c.in.Questionnaire.ChoiceLists[q.Parameters["tick_labelset"]]
	}
	if q.Type == survey.Rank {
		it.Menus = len(it.Choices)
		if q.MaxPicks > 0 {
			it.Menus = min(it.Menus, q.MaxPicks)
		}
		for rank := range it.Menus {
			it.menus = append(it.menus, key+":"+strconv.Itoa(rank+1))
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
	it.calculation = c.tree(q.Calculation)
	if dynamic(q) {
		it.preset = c.tree(q.Default)
	}
	if it.calculation == nil && q.Type == survey.Calculate {
		it.calculation = it.preset
	}
	it.fills = it.calculation != nil || !it.Asks() && q.Default != ""
	it.seed = c.tree(q.Parameters["seed"])
	c.in.byName[key] = it.Index
	c.in.Items = append(c.in.Items, it)
}

// tie resolves what conditions use and orders the items.
func (c *compiler) tie() {
	in := c.in
	for i := range in.gates {
		in.gates[i].depends = c.uses(in.gates[i].tree)
	}
	depends, first := make([][]int, len(in.Items)), make([][]int, len(in.Items))
	for i := range in.Items {
		it := &in.Items[i]
		for _, g := range it.gates {
			it.depends = append(it.depends, in.gates[g].depends...)
		}
		for _, name := range triggersOf(it.Question) {
			it.triggers = append(it.triggers, in.byName[name])
		}
		values, triggers := sources(it.Question)
		for _, source := range values {
			it.needs = append(it.needs, c.uses(c.tree(source))...)
		}
		for _, name := range triggers {
			it.needs = append(it.needs, in.byName[name])
		}
		it.depends = append(it.depends, it.needs...)
		depends[i] = it.depends
		first[i] = append(c.uses(it.preset), c.uses(it.calculation)...)
		in.sorted = append(in.sorted, i)
	}
	in.order, _ = sequence(depends)
	if in.first, _ = sequence(first); in.first == nil {
		in.first = in.order
	}
	slices.SortFunc(in.sorted, func(a, b int) int { return strings.Compare(in.Items[a].Name(), in.Items[b].Name()) })
}

// uses gives the Items whose answers an expression uses.
func (c *compiler) uses(tree *expr.Tree) []int {
	if tree == nil {
		return nil
	}
	var items []int
	for _, name := range tree.Names() {
		items = append(items, c.in.byName[name])
	}
	return items
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

// twin notes that a name stands once more.
func (l *list) twin(name string, first, again int) {
	if l.twins == nil {
		l.twins = map[string][]int{}
	}
	if l.twins[name] == nil {
		l.twins[name] = []int{first}
	}
	l.twins[name] = append(l.twins[name], again)
}

func (c *compiler) list(name string) *list {
	if l, ok := c.lists[name]; ok {
		return l
	}
	c.lists[name] = newList(c.in.Questionnaire.ChoiceLists[name])
	return c.lists[name]
}

func newList(choices []survey.Choice) *list {
	written := choices
	choices = slices.Clone(choices)
	slices.SortStableFunc(choices, func(a, b survey.Choice) int { return place(a) - place(b) })
	offered := len(choices)
	if first := slices.IndexFunc(choices, func(c survey.Choice) bool { return c.Retired }); first >= 0 {
		offered = first
	}
	l := &list{written: written, choices: choices, offered: offered, index: make(map[string]int, len(choices)), ones: make([]survey.Value, len(choices))}
	for i := range choices {
		name := choices[i].Name
		l.ones[i] = survey.Str(name)
		if first, twice := l.index[name]; twice {
			l.twin(name, first, i)
			continue
		}
		l.index[name] = i
	}
	return l
}

// place puts the retired choices behind the others.
func place(c survey.Choice) int {
	if c.Retired {
		return 1
	}
	return 0
}
