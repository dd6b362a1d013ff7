package questionnaire

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"sonde/survey"
)

// DecodeForm reads a sheet from the controls of the questionnaire's page: NAME for each question, repeated for the picks
// of a select_multiple, NAME:1 NAME:2 ... for the menus of a rank, "yes" for a ticked acknowledge; an empty value is no
// answer. NAME is Item.Name or, in a repeat's row, the address REPEAT/N/NAME with N from 1; the page's own control
// :rows/REPEAT tells how many rows it shows, and a row beyond it counts when something came for it. Controls whose names
// begin with ':' are the page's own. The values' slices are kept.
func (in *Instrument) DecodeForm(values url.Values) Raw {
	f := pageForm{values: values}
	if in.root.repeats > 0 {
		f.rows = rowsIn(values)
	}
	raw := f.decode(in, "")
	for name := range values {
		if strings.HasPrefix(name, ":") {
			f.known++
		}
	}
	if f.known == len(values) {
		return raw
	}
	for name := range values {
		if !strings.HasPrefix(name, ":") && !in.control(name) {
			raw.unknown = append(raw.unknown, name)
		}
	}
	slices.Sort(raw.unknown)
	raw.unknown = raw.unknown[:min(len(raw.unknown), maxUnknown)]
	return raw
}

// pageForm is a page's sheet while it is read.
type pageForm struct {
	values url.Values
	rows   map[string]int // the rows of each repeat, by address
	known  int            // how many controls were read, the page's own too
	total  int            // of rows
}

// decode reads the controls whose names begin with prefix.
func (f *pageForm) decode(in *Instrument, prefix string) Raw {
	raw := in.NewRaw()
	for i := range in.Items {
		it := &in.Items[i]
		switch {
		case it.Row != nil:
			f.decodeRows(raw, it, prefix+it.key)
			continue
		case it.Question.Type == survey.Rank:
			f.decodeMenus(raw, it, prefix)
			continue
		}
		name := it.key
		if prefix != "" {
			name = prefix + name
		}
		sent, there := f.values[name]
		if !there {
			continue
		}
		f.known++
		switch {
		case it.Question.Type == survey.Note:
			raw.unknown = append(raw.unknown, name)
		case it.Question.Type == survey.SelectMultiple || len(sent) > 1:
			raw.SetPicks(i, sent)
		case len(sent) == 1:
			raw.SetText(i, sent[0])
		}
	}
	return raw
}

// decodeRows reads the rows of a repeat, as many as may be kept.
func (f *pageForm) decodeRows(raw Raw, it *Item, address string) {
	count := f.rows[address]
	if count <= 0 {
		return
	}
	rows := make([]Raw, min(count, MaxRows, MaxSheetRows-f.total))
	f.total += len(rows)
	for n := range rows {
		rows[n] = f.decode(it.Row, address+"/"+strconv.Itoa(n+1)+"/")
	}
	raw.values[it.Index] = rawValue{shape: rowsShape, rows: &rows, over: count > len(rows)}
}

// decodeMenus reads the menus of a rank.
func (f *pageForm) decodeMenus(raw Raw, it *Item, prefix string) {
	var picks []string
	for rank, name := range it.menus {
		sent, there := f.values[prefix+name]
		if !there {
			continue
		}
		f.known++
		if len(sent) > 0 && sent[0] != "" {
			if picks == nil {
				picks = make([]string, len(it.menus))
			}
			picks[rank] = sent[0]
		}
	}
	if picks != nil {
		raw.SetPicks(it.Index, picks)
	}
}

// rowsControl begins the name of the control that tells how many rows of a repeat the page shows.
const rowsControl = ":rows/"

// rowsIn counts the rows of each repeat of a page, by the repeat's address.
func rowsIn(values url.Values) map[string]int {
	rows := map[string]int{}
	for name, sent := range values {
		if address, ok := strings.CutPrefix(name, rowsControl); ok {
			if count, err := strconv.Atoi(values.Get(name)); err == nil {
				rows[address] = max(rows[address], count)
			}
			continue
		}
		if !slices.ContainsFunc(sent, func(s string) bool { return s != "" }) {
			continue
		}
		for at := 0; ; {
			repeat, number, rest, inRow := cutRow(name[at:])
			if !inRow || rest == "" {
				break
			}
			address := name[:at+len(repeat)]
			rows[address] = max(rows[address], number)
			at = len(name) - len(rest)
		}
	}
	return rows
}

// control tells whether the page has a control of this name for an answer.
func (in *Instrument) control(name string) bool {
	question, rank, menu := strings.Cut(name, ":")
	it, known := in.At(question)
	if !known || it.Row != nil {
		return false
	}
	if it.Question.Type != survey.Rank {
		return !menu
	}
	number, err := strconv.Atoi(rank)
	return menu && err == nil && number >= 1 && number <= it.Menus && rank == strconv.Itoa(number)
}
