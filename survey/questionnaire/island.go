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
	Questions []IslandQuestion `json:"questions"`        // notes too, in order
}

// IslandSection is a section with its condition.
type IslandSection struct {
	Name     string     `json:"name"`
	Relevant *expr.Tree `json:"relevant,omitempty"`
}

// IslandGroup is a group with its condition.
type IslandGroup struct {
	Name     string     `json:"name"`
	Relevant *expr.Tree `json:"relevant"`
}

// IslandQuestion is a question or note. Section is an index into Sections; Groups names those groups around it that have
// a condition, outermost first. Filters are the columns of its choices, when its choice filter uses any but "name".
type IslandQuestion struct {
	Name       string                       `json:"name"`
	Type       survey.QuestionType          `json:"type"`
	Section    int                          `json:"section"`
	Groups     []string                     `json:"groups,omitempty"`
	Relevant   *expr.Tree                   `json:"relevant,omitempty"`
	Required   *expr.Tree                   `json:"required,omitempty"`
	Constraint *expr.Tree                   `json:"constraint,omitempty"`
	Filter     *expr.Tree                   `json:"filter,omitempty"`
	Filters    map[string]map[string]string `json:"filters,omitempty"`
	Exclusive  []string                     `json:"exclusive,omitempty"`
	Min        int                          `json:"min,omitempty"`
	Max        int                          `json:"max,omitempty"`
}

// Island gives what the page's script needs.
func (in *Instrument) Island() Island { return in.island }

func (c *compiler) island() Island {
	q := &c.in.Questionnaire
	island := Island{Name: q.Name, Version: q.Version, Sections: []IslandSection{}, Questions: []IslandQuestion{}}
	for _, s := range q.Sections {
		island.Sections = append(island.Sections, IslandSection{Name: s.Name, Relevant: c.tree(s.Relevant)})
	}
	known := map[*survey.Question]bool{}
	for i := range c.in.Items {
		it := &c.in.Items[i]
		one := IslandQuestion{
			Name: it.Question.Name, Type: it.Question.Type, Section: it.Section,
			Relevant: c.tree(it.Question.Relevant), Required: c.tree(string(it.Question.Required)),
			Constraint: it.constraint, Filter: it.filter, Min: it.Question.MinPicks, Max: it.Question.MaxPicks,
		}
		for _, group := range it.Groups {
			if group.Relevant == "" {
				continue
			}
			one.Groups = append(one.Groups, group.Name)
			if !known[group] {
				known[group] = true
				island.Groups = append(island.Groups, IslandGroup{Name: group.Name, Relevant: c.tree(group.Relevant)})
			}
		}
		for _, choice := range it.Choices {
			if choice.Exclusive && it.Question.Type == survey.SelectMultiple {
				one.Exclusive = append(one.Exclusive, choice.Name)
			}
			if it.filter != nil && len(choice.Filters) > 0 {
				if one.Filters == nil {
					one.Filters = map[string]map[string]string{}
				}
				one.Filters[choice.Name] = choice.Filters
			}
		}
		island.Questions = append(island.Questions, one)
	}
	return island
}
