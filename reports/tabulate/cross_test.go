package tabulate

import (
	"math/rand/v2"
	"testing"

	"github.com/RoaringBitmap/roaring/v2"
)

func randomSets(n, responses int, density float64) []bitset {
	random := rand.New(rand.NewPCG(1, uint64(n)))
	sets := make([]bitset, n)
	for i := range sets {
		sets[i] = make(bitset, (responses+wordBits-1)/wordBits)
		for o := range responses {
			if random.Float64() < density {
				sets[i][o/wordBits] |= 1 << (o % wordBits)
			}
		}
	}
	return sets
}

func BenchmarkCrossTable(b *testing.B) {
	rows, columns := randomSets(14, 1_000_000, 0.2), randomSets(15, 1_000_000, 0.2)[1:]
	for b.Loop() {
		crossCounts(rows, columns)
	}
}

func BenchmarkCrossTableRoaring(b *testing.B) {
	rows, columns := roaringOf(randomSets(14, 1_000_000, 0.2)), roaringOf(randomSets(15, 1_000_000, 0.2)[1:])
	b.ResetTimer()
	for b.Loop() {
		for _, row := range rows {
			for _, column := range columns {
				row.AndCardinality(column)
			}
		}
	}
}

func roaringOf(sets []bitset) []*roaring.Bitmap {
	made := make([]*roaring.Bitmap, len(sets))
	for i, s := range sets {
		made[i] = roaring.New()
		s.each(made[i].Add)
		made[i].RunOptimize()
	}
	return made
}
