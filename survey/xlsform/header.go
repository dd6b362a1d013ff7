package xlsform

import (
	"strings"

	"sonde/survey"
	"sonde/survey/spelling"
)

// column is a column that is read: what it holds, and of a text the language, as written; "" where none is.
type column struct {
	index    int
	header   string // as written
	property string
	language string
	shared   bool // names no language and is for all
}

// snake writes a header as the columns are named: "Required Message" is required_message.
func snake(header string) string {
	return strings.ToLower(strings.Join(strings.Fields(header), "_"))
}

// readColumns finds out what the columns of a sheet hold. In the choices, a column of another name is one that choice
// filters may use.
func (f *file) readColumns(t *table, p properties, filters bool) {
	t.cols = map[string][]column{}
	double := false
	for _, h := range t.header {
		double = double || strings.Contains(h, "::")
	}
	seen := map[string]string{}
	unknown := map[int][]string{}
	for i, h := range t.header {
		if h == "" {
			continue
		}
		tokens := tokensOf(h, double)
		name, language, meant := p.resolve(tokens)
		if !meant {
			unknown[i] = tokens
			continue
		}
		key := name + "::" + language
		if other, twice := seen[key]; twice {
			f.say("XLS_021", at{t.name, 1, h}, survey.Args{"Column": h, "Other": other})
			continue
		}
		seen[key] = h
		c := column{index: i, header: h, property: name, language: language}
		switch p.columns[name] {
		case plain, texts:
			t.cols[name] = append(t.cols[name], c)
		case refused:
			f.refuseColumn(t, i, p.refusal)
		case idle:
			f.refuseColumn(t, i, p.vain)
		}
	}
	for i := range t.header {
		if tokens := unknown[i]; tokens != nil {
			f.unknownColumn(t, p, i, tokens, filters)
		}
	}
}

// tokensOf splits a header: at "::", and where no header of the sheet has that, at ":" as old forms did.
func tokensOf(header string, double bool) []string {
	if double || strings.Contains(header, "::") {
		return trimmed(strings.Split(header, "::"))
	}
	tokens := trimmed(strings.Split(header, ":"))
	for i := 0; i+1 < len(tokens); i++ {
		if tokens[i] == "jr" { // the one prefix that headers need
			tokens[i] = "jr:" + tokens[i+1]
			tokens = append(tokens[:i+1], tokens[i+2:]...)
		}
	}
	return tokens
}

// resolve finds the column that tokens name, and the language of its texts.
func (p properties) resolve(tokens []string) (name, language string, meant bool) {
	name = snake(tokens[0])
	rest := tokens[1:]
	if len(rest) > 0 {
		if whole, ok := p.parts[name+"::"+rest[0]]; ok {
			name, rest = whole, rest[1:]
		}
	}
	if alias, ok := p.aliases[name]; ok {
		name = alias
	}
	use, known := p.columns[name]
	switch {
	case !known || len(rest) > 1:
		return "", "", false
	case len(rest) == 1 && use == plain:
		return "", "", false
	case len(rest) == 1:
		language = rest[0]
	}
	return name, language, true
}

// unknownColumn tells of a column that XLSForm does not know, or keeps it for choice filters.
func (f *file) unknownColumn(t *table, p properties, index int, tokens []string, filters bool) {
	h := t.header[index]
	if len(tokens) > 1 && attributes[strings.ToLower(tokens[0])] {
		code := p.refusal
		if prefix, _, foreign := strings.Cut(tokens[1], ":"); foreign && prefix != "jr" && prefix != "orx" && prefix != "odk" || strings.EqualFold(tokens[0], "attribute") {
			code = p.vain // a word for another tool
		}
		f.refuseColumn(t, index, code)
		return
	}
	if parts := tokensOf(h, false); len(tokens) == 1 && len(parts) > 1 {
		if _, _, meant := p.resolve(parts); meant {
			f.say("XLS_029", at{t.name, 1, h}, survey.Args{"Column": h, "Written": strings.Join(parts, "::")})
			return
		}
	}
	near := nearestColumn(snake(tokens[0]), p)
	if t.has(near) && len(tokens) == 1 {
		near = "" // the column is there: this one is meant as it is written
	}
	filter := filters && len(tokens) == 1
	switch {
	case near != "":
		f.say("XLS_023", at{t.name, 1, h}, survey.Args{"Column": h, "Near": near})
	case filter && strings.Contains(h, " "):
		f.say("XLS_026", at{t.name, 1, h}, survey.Args{"Column": h})
		return
	case !filter:
		f.say("XLS_024", at{t.name, 1, h}, survey.Args{"Column": h})
	}
	if filter {
		t.cols[filterColumns] = append(t.cols[filterColumns], column{index: index, header: h, property: h})
	}
}

// attributes are the first parts of columns that speak of the XML behind a form.
var attributes = map[string]bool{"bind": true, "body": true, "control": true, "instance": true, "attribute": true}

// filterColumns is the property under which the columns for choice filters stand.
const filterColumns = "*"

// refuseColumn tells of a column that cannot be honoured, at its first value; an empty one is nothing to tell of.
func (f *file) refuseColumn(t *table, index int, code string) {
	for _, r := range t.rows {
		if index < len(r.cells) && r.cells[index] != "" {
			f.say(code, at{t.name, r.number, t.header[index]}, survey.Args{"Column": t.header[index]})
			return
		}
	}
}

// nearestColumn gives the column that a word may be misspelt from, "" when none is near.
func nearestColumn(word string, p properties) string {
	if len(word) < 4 {
		return ""
	}
	best, least := "", 3
	for _, name := range sortedKeys(p.columns) {
		d := spelling.Distance(word, name, least)
		if d == 2 && len(word) < 6 && !sameLetters(word, name) {
			continue // too little of a short word is left
		}
		if d > 0 && d < least && len(name) > 3 {
			best, least = name, d
		}
	}
	return best
}

// value gives what stands in a row under a plain column, as it was typed; "" when there is none.
func (t *table) value(r row, property string) string {
	if cols := t.cols[property]; len(cols) > 0 {
		return r.cell(cols[0].index)
	}
	return ""
}

// headerOf gives the header, as written, of the column that holds a property; in a language where it is a text.
func (t *table) headerOf(property string, language string) string {
	if t == nil {
		return property
	}
	for _, c := range t.cols[property] {
		if language == "" || c.language == language || c.shared {
			return c.header
		}
	}
	return property
}

// has tells whether a column for the property is there.
func (t *table) has(property string) bool { return t != nil && len(t.cols[property]) > 0 }

func (r row) cell(i int) string {
	if i < len(r.cells) {
		return r.cells[i]
	}
	return ""
}
