package expr

import "math"

// The mathematics of both evaluators are their languages' own: the last digits of sin, exp and the like may differ.
var (
	abs, acos, asin, atan, atan2 = math.Abs, math.Acos, math.Asin, math.Atan, math.Atan2
	ceiling, cos, exp, floor     = math.Ceil, math.Cos, math.Exp, math.Floor
	log, sin, sqrt, tan          = math.Log, math.Sin, math.Sqrt, math.Tan
)

const pi = math.Pi

var infinity = math.Inf(1)

// numeric makes a function of one number.
func numeric(f func(float64) float64) func(*node, Env) Value {
	return func(call *node, env Env) Value { return number(f(call.args[0].number(env))) }
}

// numeric2 makes a function of two numbers.
func numeric2(f func(x, y float64) float64) func(*node, Env) Value {
	return func(call *node, env Env) Value {
		return number(f(call.args[0].number(env), call.args[1].number(env)))
	}
}

// truncate is int(): the fraction goes, so int(-1.5) is -1.
func truncate(x float64) float64 { return math.Trunc(x) }

// exp10 is exact for whole numbers.
func exp10(x float64) float64 {
	if x == math.Trunc(x) && math.Abs(x) < 400 {
		return math.Pow10(int(x))
	}
	return math.Pow(10, x)
}

// log10 of a power of ten is whole.
func log10(x float64) float64 {
	y := math.Log10(x)
	if whole := math.Round(y); exp10(whole) == x {
		return whole
	}
	return y
}

// pow is as in IEEE 754's older form, which JavaScript keeps: 1 to the power of what is no number is none.
func pow(x, y float64) float64 {
	if math.IsNaN(y) || math.Abs(x) == 1 && math.IsInf(y, 0) {
		return math.NaN()
	}
	return math.Pow(x, y)
}

func toNumber(call *node, env Env) Value { return number(call.args[0].number(env)) }

func round(call *node, env Env) Value {
	decimals := 0.0
	if len(call.args) > 1 {
		decimals = call.args[1].number(env)
	}
	return number(roundTo(call.args[0].number(env), decimals))
}
