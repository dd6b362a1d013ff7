package stats_test

import (
	"math"
	"testing"

	"sonde/reports/stats"
)

type shareCase struct {
	x, n             int
	level, low, high float64
}

// R 4.2.2: prop.test(x, n, conf.level = level, correct = FALSE)$conf.int
var wilsonCases = []shareCase{
	{0, 1, 0.95, 0, 0.7934506856227626},
	{1, 1, 0.95, 0.2065493143772375, 1},
	{0, 10, 0.95, 0, 0.2775327998628891},
	{1, 10, 0.95, 0.01787621309507289, 0.4041500267952384},
	{5, 10, 0.95, 0.236593090512564, 0.7634069094874359},
	{10, 10, 0.95, 0.7224672001371109, 1},
	{17, 40, 0.95, 0.2850939255995038, 0.5780493145800892},
	{71, 114, 0.95, 0.5312021858550438, 0.7064051917199777},
	{40, 82, 0.95, 0.3826089586061992, 0.5940922761179496},
	{3, 1000, 0.95, 0.001020783881138619, 0.008783014053503173},
	{12345, 100000, 0.95, 0.1214256177545218, 0.1255033111605645},
	{0, 25, 0.95, 0, 0.1331922509390484},
	{7, 30, 0.9, 0.1317602445380376, 0.3790260531286819},
	{7, 30, 0.99, 0.09526697661156022, 0.4679909691047656},
	{29, 30, 0.8, 0.8949138832365056, 0.9899754626968417},
}

// R 4.2.2: binom.test(x, n, conf.level = level)$conf.int
var exactCases = []shareCase{
	{0, 1, 0.95, 0, 0.975},
	{1, 1, 0.95, 0.02500000000000002, 1},
	{0, 10, 0.95, 0, 0.3084971078187608},
	{1, 10, 0.95, 0.002528578544461786, 0.4450161170281954},
	{5, 10, 0.95, 0.1870860284473986, 0.8129139715526015},
	{10, 10, 0.95, 0.6915028921812392, 1},
	{17, 40, 0.95, 0.2704290312688629, 0.5910994195730366},
	{71, 114, 0.95, 0.5271917730247562, 0.7118757533465527},
	{40, 82, 0.95, 0.3757642445030385, 0.6007520977651923},
	{3, 1000, 0.95, 0.000619099931649572, 0.00874202323847828},
	{12345, 100000, 0.95, 0.1214171067079813, 0.125504760848672},
	{0, 25, 0.95, 0, 0.1371851715307125},
	{7, 30, 0.9, 0.1149868955697387, 0.3939474225223633},
	{7, 30, 0.99, 0.07292285908405259, 0.4798750519264132},
	{29, 30, 0.8, 0.8764300093247438, 0.9964941427304151},
	{99999, 100000, 0.95, 0.9999442848396523, 0.9999997468219523},
}

// ST001
func TestWilson(t *testing.T) {
	for _, c := range wilsonCases {
		nearInterval(t, stats.Wilson(c.x, c.n, c.level), c.low, c.high, closedForm)
	}
}

// ST002
func TestClopperPearson(t *testing.T) {
	for _, c := range exactCases {
		nearInterval(t, stats.ClopperPearson(c.x, c.n, c.level), c.low, c.high, betaForm)
	}
}

// ST001
func TestWilsonEffective(t *testing.T) {
	// R 4.2.2: prop.test(share * n, n, conf.level = level, correct = FALSE)$conf.int
	cases := []struct{ share, n, level, low, high float64 }{
		{0.6, 96, 0.95, 0.4999810068147597, 0.6923238756137052},
		{0.25, 108.307692307692, 0.95, 0.1779668134203163, 0.3391597487606872},
		{0.68, 312.5, 0.95, 0.6263634340834039, 0.7292649442499156},
		{0.5, 10.5, 0.95, 0.2412255285326342, 0.7587744714673658},
		{0, 39.9, 0.95, 0, 0.08782191825016879},
		{1, 39.9, 0.95, 0.9121780817498313, 1},
		{0.1, 7.25, 0.9, 0.01824397455612308, 0.3991660315632259},
		{0.9, 7.25, 0.99, 0.4268299346441831, 0.9908901367874916},
		{0.333, 1234.5, 0.95, 0.3072639296536362, 0.3597721716873734},
		{0.02, 55.5, 0.95, 0.003804161540924617, 0.09834126833482884},
	}
	for _, c := range cases {
		nearInterval(t, stats.WilsonEffective(c.share, c.n, c.level), c.low, c.high, closedForm)
	}
	if got := stats.WilsonEffective(0.3, math.Inf(1), 0.95); got != (stats.Interval{Low: 0.3, High: 0.3, OK: true}) {
		t.Errorf("a known share has the interval %+v", got)
	}
}

// ST003
func TestWilsonFinite(t *testing.T) {
	// R 4.2.2: m <- n * (N - 1) / (N - n); prop.test(x / n * m, m, correct = FALSE)$conf.int
	cases := []struct {
		x, n, population int
		low, high        float64
	}{
		{12, 20, 25, 0.4999810068147597, 0.6923238756137052},
		{0, 20, 40, 0, 0.08966685370757138},
		{20, 20, 40, 0.9103331462924287, 1},
		{45, 100, 150, 0.3945090359879769, 0.5067636383609024},
		{8, 32, 45, 0.1779668134203164, 0.3391597487606871},
		{1, 2, 3, 0.1500389891521496, 0.8499610108478505},
		{19, 20, 21, 0.9240363649362803, 0.9674025701628527},
		{71, 114, 400, 0.5454209369711569, 0.6944005121078247},
		{3, 30, 10000, 0.03464959120441714, 0.2559275658961453},
		{5, 7, 8, 0.5759111649221991, 0.821504055411874},
	}
	for _, c := range cases {
		nearInterval(t, stats.WilsonFinite(c.x, c.n, c.population, 0.95), c.low, c.high, closedForm)
	}
	for _, n := range []int{1, 10, 114} {
		want := stats.Interval{Low: 1 / float64(n), High: 1 / float64(n), OK: true}
		if got := stats.WilsonFinite(1, n, n, 0.95); got != want {
			t.Errorf("everybody of %d answered: %+v, want the point %+v", n, got, want)
		}
	}
	if got := stats.WilsonFinite(5, 10, 9, 0.95); got != (stats.Interval{}) {
		t.Errorf("ten answers of nine people: %+v, want none", got)
	}
}

func TestIntervalsOfSharesHoldTheShareInsideTheUnitInterval(t *testing.T) {
	for _, level := range []float64{0.5, 0.9, 0.95, 0.999} {
		for n := 1; n <= 40; n++ {
			for x := 0; x <= n; x++ {
				share := float64(x) / float64(n)
				wilson, finite := stats.Wilson(x, n, level), stats.WilsonFinite(x, n, n+7, level)
				holds(t, wilson, share, 0, 1)
				holds(t, finite, share, 0, 1)
				holds(t, stats.ClopperPearson(x, n, level), share, 0, 1)
				if finite.High-finite.Low > wilson.High-wilson.Low {
					t.Errorf("%d of %d: a known audience widens the interval", x, n)
				}
			}
		}
	}
	for _, n := range []int{1_000, 100_000, 10_000_000} {
		for _, x := range []int{0, 1, n / 3, n - 1, n} {
			holds(t, stats.Wilson(x, n, 0.95), float64(x)/float64(n), 0, 1)
			holds(t, stats.ClopperPearson(x, n, 0.95), float64(x)/float64(n), 0, 1)
		}
	}
}

func TestNoIntervalOfNothing(t *testing.T) {
	cases := []shareCase{
		{x: 0, n: 0, level: 0.95}, {x: 3, n: 2, level: 0.95}, {x: -1, n: 2, level: 0.95}, {x: 1, n: -2, level: 0.95},
		{x: 1, n: 2, level: 0}, {x: 1, n: 2, level: 1}, {x: 1, n: 2, level: 95}, {x: 1, n: 2, level: math.NaN()},
	}
	for _, c := range cases {
		if got := stats.Wilson(c.x, c.n, c.level); got != (stats.Interval{}) {
			t.Errorf("Wilson(%d, %d, %g) = %+v, want none", c.x, c.n, c.level, got)
		}
		if got := stats.ClopperPearson(c.x, c.n, c.level); got != (stats.Interval{}) {
			t.Errorf("ClopperPearson(%d, %d, %g) = %+v, want none", c.x, c.n, c.level, got)
		}
	}
	for _, share := range []float64{-0.1, 1.1, math.NaN()} {
		if got := stats.WilsonEffective(share, 10, 0.95); got.OK {
			t.Errorf("WilsonEffective(%g) = %+v, want none", share, got)
		}
	}
	for _, n := range []float64{0, -1, math.NaN()} {
		if got := stats.WilsonEffective(0.5, n, 0.95); got.OK {
			t.Errorf("WilsonEffective(n = %g) = %+v, want none", n, got)
		}
	}
}
