package stats

import "math"

// CoOccurrence is what one group answered to a question of several choices.
type CoOccurrence struct {
	// N is the number of respondents, those who ticked nothing included if
	// they count in the base.
	N int
	// Both[j][l] is how many ticked both choice j and choice l, so that
	// Both[j][j] is the count of choice j. Symmetric, choices x choices.
	Both [][]int
}

// RaoScott tests whether groups differ in what they tick on a question of
// several choices: the sum of the choices' Pearson statistics, corrected for
// the correlation of choices by the second-order Rao-Scott adjustment (Bilder
// and Loughin 2004, Biometrics 60:241; Thomas and Decady 2004). R: MRCV,
// MI.test(type = "rs2", add.constant = FALSE).
//
// With a_i the share of group i, S_i the covariance of its ticks (divided by
// its size) and p_j the overall shares, the adjustment needs the sum of the
// squared eigenvalues of D⁻¹HVH', which is a sum over blocks
// B_ii' = [i = i'] S_i/a_i - S_i - S_i' + Σ a_b S_b; no eigenvalue is computed.
//
// Groups of nobody and choices that everybody or nobody ticked carry no
// information and are left out; DF counts what remains. OK is false with fewer
// than two groups or no choice left, with counts that cannot be co-occurrences,
// and when no group varies within itself (the adjustment then divides by 0).
func RaoScott(groups []CoOccurrence) Test {
	kept, ok := inhabited(groups)
	if !ok {
		return Test{}
	}
	varying, statistic, smallest := varyingChoices(kept)
	if len(varying) == 0 {
		return Test{}
	}
	squares := sumSquaredEigenvalues(kept, varying)
	df := float64(len(kept)-1) * float64(len(varying))
	if !(squares > 1e-12*df) {
		return Test{}
	}
	statistic *= df / squares
	df *= df / squares
	return Test{
		Method: MethodRaoScott, Statistic: statistic, DF: df, P: chiSquareP(statistic, df),
		MinExpected: smallest, OK: true,
	}
}

// inhabited drops the groups of nobody. ok is false with fewer than two left,
// or when the counts contradict each other.
func inhabited(groups []CoOccurrence) (kept []CoOccurrence, ok bool) {
	for _, g := range groups {
		if g.N == 0 {
			continue
		}
		if len(kept) > 0 && len(g.Both) != len(kept[0].Both) || !g.possible() {
			return kept, false
		}
		kept = append(kept, g)
	}
	return kept, len(kept) >= 2
}

// possible reports whether N people can have ticked so.
func (g CoOccurrence) possible() bool {
	k := len(g.Both)
	for j, row := range g.Both {
		if len(row) != k || row[j] < 0 || row[j] > g.N {
			return false
		}
	}
	for j, row := range g.Both {
		for l, both := range row {
			if both != g.Both[l][j] || both > min(row[j], g.Both[l][l]) ||
				both < max(0, row[j]+g.Both[l][l]-g.N) {
				return false
			}
		}
	}
	return true
}

// varyingChoices returns the choices that some but not all ticked, the sum of
// their Pearson statistics and the smallest count expected among them.
func varyingChoices(groups []CoOccurrence) (varying []int, statistic, smallest float64) {
	smallest = math.Inf(1)
	table := make([]Count, len(groups))
	for j := range groups[0].Both {
		for i, g := range groups {
			table[i] = Count{X: g.Both[j][j], N: g.N}
		}
		if t := ChiSquare(table); t.OK {
			varying = append(varying, j)
			statistic += t.Statistic
			smallest = math.Min(smallest, t.MinExpected)
		}
	}
	return varying, statistic, smallest
}

// sumSquaredEigenvalues is Σλ² of D⁻¹HVH' over the varying choices: the squared
// entries of the symmetric matrix with the same eigenvalues.
func sumSquaredEigenvalues(groups []CoOccurrence, varying []int) float64 {
	var n float64
	for _, g := range groups {
		n += float64(g.N)
	}
	share := make([]float64, len(groups))
	for i, g := range groups {
		share[i] = float64(g.N) / n
	}
	variance := make([]float64, len(varying))
	for v, j := range varying {
		var x float64
		for _, g := range groups {
			x += float64(g.Both[j][j])
		}
		variance[v] = x / n * (1 - x/n)
	}
	var sum float64
	cov := make([]float64, len(groups)) // of one pair of choices, per group
	for v, j := range varying {
		for w, l := range varying {
			var pooled float64
			for i, g := range groups {
				size := float64(g.N)
				cov[i] = (float64(g.Both[j][l]) - float64(g.Both[j][j])*float64(g.Both[l][l])/size) / size
				pooled += share[i] * cov[i]
			}
			var squares float64
			for a := range groups {
				for b := range groups {
					block := pooled - cov[a] - cov[b]
					if a == b {
						block += cov[a] / share[a]
					}
					squares += share[a] * share[b] * block * block
				}
			}
			sum += squares / (variance[v] * variance[w])
		}
	}
	return sum
}
