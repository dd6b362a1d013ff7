package tabulate

import (
	"context"
	"math/bits"

	"sonde/reports/stats"
)

// Part is one thing asked of a respondent: that they answered Question and took one of Choices; without Choices, that
// they answered.
type Part struct {
	Question string
	Choices  []string
}

// Mark is something that is true of a respondent or not: all its parts.
type Mark []Part

// Cross counts the respondents of whom two marks are true, among those for whom the expression where is true:
// counts[row][column]. It is for further computation: nothing is hidden. Errors: TAB_001, TAB_003.
func (v *View) Cross(ctx context.Context, where string, rows, columns []Mark) ([][]int, error) {
	filter, _, err := v.where(ctx, where)
	if err != nil {
		return nil, err
	}
	left, err := v.marked(filter, rows)
	if err != nil {
		return nil, err
	}
	right, err := v.marked(filter, columns)
	if err != nil {
		return nil, err
	}
	return crossCounts(left, right), nil
}

// Patterns gives what is true of each respondent for whom where is true: bit i of Ticked is mark i. Marks beyond
// stats.MaxChoices have no bit. Errors as of Cross.
func (v *View) Patterns(ctx context.Context, where string, marks []Mark) ([]stats.Pattern, error) {
	filter, _, err := v.where(ctx, where)
	if err != nil {
		return nil, err
	}
	sets, err := v.marked(filter, marks[:min(len(marks), stats.MaxChoices)])
	if err != nil {
		return nil, err
	}
	ticked := make([]uint64, len(filter)*wordBits)
	for i, set := range sets {
		for w, word := range set {
			for ; word != 0; word &= word - 1 {
				ticked[w*wordBits+bits.TrailingZeros64(word)] |= 1 << i
			}
		}
	}
	patterns := make([]stats.Pattern, 0, filter.count())
	filter.each(func(ordinal uint32) {
		patterns = append(patterns, stats.Pattern{Ticked: ticked[ordinal], Count: 1})
	})
	return patterns, nil
}

// marked gives the respondents within a set of whom each mark is true.
func (v *View) marked(within bitset, marks []Mark) ([]bitset, error) {
	sets := make([]bitset, len(marks))
	for i, mark := range marks {
		sets[i] = within
		for _, part := range mark {
			c, err := v.column(part.Question)
			if err != nil {
				return nil, err
			}
			sets[i] = both(sets[i], c.taken(part.Choices))
		}
	}
	return sets, nil
}

// taken gives those who took one of the choices; without choices, those who answered.
func (c *column) taken(choices []string) bitset {
	if len(choices) == 0 {
		return c.answered.bits
	}
	var set bitset
	for _, name := range choices {
		if at := c.find(name); at >= 0 {
			set = either(set, c.choices[at].bits)
		}
	}
	return set
}
