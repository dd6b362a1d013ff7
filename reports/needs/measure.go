package needs

import (
	"context"
	"fmt"
	"math"
	"slices"

	"sonde/reports/stats"
	"sonde/reports/tabulate"
)

// measure gives the needs their numbers: the share of an obstacle with Wilson's interval, the opportunity of a skill with
// an interval from resamples.
func (s *sample) measure(ctx context.Context) error {
	for i := range s.group.Needs {
		n := &s.group.Needs[i]
		n.Small = n.Base < SmallBase
		if n.Suppressed || n.Base < SmallestBase {
			continue
		}
		if s.items[i].isSkill() {
			if err := s.opportunity(ctx, i); err != nil {
				return err
			}
			continue
		}
		interval := stats.Wilson(n.Count, n.Base, Level)
		n.Need, n.Low, n.High = new(float64(n.Count)/float64(n.Base)), new(interval.Low), new(interval.High)
	}
	return nil
}

// opportunity measures a skill. Its interval is the middle 95 % of the opportunities of resamples of those who rated it.
func (s *sample) opportunity(ctx context.Context, i int) error {
	one, n := &s.items[i], &s.group.Needs[i]
	all, err := s.in.View.Patterns(ctx, s.where, []tabulate.Mark{one.important, one.easy, one.base})
	if err != nil {
		return err
	}
	rated := slices.DeleteFunc(all, func(p stats.Pattern) bool { return p.Ticked&4 == 0 })
	for j := range rated {
		rated[j].Ticked &^= 4
	}
	drawn := make([]float64, 0, stats.Resamples+1)
	_, ok := stats.ScoreRanks(rated, 2, 1, func(shares, scores []float64) {
		scores[0] = needOf(shares[0], shares[1])
		drawn = append(drawn, scores[0])
	}, fmt.Sprintf("%s %s %q opportunity", s.in.View.Survey(), one.concept, s.where))
	if !ok {
		return nil
	}
	important, easy := 0, 0
	for _, p := range rated {
		important, easy = important+int(p.Ticked&1)*p.Count, easy+int(p.Ticked>>1&1)*p.Count
	}
	score, _ := stats.Opportunity(important, easy, n.Base)
	n.Skill = &Skill{Important: ratio(important, n.Base), Easy: ratio(easy, n.Base), Opportunity: score}
	n.Need = new(score / 20)
	resampled := drawn[1:] // the first is the data's own
	slices.Sort(resampled)
	tail := len(resampled) * 25 / 1000
	n.Low = new(min(*n.Need, resampled[tail-1]))
	n.High = new(max(*n.Need, resampled[len(resampled)-tail]))
	return nil
}

// needOf is opportunity / 20 from the shares that find a skill important and easy.
func needOf(important, easy float64) float64 {
	return (important + math.Max(important-easy, 0)) / 2
}

// ratio gives x/n, 0 for n = 0.
func ratio(x, n int) float64 {
	if n == 0 {
		return 0
	}
	return float64(x) / float64(n)
}
