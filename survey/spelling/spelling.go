// Package spelling tells how far a word is from another that was perhaps meant.
package spelling

import "strings"

// Nearest gives the first of the names that a word differs least from, be its letters small or capital; "" when none
// differs by less than the limit.
func Nearest(word string, names []string, limit int) string {
	nearest := ""
	for _, name := range names {
		if d := Distance(strings.ToLower(word), strings.ToLower(name), limit); d < limit {
			nearest, limit = name, d
		}
	}
	return nearest
}

// Distance is Levenshtein's between two words, in bytes; limit when it is limit or more.
func Distance(a, b string, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	before := make([]int, len(b)+1)
	for j := range before {
		before[j] = j
	}
	for i := range len(a) {
		diagonal := before[0]
		before[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal, before[j+1] = before[j+1], min(before[j+1]+1, before[j]+1, cost)
		}
	}
	return min(before[len(b)], limit)
}
