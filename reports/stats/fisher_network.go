package stats

import "math"

// fisherNetwork holds, for x people spread over groups of the given sizes,
// what [Fisher] must know ahead: how heavy and how light the rest of a path
// can still be.
type fisherNetwork struct {
	x       int
	sizes   []int
	after   []int       // after[i] = people in groups i and later
	weights [][]float64 // weights[i][x] = log C(sizes[i], x)

	// most[i][left] and least[i][left] bound the log weight of filling groups
	// i and later with left people, for i >= 1; index 0 is never asked.
	most, least [][]float64
	work        int // steps still allowed
}

// newFisherNetwork prepares the bounds; ok is false when they alone pass the
// work allowed.
func newFisherNetwork(groups []Count, x int) (f *fisherNetwork, ok bool) {
	r := len(groups)
	f = &fisherNetwork{
		x: x, sizes: make([]int, r), after: make([]int, r+1), weights: make([][]float64, r),
		most: make([][]float64, r), least: make([][]float64, r), work: fisherWork,
	}
	for i := r - 1; i >= 0; i-- {
		f.sizes[i] = groups[i].N
		f.after[i] = f.after[i+1] + groups[i].N
		width := min(groups[i].N, x) + 1
		if f.work -= width; f.work < 0 {
			return f, false
		}
		f.weights[i] = make([]float64, width)
		for k := range f.weights[i] {
			f.weights[i][k] = logChoose(groups[i].N, k)
		}
	}
	for i := r - 1; i >= 1; i-- {
		if i == r-1 {
			f.most[i], f.least[i] = f.weights[i], f.weights[i]
			continue
		}
		if !f.bound(i) {
			return f, false
		}
	}
	return f, true
}

// bound fills most[i] and least[i] from those of i+1.
func (f *fisherNetwork) bound(i int) bool {
	width := min(f.after[i], f.x) + 1
	f.most[i], f.least[i] = make([]float64, width), make([]float64, width)
	for left := range width {
		low, high := f.take(i, left)
		if f.work -= high - low + 1; f.work < 0 {
			return false
		}
		most, least := math.Inf(-1), math.Inf(1)
		for x := low; x <= high; x++ {
			most = math.Max(most, f.weights[i][x]+f.most[i+1][left-x])
			least = math.Min(least, f.weights[i][x]+f.least[i+1][left-x])
		}
		f.most[i][left], f.least[i][left] = most, least
	}
	return true
}

// take is the range of people that group i can hold when left must still fit
// into it and the groups after it.
func (f *fisherNetwork) take(i, left int) (low, high int) {
	return max(0, left-f.after[i+1]), min(f.sizes[i], left)
}

// logChoose is the logarithm of n over k.
func logChoose(n, k int) float64 {
	return logFactorial(n) - logFactorial(k) - logFactorial(n-k)
}

// logFactorial is the logarithm of n!.
func logFactorial(n int) float64 {
	v, _ := math.Lgamma(float64(n) + 1)
	return v
}
