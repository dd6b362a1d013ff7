package stats_test

import (
	"testing"

	"sonde/reports/stats"
)

// ST004
func TestNewcombe(t *testing.T) {
	// R 4.2.2: i <- function(x, n) prop.test(x, n, conf.level = level, correct = FALSE)$conf.int
	// d - sqrt((p1 - i1[1])^2 + (i2[2] - p2)^2), d + sqrt((i1[2] - p1)^2 + (p2 - i2[1])^2)
	cases := []struct {
		a, b                    stats.Count
		level, value, low, high float64
	}{
		{stats.Count{X: 56, N: 70}, stats.Count{X: 48, N: 80}, 0.95, 0.2000000000000001, 0.05243147240236493, 0.3338726540369059},
		{stats.Count{X: 9, N: 10}, stats.Count{X: 3, N: 10}, 0.95, 0.6000000000000001, 0.1705227239345031, 0.809017973535488},
		{stats.Count{X: 6, N: 7}, stats.Count{X: 2, N: 7}, 0.95, 0.5714285714285714, 0.05822792748231231, 0.8062496375242277},
		{stats.Count{X: 5, N: 56}, stats.Count{X: 0, N: 29}, 0.95, 0.08928571428571429, -0.03813714790353685, 0.1925600138551116},
		{stats.Count{X: 0, N: 10}, stats.Count{X: 0, N: 20}, 0.95, 0, -0.1611251580528193, 0.2775327998628891},
		{stats.Count{X: 10, N: 10}, stats.Count{X: 0, N: 20}, 0.95, 1, 0.6790860371419148, 1},
		{stats.Count{X: 22, N: 32}, stats.Count{X: 20, N: 82}, 0.95, 0.4435975609756098, 0.2421011316277117, 0.598835522612312},
		{stats.Count{X: 1, N: 1}, stats.Count{X: 0, N: 1}, 0.95, 1, -0.1221087206819418, 1},
		{stats.Count{X: 500, N: 1000}, stats.Count{X: 450, N: 1000}, 0.95, 0.04999999999999999, 0.00623171489284903, 0.09349837183977762},
		{stats.Count{X: 7, N: 30}, stats.Count{X: 9, N: 31}, 0.9, -0.05698924731182797, -0.2352810446477582, 0.1273081027790761},
		{stats.Count{X: 7, N: 30}, stats.Count{X: 9, N: 31}, 0.99, -0.05698924731182797, -0.3261941709418055, 0.2254422995853587},
		{stats.Count{X: 12, N: 12}, stats.Count{X: 12, N: 13}, 0.95, 0.07692307692307687, -0.1736745749052991, 0.3331395092109959},
	}
	for _, c := range cases {
		got := stats.Newcombe(c.a, c.b, c.level)
		near(t, "difference", got.Value, c.value, closedForm)
		nearInterval(t, got.Interval, c.low, c.high, closedForm)
	}
}

func TestNewcombeChangesSignWithTheGroups(t *testing.T) {
	for n := 1; n <= 9; n++ {
		for x := 0; x <= n; x++ {
			for y := 0; y <= 13; y++ {
				a, b := stats.Count{X: x, N: n}, stats.Count{X: y, N: 13}
				d, e := stats.Newcombe(a, b, 0.95), stats.Newcombe(b, a, 0.95)
				if d.Value != -e.Value || d.Low != -e.High || d.High != -e.Low {
					t.Errorf("%v less %v: %+v, exchanged %+v", a, b, d, e)
				}
				holds(t, d.Interval, d.Value, -1, 1)
			}
		}
	}
}

func TestNoDifferenceFromNobody(t *testing.T) {
	some := stats.Count{X: 1, N: 2}
	for _, bad := range []stats.Count{{}, {X: 3, N: 2}, {X: -1, N: 2}} {
		if got := stats.Newcombe(some, bad, 0.95); got != (stats.Difference{}) {
			t.Errorf("Newcombe(%v, %v) = %+v, want none", some, bad, got)
		}
		if got := stats.Newcombe(bad, some, 0.95); got != (stats.Difference{}) {
			t.Errorf("Newcombe(%v, %v) = %+v, want none", bad, some, got)
		}
	}
	if got := stats.Newcombe(some, some, 1); got != (stats.Difference{}) {
		t.Errorf("level 1: %+v, want none", got)
	}
}
