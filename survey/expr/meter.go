package expr

// MaxSteps is the most work that one evaluation does, about a millisecond: a character looked at is a step, an answer
// read some twenty.
const MaxSteps = 200_000

// smallTree is how many nodes a tree may have whose steps nobody counts, as long as no answer has more than fewRows: what
// each costs at worst stays within MaxSteps.
const (
	smallTree = 20
	fewRows   = 16
)

// rowSteps is what an answer or a row costs beside its characters.
const rowSteps = 20

// meter is an Env that counts steps.
type meter struct {
	Env
	left    int
	looking // the row that a predicate is held against
}

// exhausted is thrown when no step is left, uncountable when steps have to be counted and are not.
type (
	exhausted   struct{}
	uncountable struct{}
)

// uncounted evaluates without counting; not ok when the steps have to be counted.
func (t *Tree) uncounted(env Env) (v Value, ok bool) {
	defer func() {
		if !ok {
			expect(uncountable{}, recover())
		}
	}()
	return t.root.eval(env), true
}

func (t *Tree) uncountedTruth(env Env) (truth, ok bool) {
	defer func() {
		if !ok {
			expect(uncountable{}, recover())
		}
	}()
	return t.root.truth(env), true
}

// expect throws on what is not expected.
func expect(wanted, thrown any) {
	if thrown != wanted {
		panic(thrown)
	}
}

// within gives what is neither text nor picks as an answer holds it, when its rows are few or counted.
func (v Value) within(env Env) Value {
	if v.kind == sequenceKind && len(v.picks) > fewRows {
		if _, counted := env.(*meter); !counted {
			panic(uncountable{})
		}
	}
	return v.answer()
}

// counted evaluates with the steps counted.
func (t *Tree) counted(env Env) (v Value) {
	done := false
	defer func() {
		if !done {
			expect(exhausted{}, recover())
			v = Value{}
		}
	}()
	v = t.root.eval(&meter{Env: env, left: MaxSteps})
	done = true
	return v
}

// charge takes steps, when they are counted.
func charge(env Env, steps int) {
	if m, ok := env.(*meter); ok {
		if m.left -= steps; m.left < 0 {
			panic(exhausted{})
		}
	}
}

// read takes what reading an answer and comparing it costs: every row is looked at. As a number, no more than the first
// characters of a text are read, and texts are compared as fast as memory gives them.
func (m *meter) read(v Value) Value {
	charge(m, readSteps(v.text))
	if v.kind == sequenceKind {
		for _, s := range v.picks {
			charge(m, readSteps(s))
		}
	}
	return v
}

func readSteps(s string) int { return rowSteps + 3*min(len(s), maxDecimal) + len(s)/rowSteps }

// Answer counts.
func (m *meter) Answer(name string) Value { return m.read(m.Env.Answer(name)) }

// Indexed counts.
func (m *meter) Indexed(name string, rows []Row) Value { return m.read(m.Env.Indexed(name, rows)) }

// Current counts.
func (m *meter) Current() Value { return m.read(m.Env.Current()) }

// Column counts.
func (m *meter) Column(name string) Value { return m.read(m.Env.Column(name)) }
