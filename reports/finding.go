package reports

import (
	"slices"

	"sonde/reports/needs"
	"sonde/reports/tabulate"
	"sonde/survey"
)

// hasShares tells whether the base is large enough for shares.
func hasShares(g tabulate.GroupResult) bool { return g.Answered >= needs.SmallestBase }

// finding says in words what the figure of a question shows, and no more than the data support: when the ranges of ranks
// overlap, it says how many choices could come first.
func (b *builder) finding(s subject) string {
	label := b.questionLabel(s.question)
	switch {
	case s.group.Answered == 0 && b.policy.K > 1:
		return b.say("report.finding_hidden", survey.Args{"Question": label})
	case s.group.Answered == 0:
		return b.say("report.finding_nobody", survey.Args{"Question": label})
	case !hasShares(s.group):
		return b.say("report.finding_counts", survey.Args{"Question": label, "Count": s.group.Answered})
	case s.question.Rating && s.group.Summary != nil && s.group.Summary.Top2 != nil:
		return b.ratingFinding(s, label)
	case s.question.Question.Type == survey.Rank:
		return b.rankFinding(s, label)
	}
	first, others, ok := leader(s.group)
	if !ok {
		return label
	}
	if most, ok := outdone(s.group, first); ok {
		return b.say("report.finding_most", b.findingArgs(most, s.group))
	}
	args := b.findingArgs(first, s.group)
	if tied, unranked := equals(s.group, first); len(tied) > 0 {
		return b.tiedFinding(args, tied, others-len(tied)+unranked)
	}
	if others == 0 {
		return b.say("report.finding_first", args)
	}
	args["Count"] = others
	return b.say("report.finding_unsure", args)
}

// leader gives the choice that comes first in the data and how many others come first in enough resamples; not ok
// where it is hidden, nothing is ranked, or nobody chose.
func leader(g tabulate.GroupResult) (first tabulate.Cell, others int, ok bool) {
	for _, r := range g.Ranks {
		cell := cellOf(g, r.Code)
		switch {
		case r.Rank == 1 && !ok && !cell.Suppressed && cell.Count > 0:
			first, ok = cell, true
		case r.Low == 1 && cell.Count > 0:
			others++
		}
	}
	return first, others, ok
}

// equals gives the choices named as often as the leader; unranked counts those that no resample puts first.
func equals(g tabulate.GroupResult, first tabulate.Cell) (tied []tabulate.Cell, unranked int) {
	for _, c := range g.Cells {
		if c.Suppressed || c.Code == first.Code || c.Count != first.Count {
			continue
		}
		tied = append(tied, c)
		if !slices.ContainsFunc(g.Ranks, func(r tabulate.RankRange) bool { return r.Code == c.Code && r.Low == 1 }) {
			unranked++
		}
	}
	return tied, unranked
}

// tiedFinding names the choices that share the first place, or says how many they are, and how many more could take it.
func (b *builder) tiedFinding(args survey.Args, tied []tabulate.Cell, others int) string {
	args["Other"], args["Count"] = b.label(tied[0]), len(tied)
	said := b.say("report.finding_tied", args)
	if len(tied) > 1 {
		said = b.say("report.finding_tied_more", args)
	}
	if others > 0 {
		said += b.say("report.finding_others", survey.Args{"Count": others})
	}
	return said
}

// outdone gives a choice that is not ranked ("none", "other") and yet more named than the leader.
func outdone(g tabulate.GroupResult, first tabulate.Cell) (most tabulate.Cell, ok bool) {
	most = first
	for _, c := range g.Cells {
		if !c.Suppressed && c.Count > most.Count {
			most, ok = c, true
		}
	}
	return most, ok
}

func cellOf(g tabulate.GroupResult, code string) tabulate.Cell {
	for _, c := range g.Cells {
		if c.Code == code {
			return c
		}
	}
	return tabulate.Cell{Suppressed: true}
}

func (b *builder) findingArgs(c tabulate.Cell, g tabulate.GroupResult) survey.Args {
	return survey.Args{
		"Label": b.label(c), "Share": b.percent(*c.Share, decimals(g.Answered)), "Interval": b.interval(*c.Low, *c.High, decimals(g.Answered)),
		"Number": b.count(c.Count), "Base": b.count(g.Answered),
	}
}

// ratingFinding gives the share of the top two points and the mean.
func (b *builder) ratingFinding(s subject, label string) string {
	sum := s.group.Summary
	return b.say("report.finding_rating", survey.Args{
		"Question": label, "Share": b.percent(*sum.Top2, decimals(sum.N)), "Base": b.count(sum.N),
		"Mean": b.src.Words.Number(b.req.Language, *sum.Mean, 1),
	})
}

// rankFinding names the choice with the best mean rank.
func (b *builder) rankFinding(s subject, label string) string {
	var best *tabulate.Cell
	for i := range s.group.Cells {
		c := &s.group.Cells[i]
		if c.MeanRank != nil && (best == nil || *c.MeanRank < *best.MeanRank) {
			best = c
		}
	}
	if best == nil {
		return label
	}
	others := 0
	for _, r := range s.group.Ranks {
		if r.Low == 1 && r.Code != best.Code {
			others++
		}
	}
	args := survey.Args{
		"Label": b.label(*best), "Mean": b.src.Words.Number(b.req.Language, *best.MeanRank, 1), "Base": b.count(s.group.Answered),
	}
	if others == 0 {
		return b.say("report.finding_rank_first", args)
	}
	args["Count"] = others
	return b.say("report.finding_rank", args)
}
