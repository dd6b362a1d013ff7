package reports

import (
	"cmp"
	"slices"
)

// summary tells who answered, at which event, and which obstacles are named most.
func (b *builder) summary() error {
	blocks := []Block{Paragraph{Text: b.doc.Subtitle}}
	finite, err := b.finiteSentence()
	if err != nil {
		return err
	}
	if finite != "" {
		blocks = append(blocks, Paragraph{Text: finite})
	}
	for _, o := range b.outline.Obstacles {
		s, err := b.subject(o.Question)
		if err != nil {
			return err
		}
		lead := b.say("report.headline."+o.Kind, nil)
		blocks = append(blocks, Paragraph{Lead: lead, Text: lead + " " + b.finding(s) + "."})
	}
	events, err := b.eventTable()
	if err != nil {
		return err
	}
	b.section("summary", b.say("report.section_summary", nil), append(blocks, events))
	return nil
}

// eventTable counts invited, present and answered per event. Events on too few answers are hidden, and another beside a
// single one, so that it does not follow from the total.
func (b *builder) eventTable() (*Table, error) {
	answered, err := b.answeredByEvent()
	if err != nil {
		return nil, err
	}
	t := &Table{Code: "events", Caption: b.say("report.events_caption", nil), Columns: []Column{
		{Code: "event", Title: b.say("report.column_event", nil), Width: 36},
		{Code: "kind", Title: b.say("report.column_event_kind", nil)},
		{Code: "day", Title: b.say("report.column_day", nil)},
		{Code: "invited", Title: b.say("report.column_invited", nil), Kind: ColumnCount},
		{Code: "present", Title: b.say("report.column_present", nil), Kind: ColumnCount},
		{Code: "answered", Title: b.say("report.column_responses", nil), Kind: ColumnCount},
		{Code: "rate", Title: b.say("report.column_rate", nil), Kind: ColumnShare},
	}}
	hidden := b.hiddenEvents(answered)
	for _, e := range b.eventsInView() {
		row := []Cell{textCell(b.eventTitle(e.Code)), textCell(b.say("report.event_kind."+string(e.Kind), nil)),
			textCell(b.src.Words.Date(b.req.Language, e.StartsOn)), knownCell(e.Invited), knownCell(e.Present)}
		t.Rows = append(t.Rows, Row{Code: e.Code, Cells: append(row, b.answeredCells(answered[e.Code], e.Present, hidden[e.Code])...)})
	}
	if n := answered[""]; n > 0 {
		row := append([]Cell{textCell(b.eventTitle(""))}, emptyCells(4)...)
		t.Rows = append(t.Rows, Row{Code: "none", Cells: append(row, b.answeredCells(n, 0, hidden[""])...)})
	}
	total := append([]Cell{textCell(b.say("report.total", nil))}, emptyCells(4)...)
	t.Rows = append(t.Rows, Row{Code: "total", Strong: true, Cells: append(total, b.answeredCells(b.responses, 0, b.responses < b.policy.K)...)})
	return t, nil
}

// knownCell is a count of people that may not be known.
func knownCell(n int) Cell {
	if n == 0 {
		return Cell{}
	}
	return countCell(n)
}

func (b *builder) answeredCells(answered, present int, hidden bool) []Cell {
	switch {
	case hidden:
		return hiddenCells(2)
	case present == 0 || answered > present || b.req.Filter.Language != "" || b.req.Filter.Role != "":
		// Of the people present nobody counted the language or the role.
		return []Cell{countCell(answered), {}}
	}
	return []Cell{countCell(answered), numberCell(new(float64(answered) / float64(present)))}
}

// hiddenEvents finds the events whose number of answers the audience may not see.
func (b *builder) hiddenEvents(answered map[string]int) map[string]bool {
	hidden, k := map[string]bool{}, b.policy.K
	if k < 2 {
		return hidden
	}
	codes := []string{}
	for _, e := range b.eventsInView() {
		codes = append(codes, e.Code)
	}
	if answered[""] > 0 {
		codes = append(codes, "")
	}
	slices.SortFunc(codes, func(x, y string) int { return cmp.Or(cmp.Compare(answered[x], answered[y]), cmp.Compare(x, y)) })
	together := 0
	for _, code := range codes {
		if answered[code] < k || len(hidden) == 1 || len(hidden) > 0 && together < k {
			hidden[code] = true
			together += answered[code]
		}
	}
	return hidden
}
