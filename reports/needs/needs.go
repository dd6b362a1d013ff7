package needs

import (
	"context"
	"fmt"

	"sonde/reports/stats"
	"sonde/reports/tabulate"
	"sonde/survey"
)

// Level is the confidence level of intervals.
const Level = tabulate.DefaultLevel

// Input is what needs are computed from. Where is a coordinator's filter, "" for all; judgements come newest first.
type Input struct {
	View       *tabulate.View
	Library    survey.Library
	Judgements []survey.Judgement
	Where      string
	Policy     tabulate.Policy
}

// Of computes the needs and priorities of every community and kind that the survey asks about. A community whose
// condition names questions that the survey lacks is left out. Errors as of tabulate.View.Tabulate.
func Of(ctx context.Context, in Input) (Result, error) {
	if in.Policy.FixedOnly && in.Where != "" {
		return Result{}, survey.Fail(survey.Denied, "TAB_006", nil)
	}
	m := &maker{
		in: in, outline: OutlineOf(in.View, in.Library.Concepts),
		settings: settings{concepts: in.Library.Concepts, judgements: in.Judgements},
	}
	r := Result{
		Survey: in.View.Survey(), Where: in.Where, Level: Level, Resamples: stats.Resamples,
		Formulas: Formulas{Create: CreateFormula, Promote: PromoteFormula}, Groups: []Group{},
		Excluded: in.View.Excluded(), Simulated: in.View.Simulated(), Trial: in.View.Trial(),
	}
	for _, community := range in.Library.Communities {
		if _, err := in.View.Count(ctx, community.Condition); survey.IsKind(err, survey.Invalid) {
			continue // the survey does not ask what tells who belongs
		} else if err != nil {
			return Result{}, err
		}
		for _, kind := range community.Kinds {
			groups, err := m.groups(ctx, community, kind)
			if err != nil {
				return Result{}, err
			}
			r.Groups = append(r.Groups, groups...)
		}
	}
	return r, nil
}

// maker computes the needs of one survey.
type maker struct {
	in       Input
	outline  Outline
	settings settings
}

// groups makes the groups of a community and kind: one for each obstacle question, or one for all skills.
func (m *maker) groups(ctx context.Context, community survey.Community, kind string) ([]Group, error) {
	where := community.Condition
	if m.in.Where != "" {
		where = fmt.Sprintf("(%s) and (%s)", where, m.in.Where)
	}
	var made []Group
	if kind == KindSkill {
		if len(m.outline.Skills) == 0 {
			return made, nil
		}
		g, err := m.group(ctx, community, where, Group{Kind: kind}, skillItems(m.outline.Skills))
		return append(made, g), err
	}
	for _, o := range m.outline.Obstacles {
		if o.Kind != kind {
			continue
		}
		g, err := m.group(ctx, community, where, Group{Kind: kind, Question: o.Question.Name}, obstacleItems(o))
		if err != nil {
			return nil, err
		}
		made = append(made, g)
	}
	return made, nil
}

// group measures the needs of a group, judges them and makes its lists.
func (m *maker) group(ctx context.Context, community survey.Community, where string, g Group, items []item) (Group, error) {
	g.Community, g.CommunityLabel = community.Code, community.Label
	s := sample{maker: m, where: where, group: &g, items: items}
	if err := s.count(ctx); err != nil {
		return Group{}, err
	}
	k, err := m.known(ctx, where)
	if err != nil {
		return Group{}, err
	}
	s.known = k
	if err := s.measure(ctx); err != nil {
		return Group{}, err
	}
	if err := s.who(ctx, community); err != nil {
		return Group{}, err
	}
	if err := s.how(ctx); err != nil {
		return Group{}, err
	}
	for i := range g.Needs {
		n := &g.Needs[i]
		matching := m.matching(n.Concept, community.Code)
		n.Trainable = m.settings.trainable(n.Concept)
		n.Coverage = m.settings.coverage(n.Concept, len(matching))
		n.Aware = m.aware(matching, k)
		n.Offers = m.offers(matching, k, n.How)
		n.Verdict = n.verdict()
	}
	if g.Create, err = s.list(ctx, create); err != nil {
		return Group{}, err
	}
	g.Promote, err = s.list(ctx, promote)
	return g, err
}
