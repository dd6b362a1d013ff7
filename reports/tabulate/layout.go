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
	return hasAppearance(it.Question, "likert") || isScale(it.Choices)
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
		if !it.Asks() {
			continue
		}
		at := b.need(it.Name())
		order = append(order, at)
		c := b.columns[at]
		leads := newest || c.question.Type == ""
		if leads {
			c.question, c.section, c.group, c.rating = *it.Question, q.Sections[it.Section].Name, innermost(it), isRating(it)
		}
		read.fields = append(read.fields, c.learn(at, it, leads))
		c.stamp = b.draft
	}
	if newest {
		b.order, b.newest = order, q.Version
	}
	for at, c := range b.columns {
		if !slices.Contains(b.order, at) && !strings.HasPrefix(c.name, ":") {
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

// learn makes room for the choices of a list and gives the field by which answers are read.
func (c *column) learn(at int, it *questionnaire.Item, leads bool) field {
	f := field{key: c.name, column: at, question: it.Question.Type}
	var order []int
	for _, one := range it.Choices {
		known := c.find(one.Name) >= 0
		i := c.need(one.Name)
		if leads || !known {
			c.choices[i].Choice = one
		}
		order = append(order, i)
		f.addChoice(one.Name, i)
	}
	if leads {
		for _, i := range c.order {
			if !slices.Contains(order, i) {
				order = append(order, i)
			}
		}
		c.order = order
	}
	return f
}
