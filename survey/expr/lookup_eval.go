package expr

// Table is what is looked up in: the choices of a list, or rows of a repeat.
type Table interface {
	// Len is how many choices or rows there are.
	Len() int
	// Cell gives a column of a choice, "name" and "label" among them, or of a row what ${name} gives there; of the repeat
	// itself a text that is not empty. False: the question is not asked there.
	Cell(row int, name string) (Value, bool)
	// Inner gives what stands in a row: the rows of a repeat, those of each row around them apart, or for a question each
	// row in which it stands, apart.
	Inner(row int, name string) []Table
}

// found are those rows of a table that a lookup has not left out.
type found struct {
	table Table
	rows  []int
}

// look gives what a lookup finds: the answers, or the column's texts, one after the other.
func (n *node) look(env Env) Value {
	m := env.(*meter) // such trees are never small
	var all []found
	for _, table := range n.tables(m) {
		charge(m, table.Len())
		all = append(all, everything(table))
	}
	for i := range n.steps {
		if i > 0 {
			all = m.inner(all, n.steps[i].name)
		}
		for _, one := range n.steps[i].predicates {
			all = m.keep(all, n.steps[i].name, one)
		}
	}
	texts := []string{}
	for _, part := range all {
		for _, row := range part.rows {
			v, asked := part.table.Cell(row, n.steps[len(n.steps)-1].name)
			switch {
			case !asked:
			case v.kind == sequenceKind:
				texts = append(texts, v.picks...)
			default:
				texts = append(texts, v.answer().String())
			}
			charge(m, lookSteps)
		}
	}
	return m.read(Sequence(texts))
}

// tables gives where a lookup begins.
func (n *node) tables(m *meter) []Table {
	switch {
	case n.op == opList:
		return []Table{m.List(n.text)}
	case n.inner:
		return m.table.Inner(m.row, n.text)
	}
	return m.Rows(n.text)
}

func everything(table Table) found {
	f := found{table: table, rows: make([]int, table.Len())}
	for i := range f.rows {
		f.rows[i] = i
	}
	return f
}

// lookSteps is what a row that is looked at costs beside what is looked at.
const lookSteps = 10

// inner goes on into the rows, to what the name gives in each. A question in the row itself leaves it as it is.
func (m *meter) inner(all []found, name string) []found {
	var next []found
	for _, part := range all {
		for _, row := range part.rows {
			for _, table := range part.table.Inner(row, name) {
				charge(m, lookSteps*(table.Len()+1))
				next = append(next, everything(table))
			}
		}
	}
	return next
}

// keep leaves out the rows of which a predicate does not hold. A number holds of the row at that place.
func (m *meter) keep(all []found, name string, predicate *node) []found {
	outer := m.looking
	cost := lookSteps + predicate.size()
	for i := range all {
		part := &all[i]
		m.looking = looking{table: part.table, name: name, last: len(part.rows)}
		kept := part.rows[:0]
		for at, row := range part.rows {
			charge(m, cost)
			m.row, m.place = row, at+1
			if predicate.holds(m) {
				kept = append(kept, row)
			}
		}
		part.rows = kept
	}
	m.looking = outer
	return all
}

// holds tells whether a predicate keeps the row that is looked at: a number is the row's place.
func (n *node) holds(m *meter) bool {
	switch n.op {
	case opOr, opAnd, opEqual, opUnequal, opLess, opLessEqual, opGreater, opGreaterEqual:
		return n.truth(m)
	}
	v := n.eval(m)
	if v.kind == numberKind {
		return v.number == float64(m.place)
	}
	return v.Bool()
}

// looking is the row that a predicate is held against.
type looking struct {
	table Table
	row   int
	name  string // of the step
	place int    // of the row, from 1, among those that were left
	last  int
	fixed map[*node]Value // what is the same for all rows
}

// cell gives what a name means in the row that is looked at.
func (n *node) cell(env Env) Value {
	m := env.(*meter)
	name := n.text
	if name == "." {
		name = m.name
	}
	v, _ := m.table.Cell(m.row, name)
	v = v.answer()
	charge(m, cellSteps(v.text))
	for _, s := range v.picks {
		charge(m, cellSteps(s))
	}
	return v
}

// quickDigits are as many as are read as a number at once.
const quickDigits = 20

// cellSteps are those of a text that is looked at; one that is long may be a number, which is slow to read.
func cellSteps(s string) int {
	steps := lookSteps + len(s)
	if len(s) > quickDigits {
		steps += 2 * min(len(s), maxDecimal)
	}
	return steps
}

// once works out what is the same for all rows.
func (n *node) once(env Env) Value {
	m := env.(*meter)
	if v, known := m.fixed[n]; known {
		return v
	}
	v := n.args[0].eval(env)
	if m.fixed == nil {
		m.fixed = map[*node]Value{}
	}
	m.fixed[n] = v
	return v
}

// size is of how many nodes a predicate is made, those of lookups in it apart.
func (n *node) size() int {
	sum := 1
	for _, arg := range n.args {
		sum += arg.size()
	}
	return sum
}

// hoist marks, in the predicates of n and of all below it, what is the same for all rows, so that it is worked out once.
func (n *node) hoist() {
	for _, one := range n.steps {
		for i, predicate := range one.predicates {
			predicate.hoist()
			one.predicates[i] = predicate.fix()
		}
	}
	for _, arg := range n.args {
		arg.hoist()
	}
}

func (n *node) fix() *node {
	switch {
	case n.op == opLiteral || n.op == opFixed || n.calls("true") || n.calls("false"):
		return n
	case n.steady():
		return &node{op: opFixed, at: n.at, args: []*node{n}}
	case n.op == opRows || n.op == opList || n.calls("if") || n.calls("coalesce") || n.calls("regex"):
		return n
	}
	for i, arg := range n.args {
		n.args[i] = arg.fix()
	}
	return n
}

// steady tells whether n is the same for every row that a predicate around it is held against.
func (n *node) steady() bool {
	switch {
	case n.op == opCell, n.op == opPlace, n.op == opLast, n.inner, n.calls("random"), n.calls("uuid"), n.calls("randomize"):
		return false
	}
	for _, arg := range n.args {
		if !arg.steady() {
			return false
		}
	}
	return true
}
