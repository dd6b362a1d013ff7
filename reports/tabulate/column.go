package tabulate

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"sonde/survey"
	"sonde/survey/expr"
)

// The columns that every response has beside its answers; By and Where name them so.
const (
	ColumnEvent    = ":event"
	ColumnLanguage = ":language"
	ColumnDay      = ":day"
	ColumnSource   = ":source"
)

// column is one question, or one of the columns above, over all responses.
type column struct {
	question survey.Question
	name     string // the key of its answers
	section  string
	group    string // the innermost group, or ""
	rating   bool
	// conditions are those under which it is asked, its section's and groups' with it: all must be true.
	conditions []*expr.Tree

	answered, skipped set
	silent            bool      // nobody is asked
	worked            bool      // a calculate or hidden: its values are its choices, as long as there are few
	varied            bool      // there are too many
	numbered          set       // of a worked one: whose value is a number
	choices           []choice  // in order of appearance; schemas keep places in it
	newest            []int     // the choices of the newest version, in list order
	order             []int     // choices in list order, retired ones last
	numbers           []float64 // by ordinal; of numbers only
	places            [][]uint8 // places[choice][ordinal], 1 for first, 0 for not ranked; rank only
	owner             uint64    // the draft whose numbers and places are
	stamp             uint64    // the draft that changed it last
}

// choice is a choice and who ticked it.
type choice struct {
	survey.Choice
	set
	before  int  // the choice before it in its list; -1 for the first
	offered bool // by a version that has responses
}

// ranked tells whether the choice takes part in ranks.
func (c *choice) ranked() bool {
	return !c.Exclusive && c.Name != survey.OtherChoice && conceptKind(c.Concept) != "answer"
}

// retired tells whether the newest version offers a choice of a question no more.
func (c *column) retired(at int) bool {
	return c.choices[at].Retired || len(c.newest) > 0 && !slices.Contains(c.newest, at)
}

// conceptKind gives what stands before the slash: "use" of "use/find_portal".
func conceptKind(concept string) string {
	kind, _, _ := strings.Cut(concept, "/")
	return kind
}

// single tells whether a respondent has one value at most.
func (c *column) single() bool {
	return c.question.Type == survey.SelectOne || c.worked && !c.varied
}

// multiple tells whether the answer is a list of choices.
func (c *column) multiple() bool {
	return c.question.Type == survey.SelectMultiple || c.question.Type == survey.Rank
}

// numeric tells whether the answers are numbers; of what is worked out, all must be.
func (c *column) numeric() bool {
	switch c.question.Type {
	case survey.Integer, survey.Decimal, survey.Range:
		return true
	}
	return c.worked && !c.answered.bits.empty() && without(c.answered.bits, c.numbered.bits).empty()
}

// clone makes a column that a draft may change: sets copy their words when first changed.
func (c *column) clone() *column {
	made := *c
	made.choices, made.order = slices.Clone(c.choices), slices.Clone(c.order)
	return &made
}

// find gives the place of a choice, -1 for none.
func (c *column) find(name string) int {
	for i := range c.choices {
		if c.choices[i].Name == name {
			return i
		}
	}
	return -1
}

// need gives the place of a choice, new at the end when there was none.
func (c *column) need(name string) int {
	at := c.find(name)
	if at < 0 {
		at = len(c.choices)
		c.choices = append(c.choices, choice{Choice: survey.Choice{Name: name}})
	}
	return at
}

// sortValues orders the choices that came with the responses by name, numbers by size, and leaves out those that nobody
// has any more.
func (c *column) sortValues() {
	c.order = c.order[:0]
	for i := range c.choices {
		if !c.choices[i].bits.empty() {
			c.order = append(c.order, i)
		}
	}
	slices.SortFunc(c.order, func(i, j int) int {
		x, xErr := strconv.ParseFloat(c.choices[i].Name, 64)
		y, yErr := strconv.ParseFloat(c.choices[j].Name, 64)
		if xErr == nil && yErr == nil && x != y {
			return cmp.Compare(x, y)
		}
		return strings.Compare(c.choices[i].Name, c.choices[j].Name)
	})
}

// setNumber keeps the number of an ordinal.
func (c *column) setNumber(ordinal uint32, x float64, draft uint64) {
	if c.owner != draft || int(ordinal) >= len(c.numbers) {
		c.numbers = ownValues(c.numbers, int(ordinal), c.owner == draft)
		c.owner = draft
	}
	c.numbers[ordinal] = x
}

// setPlace keeps the place, 1 for first, at which an ordinal ranks a choice; 0 takes it away.
func (c *column) setPlace(at int, ordinal uint32, place uint8, draft uint64) {
	if c.owner != draft {
		owned := make([][]uint8, len(c.places))
		for i, p := range c.places {
			owned[i] = ownValues(p, len(p)-1, false)
		}
		c.places, c.owner = owned, draft
	}
	for at >= len(c.places) {
		c.places = append(c.places, nil)
	}
	if int(ordinal) >= len(c.places[at]) {
		c.places[at] = ownValues(c.places[at], int(ordinal), true)
	}
	c.places[at][ordinal] = place
}

// ownValues gives values long enough for index last; a copy unless they are owned.
func ownValues[T any](values []T, last int, owned bool) []T {
	length := max(len(values), last+1)
	if owned && length <= cap(values) {
		return values[:length]
	}
	grown := make([]T, length, length+length/4+64)
	copy(grown, values)
	return grown
}

// remove takes an ordinal out of every set; it tells whether it was anywhere.
func (c *column) remove(ordinal uint32, draft uint64) bool {
	was := c.answered.remove(ordinal, draft)
	if c.skipped.remove(ordinal, draft) {
		was = true
	}
	if !was {
		return false
	}
	for i := range c.choices {
		c.choices[i].remove(ordinal, draft)
	}
	c.numbered.remove(ordinal, draft)
	for i, p := range c.places {
		if int(ordinal) < len(p) && p[ordinal] != 0 {
			c.setPlace(i, ordinal, 0, draft)
		}
	}
	return true
}
