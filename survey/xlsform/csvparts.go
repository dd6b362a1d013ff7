package xlsform

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"

	"sonde/survey/cells"
)

// csvPart is one sheet of a CSV file: its header, then the rows that are not blank. Rows count from the header, the blank
// ones too.
type csvPart struct {
	name    string
	rows    []row
	last    int   // number of the last row, blank or not
	again   bool  // the sheet is named once more: a header may follow
	columns []int // where the columns of the header that was read last stand in the first
}

func (p *csvPart) lines() lines {
	return func(yield func(row, error) bool) {
		for _, r := range p.rows {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// add takes a record without its first column; skipped are the empty lines before it. It tells how many cells it keeps.
func (p *csvPart) add(content []string, skipped int) int {
	switch {
	case len(p.rows) == 0 && blank(content):
		return 0
	case len(p.rows) == 0:
		p.last, p.rows = 1, append(p.rows, row{1, content})
		return len(content)
	}
	p.last += skipped + 1
	if blank(content) {
		return 0
	}
	if p.again && heads(strings.ToLower(p.name), content) {
		p.again = false
		p.align(content)
		return len(content)
	}
	p.again = false
	if p.columns != nil {
		content = p.under(content)
	}
	p.rows = append(p.rows, row{p.last, content})
	return len(content)
}

// align finds the columns of a further header in the first one, which it lengthens by those that are new.
func (p *csvPart) align(header []string) {
	first := &p.rows[0].cells
	free := map[string][]int{} // where each header stands
	for at, h := range *first {
		free[snake(h)] = append(free[snake(h)], at)
	}
	p.columns = make([]int, len(header))
	for i, h := range header {
		found := free[snake(h)]
		if len(found) == 0 {
			found = []int{len(*first)}
			*first = append(*first, h)
		}
		p.columns[i], free[snake(h)] = found[0], found[1:]
	}
}

// under puts the cells of a row where the first header has their columns.
func (p *csvPart) under(content []string) []string {
	moved := make([]string, len(p.rows[0].cells))
	for i, c := range content {
		if i < len(p.columns) {
			moved[p.columns[i]] = c
		} else if strings.TrimSpace(c) != "" {
			moved = append(moved, c) // told as one that has no header
		}
	}
	return moved
}

// heads tells a header from a row of answers, where a sheet is named again.
func heads(kind string, content []string) bool {
	properties, needed := settingsProperties, ""
	switch kind {
	case surveySheet:
		properties, needed = surveyProperties, "type"
	case choicesSheet:
		properties, needed = choicesProperties, "list_name"
	case ownSheet:
		properties, needed = ownProperties, "property"
	}
	return slices.ContainsFunc(content, func(c string) bool {
		name, _, known := properties.resolve(tokensOf(tidyHeader(c), false))
		return known && (needed == "" || name == needed)
	})
}

// splitCSV cuts a file into its sheets. One that is named again goes on, as in pyxform, under a header of its own or not.
func splitCSV(text string) ([]*csvPart, error) {
	separator := cells.SeparatorOf(text)
	// The first line may hold the sheet's name alone.
	if _, rest, found := strings.Cut(text, "\n"); found && !strings.ContainsAny(strings.TrimRight(text[:len(text)-len(rest)], ",;\t\r\n"), ",;\t") {
		separator = cells.SeparatorOf(strings.TrimLeft(rest, "\r\n"))
	}
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma = separator
	reader.FieldsPerRecord = -1
	var parts []*csvPart
	named := map[string]*csvPart{}
	var current *csvPart
	slots := 0
	for {
		before := reader.InputOffset()
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return parts, nil
		}
		if err != nil {
			fault := csvFault{}
			var parse *csv.ParseError
			if errors.As(err, &parse) {
				fault.line = parse.StartLine
			}
			return nil, fault
		}
		if slots += len(record); slots > 2*maxCells {
			return nil, cells.ErrTooLarge
		}
		name := strings.TrimSpace(record[0])
		if name == "" && current == nil {
			if blank(record) {
				continue
			}
			name = surveySheet // what names no sheet can only be the survey
		}
		if name != "" {
			key := strings.ToLower(name)
			if named[key] == nil {
				named[key] = &csvPart{name: name}
				parts = append(parts, named[key])
			}
			current = named[key]
			current.again = len(current.rows) > 0
		}
		if slots += current.add(record[1:], emptyLines(text[before:reader.InputOffset()])); slots > 2*maxCells {
			return nil, cells.ErrTooLarge
		}
	}
}

// emptyLines counts the lines before a record that hold nothing at all, which the reader of CSV passes over.
func emptyLines(raw string) int {
	count := 0
	for ; raw != "" && (raw[0] == '\n' || strings.HasPrefix(raw, "\r\n")); count++ {
		_, raw, _ = strings.Cut(raw, "\n")
	}
	return count
}
