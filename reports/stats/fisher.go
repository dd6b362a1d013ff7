package stats

import (
	"cmp"
	"math"
	"slices"
)

const (
	// fisherTolerance lets tables as probable as the observed one, up to
	// rounding, count as extreme; R uses the same.
	fisherTolerance = 1e-7
	// fisherWork bounds the steps of one test, some tens of milliseconds.
	fisherWork = 200_000
	// samePath is how near two path logarithms are to be one: far above
	// rounding, far below fisherTolerance.
	samePath = 1e-11
)

// Fisher is the exact two-sided test of the r x 2 table of r groups (Fisher;
// for r > 2 Freeman and Halton 1951): given the margins, the probability of
// all tables at most as probable as the observed one. R: fisher.test.
//
// Tables are not listed one by one: they are paths through the groups, and a
// bundle of paths is counted or dropped whole once even its most probable end
// is extreme, or even its least probable one is not (Mehta and Patel 1983).
//
// Everybody or nobody having the property leaves one table: P = 1. OK is false
// with fewer than two groups that hold somebody, with an X outside 0..N, and
// when the work would pass a fixed bound (many groups of many people): use
// [ChiSquare] then.
func Fisher(groups []Count) Test {
	kept, total, ok := occupied(groups)
	if !ok {
		return Test{}
	}
	smallest := math.Inf(1)
	for _, e := range ExpectedCounts(kept) {
		smallest = math.Min(smallest, math.Min(e.With, e.Without))
	}
	// The rarer column has the shorter paths; the test is the same for both.
	if 2*total.X > total.N {
		for i, g := range kept {
			kept[i].X = g.N - g.X
		}
		total.X = total.N - total.X
	}
	// The largest group first: it is the one that needs no bounds.
	slices.SortFunc(kept, func(a, b Count) int { return cmp.Compare(b.N, a.N) })
	observed := 0.0
	for _, g := range kept {
		observed += logChoose(g.N, g.X)
	}
	network, ok := newFisherNetwork(kept, total.X)
	if !ok {
		return Test{}
	}
	p, ok := network.tail(observed+math.Log1p(fisherTolerance), logChoose(total.N, total.X))
	if !ok {
		return Test{}
	}
	return Test{Method: MethodFisher, P: math.Min(1, p), MinExpected: smallest, OK: true}
}

// path is a bundle of ways to fill the groups so far: the logarithm of one
// way's weight (the product of binomial coefficients), and how many there are.
type path struct {
	log, ways float64
}

// tail sums the probabilities of all tables whose log weight is at most limit;
// whole is the log weight of all tables together. ok is false when the work
// bound is passed.
func (f *fisherNetwork) tail(limit, whole float64) (p float64, ok bool) {
	// paths[left] are those that still have left people to place.
	paths := make([][]path, f.x+1)
	paths[f.x] = []path{{ways: 1}}
	for i := range f.sizes {
		next := make([][]path, f.x+1)
		for left, bundle := range paths {
			for _, b := range bundle {
				if i > 0 && b.log+f.most[i][left] <= limit {
					p += b.ways * math.Exp(b.log+logChoose(f.after[i], left)-whole)
					continue
				}
				if i > 0 && b.log+f.least[i][left] > limit {
					continue
				}
				low, high := f.take(i, left)
				if f.work -= high - low + 1; f.work < 0 {
					return 0, false
				}
				for x := low; x <= high; x++ {
					next[left-x] = append(next[left-x], path{b.log + f.weights[i][x], b.ways})
				}
			}
		}
		for left := range next {
			next[left] = merge(next[left])
		}
		paths = next
	}
	// Every group is filled: what is left in hand is decided by its weight.
	for _, b := range paths[0] {
		if b.log <= limit {
			p += b.ways * math.Exp(b.log-whole)
		}
	}
	return p, true
}

// merge joins paths of the same weight.
func merge(paths []path) []path {
	slices.SortFunc(paths, func(a, b path) int { return cmp.Compare(a.log, b.log) })
	kept := paths[:0]
	for _, b := range paths {
		if last := len(kept) - 1; last >= 0 && b.log-kept[last].log < samePath {
			kept[last].ways += b.ways
			continue
		}
		kept = append(kept, b)
	}
	return kept
}
