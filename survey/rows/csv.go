package rows

import (
	"crypto/sha256"
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"sonde/survey"
	"sonde/survey/cells"
)

// ReadCSV reads a CSV file in UTF-8, UTF-16 with its mark, or Windows-1252 (which Latin-1 is part of), separated by
// commas, semicolons or tabs, whichever the header holds most of; and LimeSurvey's VV files. Errors: TooLarge ROW_001, Malformed ROW_002 (not
// text), ROW_003 (no header), ROW_004 (quotes), ROW_015 (JSON), TooLarge ROW_005 (columns), ROW_006 (rows).
func ReadCSV(r io.Reader) (Table, error) {
	raw, err := readAll(r)
	if err != nil {
		return Table{}, err
	}
	text, err := Decode(raw)
	if err != nil {
		return Table{}, err
	}
	if first := strings.TrimLeft(text, " \t\r\n["); strings.HasPrefix(first, `{"`) {
		return Table{}, survey.Fail(survey.Malformed, "ROW_015", nil)
	}
	if isVV(text) {
		table, err := vvRows(text)
		table.Sum, table.Lines = sha256.Sum256(raw), strings.Count(text, "\n")
		return table, err
	}
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma = cells.SeparatorOf(text)
	reader.FieldsPerRecord = -1
	header, err := reader.Read()
	if err != nil {
		return Table{}, csvError(err)
	}
	if len(header) > MaxColumns {
		return Table{}, survey.Fail(survey.TooLarge, "ROW_005", survey.Args{"Count": MaxColumns})
	}
	header = unguardAll(header)
	rows := func(yield func(Row, error) bool) {
		for count := 1; ; count++ {
			record, err := reader.Read()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				yield(Row{}, csvError(err))
				return
			}
			if count > MaxRows {
				yield(Row{}, survey.Fail(survey.TooLarge, "ROW_006", survey.Args{"Count": MaxRows}))
				return
			}
			line, _ := reader.FieldPos(0)
			if row := (Row{Number: line, Cells: unguardAll(record)}); !row.blank() && !yield(row, nil) {
				return
			}
		}
	}
	return Table{Header: header, Rows: rows, Sum: sha256.Sum256(raw), Lines: strings.Count(text, "\n")}, nil
}

func readAll(r io.Reader) ([]byte, error) {
	raw, err := io.ReadAll(io.LimitReader(r, MaxFileBytes+1))
	if err != nil {
		return nil, survey.Wrap(survey.Internal, "ROW_000", err)
	}
	if len(raw) > MaxFileBytes {
		return nil, survey.Fail(survey.TooLarge, "ROW_001", survey.Args{"Count": MaxFileBytes >> 20})
	}
	return raw, nil
}

// Decode turns the file's bytes into text, whichever of the usual encodings it has: UTF-8, UTF-16 with its mark, Windows-1252.
// Malformed ROW_002 for what is no text.
func Decode(raw []byte) (string, error) {
	text, err := cells.Decode(raw)
	if err != nil {
		return "", survey.Wrap(survey.Malformed, "ROW_002", err)
	}
	return text, nil
}

func csvError(err error) error {
	if errors.Is(err, io.EOF) {
		return survey.Fail(survey.Malformed, "ROW_003", nil)
	}
	var parse *csv.ParseError
	if errors.As(err, &parse) {
		return &survey.Error{Kind: survey.Malformed, Code: "ROW_004", Args: survey.Args{"Line": parse.Line}, Err: err}
	}
	return survey.Wrap(survey.Malformed, "ROW_004", err)
}
