package expr

import "slices"

// Uses tells what the value of an expression depends on beside the answers.
type Uses struct {
	Day      bool // today()
	Time     bool // now()
	Random   bool // random(), uuid(), randomize() without a seed
	Lookup   bool // choice lists, or rows that a predicate picks
	Language bool // labels of choices, names of months and days
	Row      bool // ".", position() or once(): another value for another question or row
}

// Uses tells what the value depends on beside the answers that Names lists.
func (t *Tree) Uses() Uses { return t.uses }

// Names lists the answers and repeats that the value depends on, each once, in order of appearance.
func (t *Tree) Names() []string { return t.names }

// Lists names the choice lists in which the expression looks something up, and the columns that it looks at.
func (t *Tree) Lists() map[string][]string { return t.lists }

// column notes that a column of a list is used.
func (t *Tree) column(list, name string) {
	if t.lists == nil {
		t.lists = map[string][]string{}
	}
	if !slices.Contains(t.lists[list], name) {
		t.lists[list] = append(t.lists[list], name)
	}
	t.uses.Language = t.uses.Language || name == "label"
}

// gather lists what the expression uses and numbers its draws.
func (t *Tree) gather() {
	t.names, t.lists, t.uses = nil, nil, Uses{}
	use := func(name string) {
		if !slices.Contains(t.names, name) {
			t.names = append(t.names, name)
		}
	}
	t.root.hoist()
	draws, size := 0, 0
	t.root.walk(func(n *node) {
		switch n.op {
		case opLiteral:
			return
		case opAnswer:
			use(n.text)
		case opCurrent:
			t.uses.Row = true
		case opCell:
			switch {
			case n.list != "" && n.text == ".":
				t.column(n.list, "name")
			case n.list != "":
				t.column(n.list, n.text)
			case n.text != ".":
				use(n.text)
			}
		case opRows:
			for _, one := range n.steps {
				use(one.name)
			}
			t.uses.Row, t.uses.Lookup, size = true, true, smallTree+1
		case opList:
			t.column(n.text, n.column())
			t.uses.Lookup, size = true, smallTree+1
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
