package rows

import (
	"maps"
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
	if len(header) > longestGuess {
		return ""
	}
	return spelling.Nearest(header, slices.Sorted(maps.Keys(known)), len(header)/3+1)
}
