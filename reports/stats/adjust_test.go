package stats_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"sonde/reports/stats"
)

func nearAll(t *testing.T, what string, got, want []float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d values, want %d", what, len(got), len(want))
	}
	for i := range got {
		near(t, what, got[i], want[i], closedForm)
	}
}

// ST009
func TestAdjustedPValues(t *testing.T) {
	// R 4.2.2: p.adjust(p, "bonferroni"), "holm", "BH", "BY"
	cases := []struct{ p, bonferroni, holm, bh, by []float64 }{
		{
			p:          []float64{0.01, 0.02, 0.03, 0.04, 0.05},
			bonferroni: []float64{0.05, 0.1, 0.15, 0.2, 0.25},
			holm:       []float64{0.05, 0.08, 0.09, 0.09, 0.09},
			bh:         []float64{0.05, 0.05, 0.05, 0.05, 0.05},
			by:         []float64{0.1141666666666667, 0.1141666666666667, 0.1141666666666667, 0.1141666666666667, 0.1141666666666667},
		},
		{
			p:          []float64{0.05, 0.01, 0.04, 0.01, 0.2},
			bonferroni: []float64{0.25, 0.05, 0.2, 0.05, 1},
			holm:       []float64{0.12, 0.05, 0.12, 0.05, 0.2},
			bh:         []float64{0.0625, 0.025, 0.0625, 0.025, 0.2},
			by:         []float64{0.1427083333333333, 0.05708333333333333, 0.1427083333333333, 0.05708333333333333, 0.4566666666666667},
		},
		{
			p:          []float64{0.5},
			bonferroni: []float64{0.5},
			holm:       []float64{0.5},
			bh:         []float64{0.5},
			by:         []float64{0.5},
		},
		{
			p:          []float64{1, 1, 1},
			bonferroni: []float64{1, 1, 1},
			holm:       []float64{1, 1, 1},
			bh:         []float64{1, 1, 1},
			by:         []float64{1, 1, 1},
		},
		{
			p:          []float64{0, 0.001, 0.9},
			bonferroni: []float64{0, 0.003, 1},
			holm:       []float64{0, 0.002, 0.9},
			bh:         []float64{0, 0.0015, 0.9},
			by:         []float64{0, 0.00275, 1},
		},
		{
			p:          []float64{0.012, 0.049, 0.0003, 0.2, 0.74, 0.03, 0.03, 1},
			bonferroni: []float64{0.096, 0.392, 0.0024, 1, 1, 0.24, 0.24, 1},
			holm:       []float64{0.08400000000000001, 0.196, 0.0024, 0.6000000000000001, 1, 0.18, 0.18, 1},
			bh:         []float64{0.048, 0.07840000000000001, 0.0024, 0.2666666666666667, 0.8457142857142856, 0.06, 0.06, 1},
			by:         []float64{0.1304571428571429, 0.21308, 0.006522857142857143, 0.7247619047619048, 1, 0.1630714285714286, 0.1630714285714286, 1},
		},
		{
			p:          []float64{0.04, 0.04, 0.04},
			bonferroni: []float64{0.12, 0.12, 0.12},
			holm:       []float64{0.12, 0.12, 0.12},
			bh:         []float64{0.04, 0.04, 0.04},
			by:         []float64{0.07333333333333333, 0.07333333333333333, 0.07333333333333333},
		},
		{
			p:          []float64{0.001, 0.6, 0.0201, 0.0199, 0.05, 0.051},
			bonferroni: []float64{0.006, 1, 0.1206, 0.1194, 0.3, 0.306},
			holm:       []float64{0.006, 0.6, 0.09950000000000001, 0.09950000000000001, 0.15, 0.15},
			bh:         []float64{0.006, 0.6, 0.0402, 0.0402, 0.06119999999999999, 0.06119999999999999},
			by:         []float64{0.0147, 1, 0.09849000000000001, 0.09849000000000001, 0.14994, 0.14994},
		},
		{
			p:          []float64{0.9, 0.8, 0.7, 0.6},
			bonferroni: []float64{1, 1, 1, 1},
			holm:       []float64{1, 1, 1, 1},
			bh:         []float64{0.9, 0.9, 0.9, 0.9},
			by:         []float64{1, 1, 1, 1},
		},
		{
			p:          []float64{1e-12, 1e-08, 0.3, 0.02},
			bonferroni: []float64{4e-12, 4e-08, 1, 0.08},
			holm:       []float64{4e-12, 3e-08, 0.3, 0.04},
			bh:         []float64{4e-12, 2e-08, 0.3, 0.02666666666666666},
			by:         []float64{8.333333333333334e-12, 4.166666666666667e-08, 0.625, 0.05555555555555557},
		},
		{
			p:          []float64{0.0143665022887264, 0.0350364159439512, 0.0413423500764309, 0.00101650321451821, 0.0135015261945467, 1.04464808431292e-05},
			bonferroni: []float64{0.0861990137323584, 0.2102184956637072, 0.2480541004585854, 0.006099019287109261, 0.0810091571672802, 6.26788850587752e-05},
			holm:       []float64{0.0540061047781868, 0.07007283188790241, 0.07007283188790241, 0.00508251607259105, 0.0540061047781868, 6.26788850587752e-05},
			bh:         []float64{0.0215497534330896, 0.0413423500764309, 0.0413423500764309, 0.00304950964355463, 0.0215497534330896, 6.26788850587752e-05},
			by:         []float64{0.05279689591106952, 0.1012887576872557, 0.1012887576872557, 0.007471298626708844, 0.05279689591106952, 0.0001535632683939993},
		},
	}
	for _, c := range cases {
		nearAll(t, "Bonferroni", stats.Bonferroni(c.p), c.bonferroni)
		nearAll(t, "Holm", stats.Holm(c.p), c.holm)
		nearAll(t, "Benjamini-Hochberg", stats.BenjaminiHochberg(c.p), c.bh)
		nearAll(t, "Benjamini-Yekutieli", stats.BenjaminiYekutieli(c.p), c.by)
	}
}

func TestAdjustmentsAreOrdered(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for m := range 30 {
		p := make([]float64, m)
		for i := range p {
			p[i] = math.Pow(random.Float64(), 3)
		}
		bonferroni, holm, bh, by := stats.Bonferroni(p), stats.Holm(p), stats.BenjaminiHochberg(p), stats.BenjaminiYekutieli(p)
		for i := range p {
			if !(p[i] <= bh[i] && bh[i] <= holm[i]+1e-15 && holm[i] <= bonferroni[i]+1e-15 && bonferroni[i] <= 1 && bh[i] <= by[i] && by[i] <= 1) {
				t.Errorf("p %g: BH %g, Holm %g, Bonferroni %g, BY %g", p[i], bh[i], holm[i], bonferroni[i], by[i])
			}
		}
	}
}

func TestWhatIsNoProbabilityCountsAsOne(t *testing.T) {
	p := []float64{0.01, math.NaN(), -0.5, 3}
	nearAll(t, "Benjamini-Hochberg", stats.BenjaminiHochberg(p), []float64{0.04, 1, 1, 1})
	nearAll(t, "Holm", stats.Holm(p), []float64{0.04, 1, 1, 1})
	nearAll(t, "Bonferroni", stats.Bonferroni(p), []float64{0.04, 1, 1, 1})
	if !math.IsNaN(p[1]) || p[2] != -0.5 {
		t.Error("the values given were changed")
	}
}
