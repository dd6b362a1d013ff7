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
	messages, in := Examine(q)
	if in == nil {
		return nil, survey.Wrap(survey.Invalid, codeRefused, messages.Errors())
	}
	return in, nil
}

// build makes the instrument of a tidy questionnaire in which there are no errors, with its expressions.
func build(q survey.Questionnaire, trees map[written]*expr.Tree) *Instrument {
	root := &Instrument{Questionnaire: q, shared: &shared{named: map[string]*Item{}, looked: map[string]*list{}, columns: map[string][]string{}}}
	root.root = root
	c := compiler{
		root:   root,
		lists:  map[string]*list{},
		trees:  trees,
		groups: map[*survey.Question]string{},
	}
	var all []placed
	for i := range root.Questionnaire.Sections {
		all = append(all, within(root.Questionnaire.Sections[i].Questions, placed{section: i}, false)...)
	}
	if root.Languages = Complete(q); len(root.Languages) == 0 {
		root.Languages = q.Languages
	}
	for _, tree := range trees {
		for name, columns := range tree.Lists() {
			root.looked[name] = c.list(name)
			for _, column := range columns {
				if !slices.Contains(root.columns[name], column) {
					root.columns[name] = append(root.columns[name], column)
				}
			}
		}
	}
	c.level(root, all)
	c.tie()
	root.island = c.island()
	return root
}

type compiler struct {
	root   *Instrument
	levels []*Instrument
	items  []*Item // of all levels, in the order of the questionnaire
	lists  map[string]*list
	trees  map[written]*expr.Tree
	groups map[*survey.Question]string // how the page knows them
}

// level fills an instrument with the items that stand in it, and those of the rows of its repeats.
func (c *compiler) level(in *Instrument, all []placed) {
	in.byName, in.level = map[string]int{}, len(c.levels)
	c.levels = append(c.levels, in)
	isGroup := func(p placed) bool { return p.question.Type == survey.Group }
	groups := slices.DeleteFunc(slices.Clone(all), func(p placed) bool { return !isGroup(p) })
	for i, key := range keysOf(&in.Questionnaire, groups) {
		c.groups[groups[i].question] = key
	}
	all = slices.DeleteFunc(all, isGroup)
	gates := map[string]int{}
	for i, key := range keysOf(&in.Questionnaire, all) {
		c.add(in, all[i], key, gates)
	}
	for i := range in.Items {
		it := &in.Items[i]
		it.in, it.id = in, len(c.items)
		c.items = append(c.items, it)
		for _, name := range []string{it.Question.Name, it.key} {
			if c.root.named[name] == nil {
				c.root.named[name] = it
			}
		}
		in.sorted = append(in.sorted, i)
		if it.Question.Type == survey.Repeat {
			it.slot = in.repeats
			in.repeats++
			it.Row = &Instrument{Questionnaire: in.Questionnaire, up: it, depth: in.depth + 1, shared: in.shared}
			c.level(it.Row, within(it.Question.Questions, rowFrame(all[i]), false))
		}
	}
	slices.SortFunc(in.sorted, func(a, b int) int { return strings.Compare(in.Items[a].key, in.Items[b].key) })
}

// add appends the item of p, all but what needs the other items.
func (c *compiler) add(in *Instrument, p placed, key string, gates map[string]int) {
	q := p.question
	it := Item{Index: len(in.Items), Question: q, Section: p.section, Groups: p.groups, key: key}
	it.asks, it.keeps = asks(q), q.Type != survey.Note
	it.computed = q.Type == survey.Calculate || q.Calculation != "" && !it.asks && it.keeps
	if takesList(q.Type) && q.List != "" {
		it.list = c.list(q.List)
		it.Choices, it.Retired = it.list.choices[:it.list.offered:it.list.offered], it.list.choices[it.list.offered:]
	}
	if q.Type == survey.Range {
		it.Scale = scaleOf(q)
		it.Choices = in.Questionnaire.ChoiceLists[q.Parameters["tick_labelset"]]
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
	for _, where := range p.conditions(&in.Questionnaire) {
		tree := c.trees[where]
		source := tree.String()
		if _, known := gates[source]; !known {
			gates[source] = len(in.gates)
			in.gates = append(in.gates, gate{tree: tree})
		}
		it.gates = append(it.gates, gates[source])
	}
	it.always = q.Required == survey.Always
	for column, tree := range map[string]**expr.Tree{
		"required": &it.required, "constraint": &it.constraint, "choice_filter": &it.filter, "calculation": &it.calculation,
		"repeat_count": &it.count, "default": &it.preset, "seed": &it.seed, "list": &it.source,
	} {
		*tree = c.trees[written{q, column}]
	}
	if it.calculation == nil && q.Type == survey.Calculate {
		it.calculation = it.preset
	}
	it.fills = it.calculation != nil || !it.Asks() && q.Default != ""
	in.byName[key] = it.Index
	in.Items = append(in.Items, it)
}

// tie resolves what expressions use and orders the items.
func (c *compiler) tie() {
	for _, in := range c.levels {
		for i := range in.gates {
			in.gates[i].depends = c.uses(in.gates[i].tree)
		}
	}
	depends, first := make([][]int, len(c.items)), make([][]int, len(c.items))
	for i, it := range c.items {
		for _, g := range it.gates {
			it.depends = append(it.depends, it.in.gates[g].depends...)
		}
		it.triggers = c.find(triggersOf(it.Question))
		values, triggers := sources(it.Question)
		for _, where := range values {
			for _, on := range c.uses(c.trees[where]) {
				if on != it { // a running total: the rows before are worked out before
					it.needs = append(it.needs, on)
				}
			}
		}
		it.needs = append(it.needs, c.find(triggers)...)
		it.depends = append(it.depends, it.needs...)
		if it.in.up != nil {
			it.depends = append(it.depends, it.in.up)
			first[i] = append(first[i], it.in.up.id)
		}
		depends[i] = ids(it.depends)
		for _, tree := range []*expr.Tree{it.preset, it.calculation, it.count} {
			for _, on := range c.uses(tree) {
				if on != it { // the row before begins before
					first[i] = append(first[i], on.id)
				}
			}
		}
	}
	order, _ := sequence(depends)
	c.root.levels, c.root.order = len(c.levels), c.inOrder(order)
	if order, _ = sequence(first); order == nil {
		c.root.first = c.root.order
		return
	}
	c.root.first = c.inOrder(order)
}

func (c *compiler) inOrder(order []int) []*Item {
	items := make([]*Item, len(order))
	for at, id := range order {
		items[at] = c.items[id]
	}
	return items
}

func ids(items []*Item) []int {
	found := make([]int, len(items))
	for i, it := range items {
		found[i] = it.id
	}
	return found
}

// uses gives the items whose answers an expression uses.
func (c *compiler) uses(tree *expr.Tree) []*Item {
	if tree == nil {
		return nil
	}
	return c.find(tree.Names())
}

func (c *compiler) find(names []string) []*Item {
	var items []*Item
	for _, name := range names {
		items = append(items, c.root.named[name])
	}
	return items
}

func (c *compiler) list(name string) *list {
	if l, ok := c.lists[name]; ok {
		return l
	}
	c.lists[name] = newList(c.root.Questionnaire.ChoiceLists[name])
	return c.lists[name]
}
