package stats_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"sonde/reports/stats"
)

// ST005
func TestChiSquare(t *testing.T) {
	// R 4.2.2: r <- chisq.test(cbind(x, n - x), correct = FALSE); r$statistic, r$parameter,
	// pchisq(r$statistic, r$parameter, lower.tail = FALSE), min(r$expected)
	cases := []struct {
		groups                     groups
		statistic, df, p, expected float64
	}{
		{groups{{56, 70}, {48, 80}}, 7.023411371237457, 1, 0.008045081368196578, 21.46666666666667},
		{groups{{10, 10}, {0, 10}}, 20, 1, 7.744216431044086e-06, 5},
		{groups{{40, 82}, {16, 32}}, 0.01369698426048309, 1, 0.9068330187421469, 15.71929824561403},
		{groups{{22, 32}, {20, 82}}, 19.46548344947735, 1, 1.024340857063064e-05, 11.78947368421053},
		{groups{{104, 197}, {59, 113}, {84, 152}, {289, 454}, {31, 49}, {105, 173}, {24, 29}, {54, 89}}, 17.51393375721307, 7, 0.01436650228872642, 11.68312101910828},
		{groups{{12, 40}, {15, 50}, {20, 60}}, 0.1859120016525511, 2, 0.9112335929392719, 12.53333333333333},
		{groups{{30, 100}, {10, 40}, {5, 35}, {55, 120}}, 15.72838064713065, 3, 0.001289046113780247, 11.86440677966102},
		{groups{{1, 200}, {0, 200}}, 1.00250626566416, 1, 0.3167048239469191, 0.5},
		{groups{{3, 10}, {4, 9}, {5, 11}}, 0.6271043771043769, 2, 0.7308462362013642, 3.6},
		{groups{{900, 1000}, {1, 1000}}, 1632.401163806467, 1, 0, 450.5},
		{groups{{5000, 33000}, {5100, 33000}, {4900, 34000}}, 15.16899094753766, 2, 0.0005082711597453666, 4950},
		{groups{{3, 10}, {0, 11}, {4, 12}, {2, 13}, {9, 14}}, 13.93685679399965, 4, 0.007499333616812104, 3},
	}
	for _, c := range cases {
		got := stats.ChiSquare(c.groups.counts())
		if !got.OK || got.Method != stats.MethodChiSquare || got.DF != c.df {
			t.Errorf("%v: %+v", c.groups, got)
		}
		near(t, "statistic", got.Statistic, c.statistic, closedForm)
		near(t, "p", got.P, c.p, closedForm)
		near(t, "smallest expected count", got.MinExpected, c.expected, closedForm)
	}
}

// R 4.2.2: fisher.test(cbind(x, n - x), workspace = 2e7)$p.value
var fisherCases = []struct {
	groups groups
	p      float64
}{
	{groups{{3, 4}, {1, 4}}, 0.4857142857142858},
	{groups{{9, 10}, {3, 10}}, 0.01976661109788042},
	{groups{{6, 7}, {2, 7}}, 0.1025641025641025},
	{groups{{5, 56}, {0, 29}}, 0.1606214432094712},
	{groups{{10, 10}, {0, 20}}, 3.328339160423118e-08},
	{groups{{0, 10}, {0, 20}}, 1},
	{groups{{22, 32}, {20, 82}}, 2.307685666505249e-05},
	{groups{{1, 300}, {9, 310}}, 0.02064656308863966},
	{groups{{50, 100}, {30, 90}}, 0.02708432928417417},
	{groups{{2, 40}, {11, 5000}}, 0.004533360986371177},
	{groups{{3, 10}, {4, 9}, {5, 11}}, 0.8048230945256203},
	{groups{{3, 10}, {0, 11}, {4, 12}, {2, 13}, {9, 14}}, 0.005453340927384902},
	{groups{{0, 5}, {0, 6}, {3, 7}}, 0.07965686274509745},
	{groups{{1, 12}, {2, 15}, {8, 13}, {2, 9}}, 0.01165028156151947},
	{groups{{10, 10}, {10, 12}, {4, 9}}, 0.01122158523715817},
	{groups{{12, 40}, {15, 50}, {20, 60}}, 0.9253917202872806},
	{groups{{30, 100}, {10, 40}, {5, 35}, {55, 120}}, 0.001196309425617993},
	{groups{{2, 8}, {0, 9}, {1, 7}, {5, 10}, {3, 6}, {0, 8}, {4, 9}}, 0.02888200430600509},
	{groups{{5, 10}, {5, 10}, {5, 10}, {5, 10}}, 1},
	{groups{{1, 3}, {0, 4}, {0, 2}, {7, 12}}, 0.1216865693645864},
	{groups{{3, 30}, {2, 22}, {9, 31}, {1, 19}, {0, 25}, {4, 40}}, 0.02623828459196104},
}

// ST006
func TestFisher(t *testing.T) {
	for _, c := range fisherCases {
		got := stats.Fisher(c.groups.counts())
		if !got.OK || got.Method != stats.MethodFisher || got.DF != 0 || got.Statistic != 0 {
			t.Errorf("%v: %+v", c.groups, got)
		}
		near(t, "p", got.P, c.p, closedForm)
	}
}

// TestFisherAgainstEveryTable sums all tables one by one, without bounds.
func TestFisherAgainstEveryTable(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		table := make([]stats.Count, 2+random.IntN(4))
		for i := range table {
			table[i].N = 1 + random.IntN(9)
			table[i].X = random.IntN(table[i].N + 1)
		}
		near(t, "p", stats.Fisher(table).P, everyTable(table), closedForm)
	}
}

// everyTable is the Freeman-Halton p-value by enumeration.
func everyTable(table []stats.Count) float64 {
	choose := func(n, k int) float64 {
		v := 1.0
		for i := range k {
			v = v * float64(n-i) / float64(i+1)
		}
		return v
	}
	observed, x := 1.0, 0
	for _, g := range table {
		observed *= choose(g.N, g.X)
		x += g.X
	}
	var extreme, all float64
	var walk func(rest []stats.Count, left int, weight float64)
	walk = func(rest []stats.Count, left int, weight float64) {
		if len(rest) == 0 {
			if left == 0 {
				all += weight
				if weight <= observed*(1+1e-7) {
					extreme += weight
				}
			}
			return
		}
		for k := 0; k <= min(left, rest[0].N); k++ {
			walk(rest[1:], left-k, weight*choose(rest[0].N, k))
		}
	}
	walk(table, x, 1)
	return extreme / all
}

func TestFisherRefusesHugeTablesAndTheRuleFallsBack(t *testing.T) {
	huge := make([]stats.Count, 13)
	for i := range huge {
		huge[i] = stats.Count{X: 4 + i%3, N: 20 + 7*i}
	}
	if got := stats.Fisher(huge); got != (stats.Test{}) {
		t.Errorf("thirteen groups: %+v, want a refusal", got)
	}
	got := stats.CompareShares(huge)
	if got != stats.ChiSquare(huge) || !got.OK || got.MinExpected >= 5 {
		t.Errorf("thirteen groups: %+v, want chi-square that owns to a small expected count", got)
	}
}

// ST007
func TestCompareSharesChoosesTheTest(t *testing.T) {
	cases := []struct {
		behaviour string
		groups    groups
		method    stats.Method
		p         float64
	}{
		// R 4.2.2, the calls above.
		{"every expected count above 5", groups{{56, 70}, {48, 80}}, stats.MethodChiSquare, 0.008045081368196578},
		{"an expected count of exactly 5", groups{{10, 10}, {0, 10}}, stats.MethodChiSquare, 7.744216431044086e-06},
		{"an expected count of 4", groups{{9, 10}, {3, 10}}, stats.MethodFisher, 0.01976661109788042},
		{"several groups, large", groups{{30, 100}, {10, 40}, {5, 35}, {55, 120}}, stats.MethodChiSquare, 0.001289046113780247},
		{"several groups, small", groups{{3, 10}, {4, 9}, {5, 11}}, stats.MethodFisher, 0.8048230945256203},
		{"rare in many", groups{{2, 40}, {11, 5000}}, stats.MethodFisher, 0.004533360986371177},
		{"an empty group beside", groups{{9, 10}, {0, 0}, {3, 10}}, stats.MethodFisher, 0.01976661109788042},
		{"nobody at all", groups{{0, 10}, {0, 20}}, stats.MethodFisher, 1},
		{"everybody", groups{{10, 10}, {20, 20}}, stats.MethodFisher, 1},
		{"nobody, in many", groups{{0, 100_000}, {0, 200_000}}, stats.MethodFisher, 1},
		{"the same share", groups{{10, 20}, {20, 40}}, stats.MethodChiSquare, 1},
	}
	for _, c := range cases {
		got := stats.CompareShares(c.groups.counts())
		if !got.OK || got.Method != c.method {
			t.Errorf("%s: %+v, want %s", c.behaviour, got, c.method)
		}
		near(t, c.behaviour, got.P, c.p, closedForm)
	}
}

func TestNothingToCompare(t *testing.T) {
	for _, g := range []groups{nil, {{3, 10}}, {{3, 10}, {0, 0}}, {{0, 0}, {0, 0}}, {{11, 10}, {1, 2}}, {{-1, 10}, {1, 2}}, {{1, 0}, {1, 2}, {1, 3}}} {
		for name, test := range map[string]func([]stats.Count) stats.Test{
			"ChiSquare": stats.ChiSquare, "Fisher": stats.Fisher, "CompareShares": stats.CompareShares,
		} {
			if got := test(g.counts()); got != (stats.Test{}) {
				t.Errorf("%s(%v) = %+v, want none", name, g, got)
			}
		}
	}
	if got := stats.ChiSquare(groups{{0, 5}, {0, 6}}.counts()); got != (stats.Test{}) {
		t.Errorf("chi-square without variation: %+v", got)
	}
}

func TestExpectedCounts(t *testing.T) {
	// R 4.2.2: chisq.test(cbind(c(3, 4, 5), c(7, 5, 6)))$expected
	got := stats.ExpectedCounts(groups{{3, 10}, {4, 9}, {0, 0}, {5, 11}}.counts())
	want := []stats.Expected{{With: 4, Without: 6}, {With: 3.6, Without: 5.4}, {}, {With: 4.4, Without: 6.6}}
	if !slices.Equal(got, want) {
		t.Errorf("expected counts %v, want %v", got, want)
	}
	if got := stats.ExpectedCounts(groups{{0, 0}}.counts()); !slices.Equal(got, []stats.Expected{{}}) {
		t.Errorf("of nobody: %v", got)
	}
}

// FuzzCompareShares looks for a table whose outcome is no probability, or
// depends on which column is named or on the order of groups.
func FuzzCompareShares(f *testing.F) {
	f.Add([]byte{9, 1, 3, 7})
	f.Add([]byte{0, 200, 0, 100, 1, 0})
	f.Add([]byte{40, 42, 16, 16, 3, 250})
	f.Fuzz(func(t *testing.T, cells []byte) {
		var table, other []stats.Count
		for i := 0; i+1 < len(cells) && i < 10; i += 2 {
			x, rest := int(cells[i]), int(cells[i+1])
			table = append(table, stats.Count{X: x, N: x + rest})
			other = append(other, stats.Count{X: rest, N: x + rest})
		}
		slices.Reverse(other)
		got, turned := stats.CompareShares(table), stats.CompareShares(other)
		if got.OK && !(got.P >= 0 && got.P <= 1) || !got.OK && got != (stats.Test{}) {
			t.Errorf("%v: %+v", table, got)
		}
		if got.Method == turned.Method && math.Abs(got.P-turned.P) > 1e-9 {
			t.Errorf("%v: p %g, columns and rows turned %g", table, got.P, turned.P)
		}
	})
}
