package tabulate

import "math/bits"

// blockWords is how many words of each set are gone over before the next block: 28 sets of them fit a
// core's cache, so that each word comes from memory once.
const blockWords = 256

// crossCounts counts every intersection of a row set with a column set: counts[row][column].
func crossCounts(rows, columns []bitset) [][]int {
	counts := make([][]int, len(rows))
	for i := range counts {
		counts[i] = make([]int, len(columns))
	}
	words := min(longest(rows), longest(columns))
	for from := 0; from < words; from += blockWords {
		for i, row := range rows {
			a := block(row, from)
			if len(a) == 0 {
				continue
			}
			for j, column := range columns {
				counts[i][j] += countBlock(a, block(column, from))
			}
		}
	}
	return counts
}

// pairCounts counts every intersection of two of the sets, each with itself in the diagonal: symmetric.
func pairCounts(sets []bitset) [][]int {
	counts := make([][]int, len(sets))
	for i := range counts {
		counts[i] = make([]int, len(sets))
	}
	words := longest(sets)
	for from := 0; from < words; from += blockWords {
		for i, one := range sets {
			a := block(one, from)
			for j := 0; j <= i && len(a) > 0; j++ {
				counts[i][j] += countBlock(a, block(sets[j], from))
			}
		}
	}
	for i := range counts {
		for j := range i {
			counts[j][i] = counts[i][j]
		}
	}
	return counts
}

// countBlock is countBoth, four words at a time so that the processor counts them side by side.
func countBlock(a, b bitset) int {
	a, b = sameLength(a, b)
	var n0, n1, n2, n3 int
	i := 0
	for ; i+4 <= len(a) && i+4 <= len(b); i += 4 {
		x, y := a[i:i+4:i+4], b[i:i+4:i+4]
		n0 += bits.OnesCount64(x[0] & y[0])
		n1 += bits.OnesCount64(x[1] & y[1])
		n2 += bits.OnesCount64(x[2] & y[2])
		n3 += bits.OnesCount64(x[3] & y[3])
	}
	return n0 + n1 + n2 + n3 + countBoth(a[i:], b[i:])
}

func block(b bitset, from int) bitset {
	if from >= len(b) {
		return nil
	}
	return b[from:min(from+blockWords, len(b))]
}

func longest(sets []bitset) int {
	n := 0
	for _, s := range sets {
		n = max(n, len(s))
	}
	return n
}
