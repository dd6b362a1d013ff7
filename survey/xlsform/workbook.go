package xlsform

import (
	"errors"
	"strings"

	"sonde/survey"
	"sonde/survey/cells"
)

// The sheets that XLSForm knows, and ours.
const (
	surveySheet   = "survey"
	choicesSheet  = "choices"
	settingsSheet = "settings"
	ownSheet      = "sonde"
)

// refusedSheets hold what a web page cannot do.
var refusedSheets = map[string]bool{"entities": true, "osm": true, "external_choices": true}

func knownSheet(name string) bool {
	switch name {
	case surveySheet, choicesSheet, settingsSheet, ownSheet:
		return true
	}
	return refusedSheets[name]
}

// open reads the tables of a file, whatever it is.
func (f *file) open(raw []byte) {
	if len(raw) > MaxFileBytes {
		f.say("XLS_008", at{}, survey.Args{"Limit": MaxFileBytes >> 20})
		return
	}
	switch cells.KindOf(raw) {
	case cells.Workbook:
		f.openWorkbook(raw)
	case cells.Text:
		f.openCSV(raw)
	case cells.OldWorkbook:
		f.say("XLS_002", at{}, nil)
	case cells.Protected:
		f.say("XLS_003", at{}, nil)
	case cells.OpenDocument:
		f.say("XLS_004", at{}, nil)
	case cells.Binary:
		f.say("XLS_005", at{}, nil)
	case cells.Damaged:
		f.say("XLS_001", at{}, nil)
	default:
		f.say("XLS_006", at{}, nil)
	}
}

func (f *file) openWorkbook(raw []byte) {
	book, err := cells.Open(raw, maxPart)
	if err != nil {
		f.unreadable(err)
		return
	}
	f.sheets = book.Sheets()
	for _, name := range f.sheets {
		kind := strings.ToLower(strings.TrimSpace(name))
		if len(f.sheets) == 1 && !knownSheet(kind) {
			kind = surveySheet
		}
		if knownSheet(kind) && f.tables[kind] == nil {
			f.tables[kind] = f.readTable(name, rowsOf(book, name))
		}
	}
}

// noValue begins a cell whose formula has no value; a fault that it has instead follows. No text of a file is like it.
const noValue = "\x00"

// rowsOf gives the rows of a sheet as texts.
func rowsOf(book *cells.Book, name string) lines {
	return func(yield func(row, error) bool) {
		var texts []string
		for r, err := range book.Rows(name) {
			if err != nil {
				yield(row{}, err)
				return
			}
			texts = texts[:0]
			for _, c := range r.Cells {
				text := c.String()
				if c.Kind == cells.Fault {
					text = noValue + c.Text
				}
				texts = append(texts, text)
			}
			if !yield(row{r.Number, texts}, nil) {
				return
			}
		}
	}
}

// unreadable says why a workbook cannot be read.
func (f *file) unreadable(err error) {
	switch {
	case errors.Is(err, cells.ErrDoctype):
		f.say("XLS_007", at{}, nil)
	case errors.Is(err, cells.ErrTooLarge):
		f.say("XLS_008", at{}, survey.Args{"Limit": MaxFileBytes >> 20})
	case errors.As(err, new(csvFault)):
		var fault csvFault
		errors.As(err, &fault)
		f.say("XLS_010", at{"", fault.line, ""}, survey.Args{"Line": fault.line})
	default:
		f.say("XLS_001", at{}, nil)
	}
}

// Recognises tells whether a file is for this package to read, or to refuse in words: whatever does not begin as JSON does.
func Recognises(raw []byte) bool {
	text, err := cells.Decode(raw[:min(len(raw), 4<<10)&^1])
	return err != nil || !strings.HasPrefix(strings.TrimSpace(text), "{")
}
