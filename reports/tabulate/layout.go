package tabulate

import (
	"slices"
	"strconv"
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

func hasAppearance(q *survey.Question, name string) bool {
	return slices.Contains(strings.Fields(q.Appearance), name)
}

// isRating decides as the package comment says.
func isRating(it *questionnaire.Item) bool {
	if it.Question.Type != survey.SelectOne {
		return false
	}
	for _, group := range it.Groups {
		if hasAppearance(group, "table-list") {
			return true
		}
	}
	return hasAppearance(it.Question, "likert") || isScale(it.AllChoices())
}

// isScale tells whether the choices but the exclusive ones are at least three whole numbers, each one above the last.
func isScale(list []survey.Choice) bool {
	points, last := 0, 0
	for _, c := range list {
		if c.Exclusive {
			continue
		}
		x, err := strconv.Atoi(c.Name)
		if err != nil || points > 0 && x != last+1 {
			return false
		}
		points, last = points+1, x
	}
	return points >= 3
}

// learn makes room for a version of the questionnaire: its columns, its choices, and the schema by which its sheets are
// read. The newest version gives the labels and the order.
func (b *book) learn(q survey.Questionnaire) error {
	if b.schemas[q.Version] != nil {
		return nil
	}
	in, err := questionnaire.Compile(q)
	if err != nil {
		return err
	}
	newest := q.Version >= b.newest
	read := &schema{instrument: in}
	var order []int
	for i := range in.Items {
		it := &in.Items[i]
		if !it.Keeps() {
			continue
		}
		at := b.need(it.Name())
		c := b.columns[at]
		if it.Asks() {
			order = append(order, at)
		}
		leads := newest || c.question.Type == ""
		if leads {
			c.question, c.section, c.group, c.rating = *it.Question, q.Sections[it.Section].Name, innermost(it), isRating(it)
			c.conditions = it.Conditions()
			c.worked = it.Question.Type == survey.Calculate || it.Question.Type == survey.Hidden
			c.silent = !it.Asks()
		}
		read.fields = append(read.fields, b.field(at, it, c.learn(it, leads)))
		c.stamp = b.draft
	}
	if newest {
		b.order, b.newest = order, q.Version
	}
	for at, c := range b.columns {
		if !slices.Contains(b.order, at) && !strings.HasPrefix(c.name, ":") && !c.silent {
			b.order = append(b.order, at)
		}
	}
	read.settle()
	b.schemas[q.Version] = read
	return nil
}

// innermost gives the name of the group in which a question stands, "" for none.
func innermost(it *questionnaire.Item) string {
	if len(it.Groups) == 0 {
		return ""
	}
	return it.Groups[len(it.Groups)-1].Name
}

// learn makes room for the choices of a list and gives their places.
func (c *column) learn(it *questionnaire.Item, leads bool) []int {
	var order []int
	before := -1
	for _, one := range it.AllChoices() {
		known := c.find(one.Name) >= 0
		i := c.need(one.Name)
		if leads || !known {
			c.choices[i].Choice, c.choices[i].before = one, before
		}
		c.choices[i].offered = c.choices[i].offered || !one.Retired
		order = append(order, i)
		before = i
	}
	if leads {
		c.newest = c.newest[:0:0]
		for _, i := range order { // a name may stand twice in a list
			if !slices.Contains(c.newest, i) {
				c.newest = append(c.newest, i)
			}
		}
	}
	return order
}

// arrange puts the choices in order: those of the newest version as its list has them, then those it retired or lacks. The
// points of a rating keep their place among the others, for it is what they count. A choice that every version with
// responses has retired is there when an answer holds it.
func (c *column) arrange() {
	var order, last []int
	for _, i := range c.newest {
		if c.choices[i].Retired && !c.rating {
			last = append(last, i)
		} else {
			order = append(order, i)
		}
	}
	for i := range c.choices {
		switch {
		case slices.Contains(c.newest, i):
		case c.rating:
			order = slices.Insert(order, slices.Index(order, c.choices[i].before)+1, i)
		default:
			last = append(last, i)
		}
	}
	c.order = slices.DeleteFunc(append(order, last...), func(i int) bool { return !c.choices[i].offered && c.choices[i].bits.empty() })
}

// field tells how to read the answers to a question whose choices have these places.
func (b *book) field(at int, it *questionnaire.Item, choices []int) field {
	f := field{
		name: it.Name(), key: newWord(it.Name() + `":`), column: at, question: it.Question.Type, choices: choices,
		answered: b.pending.slot(at, noChoice), skipped: b.pending.slot(at, noAnswer),
		byName: make(map[string]int),
	}
	for i, one := range it.AllChoices() {
		f.byName[one.Name] = i
		f.names = append(f.names, newWord(one.Name+`"`))
		f.slots = append(f.slots, b.pending.slot(at, choices[i]))
	}
	return f
}
