package expr

import "math"

// eval gives the value of n. Operators evaluate from left to right; or and and stop as soon as they know.
func (n *node) eval(env Env) Value {
	switch n.op {
	case opLiteral:
		return n.value
	case opAnswer:
		v := env.Answer(n.text)
		if v.kind > picksKind {
			return v.within(env)
		}
		return v
	case opCurrent:
		v := env.Current()
		if v.kind > picksKind {
			return v.within(env)
		}
		return v
	case opColumn:
		return env.Column(n.text).answer()
	case opCall:
		return n.fn.apply(n, env)
	case opUnion:
		return n.union(env)
	case opPath:
		return Value{}
	case opRows, opList:
		return n.look(env)
	case opCell:
		return n.cell(env)
	case opFixed:
		return n.once(env)
	case opPlace:
		return number(float64(env.(*meter).place))
	case opLast:
		return number(float64(env.(*meter).last))
	case opNegate, opAdd, opSubtract, opMultiply, opDivide, opModulo:
		return number(n.arithmetic(env))
	}
	return boolean(n.truth(env))
}

// truth gives the truth of n's value, without making a Value of what is a boolean anyway.
func (n *node) truth(env Env) bool {
	switch n.op {
	case opOr:
		return n.any(env, true)
	case opAnd:
		return !n.any(env, false)
	case opEqual:
		return equal(n.args[0].eval(env), n.args[1].eval(env))
	case opUnequal:
		return unequal(n.args[0].eval(env), n.args[1].eval(env))
	case opLess, opLessEqual, opGreater, opGreaterEqual:
		return ordered(n.op, n.args[0].eval(env), n.args[1].eval(env))
	}
	return n.eval(env).Bool()
}

// any tells whether one of the values below n has the truth.
func (n *node) any(env Env, truth bool) bool {
	for _, arg := range n.args {
		if arg.truth(env) == truth {
			return true
		}
	}
	return false
}

// number gives the value of n as a number.
func (n *node) number(env Env) float64 {
	v := n.eval(env)
	if v.kind == numberKind {
		return v.number
	}
	return v.Number()
}

// picks gives the value of n, whose picks are to be looked at.
func (n *node) picks(env Env) Value {
	v := n.eval(env)
	charge(env, len(v.text)+len(v.picks))
	return v
}

// string gives the value of n as text.
func (n *node) string(env Env) string {
	v := n.eval(env)
	s := v.text
	if v.kind != textKind {
		s = v.String()
	}
	charge(env, len(s))
	return s
}

func (n *node) arithmetic(env Env) float64 {
	x := n.args[0].number(env)
	if n.op == opNegate {
		return -x
	}
	y := n.args[1].number(env)
	switch n.op {
	case opAdd:
		return x + y
	case opSubtract:
		return x - y
	case opMultiply:
		return x * y
	case opDivide:
		return x / y
	}
	return math.Mod(x, y)
}
