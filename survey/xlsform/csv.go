package xlsform

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"sonde/survey/cells"
)

// csvFault is a line at which a CSV file is damaged.
type csvFault struct{ line int }

func (c csvFault) Error() string { return fmt.Sprintf("damaged at line %d", c.line) }

// openCSV reads a CSV file: the name of a sheet in the first column, the sheet's rows from the second column on in the
// same line or under it. Rows count from each sheet's header, as in a workbook.
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
		kind := strings.ToLower(p.name)
		if len(parts) == 1 && !knownSheet(kind) {
			kind = surveySheet
		}
		if knownSheet(kind) && f.tables[kind] == nil {
			f.tables[kind] = f.readTable(p.name, p.lines())
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
