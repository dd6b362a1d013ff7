package stats_test

import (
	"math"
	"testing"

	"sonde/reports/stats"
)

// tallies pairs values with counts.
func tallies(pairs ...float64) []stats.Tally {
	var values []stats.Tally
	for i := 0; i < len(pairs); i += 2 {
		values = append(values, stats.Tally{Value: pairs[i], Count: int(pairs[i+1])})
	}
	return values
}

// ST011
func TestSummarise(t *testing.T) {
	// R 4.2.2: v <- rep(values, counts); length(v), mean(v), sd(v), t.test(v)$conf.int,
	// quantile(v, c(.25, .5, .75), type = 7). All alike: t.test refuses, the formula gives the mean.
	cases := []struct {
		values                              []stats.Tally
		n                                   int
		mean, sd, low, high, q1, median, q3 float64
	}{
		{tallies(1, 3, 2, 7, 3, 20, 4, 31, 5, 21), 82, 3.731707317073171, 1.054663722520179, 3.499972282888179, 3.963442351258163, 3, 4, 4.75},
		{tallies(1, 1, 5, 1), 2, 3, 2.82842712474619, -22.41240947234939, 28.41240947234939, 2, 3, 4},
		{tallies(1, 10, 2, 10, 3, 10, 4, 10, 5, 10), 50, 3, 1.428571428571429, 2.594004492148957, 3.405995507851043, 2, 3, 4},
		{tallies(3, 2, 4, 1), 3, 3.333333333333333, 0.5773502691896257, 1.89911575675018, 4.767550909916488, 3, 3, 3.5},
		{tallies(0.5, 1, 1.25, 1, 7, 1, 100, 1), 4, 27.1875, 48.62842747131901, -50.19117966892797, 104.566179668928, 1.0625, 4.125, 30.25},
		{tallies(4, 6), 6, 4, 0, 4, 4, 4, 4, 4},
		{tallies(1, 1, 2, 0, 3, 2, 4, 9, 5, 12, 6, 30, 7, 14), 68, 5.602941176470588, 1.186235811073508, 5.31581093973405, 5.890071413207125, 5, 6, 6},
		{tallies(-3, 4, 0, 1, 12.5, 5), 10, 5.05, 7.903761411153834, -0.6040103086133415, 10.70401030861334, -3, 6.25, 12.5},
		{tallies(1, 250, 2, 250, 3, 251, 4, 249), 1000, 2.499, 1.117697744584039, 2.429641617817462, 2.568358382182538, 1.75, 2.5, 3},
		{tallies(2, 100, 5, 1), 101, 2.02970297029703, 0.2985111570629967, 1.970773123212172, 2.088632817381888, 2, 2, 2},
		{tallies(1000001, 2, 1000002, 3, 1000003, 2), 7, 1000002, 0.816496580927726, 1000001.244866609, 1000002.755133391, 1000001.5, 1000002, 1000002.5},
	}
	for _, c := range cases {
		got := stats.Summarise(c.values, 0.95)
		if !got.OK || got.N != c.n {
			t.Errorf("%v: %+v", c.values, got)
		}
		near(t, "mean", got.Mean, c.mean, closedForm)
		near(t, "sd", got.SD, c.sd, closedForm)
		nearInterval(t, got.Interval, c.low, c.high, closedForm)
		near(t, "q1", got.Q1, c.q1, closedForm)
		near(t, "median", got.Median, c.median, closedForm)
		near(t, "q3", got.Q3, c.q3, closedForm)
	}
	// R 4.2.2: t.test(rep(1:5, c(3, 7, 20, 31, 21)), conf.level = .9), .99
	points := tallies(1, 3, 2, 7, 3, 20, 4, 31, 5, 21)
	nearInterval(t, stats.Summarise(points, 0.9).Interval, 3.537917878559533, 3.925496755586809, closedForm)
	nearInterval(t, stats.Summarise(points, 0.99).Interval, 3.424476387982886, 4.038938246163456, closedForm)
}

func TestSummariseAtTheEdges(t *testing.T) {
	one := stats.Summarise(tallies(3, 1), 0.95)
	if one != (stats.Summary{N: 1, Mean: 3, Median: 3, Q1: 3, Q3: 3, OK: true}) {
		t.Errorf("one respondent: %+v, want no spread and no interval", one)
	}
	split := stats.Summarise(tallies(4, 1, 2, 2, 4, 1), 0.95)
	if joined := stats.Summarise(tallies(2, 2, 4, 2), 0.95); split != joined {
		t.Errorf("a value given twice: %+v, want %+v", split, joined)
	}
	if got := stats.Summarise(tallies(1, 3, 2, 3), 1.5); !got.OK || got.Interval != (stats.Interval{}) {
		t.Errorf("a level above 1: %+v, want a summary without interval", got)
	}
	for behaviour, values := range map[string][]stats.Tally{
		"none": nil, "nobody": tallies(3, 0), "a negative count": tallies(3, -1, 2, 5),
		"not a number": tallies(math.NaN(), 2), "infinite": tallies(math.Inf(1), 2), "too large": tallies(1e200, 1, -1e200, 1),
	} {
		if got := stats.Summarise(values, 0.95); got != (stats.Summary{}) {
			t.Errorf("%s: %+v, want nothing", behaviour, got)
		}
	}
	for _, c := range []struct {
		sd, level float64
		n         int
	}{{1, 0.95, 1}, {1, 0.95, 0}, {-1, 0.95, 5}, {math.NaN(), 0.95, 5}, {1, 1, 5}} {
		if got := stats.MeanInterval(3, c.sd, c.n, c.level); got != (stats.Interval{}) {
			t.Errorf("MeanInterval(sd %g, n %d, level %g) = %+v, want none", c.sd, c.n, c.level, got)
		}
	}
}

func TestTopBox(t *testing.T) {
	points := tallies(1, 3, 2, 7, 3, 20, 4, 31, 5, 21)
	for from, want := range map[float64]int{0: 82, 1: 82, 2: 79, 3: 72, 3.5: 52, 4: 52, 5: 21, 6: 0} {
		if got := stats.TopBox(points, from); got != (stats.Count{X: want, N: 82}) {
			t.Errorf("from %g: %v, want %d of 82", from, got, want)
		}
	}
	if got := stats.TopBox(nil, 4); got != (stats.Count{}) {
		t.Errorf("of nobody: %v", got)
	}
}

// ST012
func TestOpportunity(t *testing.T) {
	// R 4.2.2: i <- 10 * important / n; s <- 10 * satisfied / n; i + max(i - s, 0)
	cases := []struct {
		important, satisfied, n int
		score                   float64
	}{
		{38, 44, 68, 5.588235294117647},
		{60, 20, 80, 12.5},
		{80, 0, 80, 20},
		{0, 80, 80, 0},
		{1, 1, 1, 10},
		{10, 5, 20, 7.5},
		{5, 10, 20, 2.5},
		{33, 12, 57, 9.473684210526317},
		{7, 3, 11, 10},
		{50, 49, 100, 5.1},
		{71, 70, 114, 6.315789473684211},
	}
	for _, c := range cases {
		got, ok := stats.Opportunity(c.important, c.satisfied, c.n)
		if !ok || got < 0 || got > 20 {
			t.Errorf("%+v: %g, %t", c, got, ok)
		}
		near(t, "opportunity", got, c.score, closedForm)
	}
	for _, c := range [][3]int{{0, 0, 0}, {3, 1, 2}, {1, 3, 2}, {-1, 0, 2}} {
		if got, ok := stats.Opportunity(c[0], c[1], c[2]); ok || got != 0 {
			t.Errorf("Opportunity(%v) = %g, %t, want none", c, got, ok)
		}
	}
}
