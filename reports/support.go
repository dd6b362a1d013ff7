package reports

import (
	"slices"

	"sonde/reports/tabulate"
	"sonde/survey"
)

// support shows the formats that people prefer and the audiences to reach.
func (b *builder) support() error {
	blocks, err := b.figures(slices.Concat(b.outline.Formats, b.outline.Audiences))
	if err != nil {
		return err
	}
	b.section("formats_audiences", b.say("report.section_support", nil), blocks)
	return nil
}

// figures makes the figures of questions.
func (b *builder) figures(questions []tabulate.Question) ([]Block, error) {
	var blocks []Block
	for _, q := range questions {
		f, err := b.shares(q)
		if err != nil {
			return nil, err
		}
		blocks = append(blocks, f)
	}
	return blocks, nil
}

// offersKnown shows which offers people know, and lists all that exist. A survey that is about neither obstacles nor
// offers has no such section.
func (b *builder) offersKnown() error {
	if len(b.outline.Offers) == 0 && len(b.outline.Obstacles) == 0 {
		return nil
	}
	blocks, err := b.figures(b.outline.Offers)
	if err != nil {
		return err
	}
	if len(b.library.Offers) > 0 {
		blocks = append(blocks, b.catalogue())
	}
	b.section("offers", b.say("report.section_offers", nil), blocks)
	return nil
}

// catalogue lists the offers of the library.
func (b *builder) catalogue() *Table {
	t := &Table{Code: "catalogue", Caption: b.say("report.catalogue_caption", nil), Columns: []Column{
		{Code: "offer", Title: b.say("report.column_offer", nil), Width: 28},
		{Code: "provider", Title: b.say("report.column_provider", nil), Width: 16},
		{Code: "description", Title: b.say("report.column_description", nil), Width: 46},
		{Code: "for", Title: b.say("report.column_for", nil), Width: 22},
		{Code: "addresses", Title: b.say("report.column_addresses", nil), Width: 36},
		{Code: "formats", Title: b.say("report.column_formats", nil), Width: 20},
		{Code: "url", Title: b.say("report.column_url", nil), Width: 26},
		{Code: "checked", Title: b.say("report.column_checked", nil), Width: 12},
	}, Notes: []string{b.say("report.note_catalogue", nil)}, Folded: true}
	for _, o := range b.library.Offers {
		var communities []string
		for _, c := range b.library.Communities {
			if slices.Contains(o.Communities, c.Code) {
				communities = append(communities, b.text(c.Label))
			}
		}
		t.Rows = append(t.Rows, Row{Code: o.Code, Cells: []Cell{
			textCell(b.text(o.Name)), textCell(o.Provider), textCell(b.text(o.Description)), textCell(b.list(communities)),
			textCell(b.list(b.concepts(o.Concepts))), textCell(b.list(b.concepts(o.Formats))), textCell(o.URL), textCell(b.checked(o.CheckedOn)),
		}})
	}
	return t
}

// checked says when a person checked an entry, or that nobody has.
func (b *builder) checked(on survey.Day) string {
	if on == "" {
		return b.say("report.not_checked", nil)
	}
	return b.src.Words.Date(b.req.Language, on)
}

// concepts names concepts by label.
func (b *builder) concepts(codes []string) []string {
	var labels []string
	for _, code := range codes {
		labels = append(labels, b.concept(code))
	}
	return labels
}

// concept names a concept; by its code when the library lacks it.
func (b *builder) concept(code string) string {
	for _, c := range b.library.Concepts {
		if c.Code == code {
			return b.text(c.Label)
		}
	}
	return code
}

// placed tells which questions have a section of their own.
func (b *builder) placed() map[string]bool {
	placed := map[string]bool{}
	for _, o := range b.outline.Obstacles {
		placed[o.Question.Name], placed[o.Heaviest.Name] = true, true
	}
	for _, q := range slices.Concat(b.outline.Formats, b.outline.Audiences, b.outline.Offers) {
		placed[q.Name] = true
	}
	for _, s := range b.outline.Skills {
		placed[s.Importance.Name], placed[s.Ease.Name] = true, true
	}
	return placed
}
