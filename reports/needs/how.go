package needs

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"sonde/reports/tabulate"
)

// mostFormats is how many formats a priority names.
const mostFormats = 3

// how finds the formats that those who meet each need prefer, on the first question about formats.
func (s *sample) how(ctx context.Context) error {
	if len(s.outline.Formats) == 0 {
		for i := range s.group.Needs {
			s.group.Needs[i].How.Formats = []Format{}
		}
		return nil
	}
	q := s.outline.Formats[0]
	columns := []tabulate.Mark{{{Question: q.Name}}}
	for _, c := range q.Choices {
		columns = append(columns, tabulate.Mark{{Question: q.Name, Choices: []string{c.Name}}})
	}
	counts, err := s.in.View.Cross(ctx, s.where, s.marks(func(i *item) tabulate.Mark { return i.meets }), columns)
	if err != nil {
		return err
	}
	for i := range s.group.Needs {
		n := &s.group.Needs[i]
		n.How = How{Question: q.Name, Formats: []Format{}}
		if n.Suppressed || counts[i][0] < s.in.Policy.K || s.differs(n.Count, counts[i][0]) {
			n.How.Suppressed = true
			continue
		}
		n.How.Base = counts[i][0]
		for j, c := range q.Choices {
			x := counts[i][j+1]
			if x == 0 || !strings.HasPrefix(c.Concept, KindFormat+"/") || s.hides(x, n.How.Base) {
				continue
			}
			n.How.Formats = append(n.How.Formats, Format{Concept: c.Concept, Label: c.Label, Share: s.share(x, n.How.Base)})
		}
		slices.SortStableFunc(n.How.Formats, func(a, b Format) int { return cmp.Compare(b.Count, a.Count) })
		n.How.Formats = n.How.Formats[:min(mostFormats, len(n.How.Formats))]
	}
	return nil
}

// differs tells whether two shown numbers, subtracted, would show a group of fewer than K.
func (s *sample) differs(all, part int) bool {
	return all != part && all-part < s.in.Policy.K
}
