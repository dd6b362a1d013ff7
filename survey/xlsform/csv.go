package xlsform

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
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
func nameSheets(parts []csvPart) bool {
	if len(parts) == 0 {
		return false
	}
	if _, _, column := surveyProperties.resolve(tokensOf(tidyHeader(parts[0].name), false)); column {
		return false
	}
	return len(parts) == 1 || slices.ContainsFunc(parts, func(p csvPart) bool {
		name := strings.ToLower(p.name)
		return knownSheet(name) || nearSheet(name) != ""
	})
}

// csvPart is one sheet of a CSV file.
type csvPart struct {
	name string
	rows [][]string
}

// lines numbers the rows: blank ones before the header do not count, those after it do.
func (p csvPart) lines() lines {
	return func(yield func(row, error) bool) {
		number := 0
		for _, cells := range p.rows {
			if number == 0 && blank(cells) {
				continue
			}
			if number++; !yield(row{number, cells}, nil) {
				return
			}
		}
	}
}

// splitCSV cuts a file into its sheets.
func splitCSV(text string) ([]csvPart, error) {
	separator := cells.SeparatorOf(text)
	// The first line may hold the sheet's name alone.
	if _, rest, found := strings.Cut(text, "\n"); found && !strings.ContainsAny(strings.TrimRight(text[:len(text)-len(rest)], ",;\t\r\n"), ",;\t") {
		separator = cells.SeparatorOf(strings.TrimLeft(rest, "\r\n"))
	}
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma = separator
	reader.FieldsPerRecord = -1
	var parts []csvPart
	slots := 0
	for {
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
		if name := strings.TrimSpace(record[0]); name != "" {
			parts = append(parts, csvPart{name: name})
		}
		if len(parts) == 0 {
			if blank(record) {
				continue
			}
			parts = append(parts, csvPart{name: surveySheet}) // what names no sheet can only be the survey
		}
		last := &parts[len(parts)-1]
		if content := record[1:]; len(last.rows) > 0 || !blank(content) {
			last.rows = append(last.rows, content)
		}
	}
}
