package reports

import "sonde/survey"

// codebook lists questions and choices with their codes, so that the figures can be traced back.
func (b *builder) codebook() error {
	t := &Table{Code: "codebook", Caption: b.say("report.codebook_caption", survey.Args{
		"Name": b.questionnaire.Name, "Version": b.questionnaire.Version,
	}), Folded: true, Columns: []Column{
		{Code: "section", Title: b.say("report.column_section", nil), Width: 15},
		{Code: "name", Title: b.say("report.column_name", nil), Width: 20},
		{Code: "type", Title: b.say("report.column_type", nil), Width: 14},
		{Code: "choice", Title: b.say("report.column_code", nil), Width: 20},
		{Code: "label", Title: b.say("report.column_words", nil), Width: 52},
		{Code: "concept", Title: b.say("report.column_concept", nil), Width: 24},
		{Code: "condition", Title: b.say("report.column_condition", nil), Width: 30},
	}}
	listed := map[string]string{}
	for _, s := range b.questionnaire.Sections {
		t.Rows = append(t.Rows, b.codebookRows(s.Name, s.Relevant, s.Questions, listed)...)
	}
	b.section("codebook", b.say("report.section_codebook", nil), []Block{t})
	return nil
}

// codebookRows are questions and their choices. A list of choices stands under the first question that uses it, whose name
// the others give (listed, by list).
func (b *builder) codebookRows(section, outer string, questions []survey.Question, listed map[string]string) []Row {
	var rows []Row
	for _, q := range questions {
		condition := conjunction(outer, q.Relevant)
		if q.Type == survey.Group {
			rows = append(rows, b.codebookRows(section, condition, q.Questions, listed)...)
			continue
		}
		first, again := listed[q.List]
		same := Cell{}
		if again {
			same = textCell(b.say("report.codebook_same", survey.Args{"Question": first}))
		}
		rows = append(rows, Row{Code: q.Name, Strong: true, Cells: []Cell{
			textCell(section), textCell(q.Name), textCell(string(q.Type)), same, textCell(b.text(q.Label)), {}, textCell(condition),
		}})
		if q.Type == survey.Repeat {
			rows = append(rows, b.codebookRows(section, condition, q.Questions, listed)...)
		}
		if again {
			continue
		}
		if q.List != "" {
			listed[q.List] = q.Name
		}
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
