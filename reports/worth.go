package reports

import (
	"slices"

	"sonde/reports/needs"
	"sonde/reports/tabulate"
	"sonde/survey"
)

// worth says, at the end of the results, what these data are worth.
func (b *builder) worth() error { return b.quality(b.say("report.section_worth", nil)) }

// method is the same as a sheet.
func (b *builder) method() error { return b.quality(b.say("report.section_method", nil)) }

// quality is the section of how the figures were made, which questions were left without an answer, the shares of those
// asked, and what the report was made from.
func (b *builder) quality(title string) error {
	list, err := b.view.NonResponses(b.ctx, tabulate.Query{Where: b.where, Policy: b.policy})
	if err != nil {
		return err
	}
	blocks := b.methodWords()
	if said := b.skippedMost(list); said != "" {
		blocks = append(blocks, Paragraph{Text: said})
	}
	skipped, err := b.skippedTable(list)
	if err != nil {
		return err
	}
	asked, err := b.askedTable()
	if err != nil {
		return err
	}
	blocks = append(blocks, skipped)
	if len(asked.Rows) > 0 {
		blocks = append(blocks, asked)
	}
	b.section("method", title, append(blocks, b.versions()))
	return nil
}

// skippedMost names the question that the largest share of those asked left without an answer; "" for none.
func (b *builder) skippedMost(list []tabulate.NonResponse) string {
	var most *tabulate.NonResponse
	for i := range list {
		one := &list[i]
		if one.Suppressed || one.Share == nil || one.Skipped == 0 || one.Asked < needs.SmallestBase {
			continue
		}
		if most == nil || *one.Share > *most.Share {
			most = one
		}
	}
	if most == nil {
		return ""
	}
	q, err := b.view.Question(most.Name)
	if err != nil {
		return ""
	}
	return b.say("report.skipped_most", survey.Args{
		"Question": b.questionLabel(q), "Share": b.percent(*most.Share, decimals(most.Asked)), "Number": b.count(most.Skipped), "Base": b.count(most.Asked),
	})
}

// skippedTable tells, for each question, how many of those asked gave no answer.
func (b *builder) skippedTable(list []tabulate.NonResponse) (*Table, error) {
	t := &Table{Code: "skipped", Caption: b.say("report.skipped_caption", nil), Folded: true}
	t.Columns = append([]Column{
		{Code: "question", Title: b.say("report.column_question", nil), Width: 56},
		{Code: "asked", Title: b.say("report.column_asked", nil), Kind: ColumnCount},
		{Code: "answered", Title: b.say("report.column_answered", nil), Kind: ColumnCount},
		{Code: "skipped", Title: b.say("report.column_skipped", nil), Kind: ColumnCount},
	}, b.shareColumns(b.responses)...)
	t.Columns[4].Title = b.say("report.column_share_skipped", nil)
	for _, one := range list {
		q, err := b.view.Question(one.Name)
		if err != nil {
			return nil, err
		}
		cells := []Cell{textCell(b.questionLabel(q))}
		switch {
		case one.Suppressed && one.Answered == 0:
			cells = append(cells, hiddenCells(6)...)
		case one.Suppressed:
			cells = append(append(cells, countCell(one.Asked), countCell(one.Answered), countCell(one.Skipped)), hiddenCells(3)...)
		default:
			cells = append(cells, countCell(one.Asked), countCell(one.Answered), countCell(one.Skipped))
			cells = append(cells, shareCells(one.Share, one.Low, one.High, one.Asked)...)
		}
		t.Rows = append(t.Rows, Row{Code: one.Name, Cells: cells})
	}
	if b.policy.K > 1 {
		t.Notes = []string{b.say("report.note_rounded", survey.Args{"Number": b.count(b.policy.K)})}
	}
	return t, nil
}

// oftenSkipped is the share of those asked from which a question counts as skipped by many: below, shares of those who
// answered and of those asked hardly differ.
const oftenSkipped = 0.05

// askedTable gives, for the questions that many skipped, the shares of all who were asked beside those of who answered.
func (b *builder) askedTable() (*Table, error) {
	t := &Table{Code: "asked", Caption: b.say("report.asked_caption", survey.Args{"Share": b.percent(oftenSkipped, 0)}), Folded: true, Columns: []Column{
		{Code: "label", Title: b.say("report.column_choice", nil), Width: 56},
		{Code: "count", Title: b.say("report.column_count", nil), Kind: ColumnCount},
		{Code: "share", Title: b.say("report.column_share", nil), Kind: ColumnShare, Decimals: decimals(b.responses)},
		{Code: "asked", Title: b.say("report.column_asked", nil), Kind: ColumnCount},
		{Code: "share_asked", Title: b.say("report.column_share_asked", nil), Kind: ColumnShare, Decimals: decimals(b.responses)},
	}}
	for _, q := range b.view.Questions() {
		if !slices.Contains([]survey.QuestionType{survey.SelectOne, survey.SelectMultiple, survey.Rank}, q.Question.Type) {
			continue
		}
		r, err := b.view.Tabulate(b.ctx, b.query(q.Name, ""))
		if err != nil {
			return nil, err
		}
		if g := r.Groups[0]; g.Answered > 0 && float64(g.Skipped) >= oftenSkipped*float64(g.Asked) {
			t.Rows = append(t.Rows, b.askedRows(q, g)...)
		}
	}
	if b.policy.K > 1 {
		t.Notes = []string{b.say("report.note_rounded", survey.Args{"Number": b.count(b.policy.K)})}
	}
	return t, nil
}

// askedRows are a question and its choices.
func (b *builder) askedRows(q tabulate.Question, g tabulate.GroupResult) []Row {
	rows := []Row{{Code: q.Name, Strong: true, Cells: append([]Cell{textCell(b.questionLabel(q))}, emptyCells(4)...)}}
	for _, at := range drawn(q, g) {
		c := g.Cells[at]
		cells := []Cell{textCell(b.label(c))}
		if c.Suppressed {
			cells = append(cells, hiddenCells(4)...)
		} else {
			share, _, _ := shareOf(c.Count, g.Asked)
			cells = append(cells, countCell(c.Count), shareCells(c.Share, nil, nil, g.Answered)[0],
				countCell(g.Asked), shareCells(share, nil, nil, g.Asked)[0])
		}
		rows = append(rows, Row{Code: q.Name + "/" + c.Code, Cells: cells})
	}
	return rows
}
