package tabulate

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"

	"sonde/reports/stats"
	"sonde/survey"
)

// ranks tells how sure the ranks of a group's choices are, in list order; none for ratings, numbers and texts, for nobody,
// and where a resample would not fit stats.Pattern.
func (t *table) ranks(g group, counts []int) []RankRange {
	var ranked []int // places in list order
	for i, at := range t.rows.order {
		if t.rows.choices[at].ranked() {
			ranked = append(ranked, i)
		}
	}
	if t.rows.rating || len(ranked) == 0 || g.n == 0 {
		return []RankRange{}
	}
	var found []stats.RankRange
	var ok bool
	switch t.rows.question.Type {
	case survey.SelectOne:
		found, ok = stats.ShareRanks(onePatterns(ranked, counts, g.n), len(ranked), t.seed(g))
	case survey.SelectMultiple:
		found, ok = stats.ShareRanks(t.patterns(ranked, g), len(ranked), t.seed(g))
	case survey.Rank:
		found, ok = t.bordaRanks(ranked, g)
	}
	list := make([]RankRange, 0, len(ranked))
	if !ok {
		return list
	}
	for i, r := range found {
		code := t.rows.choices[t.rows.order[ranked[i]]].Name
		list = append(list, RankRange{Code: code, Rank: r.Rank, Low: r.Low, High: r.High, PFirst: r.PFirst, PTop3: r.PTop3})
	}
	return list
}

// seed makes the resamples of a group the same wherever they are made.
func (t *table) seed(g group) string {
	return fmt.Sprintf("%s %s %q %s %q", t.view.slug, t.query.Rows, t.query.Where, t.query.By, g.code)
}

// onePatterns gives the patterns of a select_one: its choices, and those who took one that is not ranked.
func onePatterns(ranked, counts []int, n int) []stats.Pattern {
	var patterns []stats.Pattern
	for i, at := range ranked {
		if i < stats.MaxChoices {
			patterns = append(patterns, stats.Pattern{Ticked: 1 << i, Count: counts[at]})
		}
		n -= counts[at]
	}
	return append(patterns, stats.Pattern{Count: n})
}

// patterns gives what each respondent of a group ticked among the ranked choices.
func (t *table) patterns(ranked []int, g group) []stats.Pattern {
	ticked := make([]uint64, len(g.answered)*wordBits)
	for i, at := range ranked {
		if i >= stats.MaxChoices {
			break
		}
		set, within := sameLength(t.rows.choices[t.rows.order[at]].bits, g.answered)
		for w, word := range set {
			for word &= within[w]; word != 0; word &= word - 1 {
				ticked[w*wordBits+bits.TrailingZeros64(word)] |= 1 << i
			}
		}
	}
	patterns := make([]stats.Pattern, 0, g.n)
	g.answered.each(func(ordinal uint32) {
		patterns = append(patterns, stats.Pattern{Ticked: ticked[ordinal], Count: 1})
	})
	return patterns
}

// bordaRanks ranks the choices of a rank question by their Borda points. A respondent's points for a choice are written
// in binary digits, one bit of the pattern each, so that the shares of the digits give the mean of the points.
func (t *table) bordaRanks(ranked []int, g group) ([]stats.RankRange, bool) {
	choices := len(t.rows.order)
	digits := bits.Len(uint(2 * (choices - 1)))
	if digits == 0 || len(ranked)*digits > stats.MaxChoices {
		return nil, false
	}
	var patterns []stats.Pattern
	for _, r := range t.rankings(g) {
		points := make([]int, choices)
		for c := range points {
			// Twice choices less rank; those left out share the mean of the missing ranks (stats.Placements).
			points[c] = choices - 1 - len(r.Order)
		}
		for i, c := range r.Order {
			points[c] = 2 * (choices - 1 - i)
		}
		p := stats.Pattern{Count: r.Count}
		for i, at := range ranked {
			p.Ticked |= uint64(points[at]) << (i * digits)
		}
		patterns = append(patterns, p)
	}
	slices.SortFunc(patterns, func(a, b stats.Pattern) int { return cmp.Compare(a.Ticked, b.Ticked) })
	return stats.ScoreRanks(patterns, len(ranked)*digits, len(ranked), func(shares, scores []float64) {
		for i := range scores {
			scores[i] = 0
			for d := range digits {
				scores[i] += float64(int(1)<<d) * shares[i*digits+d]
			}
		}
	}, t.seed(g))
}
