package chart

import (
	"math"

	"sonde/survey"
)

// steps are the distances between gridlines that read well, as shares.
var steps = []float64{0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5, 1, 2, 5, 10}

// axis is the scale of shares: from 0 to End with a gridline each Step.
type axis struct{ End, Step float64 }

// axisOf chooses the scale of a figure with at most most steps. Figure.Max fixes the end; without it the end is the
// gridline above the largest value drawn.
func axisOf(f Figure, most int) axis {
	end := f.Max
	if end <= 0 {
		end = largest(f)
	}
	if end <= 0 {
		end = 1
	}
	step := steps[len(steps)-1]
	for _, candidate := range steps {
		if end/candidate <= float64(most)+1e-9 {
			step = candidate
			break
		}
	}
	if f.Max <= 0 {
		end = math.Ceil(end/step-1e-9) * step
	}
	return axis{End: end, Step: step}
}

// ticks gives the gridlines from 0 to the end.
func (a axis) ticks() []float64 {
	var ticks []float64
	for i := 0; float64(i)*a.Step <= a.End+1e-9; i++ {
		ticks = append(ticks, math.Round(float64(i)*a.Step*1e6)/1e6)
	}
	return ticks
}

// label writes a gridline's value: a percentage, or a score in as many decimals as keep it apart from its neighbours.
func (a axis) label(f Figure, tick float64, words survey.Words) string {
	switch {
	case f.Score && tick == 0:
		return "0"
	case f.Score && a.Step >= 0.1 && a.Step != 0.25:
		return words.Number(f.Language, tick, 1)
	case f.Score:
		return words.Number(f.Language, tick, 2)
	case a.Step < 0.01:
		return words.Percent(f.Language, tick, 1)
	}
	return words.Percent(f.Language, tick, 0)
}

// largest gives the greatest number that the figure draws.
func largest(f Figure) float64 {
	most := 0.0
	for _, bar := range f.Bars {
		for _, value := range bar.Values {
			most = max(most, value.end())
		}
	}
	return most
}

// end gives how far a value reaches: its bar, its whisker or its reference mark.
func (v Value) end() float64 {
	return max(drawn(v.Share), drawn(v.High), drawn(v.Reference))
}

// drawn gives a number as it is drawn: 0 for none, for less than 0 and for what is no number.
func drawn(x *float64) float64 {
	if x == nil || !(*x > 0) || math.IsInf(*x, 0) {
		return 0
	}
	return *x
}
