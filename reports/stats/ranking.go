package stats

// Ranking is one way of ordering choices and how many respondents gave it.
type Ranking struct {
	Order []int // choices from 0, best first; choices left unranked are absent
	Count int
}

// Placement is how one choice fared.
type Placement struct {
	MeanRank   float64 // 1 is best
	Borda      float64 // Σ (choices - rank) over respondents
	BordaShare float64 // mean of (choices - rank)/(choices - 1), in [0, 1]
	First      int     // respondents who placed it first
	TopThree   int     // respondents who placed it among their first three
}

// RankingSummary is [Placements]' result: N respondents ranked something.
type RankingSummary struct {
	N       int
	Choices []Placement // in the order of the question
	OK      bool
}

// Placements summarises rankings of a number of choices. In a partial ranking
// the choices left out share the mean of the missing ranks; they are never
// counted in First or TopThree, which are of N for [Wilson].
//
// An empty Order is no answer and not in N. With one choice Borda is 0: there is
// nothing to order. OK is false when nobody ranked, and when an Order names a
// choice twice or one outside 0..choices-1, or a Count is negative.
func Placements(choices int, rankings []Ranking) RankingSummary {
	if choices < 1 {
		return RankingSummary{}
	}
	summary := RankingSummary{Choices: make([]Placement, choices)}
	rankSums := make([]float64, choices)
	placed := make([]bool, choices)
	for _, r := range rankings {
		if r.Count < 0 {
			return RankingSummary{}
		}
		if len(r.Order) == 0 {
			continue
		}
		clear(placed)
		for i, c := range r.Order {
			if c < 0 || c >= choices || placed[c] {
				return RankingSummary{}
			}
			placed[c] = true
			rankSums[c] += float64(i+1) * float64(r.Count)
			if i == 0 {
				summary.Choices[c].First += r.Count
			}
			if i < 3 {
				summary.Choices[c].TopThree += r.Count
			}
		}
		missing := float64(len(r.Order)+1+choices) / 2
		for c, is := range placed {
			if !is {
				rankSums[c] += missing * float64(r.Count)
			}
		}
		summary.N += r.Count
	}
	if summary.N == 0 {
		return RankingSummary{}
	}
	n := float64(summary.N)
	for c := range summary.Choices {
		p := &summary.Choices[c]
		p.MeanRank = rankSums[c] / n
		p.Borda = float64(choices)*n - rankSums[c]
		if choices > 1 {
			p.BordaShare = p.Borda / (n * float64(choices-1))
		}
	}
	summary.OK = true
	return summary
}
