package stats_test

import (
	"math"
	"testing"

	"sonde/reports/stats"
)

// Tolerances, relative: closed forms; quantiles of the beta distribution;
// bootstrap probabilities are absolute.
const (
	closedForm = 1e-9
	betaForm   = 1e-7
	bootstrap  = 0.02
)

// near fails unless got is want within the relative tolerance; 0 is exact.
func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if math.IsNaN(got) || math.Abs(got-want) > tolerance*math.Abs(want) {
		t.Errorf("%s = %.16g, want %.16g", what, got, want)
	}
}

// nearInterval fails unless got is [low, high].
func nearInterval(t *testing.T, got stats.Interval, low, high, tolerance float64) {
	t.Helper()
	if !got.OK {
		t.Errorf("no interval, want [%g, %g]", low, high)
		return
	}
	near(t, "low", got.Low, low, tolerance)
	near(t, "high", got.High, high, tolerance)
}

// holds fails unless interval is inside [low, high] and contains value.
func holds(t *testing.T, interval stats.Interval, value, low, high float64) {
	t.Helper()
	if !interval.OK || !(interval.Low >= low && interval.Low <= value && value <= interval.High && interval.High <= high) {
		t.Errorf("interval %+v does not hold %g inside [%g, %g]", interval, value, low, high)
	}
}

// groups is a table written as rows {x, n}.
type groups [][2]int

func (g groups) counts() []stats.Count {
	counts := make([]stats.Count, len(g))
	for i, row := range g {
		counts[i] = stats.Count{X: row[0], N: row[1]}
	}
	return counts
}
