package expr

import (
	"math"
	"slices"
)

// equal compares as the package comment says.
func equal(a, b Value) bool {
	if a.kind|b.kind == textKind {
		return sameText(a.text, b.text)
	}
	switch {
	case a.kind == boolKind || b.kind == boolKind:
		return a.Bool() == b.Bool()
	case a.kind == sequenceKind || b.kind == sequenceKind:
		return anyEqual(a, b)
	case a.kind == numberKind || b.kind == numberKind:
		return a.Number() == b.Number()
	}
	return sameText(a.String(), b.String())
}

// sameText compares texts, dates by the moment that they say.
func sameText(a, b string) bool {
	return a == b || len(a) >= len("2026-03-01") && len(b) >= len("2026-03-01") && sameMoment(a, b)
}

// unequal is != : of sequences, that any two differ, so that both = and != may hold.
func unequal(a, b Value) bool {
	if a.kind != sequenceKind && b.kind != sequenceKind || a.kind == boolKind || b.kind == boolKind {
		return !equal(a, b)
	}
	return anyUnequal(a, b)
}

// anyEqual tells whether some value of a equals some value of b, one of them a sequence and none a boolean.
func anyEqual(a, b Value) bool {
	switch {
	case a.kind != sequenceKind:
		return anyEqual(b, a)
	case b.kind == numberKind:
		return slices.ContainsFunc(a.picks, func(s string) bool { return textNumber(s) == b.number })
	case b.kind != sequenceKind:
		text := b.String()
		return slices.ContainsFunc(a.picks, func(s string) bool { return sameText(s, text) })
	}
	known := make(map[string]bool, len(a.picks))
	for _, s := range a.picks {
		known[alike(s)] = true
	}
	return slices.ContainsFunc(b.picks, func(s string) bool { return known[alike(s)] })
}

// alike gives texts that sameText finds equal the same form.
func alike(s string) string {
	if len(s) >= 10 && s[4] == '-' {
		if m, ok := readMoment(s, false); ok {
			return NumberText(m.number())
		}
	}
	return "'" + s
}

// anyUnequal tells whether some value of a differs from some value of b.
func anyUnequal(a, b Value) bool {
	switch {
	case a.kind != sequenceKind:
		return anyUnequal(b, a)
	case b.kind == numberKind:
		return slices.ContainsFunc(a.picks, func(s string) bool { return textNumber(s) != b.number })
	case b.kind != sequenceKind:
		return differs(a.picks, b.String())
	case len(b.picks) == 0:
		return false
	}
	return differs(a.picks, b.picks[0]) || len(a.picks) > 0 && differs(b.picks, a.picks[0])
}

func differs(texts []string, from string) bool {
	return slices.ContainsFunc(texts, func(s string) bool { return !sameText(s, from) })
}

// ordered compares by number with <, <=, > or >=; of sequences, whether any two compare so.
func ordered(op operation, a, b Value) bool {
	var x, y float64
	switch {
	case a.kind != sequenceKind && b.kind != sequenceKind:
		x, y = a.Number(), b.Number()
	case op == opLess || op == opLessEqual:
		x, _ = a.extremes()
		_, y = b.extremes()
	default:
		_, x = a.extremes()
		y, _ = b.extremes()
	}
	switch op {
	case opLess:
		return x < y
	case opLessEqual:
		return x <= y
	case opGreater:
		return x > y
	}
	return x >= y
}

// extremes gives the least and the greatest number of a sequence, or the only one; NaN when there is none.
func (v Value) extremes() (least, greatest float64) {
	if v.kind != sequenceKind {
		return v.Number(), v.Number()
	}
	least, greatest = math.NaN(), math.NaN()
	for _, s := range v.picks {
		x := textNumber(s)
		if !(x >= least) && !math.IsNaN(x) {
			least = x
		}
		if !(x <= greatest) && !math.IsNaN(x) {
			greatest = x
		}
	}
	return least, greatest
}
