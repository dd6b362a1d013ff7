package expr

// MaxSteps is the most work that one evaluation does, about a millisecond: a character looked at is a step, an answer
// read some twenty.
const MaxSteps = 200_000

// smallTree is how many nodes a tree may have whose steps nobody counts: what each costs at worst, texts and rows as long
// as may be, stays within MaxSteps.
const smallTree = 20

// rowSteps is what an answer or a row costs beside its characters.
const rowSteps = 20

// meter is an Env that counts steps.
type meter struct {
	Env
	left int
}

// exhausted is thrown when no step is left.
type exhausted struct{}

// counted evaluates with the steps counted.
func (t *Tree) counted(env Env) (v Value) {
	defer func() {
		if thrown := recover(); thrown != nil {
			if _, ok := thrown.(exhausted); !ok {
				panic(thrown)
			}
			v = Value{}
		}
	}()
	return t.root.eval(&meter{env, MaxSteps})
}

// charge takes steps, when they are counted.
func charge(env Env, steps int) {
	if m, ok := env.(*meter); ok {
		if m.left -= steps; m.left < 0 {
			panic(exhausted{})
		}
	}
}

// read takes what reading an answer costs: comparisons look at every row, and at texts as fast as memory gives them.
func (m *meter) read(v Value) Value {
	steps := rowSteps + len(v.text)/rowSteps
	if v.kind == sequenceKind {
		steps += rowSteps * len(v.picks)
	}
	charge(m, steps)
	return v
}

// Answer counts.
func (m *meter) Answer(name string) Value { return m.read(m.Env.Answer(name)) }

// Indexed counts.
func (m *meter) Indexed(name string, rows []Row) Value { return m.read(m.Env.Indexed(name, rows)) }

// Current counts.
func (m *meter) Current() Value { return m.read(m.Env.Current()) }

// Column counts.
func (m *meter) Column(name string) Value { return m.read(m.Env.Column(name)) }
