package expr

import (
	"iter"
	"math"
)

// spread gives values one by one, those of a sequence each as text.
func spread(args []*node, env Env) iter.Seq[Value] {
	return func(yield func(Value) bool) {
		for _, arg := range args {
			v := arg.eval(env)
			if v.kind != sequenceKind {
				charge(env, len(v.text)+len(v.picks))
				if !yield(v) {
					return
				}
				continue
			}
			for _, s := range v.picks {
				charge(env, rowSteps+len(s))
				if !yield(Text(s)) {
					return
				}
			}
		}
	}
}

// union gives the answers of all nodes below n, one after the other. A single answer that is missing is none.
func (n *node) union(env Env) Value {
	var texts []string
	for _, arg := range n.args {
		v := arg.eval(env)
		switch {
		case v.kind == sequenceKind:
			texts = append(texts, v.picks...)
		case !v.Empty():
			texts = append(texts, v.String())
		}
		charge(env, rowSteps*len(texts))
	}
	return Sequence(texts)
}

// count counts the answers of a sequence, empty ones too; a single answer is one if there is one.
func count(call *node, env Env) Value {
	v := call.args[0].eval(env)
	switch {
	case v.kind == sequenceKind:
		return number(float64(len(v.picks)))
	case v.Empty():
		return number(0)
	}
	return number(1)
}

func countNonEmpty(call *node, env Env) Value {
	found := 0.0
	for v := range spread(call.args, env) {
		if v.Bool() {
			found++
		}
	}
	return number(found)
}

// sum adds the answers up; what is no number, such as a row without an answer, is left out.
func sum(call *node, env Env) Value {
	total := 0.0
	for v := range spread(call.args, env) {
		if x := v.Number(); !math.IsNaN(x) {
			total += x
		}
	}
	return number(total)
}

func greatest(call *node, env Env) Value {
	best := math.NaN()
	for v := range spread(call.args, env) {
		if x := v.Number(); !math.IsNaN(x) && !(x <= best) {
			best = x
		}
	}
	return number(best)
}

func least(call *node, env Env) Value {
	best := math.NaN()
	for v := range spread(call.args, env) {
		if x := v.Number(); !math.IsNaN(x) && !(x >= best) {
			best = x
		}
	}
	return number(best)
}

// indexedRepeat gives the answer in the rows whose numbers are told; "" where a number is none.
func indexedRepeat(call *node, env Env) Value {
	rows := make([]Row, len(call.args))
	for i, arg := range call.args {
		place := truncate(arg.number(env))
		if !(place >= 1 && place <= maxRow) {
			return Value{}
		}
		rows[i] = Row{Repeat: call.names[i+1].text, Number: int(place)}
	}
	return env.Indexed(call.names[0].text, rows).within(env)
}

// maxRow is more rows than any repeat has.
const maxRow = 1_000_000

// prepareIndexed takes the names out of indexed-repeat(answer, repeat, row, repeat, row ...).
func prepareIndexed(call *node) *Problem {
	if len(call.args)%2 == 0 {
		return call.miscounted("3, 5, 7…", false)
	}
	values := call.args
	call.args = nil
	for i, arg := range values {
		if i > 0 && i%2 == 0 {
			call.args = append(call.args, arg)
			continue
		}
		if arg.op != opAnswer && arg.op != opPath {
			return &Problem{Code: NameWanted, Offset: arg.at, Args: map[string]any{"Function": call.text}}
		}
		call.names = append(call.names, arg)
	}
	return nil
}

// position gives the number of the row that the expression stands in; NaN when it stands in none.
func position(call *node, env Env) Value {
	repeat := ""
	if len(call.names) > 0 {
		repeat = call.names[0].text
	}
	if row := env.Position(repeat); row > 0 {
		return number(float64(row))
	}
	return number(math.NaN())
}

// preparePosition takes the repeat out of position(..) or position(${repeat}).
func preparePosition(call *node) *Problem {
	row := call.args[0]
	if row.op != opAnswer && row.op != opPath {
		return &Problem{Code: NameWanted, Offset: row.at, Args: map[string]any{"Function": call.text}}
	}
	call.names, call.args = call.args, nil
	return nil
}
