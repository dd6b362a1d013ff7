package stats

// Opportunity is Ulwick's score of a need, from 0 to 20: with Imp ten times the
// share that calls it important and Sat ten times the share that is satisfied,
// Imp + max(Imp - Sat, 0) ("Jobs to be Done", notes on pages 109-110). Both
// counts are of the same n respondents, those who gave both ratings, inside one
// group: scores are not compared across groups. Which points of the scale count
// is the caller's to state; usually the top two of five.
//
// OK is false for n = 0 or a count outside 0..n.
func Opportunity(important, satisfied, n int) (score float64, ok bool) {
	imp, sat := Count{X: important, N: n}, Count{X: satisfied, N: n}
	if !imp.valid() || !sat.valid() {
		return 0, false
	}
	return 10*imp.share() + 10*max(imp.share()-sat.share(), 0), true
}
