package needs

import (
	"context"
	"slices"

	"sonde/reports/stats"
	"sonde/reports/tabulate"
	"sonde/survey"
)

// hide hides the needs that the policy hides: on too few people; hidden in the table of all; or such that the table of
// all less the community would show too few.
func (s *sample) hide(ctx context.Context) error {
	if s.in.Policy.K < 2 {
		return nil
	}
	hiddenChoice := map[string]bool{}
	if s.group.Question != "" {
		all, err := s.in.View.Tabulate(ctx, tabulate.Query{Rows: s.group.Question, Policy: s.in.Policy})
		if err != nil {
			return err
		}
		for _, cell := range all.Groups[0].Cells {
			hiddenChoice[cell.Code] = cell.Suppressed
		}
	}
	for i := range s.group.Needs {
		one, n := &s.items[i], &s.group.Needs[i]
		// Of skills the two shares are shown too: their parts are counted as well.
		parts := []tabulate.Mark{one.base, one.meets}
		if one.isSkill() {
			parts = append(parts, one.important, one.easy)
		}
		inside, err := s.in.View.Cross(ctx, s.where, []tabulate.Mark{one.base}, parts)
		if err != nil {
			return err
		}
		all, err := s.in.View.Cross(ctx, "", []tabulate.Mark{one.base}, parts)
		if err != nil {
			return err
		}
		hidden := hiddenChoice[one.choice]
		if s.group.Question != "" && !hidden {
			if hidden, err = s.rolesTell(ctx, s.where, s.group.Question, one.choice); err != nil {
				return err
			}
		}
		for p := range parts {
			x, n := inside[0][p], inside[0][0]
			hidden = hidden || p > 0 && s.hides(x, n) || n < s.in.Policy.K || s.differs(all[0][0], n) ||
				p > 0 && n != all[0][0] && s.hides(all[0][p]-x, all[0][0]-n)
		}
		if hidden {
			n.Suppressed, n.Count, n.Base = true, 0, 0
		}
	}
	return nil
}

// rolesTell tells whether a community's count of a choice, less the roles that the table by role shows, would give away
// the roles that it hides: inside the community together, or outside together, they are fewer than K.
func (m *maker) rolesTell(ctx context.Context, where, question, choice string) (bool, error) {
	k := m.in.Policy.K
	role, err := m.in.View.Question(tabulate.RoleQuestion)
	if k < 2 || err != nil || role.Question.Type != survey.SelectOne {
		return false, nil
	}
	query := tabulate.Query{Rows: question, By: tabulate.RoleQuestion}
	open, err := m.in.View.Tabulate(ctx, query)
	if err != nil {
		return false, err
	}
	query.Policy = m.in.Policy
	shown, err := m.in.View.Tabulate(ctx, query)
	if err != nil {
		return false, err
	}
	var inside, outside stats.Count
	for i, g := range open.Groups {
		at := slices.IndexFunc(g.Cells, func(c tabulate.Cell) bool { return c.Code == choice })
		if at < 0 || g.Answered == 0 || !shown.Groups[i].Cells[at].Suppressed {
			continue
		}
		mark := []tabulate.Mark{{{Question: tabulate.RoleQuestion, Choices: []string{g.Code}}, {Question: question}}}
		members, err := m.in.View.Cross(ctx, where, mark, mark)
		if err != nil {
			return false, err
		}
		part := &outside
		switch members[0][0] {
		case 0:
		case g.Answered:
			part = &inside
		default:
			return true, nil // the community cuts through the role: take no chance
		}
		part.X, part.N = part.X+g.Cells[at].Count, part.N+g.Answered
	}
	return inside.N > 0 && m.hides(inside.X, inside.N) || outside.N > 0 && m.hides(outside.X, outside.N), nil
}
