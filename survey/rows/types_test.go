package rows

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// shared is one of the small questionnaires of survey/testdata.
func shared(t testing.TB, name string) *questionnaire.Instrument {
	t.Helper()
	source, err := os.ReadFile("../testdata/questionnaires/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	return instrument(t, string(source))
}

// record is a response with the answers of a program's sheet.
func record(t testing.TB, in *questionnaire.Instrument, body string) Record {
	t.Helper()
	raw, err := in.DecodeJSON(body)
	if err != nil {
		t.Fatal(err)
	}
	checked := in.Validate(raw, questionnaire.Entry{Mode: questionnaire.API, Today: "2026-05-12"})
	if len(checked.Problems) > 0 {
		t.Fatal(checked.Problems)
	}
	return Record{Values: checked.Answers, Response: survey.Response{ID: "0123456789abcdef0123", Sheet: survey.Sheet{
		Survey: "s", Version: 1, Language: "en", Source: survey.SourceWeb, ReceivedOn: "2026-05-12"}}}
}

// Answers of every type leave and come back the same, what is worked out with them.
func TestEveryTypeComesBack(t *testing.T) {
	for name, bodies := range map[string][]string{
		"scales":       {`{"plain":7,"decimal":3.5,"down":-5,"ends":1}`},
		"times":        {`{"day":"2026-05-13","month":"2026-05-01","year":"2026-01-01","at":"09:05","when":"2026-05-12T14:30"}`},
		"calculations": {`{"a":3,"b":3,"why":"because","pick":"yes","some":["r","go"],"guess":0.1}`, `{"a":1,"b":1,"origin":"paper"}`},
		"names":        {`{"age":1,"you/age":2,"you/home/age":3,"unique":"yes","you/home/size":4,"them/home/age":5}`},
		"twins":        {`{"country":"ca","city":"paris","seen":["paris","london"],"best":["london","paris"]}`},
		"rows": {`{"children":[{"name":"Ana; \"x\"","age":9,"school":"any","likes":["sea","sky"],"order":["sky","sea"],"born":"2017-01-01"},{"name":"=B"}]}`,
			`{"with_pets":"yes","children":[{"name":"A","pets":[{"pet":"cat"},{"pet":"dog\n"}]}]}`, `{"address":"x"}`},
		"counted": {`{"members":2,"people":[{"share":1},{"first":"B","share":3}],"twice":[{},{"word":"w"}]}`, `{"members":0}`},
	} {
		in := shared(t, name)
		for _, body := range bodies {
			want := record(t, in, body)
			for _, format := range []Format{CSV, XLSX} {
				for _, shape := range []Shape{{}, {Split: true}, {Labels: "fr"}, {Split: true, Labels: "en"}} {
					var file bytes.Buffer
					if _, err := Write(&file, format, Columns([]*questionnaire.Instrument{in}, shape), records([]Record{want})); err != nil {
						t.Fatal(err)
					}
					table, err := ReadCSV(bytes.NewReader(file.Bytes()))
					if format == XLSX {
						table, err = ReadXLSX(&file, "")
					}
					if err != nil {
						t.Fatal(err)
					}
					back, summary, err := Reader{Instrument: in, Survey: "s", Today: "2026-05-12"}.Read(table)
					if err != nil {
						t.Fatalf("%s %s %+v: %v", name, format, shape, err)
					}
					if got, want := string(back[0].Answers), string(in.Canonical(want.Values)); got != want || len(summary.Breaches) > 0 {
						t.Errorf("%s %s %+v: got %s %v, want %s", name, format, shape, got, summary.Breaches, want)
					}
				}
			}
		}
	}
}

// A file may write days as people and workbooks do.
func TestDaysAndTimesOfAFile(t *testing.T) {
	in := shared(t, "times")
	for cell, want := range map[string]string{
		"day|12/05/2026": `{"day":"2026-05-12"}`, "day|46154": `{"day":"2026-05-12"}`, "day|46154.99999": `{"day":"2026-05-12"}`, "day|2026-05-12 14:30:00": `{"day":"2026-05-12"}`,
		"at|0.604166666666667": `{"at":"14:30"}`, "at|0": `{"at":"00:00"}`, "at|0.99999": `{"at":"23:59"}`, "at|9:05:12": `{"at":"09:05"}`,
		"when|46154.6041666667": `{"when":"2026-05-12T14:30"}`, "when|12/05/2026 9:05": `{"when":"2026-05-12T09:05"}`, "when|2026-05-12T14:30:27.000+02:00": `{"when":"2026-05-12T14:30"}`,
		"day|31/02/2026": "PRB_018", "at|46154": "PRB_019", "when|0.5": "PRB_020", "day|3": "PRB_018",
	} {
		header, text, _ := strings.Cut(cell, "|")
		table, err := ReadCSV(strings.NewReader(header + "\n" + text + "\n"))
		if err != nil {
			t.Fatal(err)
		}
		sheets, _, err := Reader{Instrument: in, Survey: "s", Today: "2026-05-12"}.Read(table)
		got := ""
		if problems := (*Problems)(nil); errors.As(err, &problems) {
			got = problems.List[0].Args["Problem"].(survey.Problem).Code
		} else if err == nil {
			got = string(sheets[0].Answers)
		}
		if got != want {
			t.Errorf("%s: got %s %v, want %s", cell, got, err, want)
		}
	}
}

// A problem in a row is told at the column that holds the rows.
func TestProblemsOfRowsAreToldAtTheirColumn(t *testing.T) {
	for cell, want := range map[string]string{
		`[{"name":"A","likes":["x"]}]`: "ROW_053 row 2 column 2", `{"name":"A"}`: "ROW_057 row 2 column 2", `[{"kids":1}]`: "ROW_053 row 2 column 2", "Ana": "ROW_057 row 2 column 2",
	} {
		table, err := ReadCSV(strings.NewReader("address,children\nx,\"" + strings.ReplaceAll(cell, `"`, `""`) + "\"\n"))
		if err != nil {
			t.Fatal(err)
		}
		_, _, err = Reader{Instrument: shared(t, "rows"), Survey: "s", Today: "2026-05-12"}.Read(table)
		var problems *Problems
		if !errors.As(err, &problems) || problems.Count != 1 || problems.List[0].String() != want {
			t.Errorf("%s: got %v, want %s", cell, err, want)
		}
	}
}

// A workbook's cell holds less than an answer may; nothing is cut without a word.
func TestAnAnswerThatNoCellHoldsIsRefused(t *testing.T) {
	in := shared(t, "rows")
	row := `{"name":"` + strings.Repeat("é", 9_000) + `"}`
	long := record(t, in, `{"children":[`+row+`,`+row+`,`+row+`,`+row+`]}`)
	columns := Columns([]*questionnaire.Instrument{in}, Shape{})
	var file bytes.Buffer
	if _, err := Write(&file, XLSX, columns, records([]Record{long})); !survey.IsKind(err, survey.Invalid) {
		t.Errorf("got %v", err)
	}
	if n, err := Write(&file, CSV, columns, records([]Record{long})); n != 1 || err != nil {
		t.Errorf("CSV: %d, %v", n, err)
	}
	if excelize.TotalCellChars != maxCell {
		t.Errorf("a cell holds %d", excelize.TotalCellChars)
	}
}
