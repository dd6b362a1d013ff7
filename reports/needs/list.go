package needs

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"reflect"
	"slices"

	"sonde/reports/stats"
	"sonde/reports/tabulate"
)

// listKind is one of the two lists.
type listKind string

const (
	create  listKind = "create"
	promote listKind = "promote"
)

// factor is what the need is multiplied with. aware is 0 where it is unknown.
func (k listKind) factor(trainable, coverage, aware float64) float64 {
	if k == create {
		return trainable * (1 - coverage)
	}
	return trainable * coverage * (1 - aware)
}

// factorOf is the factor of a need as it is set; 0 when nobody judged it.
func (k listKind) factorOf(n *Need) float64 {
	if n.Trainable.Value == nil || n.Coverage.Value == nil {
		return 0
	}
	return k.factor(*n.Trainable.Value, *n.Coverage.Value, n.assumed())
}

// assumed is the awareness with which scores are computed.
func (n *Need) assumed() float64 {
	if n.Aware == nil {
		return 0
	}
	return n.Aware.Assumed
}

// entry is a need on its way into a list.
type entry struct {
	need   int // place in Group.Needs
	factor float64
	score  float64
}

// entries gives the needs that belong in a list, best first; equal scores by need, then as in the questionnaire.
func (s *sample) entries(factor func(*Need) float64) []entry {
	var list []entry
	for i := range s.group.Needs {
		n := &s.group.Needs[i]
		if !n.measured() {
			continue
		}
		if f := factor(n); f > 0 && *n.Need > 0 {
			list = append(list, entry{need: i, factor: f, score: *n.Need * f})
		}
	}
	slices.SortStableFunc(list, func(a, b entry) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(*s.group.Needs[b.need].Need, *s.group.Needs[a.need].Need))
	})
	return list
}

// list makes one of the two lists.
func (s *sample) list(ctx context.Context, kind listKind) (List, error) {
	made := List{Priorities: []Priority{}, Steps: []Step{}}
	entries := s.entries(kind.factorOf)
	ranks, err := s.ranks(ctx, kind, entries)
	if err != nil {
		return List{}, err
	}
	for i, e := range entries {
		n := &s.group.Needs[e.need]
		p := Priority{
			Concept: n.Concept, Rank: i + 1, Score: e.score, Low: *n.Low * e.factor, High: *n.High * e.factor,
		}
		if i > 0 && e.score == entries[i-1].score {
			p.Rank = made.Priorities[i-1].Rank
		}
		if len(ranks) > 0 {
			p.RankLow, p.RankHigh, p.PTop3 = ranks[i].Low, ranks[i].High, new(ranks[i].PTop3)
		}
		made.Priorities = append(made.Priorities, p)
	}
	made.Steps = append(made.Steps, s.steps(kind, entries)...)
	return made, nil
}

// ranks resamples the community: needs and awareness are computed anew in each resample, settings stay. Empty when
// there is nothing to rank, or more marks than a pattern holds.
func (s *sample) ranks(ctx context.Context, kind listKind, entries []entry) ([]stats.RankRange, error) {
	var marks []tabulate.Mark
	place := func(m tabulate.Mark) int {
		at := slices.IndexFunc(marks, func(known tabulate.Mark) bool { return reflect.DeepEqual(known, m) })
		if at < 0 {
			at, marks = len(marks), append(marks, m)
		}
		return at
	}
	var scorers []func(shares []float64) float64
	for _, e := range entries {
		scorers = append(scorers, s.scorer(kind, e, place))
	}
	if len(marks) == 0 || len(marks) > stats.MaxChoices {
		return []stats.RankRange{}, nil
	}
	patterns, err := s.in.View.Patterns(ctx, s.where, marks)
	if err != nil {
		return nil, err
	}
	seed := fmt.Sprintf("%s %s %q %s %s", s.in.View.Survey(), s.group.Question, s.where, s.group.Kind, kind)
	ranks, ok := stats.ScoreRanks(patterns, len(marks), len(entries), func(shares, scores []float64) {
		for i, score := range scorers {
			scores[i] = score(shares)
		}
	}, seed)
	if !ok {
		return []stats.RankRange{}, nil
	}
	return ranks, nil
}

// scorer gives an entry's score from the shares of the marks that it places.
func (s *sample) scorer(kind listKind, e entry, place func(tabulate.Mark) int) func([]float64) float64 {
	one, n := &s.items[e.need], &s.group.Needs[e.need]
	need := s.needer(one, place)
	settled := e.factor
	if kind == create || n.Aware == nil || n.Aware.Suppressed {
		return func(shares []float64) float64 { return need(shares) * settled }
	}
	o, _ := s.known.find(n.Aware.Offer)
	knows := place(tabulate.Mark{{Question: s.known.question, Choices: []string{o.choice}}})
	asked := place(tabulate.Mark{{Question: s.known.question}})
	trainable, coverage := *n.Trainable.Value, *n.Coverage.Value
	return func(shares []float64) float64 {
		return need(shares) * kind.factor(trainable, coverage, shares[knows]/shares[asked])
	}
}

// needer gives a need from the shares of the marks that it places.
func (s *sample) needer(one *item, place func(tabulate.Mark) int) func([]float64) float64 {
	base := place(one.base)
	if !one.isSkill() {
		meets := place(one.meets)
		return func(shares []float64) float64 { return shares[meets] / shares[base] }
	}
	important, easy := place(one.important), place(one.easy)
	return func(shares []float64) float64 {
		if shares[base] == 0 {
			return math.NaN() // ranked last
		}
		return needOf(shares[important]/shares[base], shares[easy]/shares[base])
	}
}
