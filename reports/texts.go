package reports

import (
	"encoding/json"
	"slices"

	"sonde/reports/tabulate"
	"sonde/survey"
)

// textCounts tells how many wrote something to each text question.
func (b *builder) textCounts() error {
	t := &Table{Code: "texts", Caption: b.say("report.texts_caption", nil), Columns: []Column{
		{Code: "question", Title: b.say("report.column_question", nil), Width: 56},
		{Code: "texts", Title: b.say("report.column_texts", nil), Kind: ColumnCount},
	}}
	for _, q := range b.view.Questions() {
		if q.Question.Type != survey.TextType {
			continue
		}
		r, err := b.view.Tabulate(b.ctx, b.query(q.Name, ""))
		if err != nil {
			return err
		}
		cell := countCell(r.Groups[0].Answered)
		if r.Groups[0].Answered < b.policy.K {
			cell = Cell{Suppressed: true}
		}
		t.Rows = append(t.Rows, Row{Code: q.Name, Cells: []Cell{textCell(b.questionLabel(q)), cell}})
	}
	if len(t.Rows) > 0 {
		b.section("open_answers", b.say("report.section_open", nil), []Block{t})
	}
	return nil
}

// openAnswers lists what people wrote, for coordinators alone: a table for each text question, without anything else
// about who wrote it. Others read how many did.
func (b *builder) openAnswers() error {
	if b.req.Audience != ForCoordinator {
		return b.textCounts()
	}
	written, err := b.written()
	if err != nil {
		return err
	}
	blocks := []Block{Paragraph{Text: b.say("report.open_care", nil), Note: true}}
	for _, q := range b.view.Questions() {
		if q.Question.Type != survey.TextType || len(written[q.Name]) == 0 {
			continue
		}
		t := &Table{Code: q.Name, Caption: b.questionLabel(q), Columns: []Column{{Code: "text", Title: b.say("report.column_text", nil), Width: 120}}}
		slices.Sort(written[q.Name]) // no order tells who wrote two texts
		for _, text := range written[q.Name] {
			t.Rows = append(t.Rows, Row{Cells: []Cell{textCell(text)}})
		}
		blocks = append(blocks, t)
	}
	if len(blocks) > 1 {
		b.section("open_answers", b.say("report.section_open", nil), blocks)
	}
	return nil
}

// written reads the texts of the responses in view, by question.
func (b *builder) written() (map[string][]string, error) {
	texts := map[string][]string{}
	for r, err := range b.src.Store.Responses(b.ctx, b.survey.Slug) {
		if err != nil {
			return nil, err
		}
		if r.Excluded != "" || len(r.Answers) == 0 {
			continue
		}
		answers := map[string]json.RawMessage{}
		if err := json.Unmarshal(r.Answers, &answers); err != nil {
			return nil, survey.Wrap(survey.Internal, "RPT_002", err)
		}
		if !b.req.Filter.takes(r, answers) {
			continue
		}
		for name, raw := range answers {
			var text string
			if json.Unmarshal(raw, &text) == nil {
				texts[name] = append(texts[name], text)
			}
		}
	}
	return texts, nil
}

// takes tells whether a response passes the filter.
func (f Filter) takes(r survey.Response, answers map[string]json.RawMessage) bool {
	var role string
	if raw, ok := answers[tabulate.RoleQuestion]; ok && json.Unmarshal(raw, &role) != nil {
		return false
	}
	return (f.Event == "" || f.Event == r.Event) && (f.Language == "" || f.Language == r.Language) && (f.Role == "" || f.Role == role)
}
