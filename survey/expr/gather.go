package expr

import "slices"

// Uses tells what the value of an expression depends on beside the answers.
type Uses struct {
	Day      bool // today()
	Time     bool // now()
	Random   bool // random(), uuid(), randomize() without a seed
	Language bool // labels of choices, names of months and days
	Row      bool // ".", position() or once(): another value for another question or row
}

// Uses tells what the value depends on beside the answers that Names lists.
func (t *Tree) Uses() Uses { return t.uses }

// Names lists the answers and repeats that the value depends on, each once, in order of appearance.
func (t *Tree) Names() []string { return t.names }

// gather lists what the expression uses and numbers its draws.
func (t *Tree) gather() {
	t.names, t.uses = nil, Uses{}
	use := func(name string) {
		if !slices.Contains(t.names, name) {
			t.names = append(t.names, name)
		}
	}
	draws, size := 0, 0
	t.root.walk(func(n *node) {
		switch n.op {
		case opLiteral:
			return
		case opAnswer:
			use(n.text)
		case opCurrent:
			t.uses.Row = true
		}
		size++
		if n.fn == nil {
			return
		}
		size += n.fn.weight
		switch n.text {
		case "indexed-repeat":
			for _, named := range n.names {
				use(named.text)
			}
			t.uses.Row = true
		case "position", "once":
			t.uses.Row = true
		case "today":
			t.uses.Day = true
		case "now":
			t.uses.Time = true
		case "format-date", "format-date-time", "jr:choice-name":
			t.uses.Language = true
		case "random", "uuid":
			t.uses.Random = true
			n.draw = draws
			draws++
		case "randomize":
			t.uses.Random = t.uses.Random || len(n.args) == 1
			n.draw = draws
			draws++
		}
	})
	t.small = size <= smallTree
}
