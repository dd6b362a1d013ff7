package rows

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"io"
	"iter"
	"strconv"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"sonde/survey"
)

// Format is a format of response files.
type Format string

// The formats that responses leave in.
const (
	CSV   Format = "csv"
	JSONL Format = "jsonl"
	XLSX  Format = "xlsx"
)

// Record is a response with its answers decoded.
type Record struct {
	survey.Response
	Values survey.Answers
}

// Write writes the records in their order and tells how many; Invalid ROW_070 for an unknown format, ROW_072 for an answer
// that no cell of a workbook holds. Columns lay out CSV
// and XLSX; JSONL writes a line for each record in the shape of DESIGN's exports.
func Write(w io.Writer, format Format, columns []Column, records iter.Seq2[Record, error]) (int, error) {
	switch format {
	case CSV:
		return writeCSV(w, columns, records)
	case XLSX:
		return writeXLSX(w, columns, records)
	case JSONL:
		return writeJSONL(w, records)
	}
	return 0, survey.Fail(survey.Invalid, "ROW_070", survey.Args{"Format": string(format)})
}

func writeCSV(w io.Writer, columns []Column, records iter.Seq2[Record, error]) (int, error) {
	// The mark makes spreadsheets read the accents as UTF-8.
	if _, err := io.WriteString(w, "\uFEFF"); err != nil {
		return 0, err
	}
	out := csv.NewWriter(w)
	cells := make([]string, len(columns))
	for i, column := range columns {
		cells[i] = Guard(column.Header)
	}
	if err := out.Write(cells); err != nil {
		return 0, err
	}
	count := 0
	for record, err := range records {
		if err != nil {
			return count, err
		}
		for i, column := range columns {
			if cells[i] = column.Cell(record.Response, record.Values); !column.Number {
				cells[i] = Guard(cells[i])
			}
		}
		if err := out.Write(cells); err != nil {
			return count, err
		}
		count++
	}
	out.Flush()
	return count, out.Error()
}

func writeXLSX(w io.Writer, columns []Column, records iter.Seq2[Record, error]) (int, error) {
	book := excelize.NewFile()
	defer book.Close()
	const sheet = "responses"
	if err := book.SetSheetName(book.GetSheetName(0), sheet); err != nil {
		return 0, err
	}
	out, err := book.NewStreamWriter(sheet)
	if err != nil {
		return 0, err
	}
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return 0, err
	}
	cells := make([]any, len(columns))
	for i, column := range columns {
		cells[i] = column.Header
	}
	if err := out.SetRow("A1", cells); err != nil {
		return 0, err
	}
	count := 0
	for record, err := range records {
		if err != nil {
			return count, err
		}
		for i, column := range columns {
			if cells[i] = xlsxCell(column, record); tooLong(cells[i]) {
				return count, survey.Fail(survey.Invalid, "ROW_072", survey.Args{"Header": column.Header, "ID": record.ID})
			}
		}
		if err := out.SetRow("A"+strconv.Itoa(count+2), cells); err != nil {
			return count, err
		}
		count++
	}
	if err := out.Flush(); err != nil {
		return count, err
	}
	return count, book.Write(w)
}

// maxCell is how many UTF-16 units a workbook's cell holds; what is longer would be cut without a word.
const maxCell = 32767

func tooLong(cell any) bool {
	text, ok := cell.(string)
	return ok && len(text) > maxCell && len(utf16.Encode([]rune(text))) > maxCell
}

// xlsxCell gives a number, a text (never a formula) or nothing.
func xlsxCell(column Column, record Record) any {
	text := column.Cell(record.Response, record.Values)
	if text == "" {
		return nil
	}
	if column.Number {
		if n, err := strconv.ParseFloat(text, 64); err == nil {
			return n
		}
	}
	return text
}

// line is one response of a JSONL export.
type line struct {
	ID         string         `json:":id"`
	Survey     string         `json:":survey"`
	Version    int            `json:":version"`
	Event      string         `json:":event"`
	Language   string         `json:":language"`
	Source     survey.Source  `json:":source"`
	ReceivedOn survey.Day     `json:":received_on"`
	Answers    survey.Answers `json:"answers"`
}

func writeJSONL(w io.Writer, records iter.Seq2[Record, error]) (int, error) {
	out := bufio.NewWriter(w)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	count := 0
	for r, err := range records {
		if err != nil {
			return count, err
		}
		if err := encoder.Encode(line{r.ID, r.Survey, r.Version, r.Event, r.Language, r.Source, r.ReceivedOn, r.Values}); err != nil {
			return count, err
		}
		count++
	}
	return count, out.Flush()
}
