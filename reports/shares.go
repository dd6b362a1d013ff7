package reports

import (
	"cmp"
	"slices"

	"sonde/reports/chart"
	"sonde/reports/needs"
	"sonde/reports/tabulate"
	"sonde/survey"
)

// subject is one select question on its way to a figure.
type subject struct {
	question   tabulate.Question
	result     tabulate.Result // without groups
	group      tabulate.GroupResult
	order      []int // cells as they are drawn
	reference  *survey.Reference
	population int // of a finite audience; 0 for none
}

// shares makes the figure of a select or rank question: bars by size with whiskers, and the table of the same numbers. A
// sentence alone where nobody answered, or too few for the audience.
func (b *builder) shares(q tabulate.Question) (Block, error) {
	s, err := b.subject(q)
	if err != nil {
		return nil, err
	}
	if s.group.Answered == 0 {
		return Paragraph{Text: b.finding(s), Note: true}, nil
	}
	f := &Figure{Figure: chart.Figure{
		Code: q.Name, Title: b.finding(s), Base: b.base(b.baseLine(s.group)), Series: []chart.Series{{}}, Language: b.req.Language,
	}}
	for _, at := range s.order {
		cell := s.group.Cells[at]
		f.Bars = append(f.Bars, chart.Bar{Code: cell.Code, Label: b.label(cell), Values: []chart.Value{b.value(cell, s)}})
	}
	f.Table = b.shareTable(s)
	f.Table.Notes = append(f.Table.Notes, b.reworded(s.result)...)
	f.Notes = b.fileNotes(f.Table.Notes...)
	drawn := "share"
	if q.Question.Type == survey.Rank {
		drawn = "first"
	}
	column := slices.IndexFunc(f.Table.Columns, func(c Column) bool { return c.Code == drawn })
	f.Table.Chart = &ChartOf{Title: f.Title, Alt: b.say("report.chart_alt", survey.Args{"Title": f.Title, "Base": f.Base}), Values: []int{column}}
	return f, nil
}

// subject tabulates a question.
func (b *builder) subject(q tabulate.Question) (subject, error) {
	r, err := b.view.Tabulate(b.ctx, b.query(q.Name, ""))
	if err != nil {
		return subject{}, err
	}
	s := subject{question: q, result: r, group: r.Groups[0]}
	for i := range b.library.References {
		if b.library.References[i].Question == q.Name {
			s.reference = &b.library.References[i]
		}
	}
	if s.population, err = b.population(q); err != nil {
		return subject{}, err
	}
	s.order = drawn(q, s.group)
	return s, nil
}

// drawn orders cells: those that are ranked by size, hidden ones after them, "other" and exclusive choices last. Ratings
// keep the order of their scale.
func drawn(q tabulate.Question, g tabulate.GroupResult) []int {
	order := make([]int, len(g.Cells))
	for i := range order {
		order[i] = i
	}
	if q.Rating {
		return order
	}
	class := func(c tabulate.Cell) int {
		switch {
		case c.Exclusive || c.Code == survey.OtherChoice || isAnswer(c.Concept):
			return 2
		case c.Suppressed:
			return 1
		}
		return 0
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, c := g.Cells[i], g.Cells[j]
		if by := cmp.Compare(class(a), class(c)); by != 0 || class(a) > 0 {
			return by
		}
		if a.MeanRank != nil && c.MeanRank != nil {
			return cmp.Compare(*a.MeanRank, *c.MeanRank)
		}
		return cmp.Compare(c.Count, a.Count)
	})
	return order
}

// isAnswer tells whether a concept stands for no thing in itself: none, other, don't know.
func isAnswer(concept string) bool { return len(concept) > 7 && concept[:7] == "answer/" }

// Label names a choice, by its code when it has no label, and says so when it is offered no more; text chooses a language.
func Label(words survey.Words, language string, c tabulate.Cell, text func(survey.Text) string) string {
	label := cmp.Or(text(c.Label), c.Code)
	if c.Retired {
		return words.Say(language, "report.retired", survey.Args{"Label": label})
	}
	return label
}

// label is that name in the report's language.
func (b *builder) label(c tabulate.Cell) string {
	return Label(b.src.Words, b.req.Language, c, b.text)
}

// questionLabel names a question, after its group when it stands in one; its name when it has no label.
func (b *builder) questionLabel(q tabulate.Question) string {
	label := cmp.Or(b.text(q.Question.Label), q.Name)
	if group := b.groupLabel(q.Group); group != "" {
		return group + " – " + label
	}
	return label
}

// groupLabel names a group of questions; "" for none, and where it has no label.
func (b *builder) groupLabel(name string) string {
	if name == "" {
		return ""
	}
	var find func([]survey.Question) string
	find = func(questions []survey.Question) string {
		for _, q := range questions {
			if q.Type != survey.Group {
				continue
			}
			if q.Name == name {
				return b.text(q.Label)
			}
			if label := find(q.Questions); label != "" {
				return label
			}
		}
		return ""
	}
	for _, s := range b.questionnaire.Sections {
		if label := find(s.Questions); label != "" {
			return label
		}
	}
	return ""
}

// value is the bar of a cell.
func (b *builder) value(c tabulate.Cell, s subject) chart.Value {
	if c.Suppressed {
		return chart.Value{Text: chart.SuppressedMark, Reference: s.published(c)}
	}
	base := s.group.Answered
	if s.question.Question.Type == survey.Rank {
		return b.firstValue(c, base)
	}
	v := chart.Value{Text: b.valueText(c.Share, c.Count, base), Small: base < needs.SmallBase, Reference: s.published(c)}
	if base >= needs.SmallestBase {
		v.Share, v.Low, v.High = c.Share, c.Low, c.High
	}
	return v
}

// published gives the share that the reference has for the cell's concept.
func (s subject) published(c tabulate.Cell) *float64 {
	if s.reference == nil || c.Concept == "" {
		return nil
	}
	for _, f := range s.reference.Figures {
		if f.Concept == c.Concept {
			return f.Share
		}
	}
	return nil
}

// baseLine says of whom the shares are.
func (b *builder) baseLine(g tabulate.GroupResult) string {
	switch {
	case b.policy.K > 1 && g.Answered == 0:
		return b.say("report.base_hidden", survey.Args{"Number": b.count(b.policy.K)})
	case b.policy.K > 1 && g.Skipped == 0: // rounded to a multiple of K
		return b.say("report.base_few", survey.Args{"Count": g.Answered, "Number": b.count(b.policy.K - b.policy.K/2)})
	case b.policy.K > 1:
		return b.say("report.base_rounded", survey.Args{"Count": g.Answered, "Skipped": b.count(g.Skipped)})
	}
	return b.say("report.base", survey.Args{"Count": g.Answered, "Skipped": b.count(g.Skipped)})
}

// base is a figure's base line: of whom, and how far that goes.
func (b *builder) base(said string) string { return said + " " + b.say("report.indicative", nil) }

// fileNotes stand in files of a drawing alone, after which no page says them: of whom the figures are, the warnings, and
// what else the reader needs.
func (b *builder) fileNotes(others ...string) []string {
	return slices.Concat([]string{b.doc.Subtitle}, b.doc.Warnings, others)
}
