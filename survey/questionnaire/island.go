package questionnaire

import (
	"sonde/survey"
	"sonde/survey/expr"
)

// Island is what the page's script needs of the questionnaire, as JSON in the page: who is asked what, and the rules of
// picking. It holds no words. A condition stands where it is written; the script combines section, groups and question.
type Island struct {
	Name      string           `json:"name"`
	Version   int              `json:"version"`
	Sections  []IslandSection  `json:"sections"`
	Groups    []IslandGroup    `json:"groups,omitempty"` // those with a condition
	Questions []IslandQuestion `json:"questions"`        // notes and calculates too, in order
	// Lists are the choices' columns, by list and in the list's order, of lists whose choices a filter looks at.
	Lists map[string][]map[string]string `json:"lists,omitempty"`
	// Order are the indexes of Questions, each after those that its conditions and its calculation use.
	Order []int `json:"order"`
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
// decides when there is one.
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
	List        string              `json:"list,omitempty"`
	Filter      *expr.Tree          `json:"filter,omitempty"`
	Randomize   bool                `json:"randomize,omitempty"`
	Seed        *expr.Tree          `json:"seed,omitempty"`
	Exclusive   []string            `json:"exclusive,omitempty"`
	Min         int                 `json:"min,omitempty"`
	Max         int                 `json:"max,omitempty"`
}

// Island gives what the page's script needs.
func (in *Instrument) Island() Island { return in.island }

func (c *compiler) island() Island {
	q := &c.in.Questionnaire
	island := Island{Name: q.Name, Version: q.Version, Sections: []IslandSection{}, Questions: []IslandQuestion{}, Order: c.in.order}
	for _, s := range q.Sections {
		island.Sections = append(island.Sections, IslandSection{Name: s.Name, Relevant: c.tree(s.Relevant)})
	}
	known := map[*survey.Question]bool{}
	for i := range c.in.Items {
		it := &c.in.Items[i]
		one := c.islandQuestion(it)
		for _, group := range it.Groups {
			if group.Relevant == "" {
				continue
			}
			name := c.groups[group]
			one.Groups = append(one.Groups, name)
			if !known[group] {
				known[group] = true
				island.Groups = append(island.Groups, IslandGroup{Name: name, Relevant: c.tree(group.Relevant)})
			}
		}
		if it.filter != nil {
			one.List = it.Question.List
			island.list(it)
		}
		island.Questions = append(island.Questions, one)
	}
	return island
}

// islandQuestion gives what the page needs of an item itself.
func (c *compiler) islandQuestion(it *Item) IslandQuestion {
	q := it.Question
	one := IslandQuestion{
		Name: it.key, Type: q.Type, Section: it.Section, ReadOnly: q.ReadOnly, Relevant: c.tree(q.Relevant), Required: c.tree(string(q.Required)),
		Constraint: it.constraint, Calculation: it.calculation, Triggers: triggersOf(q), Default: it.preset, Filter: it.filter,
		Randomize: q.Parameters["randomize"] == "true", Seed: it.seed, Min: q.MinPicks, Max: q.MaxPicks,
	}
	for _, choice := range it.Choices {
		if choice.Exclusive && q.Type == survey.SelectMultiple {
			one.Exclusive = append(one.Exclusive, choice.Name)
		}
	}
	return one
}

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
