package stats

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// Pattern is one way of answering and how many respondents answered so: bit c
// of Ticked is set when they ticked choice c.
type Pattern struct {
	Ticked uint64
	Count  int
}

// MaxChoices is how many choices a [Pattern] holds.
const MaxChoices = 64

// ExactRespondents is the most respondents that are drawn one by one.
const ExactRespondents = 1_000

// resampler draws as many respondents as there are, with replacement, and
// counts how many of them ticked each choice.
type resampler interface {
	draw(totals []int)
}

// newResampler draws respondents one by one up to ExactRespondents of them.
// Above, it draws the totals themselves from the normal law with the mean and
// covariance that such draws have: the time then does not depend on the number
// of respondents, and the difference is below the noise of 2,000 resamples.
func newResampler(patterns []Pattern, choices, n int, source *rand.PCG) resampler {
	if n <= ExactRespondents {
		return newOneByOne(patterns, choices, n, source)
	}
	return newNormalTotals(patterns, choices, n, source)
}

// oneByOne packs each respondent's ticks into bytes, eight choices to a word,
// so that one addition counts eight choices.
type oneByOne struct {
	n      int
	words  [][]uint64 // words[w][respondent]
	source *rand.PCG
	picked [255]uint32 // no more than a byte can count
}

func newOneByOne(patterns []Pattern, choices, n int, source *rand.PCG) *oneByOne {
	// Sorted, so that the order in which patterns arrive changes nothing.
	patterns = slices.Clone(patterns)
	slices.SortFunc(patterns, func(a, b Pattern) int { return cmp.Compare(a.Ticked, b.Ticked) })
	o := &oneByOne{n: n, words: make([][]uint64, (choices+7)/8), source: source}
	for w := range o.words {
		o.words[w] = make([]uint64, 0, n)
		for _, p := range patterns {
			word := spread(uint8(p.Ticked >> (8 * w)))
			for range p.Count {
				o.words[w] = append(o.words[w], word)
			}
		}
	}
	return o
}

// spread puts bit i of b into byte i of a word.
func spread(b uint8) uint64 {
	var word uint64
	for i := range 8 {
		word |= uint64(b>>i&1) << (8 * i)
	}
	return word
}

func (o *oneByOne) draw(totals []int) {
	clear(totals)
	for left := o.n; left > 0; {
		batch := o.picked[:min(left, len(o.picked))]
		left -= len(batch)
		o.pick(batch)
		for w, word := range o.words {
			var sum uint64
			for _, i := range batch {
				sum += word[i]
			}
			for c := 8 * w; c < len(totals) && c < 8*w+8; c++ {
				totals[c] += int(sum >> (8 * (c - 8*w)) & 0xff)
			}
		}
	}
}

// pick fills batch with respondents, two from each random word. Scaling 32 bits
// favours none of 1,000 by more than one part in 4,000,000.
func (o *oneByOne) pick(batch []uint32) {
	n := uint64(o.n)
	for i := 0; i < len(batch); i += 2 {
		r := o.source.Uint64()
		batch[i] = uint32((r >> 32) * n >> 32)
		if i+1 < len(batch) {
			batch[i+1] = uint32((r & math.MaxUint32) * n >> 32)
		}
	}
}
