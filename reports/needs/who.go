package needs

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"sonde/reports/stats"
	"sonde/reports/tabulate"
	"sonde/survey"
)

// significant is the adjusted p-value below which a group is named.
const significant = 0.05

// slice is a part of the community that is compared with the rest of it: for each need, who meets it of whom.
type slice struct {
	question, code string
	label          survey.Text
	group, rest    []stats.Count
}

// who names, for each need, the groups of the community in which it is cited more: by the choices of each profile
// question, and by the other communities that people belong to as well. P-values are adjusted over all groups and needs
// of one question.
func (s *sample) who(ctx context.Context, own survey.Community) error {
	for _, q := range s.outline.Profiles {
		slices, err := s.profileSlices(ctx, q)
		if err != nil {
			return err
		}
		s.compare(slices)
	}
	var others []slice
	for _, other := range s.in.Library.Communities {
		if other.Code == own.Code {
			continue
		}
		one, err := s.communitySlice(ctx, other)
		if survey.IsKind(err, survey.Invalid) {
			continue
		}
		if err != nil {
			return err
		}
		others = append(others, one)
	}
	s.compare(others)
	for i := range s.group.Needs {
		slices.SortStableFunc(s.group.Needs[i].Who, func(a, b Over) int { return cmp.Compare(b.Difference, a.Difference) })
	}
	return nil
}

// profileSlices splits the community by the choices of a question; the rest are those who chose another.
func (s *sample) profileSlices(ctx context.Context, q tabulate.Question) ([]slice, error) {
	columns := []tabulate.Mark{{{Question: q.Name}}}
	for _, c := range q.Choices {
		columns = append(columns, tabulate.Mark{{Question: q.Name, Choices: []string{c.Name}}})
	}
	meets, bases, err := s.crossed(ctx, s.where, columns)
	if err != nil {
		return nil, err
	}
	var made []slice
	for j, c := range q.Choices {
		one := slice{question: q.Name, code: c.Name, label: c.Label}
		for i := range s.items {
			one.add(meets[i][j+1], bases[i][j+1], meets[i][0], bases[i][0])
		}
		made = append(made, one)
	}
	return made, nil
}

// communitySlice splits the community by whether people belong to another one too.
func (s *sample) communitySlice(ctx context.Context, other survey.Community) (slice, error) {
	one := slice{code: other.Code, label: other.Label}
	inside, insideBase, err := s.crossed(ctx, fmt.Sprintf("(%s) and (%s)", s.where, other.Condition), []tabulate.Mark{{}})
	if err != nil {
		return slice{}, err
	}
	all, allBase, err := s.crossed(ctx, s.where, []tabulate.Mark{{}})
	if err != nil {
		return slice{}, err
	}
	for i := range s.items {
		one.add(inside[i][0], insideBase[i][0], all[i][0], allBase[i][0])
	}
	return one, nil
}

// crossed counts, for each item and column, who meets the need and who could have.
func (s *sample) crossed(ctx context.Context, where string, columns []tabulate.Mark) (meets, bases [][]int, err error) {
	rows := append(s.marks(func(i *item) tabulate.Mark { return i.meets }), s.marks(func(i *item) tabulate.Mark { return i.base })...)
	counts, err := s.in.View.Cross(ctx, where, rows, columns)
	if err != nil {
		return nil, nil, err
	}
	return counts[:len(s.items)], counts[len(s.items):], nil
}

// add takes in a need: x of n in the slice, allX of allN in the slice and the rest together.
func (s *slice) add(x, n, allX, allN int) {
	s.group = append(s.group, stats.Count{X: x, N: n})
	s.rest = append(s.rest, stats.Count{X: allX - x, N: allN - n})
}

// compare tests every slice against its rest for every need, adjusts, and names those in which the need is cited more.
func (s *sample) compare(list []slice) {
	type pair struct {
		need int
		of   *slice
	}
	var pairs []pair
	var p []float64
	for i := range s.group.Needs {
		for j := range list {
			one := &list[j]
			if s.group.Needs[i].Suppressed || min(one.group[i].N, one.rest[i].N) < SmallestBase {
				continue
			}
			if test := stats.CompareShares([]stats.Count{one.group[i], one.rest[i]}); test.OK {
				pairs, p = append(pairs, pair{i, one}), append(p, test.P)
			}
		}
	}
	for at, adjusted := range stats.BenjaminiHochberg(p) {
		n, one := &s.group.Needs[pairs[at].need], pairs[at].of
		group, rest := one.group[pairs[at].need], one.rest[pairs[at].need]
		d := stats.Newcombe(group, rest, Level)
		if adjusted >= significant || !d.OK || d.Low <= 0 || s.hides(group.X, group.N) || s.hides(rest.X, rest.N) || n.names(group, rest) {
			continue
		}
		n.Who = append(n.Who, Over{
			Question: one.question, Code: one.code, Label: one.label, Group: s.share(group.X, group.N), Rest: s.share(rest.X, rest.N),
			Difference: d.Value, Low: d.Low, High: d.High, PAdjusted: adjusted,
		})
	}
}

// names tells whether the same people are named already: "both" among users is the producers among them.
func (n *Need) names(group, rest stats.Count) bool {
	return slices.ContainsFunc(n.Who, func(o Over) bool {
		return o.Group.Count == group.X && o.Group.Base == group.N && o.Rest.Count == rest.X && o.Rest.Base == rest.N
	})
}
