package questionnaire

import (
	"math"
	"strconv"

	"sonde/survey"
)

// Scale is what a range takes: from Start to End, which may be the lower one, in steps. Step is above 0.
type Scale struct{ Start, End, Step float64 }

// Low and High are the ends by size.
func (s Scale) Low() float64  { return min(s.Start, s.End) }
func (s Scale) High() float64 { return max(s.Start, s.End) }

// Whole tells whether all that the scale takes are whole numbers.
func (s Scale) Whole() bool {
	return s.Start == math.Trunc(s.Start) && s.Step == math.Trunc(s.Step)
}

// Within tells whether x lies between the ends.
func (s Scale) Within(x float64) bool { return s.Low() <= x && x <= s.High() }

// OnStep tells whether x is a whole number of steps from the start. Decimal steps (0.1) are not whole in binary, so that
// a hair's breadth is allowed.
func (s Scale) OnStep(x float64) bool { return whole((x - s.Start) / s.Step) }

func whole(x float64) bool { return math.Abs(x-math.Round(x)) < 1e-9*max(1, math.Abs(x)) }

// The parameters of a range, with what stands for one that is left out.
const (
	rangeStart = 0
	rangeEnd   = 10
	rangeStep  = 1
)

// scaleOf reads the parameters of a range; what is no number counts as left out (Check refuses it).
func scaleOf(q *survey.Question) Scale {
	number := func(name string, otherwise float64) float64 {
		if x, ok := parameterNumber(q, name); ok {
			return x
		}
		return otherwise
	}
	step := math.Abs(number("step", rangeStep))
	return Scale{Start: number("start", rangeStart), End: number("end", rangeEnd), Step: step}
}

// parameterNumber reads a parameter that is a number.
func parameterNumber(q *survey.Question, name string) (float64, bool) {
	return number(q.Parameters[name])
}

func number(s string) (float64, bool) {
	x, err := strconv.ParseFloat(s, 64)
	return x, err == nil && !math.IsInf(x, 0) && !math.IsNaN(x)
}
