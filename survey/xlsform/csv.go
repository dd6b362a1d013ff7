package xlsform

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"sonde/survey/cells"
	"sonde/survey/questionnaire"
)

// csvFault is a line at which a CSV file is damaged.
type csvFault struct{ line int }

func (c csvFault) Error() string { return fmt.Sprintf("damaged at line %d", c.line) }

// openCSV reads a CSV file: the name of a sheet in the first column, the sheet's rows from the second column on in the
// same line or under it. Rows count from each sheet's header, as in a workbook; messages name the line of the file.
func (f *file) openCSV(raw []byte) {
	text, err := cells.Decode(raw)
	if err != nil || !holdsRows(text) {
		f.say("XLS_006", at{}, nil)
		return
	}
	parts, err := splitCSV(text)
	if err != nil {
		f.unreadable(err)
		return
	}
	if !nameSheets(parts) {
		f.say("XLS_011", at{}, nil)
		return
	}
	for _, p := range parts {
		f.sheets = append(f.sheets, p.name)
		if f.lines == nil {
			f.lines = map[string]map[int]int{}
		}
		f.lines[p.name] = p.lines
		kind := strings.ToLower(p.name)
		if len(parts) == 1 && !knownSheet(kind) {
			kind = surveySheet
		}
		if knownSheet(kind) && f.tables[kind] == nil {
			f.tables[kind] = f.readTable(p.name, p.all())
		}
	}
}

// holdsRows tells text that may be rows from that of other files: web pages, XML, PDF, bytes that only happen to be text.
func holdsRows(text string) bool {
	begin := strings.TrimSpace(text[:min(len(text), 1<<10)])
	return begin != "" && !strings.HasPrefix(begin, "<") && !strings.HasPrefix(begin, "%PDF-") &&
		!strings.ContainsFunc(begin, func(c rune) bool { return c < ' ' && !unicode.IsSpace(c) })
}

// nameSheets tells whether the first column names sheets: one that is known, one that is nearly written so, or a single one.
func nameSheets(parts []*csvPart) bool {
	if len(parts) == 0 {
		return false
	}
	if _, _, column := surveyProperties.resolve(tokensOf(tidyHeader(parts[0].name), false)); column {
		return false
	}
	return len(parts) == 1 || slices.ContainsFunc(parts, func(p *csvPart) bool {
		name := strings.ToLower(p.name)
		return knownSheet(name) || nearSheet(name) != ""
	})
}

// byLine makes messages about a CSV file name its lines for the rows of its sheets: that is what its author sees.
func (f *file) byLine(messages questionnaire.Messages) {
	for i := range messages {
		m := &messages[i]
		lines := f.lines[m.Place.Sheet]
		if lines == nil || m.Place.Row == 0 {
			continue
		}
		m.Place.Row = lines[m.Place.Row]
		for _, other := range []string{"First", "Last"} { // a row of the same sheet
			if row, number := m.Args[other].(int); number {
				m.Args = maps.Clone(m.Args)
				m.Args[other] = lines[row]
			}
		}
	}
}
