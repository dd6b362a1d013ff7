package stats

import (
	"math"
	"math/bits"
	"math/rand/v2"
)

// normalTotals draws totals from the limit of the multinomial law.
type normalTotals struct {
	n      float64
	mean   []float64
	lower  [][]float64 // of the covariance: Cholesky, row by row
	noise  []float64
	random *rand.Rand
}

func newNormalTotals(patterns []Pattern, choices, n int, source *rand.PCG) *normalTotals {
	t := &normalTotals{
		n: float64(n), mean: make([]float64, choices), noise: make([]float64, choices),
		random: rand.New(source),
	}
	cov := make([][]float64, choices)
	for j := range cov {
		cov[j] = make([]float64, j+1)
	}
	for _, p := range patterns {
		for row := p.Ticked; row != 0; row &= row - 1 {
			j := bits.TrailingZeros64(row)
			for col := p.Ticked & (2<<j - 1); col != 0; col &= col - 1 {
				cov[j][bits.TrailingZeros64(col)] += float64(p.Count)
			}
		}
	}
	for j := range cov {
		t.mean[j] = cov[j][j]
	}
	for j := range cov {
		for l := range cov[j] {
			cov[j][l] -= t.mean[j] * t.mean[l] / t.n
		}
	}
	t.lower = cholesky(cov)
	return t
}

// cholesky factors a covariance matrix, given and returned as its lower
// triangle, in place. A choice that others determine (an exclusive one, a copy)
// leaves no variance of its own: its column is 0.
func cholesky(a [][]float64) [][]float64 {
	for j := range a {
		own := a[j][j]
		for m := range j {
			a[j][j] -= a[j][m] * a[j][m]
		}
		if a[j][j] <= 1e-9*own {
			a[j][j] = 0
		}
		a[j][j] = math.Sqrt(a[j][j])
		for i := j + 1; i < len(a); i++ {
			for m := range j {
				a[i][j] -= a[i][m] * a[j][m]
			}
			if a[j][j] == 0 {
				a[i][j] = 0
			} else {
				a[i][j] /= a[j][j]
			}
		}
	}
	return a
}

func (t *normalTotals) draw(totals []int) {
	for j := range t.noise {
		t.noise[j] = t.random.NormFloat64()
	}
	for j, row := range t.lower {
		total := t.mean[j]
		for l, v := range row {
			total += v * t.noise[l]
		}
		totals[j] = int(math.Round(min(max(total, 0), t.n)))
	}
}
