// Package expr is the expression language of questionnaires: the conditions, constraints, choice filters and
// calculations of XLSForm, and the --where of tables.
//
// Parse reads a source into a Tree, Tree.Check holds the tree against the form it stands in; Compile does both for the
// place where it stands. Tree.Eval and Tree.Bool give its value over an Env (the answers). Tree.MarshalJSON writes the
// tree for the browser, where templates/static/expr.js walks it; testdata/vectors.json holds both evaluators to the same
// values. ENGINES.md is the table of what other programs do otherwise.
//
// # Meaning
//
// As in ODK XForms: an answer is text underneath and a missing answer is the empty text.
//
//   - ${name} is an answer, . the current question's own answer, a bare word a column of the choice that a choice
//     filter looks at ("name" is the choice's own name). Paths (../age, /data/child/age, current()/../age) of names, .
//     and .. are other ways to write ${age}.
//   - Number of a text: its decimal number; of a date (2026-03-01, 2026-03-01T14:30) the days since 1970-01-01, without
//     any time zone unless it tells one; of a time (14:30) the part of the day; of anything else, the empty text
//     included, NaN.
//   - Truth of a text: not empty (so 'false' is true); of a number: neither 0 nor NaN.
//   - The picks of a select_multiple or rank are, as text, their names joined by a space.
//   - The answers of several rows (of a repeat, seen from outside it) are a sequence: as text, number and truth its first,
//     when compared with = != < <= > >= whether any of them fits, even two that fit = and !=.
//   - instance('list')/root/item[predicate]/column gives a column of the choices of which the predicate holds, as a sequence;
//     ${repeat}[predicate]/name, ${name}[predicate] and paths (../repeat[2]/group/name) the answers of such rows. In a
//     predicate, a bare word is a column of the choice or a name of the row, . the choice's name or what stands before the
//     predicate, position() and last() the place among those that are left; a number holds of the row at that place. ${name} is
//     the row's own, unless the expression stands in such a row; current() begins where the expression stands.
//   - = and !=: by truth when a side is a boolean, else by number when a side is a number, else as text, dates by the
//     moment that they say. With NaN, = is false and != true.
//   - < <= > >=: by number, which orders dates too; with NaN all four are false, so a missing answer is neither before
//     nor after anything.
//   - regex() matches the whole text, in RE2's syntax; round() rounds halves away from zero; coalesce() passes over
//     the empty text and NaN.
//
// # Limits
//
// MaxLength characters, MaxDepth levels of nesting, MaxText characters out of a function, MaxSteps of work: an expression
// that needs more has no value. Neither Parse, Check nor Eval panics on any input. A Tree never changes and may be used
// by many goroutines at once.
package expr

// Tree is an expression that has been read. Its functions, their numbers of values and its patterns are sound; its
// names are those of a form only once Check says so.
type Tree struct {
	source string
	root   *node
	names  []string
	lists  map[string][]string
	uses   Uses
	small  bool // so small that nobody need count its steps
}

// Eval gives the value of the expression over env; the zero Value when it takes more than MaxSteps.
func (t *Tree) Eval(env Env) Value {
	if t.small {
		if v, ok := t.uncounted(env); ok {
			return v
		}
	}
	return t.counted(env)
}

// Bool gives the truth of the expression's value over env.
func (t *Tree) Bool(env Env) bool {
	if t.small {
		if truth, ok := t.uncountedTruth(env); ok {
			return truth
		}
	}
	v := t.counted(env)
	return v.Bool()
}

// operation is what a node does with the values below it.
type operation uint8

const (
	opLiteral operation = iota // value
	opAnswer                   // text: the name in ${}
	opCurrent                  // .
	opColumn                   // text: the bare word
	opPath                     // text: a path, until Compile resolves it
	opOr                       // or and and hold two or more nodes
	opAnd
	opEqual
	opUnequal
	opLess
	opLessEqual
	opGreater
	opGreaterEqual
	opAdd
	opSubtract
	opMultiply
	opDivide
	opModulo
	opNegate
	opUnion // two or more nodes
	opCall  // fn over args
	opRows  // a lookup in the rows of a repeat, which begins at text
	opList  // a lookup in the choice list of that text
	opCell  // text: of the row, or of the choice, that a predicate looks at; "." is what the step names
	opPlace // position() of that row
	opLast  // last(): how many rows there are
	opFixed // what is the same for all rows
)

// node is one step of the tree.
type node struct {
	op    operation
	at    int    // byte offset of its first token in the source
	text  string // the literal as written, or the name
	value Value
	args  []*node
	names []*node // of calls that take names: answers, or paths until they are resolved
	fn    *function
	draw  int // of calls that draw: which of them it is

	steps   []step // of lookups
	inner   bool   // of a lookup: it begins in the row that a predicate looks at
	here    bool   // of a path: it begins with current()
	within  bool   // of current(): it stands in a predicate
	written string // of what is looked at in a row: as it was written
	list    string // of what is looked at in a choice: whose

	pattern *pattern // of the literal in regex()
}

// walk visits n and all values below it, in the order of the source.
func (n *node) walk(visit func(*node)) {
	visit(n)
	for _, arg := range n.args {
		arg.walk(visit)
	}
	for _, one := range n.steps {
		for _, predicate := range one.predicates {
			predicate.walk(visit)
		}
	}
}
