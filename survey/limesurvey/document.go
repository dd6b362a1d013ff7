package limesurvey

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// document is the head of an XML file of LimeSurvey.
type document struct {
	kind      string // "Survey", "Responses", "Group" …
	languages []string
	fields    map[string][]string // of each table, in order
}

// record is a row of a table. A cell that is absent is NULL.
type record struct {
	number int // in its table, from 1
	cells  map[string]string
}

var (
	errDTD    = errors.New("limesurvey: a document type is declared")
	errBounds = errors.New("limesurvey: deeper or more than any survey")
)

// readDocument walks an XML file and hands over the rows of its tables one by one; nothing else of it is kept.
func readDocument(r io.Reader, each func(table string, row record) error) (document, error) {
	w := walker{each: each, doc: document{fields: map[string][]string{}}, counts: map[string]int{}}
	decoder := xml.NewDecoder(&cleaner{from: r})
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			if len(w.path) > 0 || !w.rooted {
				return w.doc, &xml.SyntaxError{Msg: "unexpected end", Line: line(decoder)}
			}
			return w.doc, nil
		}
		if err != nil {
			return w.doc, err
		}
		switch t := token.(type) {
		case xml.Directive:
			return w.doc, errDTD
		case xml.StartElement:
			err = w.open(t.Name.Local)
		case xml.EndElement:
			err = w.close()
		case xml.CharData:
			err = w.text(t)
		}
		if err != nil {
			return w.doc, err
		}
	}
}

func line(decoder *xml.Decoder) int {
	line, _ := decoder.InputPos()
	return line
}

// walker knows where in the file it is: document, table, rows, row, field.
type walker struct {
	each    func(string, record) error
	doc     document
	path    []string
	rooted  bool
	value   strings.Builder
	row     record
	counts  map[string]int
	records int
}

func (w *walker) open(name string) error {
	w.rooted = true
	if w.path = append(w.path, name); len(w.path) > maxDepth {
		return errBounds
	}
	w.value.Reset()
	if len(w.path) == 4 && name == "row" {
		table := w.path[1]
		w.counts[table]++
		if w.records++; w.records > maxRecords {
			return errBounds
		}
		w.row = record{number: w.counts[table], cells: map[string]string{}}
	}
	return nil
}

func (w *walker) text(data []byte) error {
	if len(w.path) == 0 {
		return nil
	}
	if w.value.Len()+len(data) > maxCell {
		return errBounds
	}
	w.value.Write(data)
	return nil
}

func (w *walker) close() error {
	name, depth := w.path[len(w.path)-1], len(w.path)
	value := w.value.String()
	w.path = w.path[:depth-1]
	w.value.Reset()
	switch {
	case depth == 2 && name == "LimeSurveyDocType":
		w.doc.kind = strings.TrimSpace(value)
	case depth == 3 && w.path[1] == "languages" && name == "language":
		w.doc.languages = append(w.doc.languages, strings.TrimSpace(value))
	case depth == 4 && name == "fieldname":
		fields := append(w.doc.fields[w.path[1]], value)
		if w.doc.fields[w.path[1]] = fields; len(fields) > maxFields {
			return errBounds
		}
	case depth == 4 && name == "row":
		return w.each(w.path[1], w.row)
	case depth == 5 && w.path[3] == "row":
		// A name that begins with a digit is no XML name: such fields come with a _ before.
		if len(name) > 1 && name[0] == '_' && name[1] >= '0' && name[1] <= '9' {
			name = name[1:]
		}
		if w.row.cells[name] = value; len(w.row.cells) > maxFields {
			return errBounds
		}
	}
	return nil
}

// cleaner makes spaces of the control characters that old surveys hold and that XML forbids.
type cleaner struct{ from io.Reader }

func (c *cleaner) Read(p []byte) (int, error) {
	n, err := c.from.Read(p)
	for i, b := range p[:n] {
		if b < ' ' && b != '\t' && b != '\n' && b != '\r' {
			p[i] = ' '
		}
	}
	return n, err
}

// looksXML tells whether a file is XML, whatever mark it begins with.
func looksXML(raw []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(raw, []byte("\uFEFF")), " \t\r\n"), []byte("<"))
}
