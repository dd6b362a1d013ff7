package rows

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sonde/survey"
)

// workbook makes a workbook of rows of cells.
func workbook(t testing.TB, sheet string, rows ...[]any) []byte {
	t.Helper()
	book := excelize.NewFile()
	if err := book.SetSheetName("Sheet1", sheet); err != nil {
		t.Fatal(err)
	}
	for i, cells := range rows {
		at, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := book.SetSheetRow(sheet, at, &cells); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// swap copies a workbook, passing one entry through change.
func swap(t testing.TB, raw []byte, entry string, change func([]byte) []byte) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, file := range in.File {
		r, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if file.Name == entry {
			content = change(content)
		}
		to, err := w.Create(file.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write(content); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestAWorkbookIsRead(t *testing.T) {
	raw := workbook(t, "answers", []any{"role", "years", "hours", ":received_on"}, []any{"user", 12, 2.5, 46023}, []any{}, []any{"both", "", 0, "2026-02-03"})
	table, err := ReadXLSX(bytes.NewReader(raw), "answers")
	if err != nil {
		t.Fatal(err)
	}
	in := instrument(t, small)
	sheets, _, err := Reader{Instrument: in, Today: "2026-03-01"}.Read(table)
	if err != nil {
		t.Fatal(err)
	}
	if len(sheets) != 2 {
		t.Fatalf("got %d sheets, want 2", len(sheets))
	}
	// 46023 is 1 January 2026 in Excel's count of days.
	if got := string(sheets[0].Answers); got != `{"hours":2.5,"role":"user","years":12}` || sheets[0].ReceivedOn != "2026-01-01" {
		t.Errorf("got %s on %s", got, sheets[0].ReceivedOn)
	}
	if got := string(sheets[1].Answers); got != `{"hours":0,"role":"both"}` {
		t.Errorf("got %s", got)
	}
}

func TestHostileWorkbooksAreRefused(t *testing.T) {
	good := workbook(t, "answers", []any{"role"}, []any{"user"})
	const sheet = "xl/worksheets/sheet1.xml"
	for _, c := range []struct {
		name, sheet, want string
		file              []byte
	}{
		{"not a workbook", "", "ROW_010", []byte("PK\x03\x04 no")},
		{"an old .xls", "", "ROW_010", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")},
		{"a sheet that is not there", "others", "ROW_012", good},
		{"a document type", "", "ROW_011", swap(t, good, sheet, func(b []byte) []byte {
			return bytes.Replace(b, []byte("<worksheet"), []byte("<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet"), 1)
		})},
		{"UTF-16 that would hide one", "", "ROW_011", swap(t, good, sheet, func([]byte) []byte { return []byte("\xff\xfe<\x00!\x00") })},
		{"a cell of a megabyte", "", "ROW_013", swap(t, good, "xl/sharedStrings.xml", func([]byte) []byte {
			return []byte(`<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>` + strings.Repeat("a", 1<<20) + `</t></si></sst>`)
		})},
		{"300 MB behind a small file", "", "ROW_013", swap(t, good, "docProps/app.xml", func([]byte) []byte { return bytes.Repeat([]byte("<a/>"), 75<<20) })},
		{"no header", "", "ROW_003", workbook(t, "answers")},
	} {
		t.Run(c.name, func(t *testing.T) {
			table, err := ReadXLSX(bytes.NewReader(c.file), c.sheet)
			if err == nil {
				for _, one := range table.Rows {
					err = one
				}
			}
			var e *survey.Error
			if !errors.As(err, &e) || e.Code != c.want {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func TestTextIsNeverAFormula(t *testing.T) {
	evil := Record{}
	evil.Event = "=1+1"
	for _, format := range []Format{CSV, XLSX} {
		var out bytes.Buffer
		if _, err := Write(&out, format, Columns(nil, Shape{}), records([]Record{evil})); err != nil {
			t.Fatal(err)
		}
		if format == CSV {
			if strings.Contains(out.String(), ",=1+1") {
				t.Error("a formula in CSV")
			}
			continue
		}
		book, err := excelize.OpenReader(&out)
		if err != nil {
			t.Fatal(err)
		}
		formula, err := book.GetCellFormula("responses", "B2")
		value, _ := book.GetCellValue("responses", "B2")
		if err != nil || formula != "" || value != "=1+1" {
			t.Errorf("got formula %q, value %q, %v", formula, value, err)
		}
	}
}
