package cells

import (
	"encoding/xml"
	"fmt"
	"iter"
	"strconv"
	"strings"
)

// Row is one row: its number as the spreadsheet counts, from 1, and its cells from the first column on; short rows lack
// the last ones. The cells are those of the next row once that is asked for.
type Row struct {
	Number int
	Cells  []Cell
}

// Rows walks the rows of a sheet in which anything stands: ErrUnreadable when there is no such sheet or it is damaged,
// ErrDoctype, ErrTooLarge.
func (b *Book) Rows(name string) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		if err := b.walk(name, yield); err != nil {
			yield(Row{}, err)
		}
	}
}

// walk hands on each row; the error is what ended it early.
func (b *Book) walk(name string, yield func(Row, error) bool) error {
	if err := b.load(); err != nil {
		return err
	}
	p, err := b.openSheet(name)
	if err != nil {
		return err
	}
	defer p.close()
	var row Row
	for number := 0; ; {
		token, err := p.next()
		if token == nil || err != nil {
			return err
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "row" {
			continue
		}
		number++
		if said, err := strconv.Atoi(attribute(start, "r")); err == nil && said > 0 {
			number = said
		}
		row.Number, row.Cells = number, row.Cells[:0]
		if row.Cells, err = b.readRow(p, row.Cells); err != nil {
			return err
		}
		if len(row.Cells) > 0 && !yield(row, nil) {
			return nil
		}
	}
}

// load reads what every sheet leans on, once.
func (b *Book) load() error {
	if b.loaded {
		return nil
	}
	b.loaded = true
	if err := b.loadStyles(); err != nil {
		return err
	}
	return b.loadTexts()
}

func (b *Book) openSheet(name string) (*part, error) {
	for _, s := range b.sheets {
		if s.name != name {
			continue
		}
		p, err := b.open(s.path)
		if p == nil && err == nil {
			err = fmt.Errorf("%w: the sheet is not there", ErrUnreadable)
		}
		return p, err
	}
	return nil, fmt.Errorf("%w: no such sheet", ErrUnreadable)
}

// readRow adds the cells of a row, empty ones where the file leaves some out.
func (b *Book) readRow(p *part, row []Cell) ([]Cell, error) {
	tag := true // the last token was one, and no text between two
	place := 0  // of the next cell, where the file does not say
	for {
		if tag {
			p.skipBlanks()
		}
		token, err := p.next()
		if token == nil || err != nil {
			return row, err
		}
		tag = true
		switch t := token.(type) {
		default:
			tag = false
		case xml.EndElement:
			if t.Name.Local == "row" {
				return row, nil
			}
		case xml.StartElement:
			if t.Name.Local != "c" {
				continue
			}
			column := place
			if said := columnOf(attribute(t, "r")); said >= 0 {
				column = said
			}
			place = column + 1
			if column >= maxColumn || column < len(row) {
				return row, fmt.Errorf("%w: a cell out of place", ErrUnreadable)
			}
			cell, err := b.readCell(p, t)
			if err != nil {
				return row, err
			}
			if cell.Kind == Blank {
				continue
			}
			for len(row) < column {
				row = append(row, Cell{})
			}
			row = append(row, cell)
		}
	}
}

// columnOf gives the column, from 0, that a reference such as "AB12" names, -1 when it names none.
func columnOf(reference string) int {
	column := 0
	for i := range len(reference) {
		c := reference[i] | 0x20
		if c < 'a' || c > 'z' || column > maxColumn {
			break
		}
		column = column*26 + int(c-'a') + 1
	}
	return column - 1
}

// readCell reads a cell to its end.
func (b *Book) readCell(p *part, start xml.StartElement) (Cell, error) {
	var value strings.Builder
	inValue, formula, valued := false, false, false
	kind := attribute(start, "t")
	inline := ""
	for {
		token, err := p.next()
		if token == nil || err != nil {
			return Cell{}, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "v":
				inValue, valued = true, true
			case "f":
				formula = true
			case "is":
				if inline, err = p.text("is"); err != nil {
					return Cell{}, err
				}
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "v":
				inValue = false
			case "c":
				switch {
				case kind == "inlineStr":
					return textCell(inline), nil
				case formula && value.Len() == 0 && (kind == "" || !valued):
					return Cell{Kind: Fault}, nil
				}
				return b.cell(kind, value.String(), attribute(start, "s"))
			}
		case xml.CharData:
			if inValue {
				if value.Len()+len(t) > maxRun {
					return Cell{}, ErrTooLarge
				}
				value.Write(t)
			}
		}
	}
}
