package rows

import (
	"slices"

	"sonde/survey/spelling"
)

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
		if d := spelling.Distance(header, name, least); d < least {
			best, least = name, d
		}
	}
	return best
}
