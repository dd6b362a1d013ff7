package tabulate

import (
	"encoding/json"
	"math"
	"strconv"
)

// maxValues is how many values of a calculate or a hidden question are told apart, and maxValue how long one may be, in
// bytes. With more there are no groups to count, only how many have a value and, of numbers, their summary.
const (
	maxValues = 50
	maxValue  = 100
)

// worked reads a text, which the scanner has passed, as the value of a calculate or hidden question.
func (s *scanner) worked(c *column, written []byte) {
	var value string
	if json.Unmarshal(written, &value) != nil {
		return
	}
	if x, err := strconv.ParseFloat(value, 64); err == nil && !math.IsInf(x, 0) && !math.IsNaN(x) {
		c.setNumber(s.ordinal, x, s.draft)
		c.numbered.add(s.ordinal, s.draft)
	}
	if c.varied {
		return
	}
	if len(value) > maxValue || c.find(value) < 0 && len(c.choices) == maxValues {
		c.varied, c.order = true, nil
		return
	}
	c.choices[c.need(value)].add(s.ordinal, s.draft)
}
