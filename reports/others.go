package reports

import (
	"cmp"

	"sonde/reports/tabulate"
	"sonde/survey"
)

// others shows every question without a place of its own, a section for each section of the questionnaire: a survey
// that is not about obstacles gets a whole report from them.
func (b *builder) others() error {
	placed := b.placed()
	blocks := map[string][]Block{}
	for _, q := range b.view.Questions() {
		if placed[q.Name] {
			continue
		}
		made, err := b.other(q)
		if err != nil {
			return err
		}
		blocks[q.Section] = append(blocks[q.Section], made...)
	}
	for _, s := range b.questionnaire.Sections {
		title := cmp.Or(b.text(s.Title), s.Name, b.say("report.section_others", nil))
		b.section("section_"+s.Name, title, blocks[s.Name])
		delete(blocks, s.Name)
	}
	var retired []Block // of sections that the newest version no longer has
	for _, q := range b.view.Questions() {
		retired = append(retired, blocks[q.Section]...)
		delete(blocks, q.Section)
	}
	b.section("section_retired", b.say("report.section_retired", nil), retired)
	return nil
}

// other shows one question by its type.
func (b *builder) other(q tabulate.Question) ([]Block, error) {
	switch q.Question.Type {
	case survey.SelectOne, survey.SelectMultiple, survey.Rank:
		f, err := b.shares(q)
		if err != nil {
			return nil, err
		}
		blocks := []Block{f}
		if q.Rating {
			numbers, err := b.numbers(q)
			return append(blocks, numbers...), err
		}
		return blocks, nil
	case survey.Integer, survey.Decimal, survey.Range:
		return b.numbers(q)
	}
	return []Block{}, nil // texts: openAnswers; days and rows are in the file of responses
}

// numbers describes numbers or the points of a rating in a table; none where nobody answered or the audience may not
// see it.
func (b *builder) numbers(q tabulate.Question) ([]Block, error) {
	r, err := b.view.Tabulate(b.ctx, b.query(q.Name, ""))
	if err != nil {
		return nil, err
	}
	s := r.Groups[0].Summary
	if s == nil || s.N == 0 || s.N < b.policy.K {
		return []Block{}, nil
	}
	t := &Table{Code: q.Name + "_summary", Caption: b.say("report.numbers_caption", survey.Args{"Question": b.questionLabel(q)})}
	row := Row{Code: q.Name}
	add := func(code string, kind ColumnKind, x *float64) {
		t.Columns = append(t.Columns, Column{Code: code, Title: b.say("report.number."+code, nil), Kind: kind})
		row.Cells = append(row.Cells, numberCell(x))
	}
	add("n", ColumnCount, new(float64(s.N)))
	add("mean", ColumnDecimal, s.Mean)
	add("low", ColumnDecimal, s.Low)
	add("high", ColumnDecimal, s.High)
	add("sd", ColumnDecimal, s.SD)
	add("q1", ColumnDecimal, s.Q1)
	add("median", ColumnDecimal, s.Median)
	add("q3", ColumnDecimal, s.Q3)
	if q.Rating {
		add("top2", ColumnShare, s.Top2)
	}
	t.Rows = []Row{row}
	return []Block{t}, nil
}
