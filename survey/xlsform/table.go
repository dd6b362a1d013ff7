package xlsform

import (
	"iter"
	"strings"
	"unicode"

	"sonde/survey"
)

// Reading stops after so many empty columns of the header and after so many empty rows, for spreadsheets often have
// leftovers far out.
const (
	emptyColumns = 20
	emptyRows    = 60
)

// table is a sheet as it stands: the header, and the rows under it cut to the header's width.
type table struct {
	name   string   // as the file writes it
	header []string // trimmed, runs of spaces joined; "" where a column has none
	rows   []row
	slots  int // cells kept
	cols   map[string][]column
}

// row is one row: its number as the spreadsheet counts, and its cells, trimmed.
type row struct {
	number int
	cells  []string
}

// lines are the rows of a sheet as a file gives them: numbers from 1, blank rows may be left out.
type lines = iter.Seq2[row, error]

// readTable reads a sheet to its end, or to where nothing follows for long.
func (f *file) readTable(name string, from lines) *table {
	t := &table{name: name}
	last, stopped := 1, 0
	for r, err := range from {
		if err != nil {
			f.unreadable(err)
			return t
		}
		if r.number == 1 {
			f.readHeader(t, r.cells)
			continue
		}
		if t.header == nil || blank(r.cells) {
			continue
		}
		if stopped > 0 || r.number-last > emptyRows+1 {
			if stopped == 0 {
				stopped = r.number
			}
			continue
		}
		f.strays(t, r)
		kept := cut(r.cells, len(t.header))
		if blankUnder(t.header, kept) {
			continue
		}
		last = r.number
		if t.slots += len(kept); len(t.rows) == maxRows || t.slots > maxCells {
			f.say("XLS_009", at{t.name, r.number, ""}, survey.Args{"Count": maxRows})
			return t
		}
		t.rows = append(t.rows, row{r.number, f.valued(t, r.number, trimmed(kept))})
	}
	if stopped > 0 {
		f.say("XLS_016", at{t.name, stopped, ""}, survey.Args{"Count": emptyRows, "Last": last})
	}
	return t
}

// readHeader takes the first row as the header.
func (f *file) readHeader(t *table, cells []string) {
	run := 0
	seen := map[string]bool{}
	for i, c := range cells {
		c = tidyHeader(c)
		if c == "" {
			run++
			t.header = append(t.header, "")
			continue
		}
		if run > emptyColumns {
			f.say("XLS_017", at{t.name, 1, c}, survey.Args{"Count": emptyColumns})
			t.header = t.header[:i-run]
			return
		}
		if run = 0; i >= maxColumns {
			f.say("XLS_009", at{t.name, 1, c}, survey.Args{"Count": maxColumns})
			return
		}
		if seen[c] {
			f.say("XLS_020", at{t.name, 1, c}, survey.Args{"Column": c})
			c, f.strayed[t.name] = "", true // told; the first of that name is read
		}
		seen[c] = true
		t.header = append(t.header, c)
	}
	t.header = t.header[:len(t.header)-run]
}

// valued empties the cells whose formula has no value, and tells of them.
func (f *file) valued(t *table, number int, kept []string) []string {
	for i, c := range kept {
		if fault, hollow := strings.CutPrefix(c, noValue); hollow {
			kept[i] = ""
			if t.header[i] != "" {
				where := at{t.name, number, t.header[i]}
				f.hollow[where] = true
				f.say("XLS_027", where, survey.Args{"Column": t.header[i], "Fault": fault})
			}
		}
	}
	return kept
}

// isHollow tells whether what a row holds of a property is a formula without a value.
func (f *file) isHollow(t *table, r row, property string) bool {
	return len(f.hollow) > 0 && f.hollow[at{t.name, r.number, t.headerOf(property, "")}]
}

// strays tells, once for a sheet, of a cell in a column that the header does not name.
func (f *file) strays(t *table, r row) {
	if f.strayed[t.name] {
		return
	}
	for i, c := range r.cells {
		if (i >= len(t.header) || t.header[i] == "") && strings.TrimSpace(c) != "" {
			if i < len(t.header)+emptyColumns {
				f.say("XLS_018", at{t.name, r.number, letters(i)}, survey.Args{"Column": letters(i), "Text": short(c)})
				f.strayed[t.name] = true
			}
			return
		}
	}
}

// letters names a column as spreadsheets do: A, B ... Z, AA.
func letters(i int) string {
	name := ""
	for i++; i > 0; i = (i - 1) / 26 {
		name = string(rune('A'+(i-1)%26)) + name
	}
	return name
}

func cut(cells []string, width int) []string { return cells[:min(len(cells), width)] }

func trimmed(cells []string) []string {
	kept := make([]string, len(cells))
	for i, c := range cells {
		kept[i] = strings.TrimSpace(c)
	}
	return kept
}

func blank(cells []string) bool {
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}

// blankUnder tells whether nothing stands under the columns that have a name.
func blankUnder(header, cells []string) bool {
	for i, c := range cells {
		if header[i] != "" && strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}

// tidyHeader trims a header and joins runs of white space.
func tidyHeader(header string) string {
	return strings.Join(strings.FieldsFunc(header, unicode.IsSpace), " ")
}

// short cuts a text for a message.
func short(text string) string {
	text = strings.TrimSpace(text)
	if runes := []rune(text); len(runes) > 60 {
		return string(runes[:60]) + "…"
	}
	return text
}
