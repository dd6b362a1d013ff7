package tabulate

import (
	"strings"

	"sonde/survey/expr"
)

// selected works out selected(${name}, 'choice').
func (v *View) selected(args []any) (set bitset, ok bool) {
	c, ok := v.answer(args[0])
	name, literal := args[1].(string)
	if !ok || !literal || !c.single() && !c.multiple() || strings.TrimSpace(name) != name {
		return nil, false
	}
	if at := c.find(name); at >= 0 {
		return c.choices[at].bits, true
	}
	return nil, true
}

// mirrored tells what a comparison is with its sides exchanged.
var mirrored = map[string]string{"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}

// comparison works out ${name} op literal, count-selected(${name}) op number, and both with the sides exchanged.
func (v *View) comparison(op string, left, right any) (set bitset, ok bool) {
	left, right = plain(left), plain(right)
	if isLiteral(left) {
		op, left, right = mirrored[op], right, left
	}
	if !isLiteral(right) {
		return nil, false
	}
	if list, ok := left.([]any); ok && len(list) == 2 && list[0] == "count-selected" {
		c, ok := v.answer(list[1])
		bound, numeric := right.(float64)
		if !ok || !numeric || !c.multiple() {
			return nil, false
		}
		return v.ticked(c, op, bound), true
	}
	c, ok := v.answer(left)
	switch bound, numeric := right.(float64); {
	case !ok:
		return nil, false
	case c.single():
		return v.oneOf(c, op, right)
	case right == "" && (op == "=" || op == "!="):
		if op == "=" {
			return without(v.present, c.answered.bits), true
		}
		return c.answered.bits, true
	case c.numeric() && numeric:
		return v.numbersThat(c, op, bound), true
	}
	return nil, false
}

// plain makes a number of a negated one.
func plain(node any) any {
	if list, ok := node.([]any); ok && len(list) == 2 && list[0] == "-" {
		if x, ok := list[1].(float64); ok {
			return -x
		}
	}
	return node
}

func isLiteral(node any) bool {
	switch node.(type) {
	case string, float64:
		return true
	}
	return false
}

// oneOf compares each choice of a column with a literal, and no answer too, by the expression language itself.
func (v *View) oneOf(c *column, op string, literal any) (set bitset, ok bool) {
	written := ""
	switch x := literal.(type) {
	case string:
		quote := "'"
		if strings.Contains(x, quote) {
			quote = `"`
		}
		written = quote + x + quote
	case float64:
		written = expr.NumberText(x)
	}
	tree, err := expr.Parse("${value} " + op + " " + written)
	if err != nil {
		return nil, false
	}
	for i := range c.choices {
		if tree.Bool(oneAnswer{answer: expr.Text(c.choices[i].Name)}) {
			set = either(set, c.choices[i].bits)
		}
	}
	if tree.Bool(oneAnswer{}) {
		set = either(set, without(v.present, c.answered.bits))
	}
	return set, true
}

// numbersThat gives the responses whose number compares so with a bound. No answer is no number: only != is true of it.
func (v *View) numbersThat(c *column, op string, bound float64) bitset {
	set := make(bitset, len(v.present))
	c.answered.bits.each(func(ordinal uint32) {
		if int(ordinal) < len(c.numbers) && compares(c.numbers[ordinal], op, bound) {
			set[ordinal/wordBits] |= 1 << (ordinal % wordBits)
		}
	})
	if op == "!=" {
		set = either(set, without(v.present, c.answered.bits))
	}
	return set
}

// ticked gives the responses that ticked so many choices; no answer is no tick.
func (v *View) ticked(c *column, op string, bound float64) bitset {
	sets := make([]bitset, len(c.choices))
	for i := range c.choices {
		sets[i] = c.choices[i].bits
	}
	var set bitset
	for ticks, those := range exactly(sets, v.present) {
		if compares(float64(ticks), op, bound) {
			set = either(set, those)
		}
	}
	return set
}

func compares(x float64, op string, bound float64) bool {
	switch op {
	case "=":
		return x == bound
	case "!=":
		return x != bound
	case "<":
		return x < bound
	case "<=":
		return x <= bound
	case ">":
		return x > bound
	}
	return x >= bound
}
