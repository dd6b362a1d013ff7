package stats

import (
	"math"
	"math/rand/v2"
)

// rankBoard counts how often each item took each rank.
type rankBoard struct {
	scores []float64
	ties   []uint64
	order  []int
	taken  [][]int // taken[item][rank-1]
}

func newRankBoard(items int) *rankBoard {
	b := &rankBoard{
		scores: make([]float64, items), ties: make([]uint64, items),
		order: make([]int, items), taken: make([][]int, items),
	}
	for i := range b.taken {
		b.order[i] = i
		b.taken[i] = make([]int, items)
	}
	return b
}

// settle puts what is not a number last.
func (b *rankBoard) settle() {
	for i, s := range b.scores {
		if math.IsNaN(s) {
			b.scores[i] = math.Inf(-1)
		}
	}
}

// observed ranks the scores on the board, equals sharing the smaller rank.
func (b *rankBoard) observed() []RankRange {
	b.settle()
	ranks := make([]RankRange, len(b.scores))
	for i, s := range b.scores {
		ranks[i].Rank = 1
		for _, other := range b.scores {
			if other > s {
				ranks[i].Rank++
			}
		}
	}
	return ranks
}

// record ranks the scores on the board, equals in random order, and counts.
func (b *rankBoard) record(source *rand.PCG) {
	b.settle()
	for i := range b.ties {
		b.ties[i] = source.Uint64()
	}
	// Insertion: few items, and nearly in order since the resample before.
	for i := 1; i < len(b.order); i++ {
		for j := i; j > 0 && b.before(b.order[j], b.order[j-1]); j-- {
			b.order[j], b.order[j-1] = b.order[j-1], b.order[j]
		}
	}
	for rank, item := range b.order {
		b.taken[item][rank]++
	}
}

func (b *rankBoard) before(i, j int) bool {
	return b.scores[i] > b.scores[j] || b.scores[i] == b.scores[j] && b.ties[i] > b.ties[j]
}

// summarise fills all of r but its Rank, which it reads.
func (b *rankBoard) summarise(item int, r *RankRange) {
	taken := 0
	for i, times := range b.taken[item] {
		taken += times
		if r.Low == 0 && 1000*taken >= 25*Resamples {
			r.Low = i + 1
		}
		if r.High == 0 && 1000*taken >= 975*Resamples {
			r.High = i + 1
		}
		if i == 0 {
			r.PFirst = float64(taken) / Resamples
		}
		if i < 3 {
			r.PTop3 = float64(taken) / Resamples
		}
	}
	r.Low, r.High = min(r.Low, r.Rank), max(r.High, r.Rank)
}
