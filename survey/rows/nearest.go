package rows

import "slices"

// mostGuesses and longestGuess bound the time spent on guessing what headers were meant to be.
const (
	mostGuesses  = 20
	longestGuess = 120
)

// nearest gives the known header that differs least, when it differs little; "" otherwise.
func nearest(header string, known map[string][]Target) string {
	best, least := "", len(header)/3+1
	if len(header) > longestGuess {
		return ""
	}
	names := make([]string, 0, len(known))
	for name := range known {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if d := distance(header, name, least); d < least {
			best, least = name, d
		}
	}
	return best
}

// distance is Levenshtein's, given up at limit.
func distance(a, b string, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, cost)
		}
	}
	return row[len(b)]
}
