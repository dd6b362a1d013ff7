package limesurvey

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"strconv"
	"strings"

	"sonde/survey"
	"sonde/survey/rows"
)

// HoldsResponses tells whether a file is one of LimeSurvey's that rows cannot open by itself: an archive with responses, or
// the responses of one.
func HoldsResponses(raw []byte) bool {
	if bytes.HasPrefix(raw, zipMark) {
		a, err := openArchive(raw)
		return err == nil && a.responses != nil
	}
	return isLSS(raw)
}

// Responses opens the responses of an archive (.lsa), or those taken out of one (.lsr), for the importer of rows. In an
// archive the structure beside them says what each column is. Errors: TooLarge ROW_001, ROW_013, Malformed ROW_011
// (document type), ROW_014 (damaged, or no responses); Invalid ROW_041 (no response was given yet).
func Responses(raw []byte) (rows.Table, error) {
	if len(raw) > MaxFileBytes {
		return rows.Table{}, survey.Fail(survey.TooLarge, "ROW_001", survey.Args{"Count": MaxFileBytes >> 20})
	}
	open := func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(raw)), nil }
	names := map[string]string{}
	if bytes.HasPrefix(raw, zipMark) {
		a, err := openArchive(raw)
		if err != nil {
			return rows.Table{}, refusal(err)
		}
		if a.responses == nil {
			return rows.Table{}, refusal(errArchive)
		}
		open = func() (io.ReadCloser, error) { return bounded(a.responses, maxUnpacked) }
		if names, err = columnNames(raw); err != nil {
			return rows.Table{}, refusal(err)
		}
	}
	fields, err := responseFields(open)
	if err != nil {
		return rows.Table{}, refusal(err)
	}
	table := rows.Table{Header: make([]string, len(fields)), Sum: sha256.Sum256(raw), LimeSurvey: true}
	for i, field := range fields {
		if table.Header[i] = names[field]; table.Header[i] == "" {
			table.Header[i] = field
		}
	}
	table.Rows = func(yield func(rows.Row, error) bool) {
		stopped := errors.New("limesurvey: enough rows")
		err := readResponses(open, func(row record) error {
			if row.number > rows.MaxRows {
				return survey.Fail(survey.TooLarge, "ROW_006", survey.Args{"Count": rows.MaxRows})
			}
			if !yield(rows.Row{Number: row.number + 1, Cells: cellsOf(fields, row)}, nil) {
				return stopped
			}
			return nil
		})
		if err != nil && !errors.Is(err, stopped) {
			yield(rows.Row{}, refusal(err))
		}
	}
	return table, nil
}

// cellsOf puts the cells of a row in the order of the fields. A cell that is absent belongs to a question that was not shown.
func cellsOf(fields []string, row record) []string {
	cells := make([]string, len(fields))
	for i, field := range fields {
		cell, there := row.cells[field]
		if !there { // # is written - in the names of XML
			cell, there = row.cells[strings.ReplaceAll(field, "#", "-")]
		}
		if cells[i] = cell; !there {
			cells[i] = rows.NotShown
		}
	}
	return cells
}

// responseFields reads the names of the columns, which stand before the first row.
func responseFields(open func() (io.ReadCloser, error)) ([]string, error) {
	file, err := open()
	if err != nil {
		return nil, err
	}
	defer file.Close()
	enough := errors.New("limesurvey: the first row")
	doc, err := readDocument(file, func(table string, _ record) error {
		if table == "responses" {
			return enough
		}
		return nil
	})
	if err != nil && !errors.Is(err, enough) {
		return nil, err
	}
	fields := doc.fields["responses"]
	switch {
	case doc.kind != "Responses":
		return nil, errArchive
	case len(fields) == 0: // as LimeSurvey writes it for a survey that nobody has answered
		return nil, survey.Fail(survey.Invalid, "ROW_041", nil)
	}
	return fields, nil
}

func readResponses(open func() (io.ReadCloser, error), each func(record) error) error {
	file, err := open()
	if err != nil {
		return err
	}
	defer file.Close()
	_, err = readDocument(file, func(table string, row record) error {
		if table != "responses" {
			return nil
		}
		return each(row)
	})
	return err
}

// columnNames gives for each column of the database, as the structure of an archive knows it, what rows calls it.
func columnNames(raw []byte) (map[string]string, error) {
	t := &teller{}
	f, err := readArchive(raw, t)
	if err != nil || f == nil {
		return map[string]string{}, err
	}
	c := newConverter(f, t)
	c.declareAll()
	names := map[string]string{}
	for number, one := range c.variables.numbered {
		switch {
		case one.choice != "":
			names[number] = one.question + "[" + one.choice + "]"
		case one.rank > 0:
			names[number] = one.question + "[" + strconv.Itoa(one.rank) + "]"
		default:
			names[number] = one.question
		}
	}
	for q, d := range c.declared {
		if number := c.variables.number(q, ""); names[number] == "" {
			names[number] = d.name
			if q.kind == "|" {
				names[number+"_filecount"] = d.name + "_filecount"
			}
		}
	}
	return names, nil
}

// refusal words why responses cannot be read.
func refusal(err error) error {
	var own *survey.Error
	switch {
	case errors.As(err, &own):
		return err
	case errors.Is(err, errUnpacked), errors.Is(err, errBounds):
		return survey.Wrap(survey.TooLarge, "ROW_013", err)
	case errors.Is(err, errDTD):
		return survey.Wrap(survey.Malformed, "ROW_011", err)
	}
	return survey.Wrap(survey.Malformed, "ROW_014", err)
}
