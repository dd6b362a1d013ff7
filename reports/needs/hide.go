package needs

import (
	"context"

	"sonde/reports/tabulate"
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
