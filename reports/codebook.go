package reports

import (
	"encoding/json"
	"slices"

	"sonde/survey"
)

// codebook lists questions and choices with their codes, so that the figures can be traced back.
func (b *builder) codebook() error {
	t := &Table{Code: "codebook", Caption: b.say("report.codebook_caption", survey.Args{
		"Name": b.questionnaire.Name, "Version": b.questionnaire.Version,
	}), Columns: []Column{
		{Code: "section", Title: b.say("report.column_section", nil), Width: 20},
		{Code: "name", Title: b.say("report.column_name", nil), Width: 26},
		{Code: "type", Title: b.say("report.column_type", nil), Width: 16},
		{Code: "choice", Title: b.say("report.column_code", nil), Width: 22},
		{Code: "label", Title: b.say("report.column_words", nil), Width: 56},
		{Code: "concept", Title: b.say("report.column_concept", nil), Width: 28},
		{Code: "condition", Title: b.say("report.column_condition", nil), Width: 36},
	}}
	for _, s := range b.questionnaire.Sections {
		t.Rows = append(t.Rows, b.codebookRows(s.Name, s.Relevant, s.Questions)...)
	}
	b.section("codebook", b.say("report.section_codebook", nil), []Block{t})
	return nil
}

func (b *builder) codebookRows(section, outer string, questions []survey.Question) []Row {
	var rows []Row
	for _, q := range questions {
		condition := conjunction(outer, q.Relevant)
		if q.Type == survey.Group {
			rows = append(rows, b.codebookRows(section, condition, q.Questions)...)
			continue
		}
		rows = append(rows, Row{Code: q.Name, Strong: true, Cells: []Cell{
			textCell(section), textCell(q.Name), textCell(string(q.Type)), {}, textCell(b.text(q.Label)), {}, textCell(condition),
		}})
		for _, c := range b.questionnaire.ChoiceLists[q.List] {
			rows = append(rows, Row{Code: q.Name + "/" + c.Name, Cells: []Cell{
				{}, textCell(q.Name), {}, textCell(c.Name), textCell(b.text(c.Label)), textCell(c.Concept), {},
			}})
		}
	}
	return rows
}

// conjunction joins two conditions, of which each may be empty.
func conjunction(a, b string) string {
	switch {
	case a == "":
		return b
	case b == "":
		return a
	}
	return "(" + a + ") and (" + b + ")"
}

// openAnswers lists what people wrote, for coordinators alone: a table for each text question, without anything else
// about who wrote it.
func (b *builder) openAnswers() error {
	if b.req.Audience != ForCoordinator {
		return nil
	}
	written := map[string][]string{}
	for r, err := range b.src.Store.Responses(b.ctx, b.survey.Slug) {
		if err != nil {
			return err
		}
		answers := map[string]json.RawMessage{}
		if r.Excluded != "" || len(r.Answers) == 0 {
			continue
		}
		if err := json.Unmarshal(r.Answers, &answers); err != nil {
			return survey.Wrap(survey.Internal, "RPT_002", err)
		}
		if !b.req.Filter.takes(r, answers) {
			continue
		}
		for name, raw := range answers {
			var text string
			if json.Unmarshal(raw, &text) == nil {
				written[name] = append(written[name], text)
			}
		}
	}
	blocks := []Block{Paragraph{Text: b.say("report.open_care", nil), Note: true}}
	for _, q := range b.view.Questions() {
		if q.Question.Type != survey.TextType || len(written[q.Name]) == 0 {
			continue
		}
		t := &Table{Code: q.Name, Caption: b.questionLabel(q), Columns: []Column{{Code: "text", Title: b.say("report.column_text", nil), Width: 100}}}
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

// takes tells whether a response passes the filter.
func (f Filter) takes(r survey.Response, answers map[string]json.RawMessage) bool {
	var role string
	if raw, ok := answers["role"]; ok && json.Unmarshal(raw, &role) != nil {
		return false
	}
	return (f.Event == "" || f.Event == r.Event) && (f.Language == "" || f.Language == r.Language) && (f.Role == "" || f.Role == role)
}
