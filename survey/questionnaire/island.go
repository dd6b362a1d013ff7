package questionnaire

import (
	"sonde/survey"
	"sonde/survey/expr"
)

// Island is what the page's script needs of the questionnaire, as JSON in the page: who is asked what, and the rules of
// picking. It holds no words. A condition stands where it is written; the script combines section, groups and question.
type Island struct {
	Name     string          `json:"name"`
	Version  int             `json:"version"`
	Sections []IslandSection `json:"sections"`
	IslandLevel
	// Lists are the choices' columns, by list and in the list's order, of lists whose choices a filter looks at.
	Lists map[string][]map[string]string `json:"lists,omitempty"`
	// Order are the questions, those of rows too, each after those that its conditions and its calculation use: the index
	// in Questions or, of a row's, those of the repeats around it and its own in the Questions of Row.
	Order [][]int `json:"order"`
	// Dependents are, by the name of a question or repeat, the places in Order of the questions that use it in whatever they
	// have: conditions, those of section and groups too, requirement, constraint, filter, calculation, trigger, default, count
	// or seed. When an answer changes, these alone need looking at, in this order; and when one of them is asked or not, or
	// has another value, then its own dependents. What position() gives changes when a row is added or taken away.
	Dependents map[string][]int `json:"dependents,omitempty"`
}

// IslandLevel are the questions of the page, or of one row of a repeat.
type IslandLevel struct {
	Groups    []IslandGroup    `json:"groups,omitempty"` // those with a condition
	Questions []IslandQuestion `json:"questions"`        // notes and calculates too, in order
}

// IslandSection is a section with its condition.
type IslandSection struct {
	Name     string     `json:"name"`
	Relevant *expr.Tree `json:"relevant,omitempty"`
}

// IslandGroup is a group with its condition. Name is its name or, where several groups have it, its path.
type IslandGroup struct {
	Name     string     `json:"name"`
	Relevant *expr.Tree `json:"relevant"`
}

// IslandQuestion is a question, note or calculate. Name is the key of its answer and the name of its control. Section is an
// index into Sections; Groups names those groups around it that have a condition, outermost first. List, when there is a
// filter, is its list in Lists.
//
// Calculation is worked out again when something that it uses changes or, with Triggers, when one of these changes; the
// server works out that of a calculate, and of a hidden or read-only question, once more. Default is worked out when the
// page is first shown (a plain one stands in the page). Randomize puts the choices in an order by chance, which Seed
// decides when there is one: an empty one leaves the order of the list; the Exclusive ones stay behind. A repeat has Row, what one of its rows asks, and Count when its number of rows is fixed; an
// answer to ${name} of a row's question is that of the own row, else of those around it, else of all rows.
type IslandQuestion struct {
	Name        string              `json:"name"`
	Type        survey.QuestionType `json:"type"`
	Section     int                 `json:"section"`
	Groups      []string            `json:"groups,omitempty"`
	ReadOnly    bool                `json:"read_only,omitempty"`
	Relevant    *expr.Tree          `json:"relevant,omitempty"`
	Required    *expr.Tree          `json:"required,omitempty"`
	Constraint  *expr.Tree          `json:"constraint,omitempty"`
	Calculation *expr.Tree          `json:"calculation,omitempty"`
	Triggers    []string            `json:"triggers,omitempty"`
	Default     *expr.Tree          `json:"default,omitempty"`
	Source      *expr.Tree          `json:"source,omitempty"` // gives the answers among which a text is picked
	List        string              `json:"list,omitempty"`
	Filter      *expr.Tree          `json:"filter,omitempty"`
	Randomize   bool                `json:"randomize,omitempty"`
	Seed        *expr.Tree          `json:"seed,omitempty"`
	Exclusive   []string            `json:"exclusive,omitempty"`
	Min         int                 `json:"min,omitempty"`
	Max         int                 `json:"max,omitempty"`
	Count       *expr.Tree          `json:"count,omitempty"`
	Row         *IslandLevel        `json:"row,omitempty"`
}

// Island gives what the page's script needs.
func (in *Instrument) Island() Island { return in.island }

func (c *compiler) island() Island {
	q := &c.root.Questionnaire
	island := Island{Name: q.Name, Version: q.Version, Sections: []IslandSection{}}
	for i := range q.Sections {
		s := &q.Sections[i]
		island.Sections = append(island.Sections, IslandSection{Name: s.Name, Relevant: c.trees[written{s, "relevant"}]})
	}
	island.IslandLevel = c.islandLevel(c.root, &island)
	for place, it := range c.root.order {
		island.Order = append(island.Order, it.in.path(it.Index))
		for name := range c.usedBy(it) {
			if island.Dependents == nil {
				island.Dependents = map[string][]int{}
			}
			island.Dependents[name] = append(island.Dependents[name], place)
		}
	}
	return island
}

// usedBy gives the names that anything of an item uses.
func (c *compiler) usedBy(it *Item) map[string]bool {
	names := map[string]bool{}
	use := func(trees ...*expr.Tree) {
		for _, tree := range trees {
			if tree == nil {
				continue
			}
			for _, name := range tree.Names() {
				names[name] = true
			}
		}
	}
	for _, g := range it.gates {
		use(it.in.gates[g].tree)
	}
	use(it.required, it.constraint, it.filter, it.source, it.calculation, it.preset, it.count, it.seed)
	for _, name := range triggersOf(it.Question) {
		names[name] = true
	}
	return names
}

// path gives the indexes by which the page finds an item: of its repeats, outermost first, and its own.
func (in *Instrument) path(index int) []int {
	if in.up == nil {
		return []int{index}
	}
	return append(in.up.in.path(in.up.Index), index)
}

// islandLevel gives what the page needs of an instrument's questions.
func (c *compiler) islandLevel(in *Instrument, island *Island) IslandLevel {
	level := IslandLevel{Questions: []IslandQuestion{}}
	known := map[*survey.Question]bool{}
	for i := range in.Items {
		it := &in.Items[i]
		one := c.islandQuestion(it)
		for _, group := range it.Groups {
			if group.Relevant == "" {
				continue
			}
			name := c.groups[group]
			one.Groups = append(one.Groups, name)
			if !known[group] {
				known[group] = true
				level.Groups = append(level.Groups, IslandGroup{Name: name, Relevant: c.trees[written{group, "relevant"}]})
			}
		}
		if it.filter != nil {
			one.List = it.Question.List
			island.list(it)
		}
		if it.Row != nil {
			row := c.islandLevel(it.Row, island)
			one.Row = &row
		}
		level.Questions = append(level.Questions, one)
	}
	return level
}

// islandQuestion gives what the page needs of an item itself.
func (c *compiler) islandQuestion(it *Item) IslandQuestion {
	q, required := it.Question, it.required
	if it.always {
		required = always
	}
	one := IslandQuestion{
		Name: it.key, Type: q.Type, Section: it.Section, ReadOnly: q.ReadOnly, Relevant: c.trees[written{q, "relevant"}], Required: required,
		Constraint: it.constraint, Calculation: it.calculation, Triggers: triggersOf(q), Default: it.preset, Filter: it.filter, Source: it.source, Count: it.count,
		Randomize: q.Parameters["randomize"] == "true", Seed: it.seed, Min: q.MinPicks, Max: q.MaxPicks,
	}
	for _, choice := range it.Choices {
		if choice.Exclusive && (q.Type == survey.SelectMultiple || one.Randomize) {
			one.Exclusive = append(one.Exclusive, choice.Name)
		}
	}
	return one
}

// always is the condition that plain true stands for.
var always, _ = expr.Parse(string(survey.Always))

// list notes the columns of the item's choices, once for each list.
func (island *Island) list(it *Item) {
	if island.Lists[it.Question.List] != nil {
		return
	}
	columns := make([]map[string]string, len(it.Choices))
	for i, choice := range it.Choices {
		if columns[i] = choice.Filters; columns[i] == nil {
			columns[i] = map[string]string{}
		}
	}
	if island.Lists == nil {
		island.Lists = map[string][]map[string]string{}
	}
	island.Lists[it.Question.List] = columns
}
