package stats

import (
	"crypto/sha256"
	"encoding/binary"
	"math/rand/v2"
)

// Resamples is how many times respondents are drawn anew. The standard error of
// a probability found so is at most 0.5/sqrt(2000) = 0.011.
const Resamples = 2000

// RankRange is the rank of one item and how far the data support it: its rank
// over resamples of the respondents (Goldstein and Spiegelhalter 1996).
type RankRange struct {
	Rank      int     // in the data; 1 is the highest score, equals share the smaller rank
	Low, High int     // 2.5 % and 97.5 % of the ranks over resamples, widened to hold Rank
	PFirst    float64 // share of resamples in which it is first
	PTop3     float64 // and among the first three
}

// Score turns the shares of all choices in a resample, each of all respondents
// drawn, into the scores of the items to rank. It must fill scores whole and
// keep neither slice; a score that is not a number ranks last.
type Score func(shares, scores []float64)

// ShareRanks ranks choices by the share of respondents that ticked them. See
// [ScoreRanks].
func ShareRanks(patterns []Pattern, choices int, seed string) (ranks []RankRange, ok bool) {
	return ScoreRanks(patterns, choices, choices, func(shares, scores []float64) { copy(scores, shares) }, seed)
}

// ScoreRanks ranks items by a score computed from the shares of choices: a
// share times a weight for a training priority, or any other function of them.
// Whole respondents are drawn, [Resamples] times, so that choices ticked
// together stay together; equal scores are put in order at random. Leave out
// items that cannot be chosen: where all score 0, one is still "first".
//
// The same patterns (in any order), score and seed give the same result;
// different seeds differ by the noise of 2,000 draws. Up to 1,000 respondents
// are drawn one by one; above, the counts are drawn from the normal limit of
// such draws. To compare groups, call once for each.
//
// ok is false, and ranks empty, for no respondent, no item, fewer than 1 or more
// than [MaxChoices] choices, a tick beyond them, or a negative count.
func ScoreRanks(patterns []Pattern, choices, items int, score Score, seed string) (ranks []RankRange, ok bool) {
	n := respondents(patterns, choices)
	if n == 0 || items < 1 {
		return []RankRange{}, false
	}
	board := newRankBoard(items)
	shares, totals := make([]float64, choices), make([]int, choices)
	for _, p := range patterns {
		for c := range totals {
			totals[c] += p.Count * int(p.Ticked>>c&1)
		}
	}
	rank := func() {
		for c, x := range totals {
			shares[c] = float64(x) / float64(n)
		}
		score(shares, board.scores)
	}
	rank()
	ranks = board.observed()

	digest := sha256.Sum256([]byte(seed))
	source := rand.NewPCG(binary.BigEndian.Uint64(digest[:8]), binary.BigEndian.Uint64(digest[8:16]))
	sample := newResampler(patterns, choices, n, source)
	for range Resamples {
		sample.draw(totals)
		rank()
		board.record(source)
	}
	for i := range ranks {
		board.summarise(i, &ranks[i])
	}
	return ranks, true
}

// respondents counts them; 0 when the patterns cannot be resampled.
func respondents(patterns []Pattern, choices int) int {
	if choices < 1 || choices > MaxChoices {
		return 0
	}
	n := 0
	for _, p := range patterns {
		if p.Count < 0 || choices < MaxChoices && p.Ticked>>choices != 0 {
			return 0
		}
		n += p.Count
	}
	return n
}
