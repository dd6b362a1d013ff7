package reports

import (
	"sonde/reports/needs"
	"sonde/reports/stats"
	"sonde/reports/tabulate"
	"sonde/survey"
)

// methodWords says how the figures were made, and how far they go.
func (b *builder) methodWords() []Block {
	args := survey.Args{
		"Smallest": b.count(needs.SmallestBase), "Small": b.count(needs.SmallBase), "Resamples": b.count(stats.Resamples),
		"Exact": b.count(stats.ExactRespondents), "Level": b.percent(tabulate.DefaultLevel, 0), "Low": b.percent(needs.LowNeed, 0),
	}
	keys := []string{"sample", "base", "interval", "small", "finite", "compare", "ranks", "opportunity"}
	if len(b.outline.Obstacles) > 0 || len(b.outline.Skills) > 0 {
		keys = append(keys, "needs")
	}
	var blocks []Block
	for _, key := range keys {
		blocks = append(blocks, Paragraph{Text: b.say("report.method."+key, args)})
	}
	if b.policy.K > 1 {
		blocks = append(blocks, Paragraph{Text: b.say("report.suppression", survey.Args{"Number": b.count(b.policy.K)})})
	} else {
		blocks = append(blocks, Paragraph{Text: b.say("report.suppression_none", nil)})
	}
	return blocks
}

// versions is the table of what the report was made from.
func (b *builder) versions() *Table {
	t := &Table{Code: "versions", Caption: b.say("report.versions_caption", nil), Columns: []Column{
		{Code: "what", Title: b.say("report.column_what", nil), Width: 36}, {Code: "value", Title: b.say("report.column_value", nil), Width: 44},
	}}
	add := func(code, value string) {
		t.Rows = append(t.Rows, Row{Code: code, Cells: []Cell{textCell(b.say("report.version."+code, nil)), textCell(value)}})
	}
	add("survey", b.survey.Slug)
	add("questionnaire", b.questionnaire.Name)
	add("version", b.count(b.questionnaire.Version))
	add("responses", b.shownCount(b.responses))
	add("excluded", b.count(b.view.Excluded()))
	add("simulated", b.count(b.view.Simulated()))
	add("trial", b.count(b.view.Trial()))
	add("filter", b.filterWords())
	add("audience", b.say("report.audience."+string(b.req.Audience), nil))
	add("made_on", b.src.Words.Date(b.req.Language, b.doc.MadeOn))
	add("software", b.src.Version)
	return t
}
